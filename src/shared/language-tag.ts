const tags = new Map<string, string>();

/** A language with the country where its locale names one: it decides how words are divided, and by which voice they are read. */
export function languageTag(language: string, locale: string): string {
  const key = `${language} ${locale}`;
  let tag = tags.get(key);
  if (tag === undefined) {
    const { baseName, language: own } = new Intl.Locale(locale);
    tag = own === language ? baseName : language;
    tags.set(key, tag);
  }
  return tag;
}
