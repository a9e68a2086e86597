import { z } from 'zod';
import en from '../../messages/languages/en.ts';
import type { OwnMessages } from '../../messages/own-messages.ts';
import { DATE_PATTERNS } from '../../shared/date-format.ts';
import { text } from './common.ts';

const ENGLISH: Readonly<Record<string, string | Readonly<Record<string, string>>>> = en;

/** The plural categories of all languages. */
const CATEGORIES: readonly Intl.LDMLPluralRule[] = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** A text in which the page puts something in places such as `{name}`: it may have those, and has to have those that are needed. */
function wording(english: string, { places = placesOf(english), needed = places }: Places = {}) {
  return text()
    .superRefine((value, context) => {
      const own = placesOf(value);
      const unknown = own.find((place) => !places.includes(place));
      const lacking = needed.find((place) => !own.includes(place));
      if (unknown !== undefined) context.addIssue({ code: 'custom', message: unknownPlace(unknown, places) });
      else if (lacking !== undefined) context.addIssue({ code: 'custom', message: `lacks ${lacking}, where the page puts something` });
    })
    .describe(`in English, “${english}”.`);
}

interface Places {
  places?: readonly string[];
  needed?: readonly string[];
}

function unknownPlace(place: string, places: readonly string[]): string {
  return `has ${place}, which nothing fills; ${places.length === 0 ? 'this text has no such places' : `the places here are ${places.join(', ')}`}`;
}

function placesOf(value: string): string[] {
  return [...new Set(Array.from(value.matchAll(/\{\w+\}/g), ([place]) => place))].sort();
}

/** With the spaces that go with it. */
const mark = (english: string) =>
  z.string().min(1, 'is empty').describe(`the sign with the spaces that go with it, in quotation marks; in English, "${english}".`);

const DATE_PLACES = ['{day}', '{month}', '{weekday}', '{year}'];

const dateForms = z
  .strictObject(
    Object.fromEntries(
      DATE_PATTERNS.map((pattern) => [
        pattern,
        wording('{weekday} {day} {month} {year}', { places: DATE_PLACES, needed: [] }).optional(),
      ]),
    ),
  )
  .describe('how dates are written that the locale writes otherwise.');

function schemaOf(key: string, isWhole: boolean, categories: readonly string[] | undefined): z.ZodType {
  const english = ENGLISH[key] ?? '';
  if (typeof english === 'string') return wording(english);
  if (key === 'dates') return dateForms;
  const { other } = english;
  if (other !== undefined) {
    // The number may be left out where a word says it: “a comment”.
    const form = wording(other, { needed: [] });
    const forms = z.strictObject(
      categories
        ? Object.fromEntries(categories.map((category) => [category, form]))
        : Object.fromEntries(CATEGORIES.map((category) => [category, category === 'other' ? form : form.optional()])),
    );
    return forms.describe('one text for each plural that the language has, of which “other” is the usual one.');
  }
  const field = key === 'punctuation' ? mark : wording;
  const group = z.strictObject(
    Object.fromEntries(Object.entries(english).map(([name, own]) => [name, isWhole ? field(own) : field(own).optional()])),
  );
  return group.describe('texts of one kind, each under its name.');
}

function buildSchema(isWhole: boolean, categories?: readonly string[]) {
  const shape = Object.keys(ENGLISH).map((key): [string, z.ZodType] => {
    const own = schemaOf(key, isWhole, categories);
    return [key, isWhole && key !== 'dates' ? own : own.optional()];
  });
  return z.strictObject(Object.fromEntries(shape));
}

/** `content/messages/<code>.yaml`: the site’s own words, by the keys of the English catalogue. */
export const messagesSchema = buildSchema(false) as unknown as z.ZodType<MessagesData>;

export type MessagesData = OwnMessages;

const byLanguage = new Map<string, z.ZodType>();

/** The same for a language: with the plurals that it has, and whole when no catalogue of it ships. */
export function messagesSchemaFor(language: string, isShipped: boolean): z.ZodType {
  const key = `${language} ${isShipped}`;
  let schema = byLanguage.get(key);
  if (!schema) {
    schema = buildSchema(!isShipped, pluralCategories(language));
    byLanguage.set(key, schema);
  }
  return schema;
}

/** Undefined for a language that `Intl` does not know. */
function pluralCategories(language: string): readonly string[] | undefined {
  try {
    if (Intl.PluralRules.supportedLocalesOf(language).length === 0) return undefined;
    const categories: readonly string[] = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    return CATEGORIES.filter((category) => categories.includes(category));
  } catch {
    return undefined;
  }
}
