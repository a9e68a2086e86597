import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleEditingRoom } from '../admin/bundle.ts';
import { editingFiles } from '../admin/files.ts';
import { digestOf } from '../shared/digest.ts';
import type { Newsroom } from '../content/newsroom-model.ts';
import type { Copy } from './plan.ts';

/** The editing room’s files for the output; none when the newsroom does not publish it. */
export async function editingCopies(root: string, { site, sections, look }: Newsroom, base: string): Promise<Copy[]> {
  if (site.editing === undefined) return [];
  const languages = site.languages.map(({ code }) => code);
  const bundle = await bundleEditingRoom(root, languages);
  const made = editingFiles(bundle, { site, sections, look }, base);
  const folder = join(root, '.cache/admin-pages');
  mkdirSync(folder, { recursive: true });
  const pages = made.map(({ path, content }): Copy => {
    const source = join(folder, digestOf(content));
    writeFileSync(source, content);
    return { path: `admin/${path}`, source, digest: digestOf(content) };
  });
  const program = bundle.files.map((file): Copy => {
    const source = join(bundle.folder, file);
    return { path: `admin/${file}`, source, digest: digestOf(readFileSync(source)) };
  });
  return [...pages, ...program].sort((a, b) => (a.path < b.path ? -1 : 1));
}
