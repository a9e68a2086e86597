const LABEL = /^(?!-)[a-z\d-]{1,63}(?<!-)$/;

/**
 * True for a name that a host can have, in small letters, as addresses have it once they are taken apart: labels of letters, digits and
 * hyphens, with those of other alphabets as punycode. Addresses are taken apart leniently: `https://a;b/` has the host `a;b`.
 */
export function isHostName(host: string): boolean {
  return host.length <= 253 && host.split('.').every((label) => LABEL.test(label));
}

/**
 * The origin of an address of the web as it may stand in a policy or a server’s file: `https://radio.example:8443`. Undefined for an
 * address without a real host, with a user’s name in it, or of another kind.
 */
export function originOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, username, password, hostname, origin } = new URL(address);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  return username === '' && password === '' && isHostName(hostname) ? origin : undefined;
}
