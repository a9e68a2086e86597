import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What computers and editors put into folders unasked. */
const STRAYS: readonly RegExp[] = [
  /^(?:eh)?thumbs(?:_vista)?\.db(?::encryptable)?$/i,
  /^desktop\.ini$/i,
  /^\.DS_Store$/,
  /^\._/,
  /^Icon\r$/,
  /^\.directory$/,
  /^~\$/,
  /~$/,
  /^\.?#.*#$|^\.#/,
  /\.sw[a-p]$/i,
];

/** True of a file that a computer has put into a folder for itself: it is not of the newsroom, and nobody has done anything wrong. */
export function isStrayFile(name: string): boolean {
  return STRAYS.some((stray) => stray.test(name));
}

/** True of what a face has to come with, or does: its licence and who made it. It is for whoever has the files, and not published. */
export function isBesideFace(name: string): boolean {
  return /^(?:OFL|UFL|LICEN[CS]E|COPYING|FONTLOG|AUTHORS|CONTRIBUTORS|TRADEMARKS|README)(?:[-_][\w-]+)?(?:\.(?:txt|md))?$/i.test(name);
}

/** The files of a content folder that are passed over, as editors see them, sorted. */
export function listStrayFiles({ contentDir, shownDir }: { contentDir: string; shownDir: string }): string[] {
  const found: string[] = [];
  const visit = (inside: string): void => {
    for (const entry of readdirSync(join(contentDir, inside), { withFileTypes: true })) {
      const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory() && !entry.name.startsWith('.')) visit(path);
      else if (entry.isFile() && isStrayFile(entry.name)) found.push(`${shownDir}/${path}`);
    }
  };
  visit('');
  return found.sort();
}
