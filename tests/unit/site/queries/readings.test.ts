import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collectionsOf, contentOf } from '../../../../src/content/collections.ts';
import { readNewsroom } from '../../../../src/content/newsroom.ts';
import { ReadingCache } from '../../../../src/content/reading-cache.ts';
import type { NewsroomIndex } from '../../../../src/site/queries/newsroom-index.ts';
import { buildIndex } from '../../../../src/site/queries/index-builder.ts';
import { listFiles } from '../../../../src/site/queries/pages.ts';
import { readAgain, wholeOf } from '../../../../src/site/queries/read-again.ts';
import { record, type Readings } from '../../../../src/site/queries/reading.ts';
import type { SiteFile } from '../../../../src/site/queries/site-files.ts';
import { Deck, Random, weighted } from '../../../bench/random.ts';
import { Desk } from '../../../build/identity/desk.ts';
import { EDITS } from '../../../build/identity/edits.ts';
import { copyNewsroom, type NewsroomCopy } from '../../../support/overlay.ts';
import { inLength } from '../../../support/length.ts';
import { seedOfEdits } from '../../../support/seed.ts';
import { buildViews, type ViewBuild } from '../../../support/view-press.ts';

const SEED = seedOfEdits();
const NOW = Date.parse('2026-11-22T12:00:00Z');
const EDITS_MADE = 48;
/** For so many edits the same fields are added to the same views. */
const EDITS_A_CHANGE = 4;
const PAGES_CHANGED = 8;
/** So many edits show what becomes of shelves. */
const SHELVES_COMPARED = inLength(48, 200, 12);

const random = new Random(SEED);

// Each has its own files: what random edits leave is not there for another to find.
let copy: NewsroomCopy;
let cache: ReadingCache;
let desk: Desk;

// Texts are found from the project’s folder, in which all commands run.
const folderBefore = process.cwd();
beforeEach(() => {
  copy = copyNewsroom(fileURLToPath(new URL('../../../fixtures/newsroom/', import.meta.url)));
  cache = new ReadingCache(undefined, '');
  desk = new Desk(copy.root, random, NOW);
  process.chdir(copy.root);
});
afterEach(() => {
  process.chdir(folderBefore);
  copy.remove();
});

/** Undefined when the content has a fault. */
async function readIndex(): Promise<NewsroomIndex | undefined> {
  const { newsroom, faults } = await readNewsroom(copy.root, copy.contentDir, cache, { now: desk.now });
  return newsroom && faults.length === 0 ? buildIndex(contentOf(collectionsOf(newsroom, { now: desk.now })), { now: desk.now }) : undefined;
}

async function soundIndex(): Promise<NewsroomIndex> {
  const index = await readIndex();
  if (!index) throw new Error('The newsroom has a fault.');
  return index;
}

/** Ids of what there is, one of each kind. */
interface Picked {
  author: string;
  topic: string;
  section: string;
  photo: string;
  media: string;
  story: string;
  language: string;
}

