import { z } from 'zod';
import { canBeSeen } from '../../shared/printable.ts';
import { originOf } from './host-name.ts';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const WEB_ADDRESS = /^(https?:\/\/|mailto:)\S+$/;
const HTTP_ADDRESS = /^https?:\/\/\S+$/;
const NO_WEB_ADDRESS = 'is not a web address: it begins with https://, http:// or mailto:';
const NO_HTTP_ADDRESS = 'is not an address of the web: it begins with https://';
export const NO_HOST = 'has no real host: a host’s name has letters, digits, hyphens and dots, and nothing stands before it';
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A text, or one text for each language code: `{ en: 'News', es: 'Noticias' }`. */
export type Localised = string | Record<string, string>;

export const text = () =>
  z
    .string()
    .trim()
    .min(1, 'is empty')
    .refine((value) => !UNPRINTABLE.test(value) && value.isWellFormed(), 'has a character that cannot be printed')
    .refine((value) => value === '' || UNPRINTABLE.test(value) || canBeSeen(value), 'has nothing in it that can be seen');

/** Control characters but for line breaks and tabs. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/;

export const localised = () =>
  z.union([text(), z.record(z.string(), text())], { error: 'is neither a text nor one text for each language' }).meta({
    localised: true,
  });

/** The kinds of things that a field may name by their ids. Editors offer what there is of them. */
export type Named = 'articles' | 'authors' | 'photos' | 'sections' | 'topics';

/** Has a field offer, in every editor, the ids of what it names. */
const naming = <S extends z.ZodType>(schema: S, refersTo: Named): S => schema.meta({ refersTo });

export const authorId = () => naming(id(), 'authors');
export const photoId = () => naming(id(), 'photos');
export const topicId = () => naming(id(), 'topics');
export const sectionPath = () => naming(z.string(), 'sections');

export const id = () => z.string().regex(ID, 'is not an id: small letters a–z, digits and single hyphens only, like harbour-wall');

/** The path of a story's file below its language, without the ending: `2022/first-talks`. */
export const articleId = () =>
  naming(
    z
      .string()
      .regex(
        /^[a-z0-9-]+(\/[a-z0-9-]+)*$/,
        'is not a story’s id: write its file’s path below its language, without “.md”, for example 2022/first-talks',
      ),
    'articles',
  );

/** An instant with its offset, kept as written: `2022-02-28T17:10:00+00:00`. */
export const instant = () =>
  z
    .string({ error: 'is not a date and time' })
    .regex(INSTANT, { error: ({ input }) => `is not a date and time with its offset, like ${likeInstant(input)}` })
    .refine(isRealInstant, 'is a date that does not exist')
    .meta({ moment: 'instant' });

/** A calendar day: `2022-02-28`. */
export const day = () =>
  z
    .string({ error: 'is not a day' })
    .regex(DAY, 'is not a day, like 2022-02-28')
    .refine((value) => isRealDay(value), 'is a day that does not exist');

/** An example of an instant: on the day, and at the time, that were meant as far as they can be read. */
function likeInstant(written: unknown): string {
  const [day] = /\d{4}-\d{2}-\d{2}/.exec(String(written)) ?? [];
  const [, hours, minutes] = /(?:^|\D)(\d{1,2}):(\d{2})/.exec(String(written)) ?? [];
  const isTime = Number(hours) < 24 && Number(minutes) < 60;
  return `${day !== undefined && isRealDay(day) ? day : '2026-11-21'}T${isTime ? `${hours?.padStart(2, '0') ?? ''}:${minutes ?? ''}` : '09:00'}:00+00:00`;
}

/** True for a day, a month or a year that exists: `2022-02-28`, `2022-02`, `2022`. */
export function isPlainDate(value: string): boolean {
  return /^\d{4}(-\d{2}){0,2}$/.test(value) && isRealDay(`${value}${'-01-01'.slice(value.length - 4)}`);
}

export const webAddress = () =>
  z
    .string()
    .regex(WEB_ADDRESS, NO_WEB_ADDRESS)
    .refine((value) => !WEB_ADDRESS.test(value) || URL.canParse(value), NO_WEB_ADDRESS);

/** An address that pages or streams are fetched from. */
export const httpAddress = () =>
  z
    .string()
    .regex(HTTP_ADDRESS, NO_HTTP_ADDRESS)
    .refine((value) => !HTTP_ADDRESS.test(value) || URL.canParse(value), NO_HTTP_ADDRESS)
    .refine((value) => !URL.canParse(value) || originOf(value) !== undefined, NO_HOST);

/** A path on the site itself, for redirects: `/2012/02/old-address/`. */
export const sitePath = () =>
  z
    .string()
    .regex(/^\/[^\s?#/][^\s?#]*$/, {
      error: 'is not a path on this site: it begins with one “/” and has no spaces, “?” or “#”',
      abort: true,
    })
    .refine(isWholePath, 'is not a path on this site: a part of it is empty, “.” or “..”, or it has a “%” that stands for no letter');

function isRealDay(value: string): boolean {
  const date = new Date(`${value.slice(0, 10)}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === value.slice(0, 10);
}

function isRealInstant(value: string): boolean {
  return !INSTANT.test(value) || (isRealDay(value) && !Number.isNaN(Date.parse(value)));
}

function isWholePath(value: string): boolean {
  try {
    const path = decodeURI(value).replace(/^\/|\/$/g, '');
    return !/\p{Cc}/u.test(path) && path.split('/').every((part) => !['', '.', '..'].includes(part));
  } catch {
    return false;
  }
}
