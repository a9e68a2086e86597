/** What XML 1.0 cannot hold, not even escaped: most control characters, halves of surrogate pairs, U+FFFE and U+FFFF. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** A copy of a feed’s data in which every text can stand in XML. */
export function printable<T>(data: T): T {
  return JSON.parse(
    JSON.stringify(data, (_key, value: unknown) => (typeof value === 'string' ? value.replace(FORBIDDEN, '') : value)),
  ) as T;
}

const SECTION_OR_EXPLICIT = /\s*((?:<!\[CDATA\[[\s\S]*?\]\]>)+)\s*|(<itunes:explicit>)(yes|no)(?=<)/g;

/**
 * Two things that the generator writes otherwise than they are read: it indents CDATA sections, so that titles begin with a line
 * break, and it says yes and no where Apple’s podcasts want true and false.
 */
export function tidyXml(xml: string): string {
  return xml.replace(
    SECTION_OR_EXPLICIT,
    (_whole, section?: string, tag = '', value = '') => section ?? `${String(tag)}${String(value === 'yes')}`,
  );
}
