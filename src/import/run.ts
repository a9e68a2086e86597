import { basename, join } from 'node:path';
import { formatFaults } from '../content/faults/fault.ts';
import type { Newsroom } from '../content/newsroom-model.ts';
import { readNewsroom } from '../content/newsroom.ts';
import { ReadingCache } from '../content/reading-cache.ts';
import { makeAcceptable } from './acceptance.ts';
import { Keeper } from './keeper.ts';
import { Ledger, LEDGER_FILE } from './ledger.ts';
import { ImportError, type Archive, type ArchiveReader, type Loss, type ReadOptions } from './model.ts';
import { PictureSource, type PictureRules } from './picture-source.ts';
import { readerFor } from './readers.ts';
import type { ImportReport } from './report.ts';
import type { SectionChoices } from './section-plan.ts';
import { recover, Stage } from './stage.ts';
import { writeArchive } from './writer.ts';
import type { Written } from './written.ts';

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
    const { written, losses, otherErrors } = await stageArchive(archive, reader, newsroom, stage, options, cache);
    const files = stage.written.filter((path) => path !== LEDGER_FILE).length;
    if (!options.dryRun) stage.move();
    return {
      ...written,
      losses: [...written.losses, ...losses],
      archive: archive.title,
      reader: reader.name,
      dryRun: options.dryRun,
      files,
      otherErrors,
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
): Promise<{ written: Written; losses: readonly Loss[]; otherErrors: number }> {
  const ledger = new Ledger(options.contentDir, archive.id ?? `${reader.name}: ${basename(options.path)}`);
  const keeper = new Keeper(ledger, stage);
  const source = new PictureSource(stage.scratch, options.pictures);
  const writer = await writeArchive(archive, newsroom, keeper, source, options);
  const { losses, drafted, otherErrors } = await makeAcceptable(keeper, { ...options, cache });
  const text = ledger.toText();
  if (text !== stage.readText(LEDGER_FILE) && (stage.written.length > 0 || stage.readText(LEDGER_FILE) !== undefined))
    stage.write(LEDGER_FILE, text);
  return { written: writer.summary(drafted), losses, otherErrors };
}