/** What a developer may come to print on any page: something read of the index that the page has not read before. */
const READINGS: readonly ((index: NewsroomIndex, picked: Picked) => unknown)[] = [
  (index, { author }) => index.authors.get(author)?.email,
  (index, { author }) => index.authors.get(author)?.about,
  (index) => [...index.authors.values()].map(({ name }) => name),
  (index, { topic }) => index.topics.get(topic)?.about,
  (index) => index.topics.size,
  (index, { section }) => index.sections.get(section)?.covers,
  (index) => [...index.sections.keys()],
  (index, { photo }) => index.photos.get(photo)?.credit,
  (index) => index.site.comments,
  (index) => ({ ...index.site }).social,
  (index) => index.redirects.length,
  (index) => index.isPast('2026-12-01T00:00:00Z'),
  (index, { media }) => index.recordings.get(media)?.bytes,
  (index, { media }) => index.media.get(media),
  (index, { story }) => index.stories.get(story)?.data.headline,
  (index, { story }) => index.stories.get(story)?.source.digest,
  (index, { story }) => index.stories.get(story)?.text.words,
  (index, { story }) => index.stories.get(story)?.comments.length,
  (index, { story }) => index.stories.get(story)?.changed,
  (index, { story }) => index.livePosts.get(story)?.length,
  (index, { story }) => index.translations.get(story)?.map(({ url }) => url),
  (index, { language }) => index.editions.get(language)?.stories.newest?.url,
  (index, { language }) =>
    index.editions
      .get(language)
      ?.stories.first(3)
      .map(({ id }) => id),
  (index, { language }) => index.editions.get(language)?.stories.length,
  (index, { language, section }) => index.editions.get(language)?.bySection.get(section)?.all.at(-1)?.id,
  (index, { language, author }) => index.editions.get(language)?.byAuthor.get(author)?.length,
  (index, { language }) => index.editions.get(language)?.byKind.has('gallery'),
  (index, { language }) => [...(index.editions.get(language)?.byDay.keys() ?? [])],
  (index, { language }) => index.editions.get(language)?.byMonth.beside('2026-03'),
  (index, { language }) => [...(index.editions.get(language)?.pages.values() ?? [])].map(({ data }) => data.summary),
  (index, { language }) => index.editions.get(language)?.front.lead,
];

/** Adds a field to the views of some pages, each read from somewhere. The index is found by the file that is changed. */
function addFields(
  paths: ReadonlyMap<string, (index: NewsroomIndex) => unknown>,
  index: () => NewsroomIndex,
): (file: SiteFile) => SiteFile {
  return (file) => {
    const read = paths.get(file.path);
    if (!read || file.kind === 'data') return file;
    return { ...file, view: () => ({ ...file.view(), added: read(index()) }) };
  };
}

function pick(index: NewsroomIndex): Picked {
  /** None of a kind that there may be nothing of after some edits, such as recordings of stories that are out. */
  const one = ({ keys }: { keys: string[] }) => (keys.length === 0 ? '' : random.pick(keys));
  const of = (things: { keys(): Iterable<string> }) => one({ keys: [...things.keys()] });
  const { authors: author, topics: topic, sections: section, photos: photo, media, stories: story, editions: language } = index;
  const kinds = { author, topic, section, photo, media, story, language };
  return Object.fromEntries(Object.entries(kinds).map(([kind, things]) => [kind, of(things)])) as unknown as Picked;
}

function differing(one: ViewBuild, other: ViewBuild): string[] {
  return Object.keys(other.keys).filter((path) => one.keys[path] !== other.keys[path]);
}

describe(`Fields that are added to any views (STANDFIRST_SEED=${SEED})`, () => {
  it('have the right pages made anew after any edit, and no others', async () => {
    const deck = new Deck(random, weighted(Object.entries(EDITS).map(([name, [count, edit]]) => [[name, edit] as const, count])));
    let [edits, looked, all] = [0, 0, 0];
    while (edits < EDITS_MADE) {
      let index = await soundIndex();
      const pages = listFiles(index).filter(({ kind }) => kind !== 'data');
      const chosen = new Map(
        Array.from({ length: PAGES_CHANGED }, () => {
          const [{ path }, read, picked] = [random.pick(pages), random.pick(READINGS), pick(index)];
          return [path, (own: NewsroomIndex) => read(own, picked)] as const;
        }),
      );
      const change = addFields(chosen, () => index);
      let before = await buildViews(index, { change });
      for (let number = 0; number < EDITS_A_CHANGE; number += 1) {
        desk.editor.begin();
        const [name, edit] = deck.deal();
        const edited = await edit(desk);
        if (!edited) continue;
        const next = await readIndex();
        if (!next) {
          desk.editor.undo();
          continue;
        }
        index = next;
        edits += 1;
        const again = await buildViews(index, { before, change });
        const clean = await buildViews(await soundIndex(), { change });
        const place = `STANDFIRST_SEED=${SEED}, edit ${edits}, ${name}: ${edited.what}`;
        expect(again.keys, place).toEqual(clean.keys);
        expect(again.made.toSorted(), place).toEqual(differing(before, clean).toSorted());
        looked += again.looked.length;
        all += clean.looked.length;
        before = again;
      }
    }
    expect(looked / all).toBeLessThan(0.5);
  }, 120_000);
});

