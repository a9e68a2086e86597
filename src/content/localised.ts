import type { Localised } from './schemas/common.ts';

/** The text for a language; a text given once for all, or the first language’s, stands in. */
export function localise(value: Localised, language: string, firstLanguage: string): string {
  if (typeof value === 'string') return value;
  return value[language] ?? value[firstLanguage] ?? Object.values(value)[0] ?? '';
}

/** True when the text is given for that very language: a plain text counts for the newsroom’s first language only. */
export function isGivenIn(value: Localised | undefined, language: string, firstLanguage: string): boolean {
  if (value === undefined) return false;
  return typeof value === 'string' ? language === firstLanguage : value[language] !== undefined;
}

/** True where a text is told without another language’s words standing in: a plain text in every language, one by language in those alone. */
export function isToldIn(text: Localised | undefined, language: string): text is Localised {
  return typeof text === 'string' || text?.[language] !== undefined;
}
