import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collectionsOf, contentOf } from '../../../src/content/collections.ts';
import { checkHouseRules, textCacheVersion } from '../../../src/content/house-rules/rulebook.ts';
import { readNewsroom, type NewsroomReading } from '../../../src/content/newsroom.ts';
import { ReadingCache } from '../../../src/content/reading-cache.ts';
import type { NewsroomIndex } from '../../../src/site/queries/newsroom-index.ts';
import { buildIndex } from '../../../src/site/queries/index-builder.ts';
import { Deck, Random, weighted } from '../../bench/random.ts';
import { Desk } from '../../build/identity/desk.ts';
import { EDITS, type Edit } from '../../build/identity/edits.ts';
import { inLength } from '../../support/length.ts';
import { copyNewsroom, type NewsroomCopy } from '../../support/overlay.ts';
import { seedOfEdits } from '../../support/seed.ts';
import { buildViews } from '../../support/view-press.ts';

const SEED = seedOfEdits();
const NOW = Date.parse('2026-11-22T12:00:00Z');
const EDITS_MADE = inLength(120, 600, 60);
/** Each so many edits, all views are made of what is remembered and of what is read anew. */
const EDITS_A_LOOK = 6;

const random = new Random(SEED);
let copy: NewsroomCopy;
let desk: Desk;

// Texts are found from the project’s folder, in which all commands run.
const folderBefore = process.cwd();
beforeEach(() => {
  copy = copyNewsroom(fileURLToPath(new URL('../../fixtures/newsroom/', import.meta.url)));
  desk = new Desk(copy.root, random, NOW);
  process.chdir(copy.root);
});
afterEach(() => {
  process.chdir(folderBefore);
  copy.remove();
});

const UNREADABLE = 'fields that cannot be read';

/** What editors do that they should not. */
const SLIPS: Readonly<Record<string, Edit>> = {
  'a related story that is not there': (at) => fault(at, (story) => ({ ...story, data: { ...story.data, related: ['2026/nothing'] } })),
  'a story that is related to itself': (at) => fault(at, (story) => ({ ...story, data: { ...story.data, related: [story.key] } })),
  'a related story in the text': (at) => fault(at, (story) => ({ ...story, body: `${story.body}\n::related{story="2026/nothing"}\n` })),
  'an author who is not there': (at) => fault(at, (story) => ({ ...story, data: { ...story.data, byline: ['nobody'] } })),
  'a faulty draft': (at) => fault(at, (story) => ({ ...story, data: { ...story.data, draft: true, topics: ['nothing'] } })),
  'an update before the story': (at) => fault(at, (story) => ({ ...story, data: { ...story.data, updated: '1999-01-01T00:00:00Z' } })),
  'an update to come': (at) => fault(at, (story) => ({ ...story, data: { ...story.data, updated: '2035-01-01T00:00:00Z' } })),
  'another story’s address': (at) => fault(at, (story) => ({ ...story, data: { ...story.data, redirects: ['/news/'] } })),
  'an address that another story has': (at) => {
    const [story, other] = [at.pickStory(), at.pickStory()];
    if (!story || !other || story === other) return undefined;
    const { section, published } = other.data;
    const path = `content/articles/${other.language}/1999/${other.key.split('/').at(-1) ?? ''}.md`;
    at.save({ ...story, path, data: { ...story.data, section, published, translationOf: undefined, redirects: undefined } });
    return { what: path };
  },
  'an earlier address that is another story’s, or below it': (at) => {
    const [story, other] = [at.pickStory(), at.pickStory()];
    if (!story || !other) return undefined;
    const address = `/${at.pageOf(other).replace(/index\.html$/, at.random.pick(['', 'versions/', 'republish/']))}`;
    at.save({ ...story, data: { ...story.data, redirects: [at.random.chance(0.5) ? address : address.toUpperCase()] } });
    return { what: `${story.path}: ${address}` };
  },
  'an earlier address that no other story has': (at) =>
    fault(at, (story) => ({ ...story, data: { ...story.data, redirects: [`/old/${at.random.pick(['a', 'A', 'b'])}/`] } })),
  'a page at a story’s address': (at) => {
    const story = at.pickStory(({ language }) => language === 'en');
    if (!story) return undefined;
    const path = `content/pages/en/${at.pageOf(story).replace(/\/index\.html$/, '')}.md`;
    at.editor.writeText(path, { title: 'A page', summary: 'Of a page.', order: 9 }, 'Words.\n');
    return { what: path };
  },
  'a word that stands twice': (at) => fault(at, (story) => ({ ...story, body: `${story.body}\nThe the boat.\n` })),
  'a long headline': (at) => fault(at, (story) => ({ ...story, data: { ...story.data, headline: 'Boat '.repeat(40).trim() } })),
  'an alt text that is the caption': (at) =>
    fault(at, (story) => ({ ...story, data: { ...story.data, photos: [{ photo: 'moon', alt: 'The moon.', caption: 'The moon' }] } })),
  'a headline in letters that cards do not have': (at) =>
    fault(at, (story) => ({ ...story, data: { ...story.data, photos: undefined, headline: '漁港に新しい灯台' } })),
  'a story deleted': (at) => {
    const story = at.pickStory();
    if (!story) return undefined;
    at.editor.remove(story.path);
    return { what: `${story.path} is deleted` };
  },
  [UNREADABLE]: (at) => {
    const story = at.pickStory();
    if (!story) return undefined;
    at.editor.write(story.path, at.editor.read(story.path).replace('headline:', 'headline: "'));
    return { what: `the fields of ${story.path}` };
  },
  'another level of a house rule': (at) => {
    const site = at.editor.readYaml('content/site.yaml') as Record<string, unknown>;
    const [rule, level] = [
      at.random.pick(['headlineLength', 'sources', 'altSameAsCaption', 'standfirst']),
      at.random.pick(['off', 'warning', 'error']),
    ];
    at.editor.writeYaml('content/site.yaml', { ...site, house: { [rule]: level } });
    return { what: `${rule}: ${level}` };
  },
};

