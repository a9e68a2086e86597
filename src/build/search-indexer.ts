import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { PagefindIndex } from 'pagefind';
import { filesIn } from './files-in.ts';
import type { Wanted } from './search-bundle.ts';

/** How many records are on their way to Pagefind at once. */
const SENT_AT_ONCE = 200;

/** Pagefind’s own program, started when something has to be indexed; for each number another. */
export class Indexer {
  readonly #number: number;
  #pagefind: Promise<typeof import('pagefind')> | undefined;

  constructor(number: number) {
    this.#number = number;
  }

  /** Writes the files of an index into a folder, those that are wanted. The same records in the same order make the same bytes. */
  async write({ records, fragments, isWanted }: Wanted, folder: string): Promise<void> {
    const index = await this.#start(fragments);
    for (let start = 0; start < records.length; start += SENT_AT_ONCE) {
      const batch = records.slice(start, start + SENT_AT_ONCE);
      for (const { errors } of await Promise.all(batch.map((record) => index.addCustomRecord(record)))) refuse(errors);
    }
    refuse((await index.writeFiles({ outputPath: folder })).errors);
    await index.deleteIndex();
    const all = filesIn(folder);
    for (const name of all) if (!isWanted(name, all)) rmSync(join(folder, name));
  }

  async #start(maxFragments: number | undefined): Promise<PagefindIndex> {
    // Its package starts one program for each time that it is loaded.
    this.#pagefind ??= import(`${import.meta.resolve('pagefind')}?${this.#number}`) as Promise<typeof import('pagefind')>;
    const { createIndex } = await this.#pagefind;
    try {
      const { index, errors } = await createIndex(maxFragments === undefined ? {} : { maxFragments });
      refuse(errors);
      if (!index) throw new Error('it did not start');
      return index;
    } catch (error) {
      throw new Error(
        `The search cannot be made: Pagefind does not run on this machine (${process.platform}, ${process.arch}). Install the packages again with “npm ci”, without leaving out the optional ones, or build on Linux, macOS or Windows with an x64 or ARM processor.`,
        { cause: error },
      );
    }
  }

  async close(): Promise<void> {
    if (this.#pagefind) await (await this.#pagefind).close();
  }
}

function refuse(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`The search cannot be made: Pagefind says “${errors.join('; ')}”.`);
}

export function pagefindVersion(): string {
  const require = createRequire(import.meta.url);
  const program = `@pagefind/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}/package.json`;
  try {
    return (JSON.parse(readFileSync(require.resolve(program), 'utf8')) as { version: string }).version;
  } catch {
    return 'unknown';
  }
}
