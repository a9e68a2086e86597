import { existsSync, readFileSync, renameSync, rmdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cardSet, isCardSet, type CardView } from '../site/seo/preview.ts';
import { ContentFaults } from '../content/faults/fault.ts';
import type { SiteFile } from '../site/queries/site-files.ts';
import { ownSitemap } from '../site/queries/own-addresses.ts';
import { findPrintedSite } from '../site/queries/printed-site.ts';
import { addBooks } from './books.ts';
import { addCompressedForms } from './compressed-forms.ts';
import { readContent } from './content.ts';
import { editingCopies } from './editing.ts';
import { filesIn } from './files-in.ts';
import { listIcons } from './icons.ts';
import type { WorkerResult } from './page-worker.ts';
import { refuseMeetingPaths } from './meeting-paths.ts';
import { addCopies, addPictures, lookCopies, mediaCopies, type MadeFiles } from './plan.ts';
import { checkRedirectedFiles } from './redirect-targets.ts';
import { addSearch, makeSearch } from './search.ts';
import { serverFolder, writeServerFiles } from './server-files.ts';
import { ShownPictures } from './shown-pictures.ts';
import { rereadingFrom } from './inputs.ts';
import { codeDigest } from './code-digest.ts';

/**
 * Adds to what `astro build` has printed what no page is: pictures and preview cards, the search, recordings, the editing room, and the
 * files for a server’s configuration. Throws `ContentFaults` when a redirect leads to a file that is not there.
 */
export async function finishSite(root: string, contentDir: string, output: string, now: number): Promise<void> {
  const { newsroom, faults } = await readContent(root, contentDir, now);
  if (!newsroom || faults.length > 0) throw new ContentFaults(faults);
  const { tools, index } = findPrintedSite();
  const files = tools.listFiles(index);
  for (const { path } of files) flattenPage(output, path);

  for (const { path, text } of ownSitemap(index.space)) writeFileSync(join(output, path), text);
  const plan: MadeFiles = { templates: '', pictureSets: [], files: new Map() };
  const shown = readShown(output, files);
  plan.pictureSets.push(...shown.pictureSets);
  const staged = { staging: output };
  const copies = [
    ...mediaCopies(tools, index, contentDir),
    ...lookCopies(newsroom),
    ...listIcons(root, newsroom),
    ...(await editingCopies(root, newsroom, index.space.base)),
  ];
  await addCopies(plan, copies, undefined, staged, undefined);
  const published = [...filesIn(output), ...tools.listBooks(index).map(({ path }) => path)];
  refuseMeetingPaths(published);
  checkRedirectedFiles(newsroom, published);
  const bundles = await makeSearch({
    root,
    site: tools,
    index,
    rereading: rereadingFrom(index, tools),
    templates: { digest: codeDigest(root) },
    shard: undefined,
    old: undefined,
    signal: new AbortController().signal,
  });
  addSearch(plan, bundles, undefined, staged);
  await addPictures(plan, newsroom, [shown], undefined, staged, root);
  // Which pages there are is of no account until here.
  for (const { page } of tools.listBooks(index)) plan.files.set(page, { key: '', fresh: true });
  await addBooks(plan, tools, index, undefined, { staging: output, output });
  if (newsroom.site.precompress === true) await compressPrinted(output);
  writeServerFiles(serverFolder(output), tools.listServerFiles(index, files));
}

/** Of everything that lies in a finished output. */
function compressPrinted(folder: string): Promise<void> {
  const files: MadeFiles['files'] = new Map([...filesIn(folder)].map((path) => [path, { key: '', fresh: true }]));
  return addCompressedForms({ templates: '', pictureSets: [], files }, undefined, { staging: folder, folder });
}

/** Astro writes a page at `news.html` into a folder of that name. */
function flattenPage(output: string, path: string): void {
  const written = join(output, path, 'index.html');
  if (!path.endsWith('.html') || !existsSync(written)) return;
  const aside = `${join(output, path)}.page`;
  renameSync(written, aside);
  rmdirSync(dirname(written));
  renameSync(aside, join(output, path));
}

/** The pictures that the printed pages show, and what stands on the cards among them. */
function readShown(output: string, files: readonly SiteFile[]): Pick<WorkerResult, 'pictureSets' | 'cards'> {
  const shown: Pick<WorkerResult, 'pictureSets' | 'cards'> = { pictureSets: [], cards: new Map<string, CardView>() };
  const pictures = new ShownPictures(shown.pictureSets);
  const byPath = new Map(files.map((file) => [file.path, file]));
  for (const path of filesIn(output)) {
    if (!/\.(html|xml|json)$/.test(path)) continue;
    const places = pictures.on(readFileSync(join(output, path), 'latin1'));
    const file = byPath.get(path);
    if (!file || file.kind === 'data') continue;
    const isUnknown = (place: number): boolean => {
      const name = shown.pictureSets[place]?.[0] ?? '';
      return isCardSet(name) && !shown.cards.has(name);
    };
    if (!places.some(isUnknown)) continue;
    const card = file.view().head.picture?.card;
    if (card) shown.cards.set(cardSet(card), card);
  }
  return shown;
}
