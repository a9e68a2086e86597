import { nearest } from '../../shared/nearest.ts';

const HABITS: Readonly<Record<string, readonly string[]>> = {
  yes: ['true', 'open'],
  on: ['true', 'open', 'on-air'],
  true: ['open'],
  no: ['false', 'none'],
  off: ['false', 'none', 'off-air'],
  warn: ['warning'],
  warnings: ['warning'],
  errors: ['error'],
  twitter: ['x'],
  left: ['ltr'],
  right: ['rtl'],
  false: ['off', 'none'],
  article: ['news'],
  story: ['news'],
  report: ['news'],
  post: ['news'],
  column: ['opinion'],
  editorial: ['opinion'],
  'op-ed': ['opinion'],
  obit: ['obituary'],
  podcast: ['audio'],
  photos: ['gallery'],
  liveblog: ['live'],
};

/** Fields as other systems call them. */
const FIELD_HABITS: Readonly<Record<string, readonly string[]>> = {
  title: ['headline'],
  date: ['published', 'start'],
  pubdate: ['published'],
  publishdate: ['published'],
  modified: ['updated'],
  lastmod: ['updated'],
  author: ['byline'],
  authors: ['byline'],
  tags: ['topics'],
  category: ['section'],
  categories: ['section'],
  type: ['kind'],
  description: ['standfirst'],
  summary: ['standfirst'],
  excerpt: ['standfirst'],
  subtitle: ['standfirst'],
  image: ['photos', 'photo'],
  images: ['photos'],
  aliases: ['redirects'],
  by: ['byline'],
  embargo: ['published'],
  publishon: ['published'],
  picture: ['photos', 'photo'],
  pictures: ['photos'],
  src: ['photo', 'file'],
  id: ['photo'],
  link: ['url'],
  href: ['url'],
  website: ['url'],
  reason: ['notice'],
  message: ['notice'],
};

/** What other systems call what is called differently here. */
export function meantByHabit(written: string, allowed: readonly string[]): string | undefined {
  return HABITS[written.toLowerCase()]?.find((meant) => allowed.includes(meant));
}

/** The field that was meant by a name that is none here. */
export function meantField(written: string, fields: readonly string[]): string | undefined {
  const habit = FIELD_HABITS[written.toLowerCase().replace(/[_-]/g, '')]?.find((field) => fields.includes(field));
  return habit ?? nearest(written, fields);
}
