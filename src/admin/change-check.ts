import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkHouseRules, textCacheVersion } from '../content/house-rules/rulebook.ts';
import { contentPlace, listContent } from '../content/content-list.ts';
import type { SortedFaults } from '../content/faults/draft-faults.ts';
import { sortFaults, type Fault } from '../content/faults/fault.ts';
import type { Newsroom } from '../content/newsroom-model.ts';
import { readNewsroom, type NewsroomReading } from '../content/newsroom.ts';
import { ReadingCache } from '../content/reading-cache.ts';
import type { Change } from '../content/reading.ts';
import { presentMoment } from '../shared/publication.ts';
import { belongingsOf } from './belongings.ts';
import { holdingsOf } from './holdings.ts';

/** Where builds remember what they have read, and which version of the code can use it: a first check need not read all files again. */
export interface RememberedReadings {
  content: string;
  words: string;
  version: string;
}

/** Finds what a build would say of the content if some of its files were others. Nothing is written. */
export class ChangeCheck {
  readonly #root: string;
  readonly #contentDir: string;
  readonly #shownDir: string;
  readonly #remembered: RememberedReadings | undefined;
  readonly #cache: ReadingCache;
  #words = { version: '', cache: new ReadingCache(undefined, '') };

  constructor(root: string, contentDir: string, remembered?: RememberedReadings) {
    this.#remembered = remembered;
    this.#cache = new ReadingCache(remembered?.content, remembered?.version ?? '');
    this.#root = root;
    this.#contentDir = contentDir;
    this.#shownDir = contentPlace(root, contentDir).shownDir;
  }

  /** The newsroom as it is now. */
  read(): Promise<NewsroomReading> {
    return readNewsroom(this.#root, this.#contentDir, this.#cache, { now: presentMoment(process.env, Date.now) });
  }

  /** Every fault of the changed files, and those of other files that they do not have now: faults are no reason not to mend another. */
  async faultsOf(change: Change): Promise<Fault[]> {
    return (await this.look(change)).faults;
  }

  /** The same, with what is wrong in changed drafts by itself: a draft may be kept as it is. */
  async look(change: Change): Promise<SortedFaults> {
    const after = await this.#faultsWith(change);
    const own = new Set([...change].flatMap(([path, bytes]) => (bytes ? [`${this.#shownDir}/${path}`] : [])));
    const draftFaults = sortFaults(after.draftFaults.filter(({ file }) => own.has(file)));
    if (after.faults.length === 0) return { faults: [], draftFaults };
    const before = new Set((await this.#faultsWith(new Map())).faults.map(identify));
    return { faults: sortFaults(after.faults.filter((fault) => own.has(fault.file) || !before.has(identify(fault)))), draftFaults };
  }

  /** The files that would belong to nothing if this one were gone: its own comments, posts, figures, words or picture. Faulty files count. */
  async belongingsOf(path: string): Promise<string[]> {
    const { files } = listContent(contentPlace(this.#root, this.#contentDir));
    const read = (one: string): Promise<string> => readFile(join(this.#contentDir, one), 'utf8');
    const paths = files.map((file) => file.path);
    return belongingsOf(path, await holdingsOf([path], paths, read));
  }

  async #faultsWith(changed: Change): Promise<SortedFaults> {
    const options = { changed, now: presentMoment(process.env, Date.now) };
    const { newsroom, faults, draftFaults = [] } = await readNewsroom(this.#root, this.#contentDir, this.#cache, options);
    return { faults: [...faults, ...(newsroom ? this.#houseErrors(newsroom) : [])], draftFaults };
  }

  #houseErrors(newsroom: Newsroom): Fault[] {
    const version = textCacheVersion(newsroom);
    const { words, version: code = '' } = this.#remembered ?? {};
    if (this.#words.version !== version) this.#words = { version, cache: new ReadingCache(words, `${code} ${version}`) };
    const options = { now: presentMoment(process.env, Date.now), cache: this.#words.cache, located: 'errors' } as const;
    return checkHouseRules(newsroom, options).filter(({ level }) => level === 'error');
  }
}

/** The same fault in both readings; lines may have moved. */
function identify({ file, field, problem }: Fault): string {
  return [file, field, problem].join('\0');
}
