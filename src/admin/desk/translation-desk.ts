import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../../content/faults/fault.ts';
import type { Newsroom, TextEntry } from '../../content/newsroom-model.ts';
import type { ArticleData } from '../../content/schemas/article.ts';
import { calendarDay } from '../../shared/calendar.ts';
import { isoInZone } from '../../shared/date-format.ts';
import { splitLanguage } from '../../shared/ids.ts';
import { buildSlug } from '../../shared/headline-slug.ts';
import { isSlug } from '../../shared/slug.ts';
import { changeText, changeYaml } from './changed-text.ts';
import type { DeskGround, DeskOutcome } from './desk-ground.ts';
import { endingOf, pathOfStory } from './story-file.ts';
import { textAt, writeChange, type Seen } from './written-change.ts';

/** A story of the newsroom’s first language, and the one in another that translates it. */
export interface TranslationPair {
  original: TextEntry<ArticleData>;
  translation?: TextEntry<ArticleData> | undefined;
  /** True when the original has been changed in substance since. */
  isBehind: boolean;
}

/** What a translator writes. An empty text leaves the field out. */
export interface TranslationWords {
  headline: string;
  standfirst: string;
  kicker: string;
  dateline: string;
  /** A line for each that the original has. */
  inShort: readonly string[];
  /** Of each photo of the story, in order: what it shows, and its caption, where the photo’s own words are not to stand. */
  photos: readonly { alt: string; caption: string }[];
  text: string;
  /** The last part of a new story’s address; empty for what its headline gives. */
  name: string;
}

/** The stories of the first language with their translation into another, the newest first; those that were taken down are left out. */
export function listPairs({ articles, site }: Newsroom, language: string): TranslationPair[] {
  const first = site.languages[0]?.code;
  const translations = new Map(
    articles
      .filter(({ id, data }) => splitLanguage(id)[0] === language && data.translationOf !== undefined)
      .map((entry) => [entry.data.translationOf, entry]),
  );
  return articles
    .filter(({ id, data }) => splitLanguage(id)[0] === first && data.removed === undefined)
    .map((original) => {
      const translation = translations.get(splitLanguage(original.id)[1]);
      return { original, translation, isBehind: translation !== undefined && changeOf(original) > changeOf(translation) };
    })
    .sort(
      (a, b) => Date.parse(b.original.data.published) - Date.parse(a.original.data.published) || (a.original.id < b.original.id ? -1 : 1),
    );
}

function changeOf({ data }: TextEntry<ArticleData>): number {
  return Date.parse(data.updated ?? data.published);
}

/**
 * Writes a translation: a new story, which is a draft with all that does not depend on the language as the original has it; or into the
 * one that there is, of which only what is other is written anew.
 */
export async function saveTranslation(
  ground: DeskGround,
  newsroom: Newsroom,
  { pair, language }: { pair: TranslationPair; language: string },
  words: TranslationWords,
  seen: Seen,
): Promise<DeskOutcome> {
  const { translation } = pair;
  if (translation) {
    const path = pathOfStory(translation);
    const before = textAt(ground, path) ?? '';
    const wanted = { ...wordFields(words), photos: photoUses(translation.data.photos, words) };
    const changes = Object.fromEntries(
      Object.entries(wanted).filter(
        ([name, value]) => JSON.stringify(value) !== JSON.stringify((translation.data as Record<string, unknown>)[name]),
      ),
    );
    const text = changeText(before, changes, words.text);
    return { path, faults: text === before ? [] : await writeReadable(ground, new Map([[path, Buffer.from(text)]]), seen) };
  }
  const published = isoInZone(new Date(Math.floor(ground.now() / 60_000) * 60_000).toISOString(), newsroom.site.timeZone);
  const slug = words.name === '' ? buildSlug(words.headline, language) : words.name;
  const folder = `articles/${language}/${calendarDay(published, newsroom.site.timeZone).year}`;
  const path = `${folder}/${slug}${endingOf(pair.original)}`;
  const fault = nameFault(ground, folder, slug);
  if (fault) return { path, faults: [fault] };
  const fields = newFields(newsroom, pair.original, { language, published }, words);
  const text = `---\n${changeYaml('', fields)}---\n${words.text.trim()}\n`;
  return { path, faults: await writeReadable(ground, new Map([[path, Buffer.from(text)]]), new Map([[path, '']])) };
}

const WORD_FIELDS = ['headline', 'standfirst', 'kicker', 'dateline', 'inShort'];

/** A draft may have faults in its text and miss words of its photos; one whose fields cannot be read would be found by nobody. */
async function writeReadable(ground: DeskGround, change: ReadonlyMap<string, Buffer>, seen: Seen): Promise<Fault[]> {
  const { draftFaults } = await ground.check.look(change);
  const unreadable = draftFaults.filter(({ field = '' }) => WORD_FIELDS.includes(field.split(/[.[]/)[0] ?? ''));
  return unreadable.length > 0 ? unreadable : writeChange(ground, change, seen);
}

/** What a new translation says: the words are the translator’s, all else the original’s. */
function newFields(
  newsroom: Newsroom,
  { id, data }: TextEntry<ArticleData>,
  { language, published }: { language: string; published: string },
  words: TranslationWords,
): Record<string, unknown> {
  const { section, kind, byline, audio, video, review, recipe, life, live, topics, sources, sponsor, republish, comments } = data;
  const related = data.related?.flatMap((key) => {
    const other = newsroom.articles.find((one) => splitLanguage(one.id)[0] === language && one.data.translationOf === key);
    return other ? [splitLanguage(other.id)[1]] : [];
  });
  const fields = {
    ...wordFields(words),
    section,
    kind,
    published,
    byline,
    photos: photoUses(
      data.photos?.map(({ photo }) => ({ photo })),
      words,
    ),
    ...{ audio, video, review, recipe, life, live, topics, sources, sponsor, republish, comments },
    related: related?.length ? related : undefined,
    translationOf: splitLanguage(id)[1],
    draft: true,
  };
  const order = ['headline', 'standfirst', 'kicker', 'section', 'kind', 'published', 'byline', 'dateline', 'photos', 'inShort'];
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  const place = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  return Object.fromEntries(given.sort(([a], [b]) => place(a) - place(b)));
}

function wordFields({ headline, standfirst, kicker, dateline, inShort }: TranslationWords): Record<string, unknown> {
  const lines = inShort.filter((line) => line !== '');
  return {
    headline,
    standfirst: standfirst || undefined,
    kicker: kicker || undefined,
    dateline: dateline || undefined,
    inShort: lines.length > 0 ? lines : undefined,
  };
}

function photoUses(uses: ArticleData['photos'], words: TranslationWords): ArticleData['photos'] {
  return uses?.map((use, place) => {
    const { alt = '', caption = '' } = words.photos[place] ?? {};
    return { photo: use.photo, ...(caption === '' ? {} : { caption }), ...(alt === '' ? {} : { alt }) };
  });
}

function nameFault({ contentDir }: DeskGround, folder: string, slug: string): Fault | undefined {
  const file = `content/${folder}`;
  if (!isSlug(slug))
    return {
      file,
      field: 'name',
      problem: slug === '' ? 'No address can be made from the headline.' : `“${slug}” cannot stand in an address.`,
      mend: 'Write small letters a–z, digits and single hyphens, for example coffee-stall-reopens.',
    };
  if (!['.md', '.mdx'].some((ending) => existsSync(join(contentDir, folder, `${slug}${ending}`)))) return undefined;
  return {
    file,
    field: 'name',
    problem: `There is a story named “${slug}” already, and it stays as it is.`,
    mend: 'Give this one another name.',
  };
}
