/** How texts get into HTML and XML. Nothing else escapes for them. */

/** A text as it may stand in HTML or XML, between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** The same with numbers in place of names, as Astro prints pages, and of these signs only. */
export function escapeByNumber(text: string, signs = '&<>"'): string {
  return text.replace(/[&<>"]/g, (sign) => (signs.includes(sign) ? `&#${sign.charCodeAt(0)};` : sign));
}

/** A text in a file of XML, between tags and in quoted attributes. What XML 1.0 has no way to write is left out. */
export function escapeXml(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are what cannot be written
  return escapeHtml(text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, ''));
}