function fault(at: Desk, change: (story: ReturnType<Desk['story']>) => ReturnType<Desk['story']>): ReturnType<Edit> {
  const story = at.pickStory();
  if (!story) return undefined;
  at.save(change(story));
  return { what: story.path };
}

function put(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
}

interface Seen extends NewsroomReading {
  findings: unknown[];
  collections: string;
  index: NewsroomIndex | undefined;
}

async function look(cache: ReadingCache, wordsOf: (version: string) => ReadingCache): Promise<Seen> {
  const { now } = desk;
  const { newsroom, faults, draftFaults = [] } = await readNewsroom(copy.root, copy.contentDir, cache, { now });
  cache.save();
  const words = wordsOf(newsroom ? textCacheVersion(newsroom) : '');
  const findings = newsroom ? checkHouseRules(newsroom, { now, cache: words, located: 'all' }) : [];
  words.save();
  const collections = newsroom && collectionsOf(newsroom, { now });
  const isSound = collections !== undefined && faults.length === 0;
  return {
    faults,
    draftFaults,
    findings: findings.map((finding) => JSON.stringify(finding)).sort(),
    collections: collections ? JSON.stringify(Object.entries(collections).map(([name, entries]) => [name, [...entries.values()]])) : '',
    index: isSound ? buildIndex(contentOf(collections), { now }) : undefined,
  };
}

/** The digests of all views, or why there are none: an edition may be left without stories. */
async function viewsOf(index: NewsroomIndex): Promise<Record<string, string> | string> {
  try {
    return (await buildViews(index)).keys;
  } catch (error) {
    return String(error);
  }
}

describe(`What is remembered of the content (STANDFIRST_SEED=${SEED})`, () => {
  it('has the same faults, findings, collections and pages as content that is read anew, after any edit', async () => {
    const remembered = (name: string, version: string) => new ReadingCache(join(copy.root, `.cache/${name}.log`), version);
    const deck = new Deck(random, [
      ...weighted(Object.entries(EDITS).map(([name, [count, edit]]) => [[name, edit] as const, count])),
      ...Object.entries(SLIPS).flatMap((slip) => Array.from({ length: 3 }, () => slip)),
    ]);
    const sound = join(copy.root, 'sound');
    let [edits, faulty, faultyInTurn] = [0, 0, 0];
    while (edits < EDITS_MADE) {
      if (faultyInTurn === 0) put(copy.contentDir, sound);
      const [name, edit] = deck.deal();
      const edited = await edit(desk);
      if (!edited) continue;
      edits += 1;
      const place = `STANDFIRST_SEED=${SEED}, edit ${edits}, ${name}: ${edited.what}`;
      const { index, ...known } = await look(remembered('content', 'one'), (version) => remembered('words', version));
      const { index: freshIndex, ...fresh } = await look(new ReadingCache(undefined, ''), () => new ReadingCache(undefined, ''));
      expect(known, place).toEqual(fresh);
      if (index && freshIndex && edits % EDITS_A_LOOK === 0) expect(await viewsOf(index), place).toEqual(await viewsOf(freshIndex));
      faultyInTurn = index ? 0 : faultyInTurn + 1;
      faulty += index ? 0 : 1;
      // Faults stay for a while: what was found sound beside them is remembered, too. Desks cannot work with fields that cannot be read.
      if (faultyInTurn < 3 && name !== UNREADABLE) continue;
      faultyInTurn = 0;
      put(sound, copy.contentDir);
    }
    expect(faulty).toBeGreaterThan(10);
    expect(edits - faulty).toBeGreaterThan(10);
  }, 120_000);
});
