/** One text for each plural category that the language has, as `Intl.PluralRules` names them. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/**
 * How a language writes dates, where `Intl` does not write them as its newspapers do: by pattern of shared/date-format.ts, such as
 * `weekdayDate: '{weekday} {day} {month} {year}'`. The parts are written by `Intl`; a pattern that is not here is `Intl`’s as a whole.
 */
export type DatePatterns = Record<string, string>;

/** What a catalogue may hold: texts, plural forms, or a group of texts under one name. */
export type Catalogue = Record<string, string | PluralForms | Record<string, string>> & { dates: DatePatterns };