describe('After an edit', () => {
  const edits: { what: string; edit: (path: string, text: string) => string; of: string; looked: RegExp }[] = [
    {
      what: 'a story’s text',
      of: 'articles/en/2026/harbour-opens.md',
      edit: (_, text) => `${text}\nThe gates stay open.\n`,
      looked:
        /(?:harbour-opens\/index\.html|editions\/2026-03-02\/index\.html|\/(?:rss\.xml|atom\.xml|feed\.json)|^(?:rss\.xml|atom\.xml|feed\.json))$/,
    },
    {
      what: 'an author’s e-mail address',
      of: 'authors/ines-marlow.yaml',
      edit: (_, text) => `${text}\nemail: ines@tideline.example\n`,
      looked: /authors\/ines-marlow\/index\.html$/,
    },
  ];

  it.each(edits)('of $what, nothing else is looked at than what reads it', async ({ of, edit, looked }) => {
    const before = await buildViews(await soundIndex());
    desk.editor.begin();
    desk.editor.write(`content/${of}`, edit(of, desk.editor.read(`content/${of}`)));
    const again = await buildViews(await soundIndex(), { before });
    desk.editor.undo();
    expect(again.looked).not.toEqual([]);
    expect(again.looked.filter((path) => !looked.test(path))).toEqual([]);
  });
});

describe('What is read for a page', () => {
  it('does not depend on which pages were made before it', async () => {
    const readAll = (files: readonly SiteFile[]) =>
      Object.fromEntries(
        files.flatMap((file): [string, string[]][] =>
          file.kind === 'data' ? [] : [[file.path, namesOf(record(() => file.view()).readings)]],
        ),
      );
    const [one, other] = [await soundIndex(), await soundIndex()];
    expect(readAll(listFiles(one))).toEqual(readAll(listFiles(other).toReversed()));
  });
});

describe('What many names follow from', () => {
  it('is another whenever what is read under one of them is', async () => {
    const deck = new Deck(random, weighted(Object.entries(EDITS).map(([name, [count, edit]]) => [[name, edit] as const, count])));
    let index = await soundIndex();
    const read = await buildViews(index);
    const names = read.layers.flatMap((layer) => layer.inputs().groups.flatMap(({ whole, unpack }) => (whole === '' ? [] : unpack()[0])));
    const wholes = names.map((name) => wholeOf(name) ?? '');
    let changed = 0;
    for (let edits = 0; edits < SHELVES_COMPARED; edits += 1) {
      desk.editor.begin();
      const [name, edit] = deck.deal();
      const edited = await edit(desk);
      const next = edited && (await readIndex());
      if (!next) {
        desk.editor.undo();
        continue;
      }
      const [before, after, wholesBefore, wholesAfter] = [
        readAgain(index, names),
        readAgain(next, names),
        readAgain(index, wholes),
        readAgain(next, wholes),
      ];
      const isOther = names.filter((_, place) => before[place] !== after[place]);
      const isMissed = names.filter((_, place) => before[place] !== after[place] && wholesBefore[place] === wholesAfter[place]);
      expect(isMissed, `STANDFIRST_SEED=${SEED}, edit ${edits}, ${name}: ${edited.what}`).toEqual([]);
      changed += isOther.length;
      index = next;
    }
    expect(changed).toBeGreaterThan(SHELVES_COMPARED);
  }, 120_000);
});

/** All that was read, parts of pages taken apart. */
function namesOf({ list }: Readings): string[] {
  return [...new Set(list.flatMap((one) => (typeof one === 'string' ? one : namesOf(one))))].sort();
}
