/** Languages whose names of months and weekdays mean one thing each among all of them. */
const LANGUAGES = (
  'en es fr de pt it ar ar-DZ ar-SY ru uk be pl cs sk nl sv da nb fi hu ro bg el tr az ca eu gl id ms hi bn ur fa he th vi lt lv et sl ' +
  'sr sr-Latn mk sq is ga af sw ka hy kk fil ta te mr'
).split(' ');

/** The names of months (1–12) or weekdays (0–6) in small letters, with their numbers, in the forms that stand with a day and alone. */
export function namesOf(what: 'month' | 'weekday'): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  const forms = ['long', 'short'] as const;
  for (const language of LANGUAGES) {
    for (const form of forms) {
      for (const day of [{}, { day: 'numeric' }] as const) {
        const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory`, { [what]: form, ...day, timeZone: 'UTC' });
        for (let number = 0; number < (what === 'month' ? 12 : 7); number += 1) {
          // 5 January 2020 was a Sunday.
          const date = what === 'month' ? Date.UTC(2020, number, 15) : Date.UTC(2020, 0, 5 + number);
          const name = format.formatToParts(date).find(({ type }) => type === what)?.value;
          if (name === undefined || /\d/.test(name)) continue;
          const plain = name.toLowerCase().replace(/\.$/, '');
          if (!names.has(plain)) names.set(plain, what === 'month' ? number + 1 : number);
        }
      }
    }
  }
  for (const [name, number] of what === 'month' ? ALSO : []) if (!names.has(name)) names.set(name, number);
  return names;
}

/** Spellings that newspapers have beside those of the standard. */
const ALSO: readonly (readonly [string, number])[] = [
  ['sept', 9],
  ['setiembre', 9],
  ['avr', 4],
  ['févr', 2],
  ['juil', 7],
  ['jan', 1],
  ['märz', 3],
  ['jänner', 1],
  ['ابريل', 4],
  ['اغسطس', 8],
  ['اكتوبر', 10],
];
