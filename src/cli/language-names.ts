/**
 * The language that somebody means, of those that there are: by its code, by its name in any of them (“français”, “French”, “französisch”),
 * or by a code with a country (“fr-CA”, “zh-TW”). Undefined where none is meant, or more than one.
 */
export function findLanguage(word: string, codes: readonly string[]): string | undefined {
  const wanted = plain(word);
  const named = codes.find((code) => [code, ...codes.map((language) => nameOf(code, language))].some((name) => plain(name) === wanted));
  if (named !== undefined) return named;
  const locale = localeOf(word);
  if (!locale) return undefined;
  const alike = codes.filter((code) => {
    const other = new Intl.Locale(code).maximize();
    return other.language === locale.language && other.script === locale.script;
  });
  return alike.length === 1 ? alike[0] : undefined;
}

/** What a language may be called by those who look for it, in its own words and in English. */
export function languageNames(codes: readonly string[]): string[] {
  return codes.flatMap((code) => [code, nameOf(code, code), nameOf(code, 'en')]);
}

const shown = new Map<string, Intl.DisplayNames>();

function nameOf(code: string, language: string): string {
  const names = shown.get(language) ?? new Intl.DisplayNames([language], { type: 'language' });
  shown.set(language, names);
  return names.of(code) ?? code;
}

function localeOf(word: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(word.replaceAll('_', '-')).maximize();
  } catch {
    return undefined;
  }
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
