import { existsSync, readdirSync, readFileSync, statSync, unlinkSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { digestOf } from '../shared/digest.ts';
import type { Newsroom } from '../content/newsroom-model.ts';
import { ReadingCache } from '../content/reading-cache.ts';
import { LARGEST_TEXT } from '../content/source-file.ts';
import { headOf } from '../content/story-head.ts';
import { isPublished } from '../shared/publication.ts';
import { findPublishedVersions, type HeldState, type PublicFacts } from '../content/versions/published-versions.ts';
import { digestShown, readStoryState, type ShownText } from '../content/versions/shown-text.ts';
import type { KeptVersions, StoryVersions } from '../content/versions/story-versions.ts';
import { writeWhole } from '../shared/whole-file.ts';
import type { ArticleData } from '../content/schemas/article.ts';
import { BlobReader, GitFailure, type WorkTree } from './git.ts';
import { readHistory, type FileState, type History } from './history.ts';

export interface VersionsOptions {
  root: string;
  contentDir: string;
  /** The build’s moment, in milliseconds since 1970. */
  now: number;
  /** Of the code that reads; what other code has remembered is read again. */
  version: string;
  /** Where the content stands in its history, if that is being looked up already: programs start more slowly from one that is large. */
  workTree?: Promise<WorkTree | undefined>;
}

/** The versions of so many stories are held in memory together. */
const STORIES_AT_ONCE = 200;

/**
 * Finds the stories that readers could see in more than one version, from the history of the content folder, by the stories’ ids.
 * Their words are put into `.cache/history`. Nothing is found, and nothing said, where there is no history or where the newsroom
 * wants no such pages. Of the history only what is new since the last time is read.
 */
export async function findVersions(newsroom: Newsroom, options: VersionsOptions): Promise<ReadonlyMap<string, StoryVersions>> {
  if (newsroom.site.versions === 'off') return new Map();
  try {
    return await readAll(newsroom, options);
  } catch (error) {
    if (error instanceof GitFailure) return new Map();
    throw error;
  }
}

async function readAll(newsroom: Newsroom, options: VersionsOptions): Promise<ReadonlyMap<string, StoryVersions>> {
  const { root, contentDir, version, workTree } = options;
  const folder = join(root, '.cache/history', digestOf(contentDir));
  const cache = new ReadingCache(`${folder}.log`, version);
  const history = await readHistory(contentDir, cache, workTree);
  const found = new Map<string, StoryVersions>();
  if (!history) return found;
  const stories = changedStories(newsroom, history, options);
  const finder = new VersionFinder(folder, cache, history, options, newsroom.site.versionsSince);
  try {
    for (let start = 0; start < stories.length; start += STORIES_AT_ONCE)
      for (const [id, versions] of await finder.find(stories.slice(start, start + STORIES_AT_ONCE))) found.set(id, versions);
  } finally {
    finder.close();
  }
  cache.save();
  removeUnused(folder, found);
  return found;
}

/** A published story that may have been changed since it was first committed. */
interface ChangedStory {
  id: string;
  /** The story’s file, as it is now. */
  file: string;
  digest: string;
  data: ArticleData;
  states: readonly FileState[];
}

function changedStories({ articles }: Newsroom, history: History, { root, contentDir, now }: VersionsOptions): ChangedStory[] {
  const begin = relative(root, contentDir).length + 1;
  return articles.flatMap((story) => {
    const { id, source } = story;
    if (!isPublished(headOf(story), now)) return [];
    const path = source.file.slice(begin);
    const states = history.states(path);
    const isChanged = states.length > 1 || (states.length === 1 && history.changed.has(path));
    return isChanged ? [{ id, file: join(contentDir, path), digest: source.digest, data: story.data, states }] : [];
  });
}

/** What is remembered of a state besides its words. */
type KnownFacts = (PublicFacts & { bytes: string }) | 'unreadable';

/** A state, and by which key its words are found. */
interface KeyedState extends HeldState {
  key: string;
  state?: KnownFacts | undefined;
}

class VersionFinder {
  readonly #folder: string;
  readonly #cache: ReadingCache;
  readonly #history: History;
  readonly #options: VersionsOptions;
  readonly #launch: number | undefined;
  #blobs: BlobReader | undefined;
  /** Of the stories at hand. */
  #words = new Map<string, ShownText>();

  constructor(folder: string, cache: ReadingCache, history: History, options: VersionsOptions, launch: string | undefined) {
    this.#folder = folder;
    this.#cache = cache;
    this.#history = history;
    this.#options = options;
    this.#launch = launch === undefined ? undefined : Date.parse(launch);
  }

  async find(stories: readonly ChangedStory[]): Promise<[id: string, StoryVersions][]> {
    this.#words = new Map();
    const states = stories.flatMap((story) => story.states);
    await this.#read(states.map(keyOf).filter((key) => key !== '' && this.#factsOf(key) === undefined));
    const found = stories.flatMap((story) => this.#versionsOf(story) ?? []);
    await this.#read(found.flatMap(({ file, keys }) => (existsSync(file) ? [] : keys.filter((key) => !this.#words.has(key)))));
    return found.map(({ id, file, digest, keys, since, isWhole }) => {
      if (!existsSync(file)) this.#write(file, keys, since, isWhole);
      return [id, { file, digest }];
    });
  }

  close(): void {
    this.#blobs?.close();
  }

  #versionsOf(story: ChangedStory) {
    const { data, id } = story;
    const { versions, isWhole } = findPublishedVersions(this.#withPresent(story), {
      now: this.#options.now,
      from: data.versionsFrom === undefined ? undefined : Date.parse(data.versionsFrom),
      launch: this.#launch,
    });
    if (versions.length < 2) return undefined;
    const since = versions.map((version) => version.since);
    const keys = versions.map(({ held }) => held.key);
    const bytes = versions.map(({ held }) => (typeof held.state === 'object' ? held.state.bytes : ''));
    const digest = digestOf(JSON.stringify([this.#options.version, isWhole, since, bytes, keys.map((key) => extname(key))]));
    return { id, file: join(this.#folder, `${digest}.json`), digest, keys, since, isWhole };
  }

  /** All states of a story’s file, and after them what lies on disk when it is not what was committed last. */
  #withPresent({ file, digest, data, states }: ChangedStory): KeyedState[] {
    const held = states.map((state): KeyedState => {
      const key = keyOf(state);
      return { key, time: state.time * 1000, renamed: state.renamed, state: key === '' ? undefined : (this.#factsOf(key) ?? 'unreadable') };
    });
    const last = held.at(-1);
    const committed = typeof last?.state === 'object' ? last.state : undefined;
    if (committed?.bytes === digest) return held;
    const key = `${digest}${extname(file)}`;
    const present = this.#keep(key, readFileSync(file));
    if (present !== 'unreadable' && committed && isAlike(committed, present)) return held;
    return [...held, { key, time: Math.max(newestMoment(data, this.#options.now), last?.time ?? 0), state: present }];
  }

  #factsOf(key: string): KnownFacts | undefined {
    return this.#cache.get(FACTS + key)?.value as KnownFacts | undefined;
  }

  /** Reads the words of blobs, and remembers what decides whether they were public. */
  async #read(keys: readonly string[]): Promise<void> {
    const wanted = [...new Set(keys)];
    if (wanted.length === 0) return;
    this.#blobs ??= new BlobReader(this.#history.tree, LARGEST_TEXT);
    let place = 0;
    for await (const bytes of this.#blobs.read(wanted.map((key) => key.slice(0, -extname(key).length)))) {
      const key = wanted[place] ?? '';
      if (bytes) this.#cache.set(FACTS + key, { stamp: '', digest: '', value: this.#keep(key, bytes) });
      place += 1;
    }
  }

  #keep(key: string, bytes: Buffer): KnownFacts {
    const read = readStoryState(bytes, extname(key));
    if (!read) return 'unreadable';
    this.#words.set(key, read.text);
    return { draft: read.draft, published: read.published, shown: digestShown(read.text), bytes: digestOf(bytes) };
  }

  #write(file: string, keys: readonly string[], since: readonly number[], isWhole: boolean): void {
    const versions = keys.map((key, place) => {
      const text = this.#words.get(key);
      if (!text) throw new Error('The history of the content was changed while it was being read. Build it again.');
      return { since: since[place] ?? 0, text };
    });
    writeWhole(file, JSON.stringify({ isWhole, versions } satisfies KeptVersions));
  }
}

const FACTS = 'facts ';

/** What Git knows a state’s bytes by, and the file’s ending, which decides how they are read; empty where there was no file. */
function keyOf({ blob, ending }: FileState): string {
  return blob === undefined ? '' : `${blob}${ending}`;
}

/** Line ends may be others on disk than in Git. */
function isAlike(one: PublicFacts, other: PublicFacts): boolean {
  return one.shown === other.shown && one.published === other.published && one.draft === other.draft;
}

/** The latest moment that a story names for a change of its own, up to now, in milliseconds since 1970. */
function newestMoment({ published, updated, corrections = [] }: ArticleData, now: number): number {
  const moments = [published, updated ?? published, ...corrections.map(({ date }) => date)].map(Date.parse);
  return Math.max(...moments.filter((moment) => moment <= now));
}

/** How long versions are kept that no build has used: an earlier state may be built again. */
const KEPT_MILLISECONDS = 7 * 24 * 60 * 60 * 1000;

function removeUnused(folder: string, found: ReadonlyMap<string, StoryVersions>): void {
  if (!existsSync(folder)) return;
  const used = new Set([...found.values()].map(({ file }) => file));
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    if (!used.has(file) && Date.now() - statSync(file).mtimeMs > KEPT_MILLISECONDS) unlinkSync(file);
  }
}
