/**
 * Marks each paragraph of a text that is bold from end to end, such as an interview’s questions, so that it can stand close to what it
 * introduces.
 */
export function markBoldLines(html: string): string {
  return html.replace(/<p>(?=<strong>[^<]*<\/strong><\/p>)/g, '<p class="bold-line">');
}
