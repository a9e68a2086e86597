import { basename, join } from 'node:path';
import { formatFaults, type Fault } from '../lib/newsroom/fault.ts';
import { readNewsroom, type Newsroom } from '../lib/newsroom/newsroom.ts';
import { ReadingCache } from '../lib/newsroom/reading-cache.ts';
import { Keeper } from './keeper.ts';
import { Ledger, LEDGER_FILE } from './ledger.ts';
import { ImportError, type Archive, type ArchiveReader, type Loss, type ReadOptions } from './model.ts';
import { PictureSource, type PictureRules } from './picture-source.ts';
import { readerFor } from './readers.ts';
import type { ImportReport } from './report.ts';
import type { SectionChoices } from './section-plan.ts';
import { recover, Stage } from './stage.ts';
import { writeArchive, type Written } from './writer.ts';

export interface ImportOptions {
  /** The project’s root, and its content folder. */
  readonly root: string;
  readonly contentDir: string;
  /** The archive’s file or folder. */
  readonly path: string;
  readonly reading: Partial<Omit<ReadOptions, 'progress'>>;
  readonly sections: SectionChoices;
  readonly pictures: PictureRules;
  readonly dryRun: boolean;
  readonly now: number;
  /** `what` is done, as a noun in the plural; a total of 0 is not known. */
  readonly progress: (what: string, done: number, total: number) => void;
}

/**
 * Brings an archive into the content folder. Everything is put together and checked beside it first; when anything is wrong an
 * `ImportError` is thrown and the folder is as it was.
 */
export async function runImport(options: ImportOptions): Promise<ImportReport> {
  const startedAt = performance.now();
  recover(options.contentDir);
  const cache = new ReadingCache(undefined, '');
  const newsroom = await readSoundNewsroom(options, cache);
  const reader = readerFor(options.path);
  const archive = await reader.read(options.path, {
    timeZone: newsroom.site.timeZone,
    language: newsroom.site.languages[0]?.code ?? 'en',
    ...options.reading,
    progress: (done, total) => {
      options.progress('Megabytes of the archive', Math.round(done / 1e6), Math.round((total ?? 0) / 1e6));
    },
  });
  const stage = new Stage(join(options.root, '.cache'), options.contentDir);
  try {
    const { written, dropped } = await stageArchive(archive, reader, newsroom, stage, options, cache);
    const files = stage.written.filter((path) => path !== LEDGER_FILE).length;
    if (!options.dryRun) stage.move();
    return {
      ...written,
      losses: [...written.losses, ...dropped],
      archive: archive.title,
      reader: reader.name,
      dryRun: options.dryRun,
      files,
      seconds: (performance.now() - startedAt) / 1000,
    };
  } finally {
    stage.remove();
    archive.close?.();
  }
}

async function readSoundNewsroom({ root, contentDir, now, progress }: ImportOptions, cache: ReadingCache): Promise<Newsroom> {
  const { newsroom, faults } = await readNewsroom(root, contentDir, cache, {
    now,
    onProgress: (done, total) => {
      progress('Files of content', done, total);
    },
  });
  if (newsroom && faults.length === 0) return newsroom;
  throw new ImportError(`${formatFaults(faults)}\n\nMend the content first; an import is only added to content without faults.`);
}

async function stageArchive(
  archive: Archive,
  reader: ArchiveReader,
  newsroom: Newsroom,
  stage: Stage,
  options: ImportOptions,
  cache: ReadingCache,
): Promise<{ written: Written; dropped: Loss[] }> {
  const ledger = new Ledger(options.contentDir, archive.id ?? `${reader.name}: ${basename(options.path)}`);
  const keeper = new Keeper(ledger, stage);
  const source = new PictureSource(stage.scratch, options.pictures);
  const written = await writeArchive(archive, newsroom, keeper, source, options);
  const dropped = await dropFaulty(keeper, cache, options);
  const text = ledger.toText();
  if (text !== stage.readText(LEDGER_FILE) && (stage.written.length > 0 || stage.readText(LEDGER_FILE) !== undefined))
    stage.write(LEDGER_FILE, text);
  return { written, dropped };
}

const MOST_ROUNDS = 5;

/**
 * Has the site’s own check look at everything. A story that it finds at fault is taken out and reported; anything else that is
 * wrong ends the import.
 */
async function dropFaulty(keeper: Keeper, cache: ReadingCache, { now, progress }: ImportOptions): Promise<Loss[]> {
  const { stage } = keeper;
  const losses: Loss[] = [];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const { faults } = await readNewsroom(stage.root, stage.contentDir, cache, {
      now,
      onProgress: (done, total) => {
        progress('Files checked', done, total);
      },
    });
    if (faults.length === 0) return losses;
    const byFile = Map.groupBy(faults, ({ file }) => file.replace(/^content\//, ''));
    for (const [path, own] of byFile) {
      const key = /^(articles|pages|comments)\//.test(path) ? keeper.keyOf(path) : undefined;
      if (key === undefined) throw new ImportError(refusal(faults));
      losses.push({
        where: `${path} (${key})`,
        kind: 'words',
        what: `The check refuses it, so it was left out: ${own.map(({ problem }) => problem).join(' ')}`,
      });
      withdraw(keeper, path);
    }
  }
  throw new ImportError('The check still finds faults after the faulty stories were taken out. Nothing was written.');
}

/** Takes a file out, and with a story its comments. */
function withdraw(keeper: Keeper, path: string): void {
  keeper.withdraw(path);
  const story = /^articles\/(.*)\.mdx?$/.exec(path)?.[1];
  if (story === undefined) return;
  for (const other of keeper.stage.written) if (other.startsWith(`comments/${story}/`)) keeper.withdraw(other);
}

function refusal(faults: readonly Fault[]): string {
  return `${formatFaults(faults)}\n\nNothing was written: content/ is as it was.`;
}
