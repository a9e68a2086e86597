import type en from './catalogues/en.ts';
import type { PluralForms } from './catalogue-form.ts';

type Shape<T> = {
  [K in keyof T]: T[K] extends string ? string : T[K] extends { other: string } ? PluralForms : { [G in keyof T[K]]: string };
};

/** Every text the site needs; each language’s catalogue must have them all. */
export type Messages = Shape<typeof en>;
