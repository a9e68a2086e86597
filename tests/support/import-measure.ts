import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { wordsOf } from '../../src/import/html/plain-words.ts';
import type { Loss } from '../../src/import/model.ts';
import type { ImportReport } from '../../src/import/report.ts';
import type { ImportOptions } from '../../src/import/run.ts';
import { digestOf } from '../../src/shared/digest.ts';
import { errorsOf } from './acceptance.ts';
import { importInto } from './import.ts';
import type { NewsroomCopy } from './overlay.ts';

/** What an import of a folder of Markdown comes to, for a test to hold against nothing. */
export interface Measure {
  report: ImportReport;
  /** Everything for which a build would refuse the newsroom now. */
  errors: string[];
  /** By file of the archive: words that are neither in what became of it nor in the report. */
  missingWords: Record<string, string[]>;
  /** Pictures of the folder that are neither among the newsroom’s nor named in the report. */
  missingPictures: string[];
  /** How many files a second import would change. */
  changedAgain: number;
}

const STORY = /\.(?:md|mdx|markdown)$/;
const PICTURE = /\.(?:jpe?g|png|webp)$/;

/** Imports a folder twice, and compares what was in it with what came over and what the report says. */
export async function measureImport(newsroom: NewsroomCopy, path: string, more: Partial<ImportOptions> = {}): Promise<Measure> {
  const report = await importInto(newsroom, path, more);
  const errors = await errorsOf(newsroom);
  const came = cameOver(newsroom);
  const missing = filesOf(path, STORY).map((name) => [name, missingWordsOf(path, name, came, report.losses)] as const);
  const said = report.losses.map(({ what }) => what).join('\n');
  const photos = new Set(filesOf(newsroom.contentDir, PICTURE).map((file) => digestOf(readFileSync(join(newsroom.contentDir, file)))));
  const pictures = filesOf(path, PICTURE).filter(
    (name) => !photos.has(digestOf(readFileSync(join(path, name)))) && !said.includes(basename(name)),
  );
  const again = await importInto(newsroom, path, more);
  return {
    report,
    errors,
    missingWords: Object.fromEntries(missing.filter(([, words]) => words.length > 0)),
    missingPictures: pictures,
    changedAgain: again.files,
  };
}

function filesOf(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

type Ledger = Record<string, Record<string, { file: string }>>;

/** The words of what became of each file, with those of the photos that it shows. */
function cameOver({ contentDir }: NewsroomCopy): (name: string) => string[] {
  const ledger = Object.values(JSON.parse(readFileSync(join(contentDir, '.imported.json'), 'utf8')) as Ledger)[0] ?? {};
  return (name) => {
    const file = ledger[`story ${name}`]?.file;
    if (file === undefined) return [];
    const text = readFileSync(join(contentDir, file), 'utf8');
    const photos = [...text.matchAll(/photo: (\S+)/g)].map(([, id = '']) => readFileSync(join(contentDir, 'photos', `${id}.yaml`), 'utf8'));
    return [text, ...photos].flatMap(lowered);
  };
}

function missingWordsOf(root: string, name: string, came: (name: string) => string[], losses: readonly Loss[]): string[] {
  const told = losses
    .filter(({ where }) => where.includes(name) || !/\.(?:md|mdx)/.test(where))
    .flatMap(({ what, words }) => lowered(`${what} ${words ?? ''}`));
  const left = new Map<string, number>();
  for (const word of [...came(name), ...told]) left.set(word, (left.get(word) ?? 0) + 1);
  return lowered(shownWords(readFileSync(join(root, name), 'utf8'))).filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}

function lowered(text: string): string[] {
  return wordsOf(text).map((word) => word.toLowerCase());
}

/** The words of a source that its readers may have seen: its text, and what stands in quotation marks in tags and shortcodes. */
function shownWords(source: string): string {
  const text = source.replace(/^\uFEFF?(---|\+\+\+)\r?\n[\s\S]*?\n\1\s*(?:\n|$)/, '');
  const quoted = (tag: string): string =>
    [...tag.matchAll(/([\w-]*)\s*[=:]?\s*["']([^"'<>]*)["']/g)]
      .filter(
        ([, name = '', value = '']) =>
          !/^(?:src|href|class|style|id|srcset|link|path|date|template|op)$/.test(name) && !/[./](?:\w|$)|^\w+$|vw$/.test(value),
      )
      .map(([, , value = '']) => ` ${value} `)
      .join(' ')
      .padEnd(1);
  return text
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/`+[^`]*`+/g, (code) => code.replace(/^`+\w*/, ' '))
    .replace(/\{\{[<%][\s\S]*?[>%]\}\}|\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}/g, quoted)
    .replace(/<\/?[A-Za-z][^<>]*>/g, quoted)
    .replace(/\]\([^()\s]*(?:\s+"([^"]*)")?\)/g, '] $1 ')
    .replace(/\{[#:.][^}]*\}|\{[\w.]+\}|\[\^[^\]]*\]:?|(?:https?:\/\/|mailto:)\S+/g, ' ');
}
