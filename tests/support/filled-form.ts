/** A form of a page as a browser would send it where nobody has typed anything; the one that has `mark` in it. */
export function filledForm(page: string, mark: string): Record<string, string | string[]> {
  const form = [...page.matchAll(/<form [^>]*method="post"[^]*?<\/form>/g)].map(([one]) => one).find((one) => one.includes(mark)) ?? '';
  const fields: Record<string, string[]> = {};
  const add = (name: string, value: string): void => void (fields[plain(name)] ??= []).push(plain(value));
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const attribute = (name: string): string => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
    if (attribute('name') !== '' && (attribute('type') !== 'checkbox' || tag.includes(' checked')))
      add(attribute('name'), attribute('value'));
  }
  for (const [, name = '', value = ''] of form.matchAll(/<textarea[^>]* name="([^"]*)"[^>]*>\n([^<]*)<\/textarea>/g)) add(name, value);
  for (const [, name = '', options = ''] of form.matchAll(/<select[^>]* name="([^"]*)"[^>]*>([^]*?)<\/select>/g))
    add(name, /<option value="([^"]*)" selected/.exec(options)?.[1] ?? /<option value="([^"]*)"/.exec(options)?.[1] ?? '');
  return fields;
}

function plain(text: string): string {
  return text.replace(/&#(\d+);/g, (_, number: string) => String.fromCharCode(Number(number)));
}
