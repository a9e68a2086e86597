import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ImportError } from './model.ts';

/** In the content folder, where it is kept with the content. Names with a dot are passed over by everything that reads content. */
export const LEDGER_FILE = '.imported.json';

/** What one thing of an archive became. */
export interface LedgerEntry {
  /** Below the content folder; for a section, its path in the tree. */
  readonly file: string;
  /** Of the bytes that the import wrote. Absent where something that was there already was taken. */
  readonly digest?: string;
  /** Of what the archive’s thing became before the site’s check had something in it mended; absent where nothing was. */
  readonly unmended?: string;
}

/**
 * Which file each thing of each archive became. It is how an import that runs again brings nothing twice, leaves what the newsroom has
 * edited or deleted as it is, and knows what it may bring up to date.
 */
export class Ledger {
  readonly #archives: Record<string, Record<string, LedgerEntry>>;
  readonly #own: Record<string, LedgerEntry>;
  readonly #files: Set<string>;

  /** Throws an `ImportError` when the ledger is there but cannot be read. */
  constructor(contentDir: string, archive: string) {
    this.#archives = readArchives(join(contentDir, LEDGER_FILE));
    this.#own = this.#archives[archive] ??= {};
    this.#files = new Set(Object.values(this.#archives).flatMap((entries) => Object.values(entries).map(({ file }) => file)));
  }

  get(key: string): LedgerEntry | undefined {
    return Object.hasOwn(this.#own, key) ? this.#own[key] : undefined;
  }

  set(key: string, entry: LedgerEntry): void {
    this.#own[key] = entry;
    this.#files.add(entry.file);
  }

  delete(key: string): void {
    Reflect.deleteProperty(this.#own, key);
  }

  /** Whether any archive’s thing became this file. */
  owns(file: string): boolean {
    return this.#files.has(file);
  }

  /** As it stands in its file: sorted, one thing a line, so that a change shows as few lines. */
  toText(): string {
    const archives = Object.entries(this.#archives)
      .filter(([, entries]) => Object.keys(entries).length > 0)
      .sort(byName)
      .map(([archive, entries]) => {
        const lines = Object.entries(entries)
          .sort(byName)
          .map(([key, entry]) => `    ${JSON.stringify(key)}: ${JSON.stringify(entry)}`);
        return `  ${JSON.stringify(archive)}: {\n${lines.join(',\n')}\n  }`;
      });
    return `{\n${archives.join(',\n')}\n}\n`;
  }
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

function readArchives(path: string): Record<string, Record<string, LedgerEntry>> {
  if (!existsSync(path)) return {};
  try {
    const archives: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (isLedger(archives)) return archives;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new ImportError(
    `${LEDGER_FILE} in the content folder, which says what earlier imports brought, cannot be read. ` +
      'Take its last sound version from the history (git checkout), or delete it: then everything is brought again beside what is there.',
  );
}

function isLedger(value: unknown): value is Record<string, Record<string, LedgerEntry>> {
  const isGroup = (one: unknown): one is Record<string, unknown> => typeof one === 'object' && one !== null && !Array.isArray(one);
  return (
    isGroup(value) &&
    Object.values(value).every(
      (entries) => isGroup(entries) && Object.values(entries).every((entry) => isGroup(entry) && typeof entry.file === 'string'),
    )
  );
}
