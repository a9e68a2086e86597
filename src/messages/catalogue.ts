import type en from './languages/en.ts';
import type { DatePatterns, PluralForms } from './catalogue-form.ts';

type Shape<T> = {
  [K in keyof T]: T[K] extends string ? string : T[K] extends { other: string } ? PluralForms : { [G in keyof T[K]]: string };
};

/** Every text the site needs; each language’s catalogue must have them all. Of dates it has only what `Intl` does not do. */
export type Messages = Shape<Omit<typeof en, 'dates'>> & { dates: DatePatterns };
