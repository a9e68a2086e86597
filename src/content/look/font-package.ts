import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Fault } from '../faults/fault.ts';
import { quote } from '../faults/fault.ts';
import { digestOf } from '../../shared/digest.ts';
import { readFontFile, type FontFile } from './font-file.ts';

/** A file of a face, and where it is. */
export interface FoundFont {
  /** From the project’s folder, or the whole path of a package’s. */
  source: string;
  /** Of the file’s name, without folder and ending. */
  name: string;
  digest: string;
  font: FontFile;
}

interface Metadata {
  id: string;
  family: string;
}

/** Weights of a package whose weights are files: of running text, and of what stands out, the first that there is. */
const STATIC_WEIGHTS = [['400'], ['600', '700', '500', '800']] as const;

const known = new Map<string, FoundFont[]>();

/** The faces of an installed package of Fontsource, those of common letters last, as browsers ask the last first. */
export function readFontPackage(name: string): FoundFont[] | { fault: Pick<Fault, 'problem' | 'mend'> } {
  let found = known.get(name);
  if (!found) {
    const folder = folderOf(name);
    if (folder === undefined)
      return {
        fault: { problem: `The package ${quote(name)} is not installed.`, mend: `Install it with “npm install --save-exact ${name}”, or correct its name.` },
      };
    found = readFolder(folder);
    known.set(name, found);
  }
  if (found.length > 0) return found;
  return { fault: { problem: `There are no faces in the package ${quote(name)}.`, mend: 'Take another, or put files of the face into content/fonts.' } };
}

function folderOf(name: string): string | undefined {
  try {
    return dirname(createRequire(import.meta.url).resolve(`${name}/metadata.json`));
  } catch {
    return undefined;
  }
}

function readFolder(folder: string): FoundFont[] {
  const { id, family } = readJson(folder, 'metadata.json') as Metadata;
  const ranges = Object.entries(readJson(folder, 'unicode.json') as Record<string, string>);
  const files = new Set(readdirSync(join(folder, 'files')));
  const variants = [...files].some((file) => file.includes('-wght-normal.'))
    ? ['wght-normal', 'wght-italic']
    : STATIC_WEIGHTS.flatMap((weights) => {
        const weight = weights.find((one) => [...files].some((file) => file.endsWith(`-${one}-normal.woff2`)));
        return weight === undefined ? [] : [`${weight}-normal`, `${weight}-italic`];
      });
  return ranges.flatMap(([subset, letters]) =>
    variants.flatMap((variant): FoundFont[] => {
      const file = `${id}-${subset.replace(/[[\]]/g, '')}-${variant}.woff2`;
      if (!files.has(file)) return [];
      const source = join(folder, 'files', file);
      const bytes = readFileSync(source);
      const font = readFontFile(bytes);
      if ('fault' in font) return [];
      return [{ source, name: file.replace(/\.woff2$/, ''), digest: digestOf(bytes), font: { ...font, family, letters } }];
    }),
  );
}

function readJson(folder: string, file: string): unknown {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'));
}
