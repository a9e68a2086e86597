/** What XML 1.0 cannot hold, not even escaped: most control characters, halves of surrogate pairs, U+FFFE and U+FFFF. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** How forbidden characters look in JSON, which writes all but the last two as escapes. */
const SUSPECT = /\\u|[\u{FFFE}\u{FFFF}]/u;

/** A feed’s data in which every text can stand in XML; nearly always the data itself. */
export function printable<T>(data: T): T {
  if (!SUSPECT.test(JSON.stringify(data))) return data;
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
