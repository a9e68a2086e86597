/** Addresses that may stand in a story. Anything else, such as `javascript:`, is not one. */
const LINKS = new Set(['http:', 'https:', 'mailto:', 'tel:', 'sms:', 'xmpp:', 'magnet:', 'ftp:']);

/** The full address of a link, ready for Markdown; undefined when it is none that a reader may follow. */
export function linkAddress(raw: string, base: string | undefined): string | undefined {
  const address = withoutControls(raw);
  if (address === '') return undefined;
  const url = parse(address, base);
  if (url !== undefined) return LINKS.has(url.protocol) ? safe(url.href) : undefined;
  return /^(?:\/(?!\/)|\.{1,2}\/|[\w-]+(?:[/.?]|$))/.test(address) && !/^[\w+.-]+:/.test(address)
    ? safe(encodeURI(decode(address)))
    : undefined;
}

/** The full address of a picture, recording or frame; undefined when it is not on the web. */
export function mediaAddress(raw: string, base: string | undefined): URL | undefined {
  const url = parse(withoutControls(raw), base);
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url : undefined;
}

function parse(address: string, base: string | undefined): URL | undefined {
  const full = address.startsWith('//') ? `https:${address}` : address;
  const url = URL.canParse(full, base) ? new URL(full, base) : undefined;
  return url;
}

function withoutControls(raw: string): string {
  return raw.replace(/[\p{Cc}\u00a0\u2028\u2029]+/gu, '').trim();
}

function decode(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address.replace(/%/g, '%25');
  }
}

/** Characters that mean something in Markdown or MDX, in the form that addresses have for them. */
function safe(address: string): string {
  return address.replace(
    /[\s<>(){}[\]\\`"'*|^]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
