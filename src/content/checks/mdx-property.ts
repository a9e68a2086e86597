/** No component has as many. */
export const MOST_PROPERTIES = 30;

/** Where a property stands in its component. */
export function placeOfProperty(source: string, name: string): number {
  const escaped = name.replace(/[^\w-]/g, (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`);
  const at = source.search(new RegExp(`\\s${escaped}(?=[\\s=/>])`, 'u'));
  return at < 0 ? 0 : at + 1;
}
