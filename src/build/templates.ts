import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { digestOf, digestOfFolder } from '../shared/digest.ts';
import { compileCode } from './astro-process.ts';
import { keepFolder } from './cached-folder.ts';
import type { CompiledSite } from './entry.ts';
import { UsedStyles } from './used-styles.ts';

/** The site’s code, compiled: what prints pages, and the style sheets and scripts that they load. */
export interface Templates {
  /** Of everything that the code was compiled from. */
  digest: string;
  /** Where the compiled code is. */
  folder: string;
}

export interface TemplateSources {
  root: string;
  /** The digest of the site’s own code. */
  code: string;
  contentDir: string;
  /** What the configuration takes from `site.yaml`. */
  settings: unknown;
}

/** Written when all of it has been compiled: the digest of every file. */
const MARKER = 'complete';
const SITE = 'site';

/**
 * Compiles the site’s code, or finds it compiled: it is kept in `.cache/templates` under the digest of all that went into it.
 * Stories do not, so a change to them compiles nothing.
 */
export async function obtainTemplates(sources: TemplateSources, onCompile: () => void): Promise<Templates> {
  const digest = digestOf(JSON.stringify([sources.code, sources.settings]));
  const parent = join(sources.root, '.cache/templates');
  const folder = join(parent, digest);
  const marker = join(folder, MARKER);
  if (existsSync(marker)) {
    if (readFileSync(marker, 'utf8') === digestOfFolder(join(folder, SITE))) {
      utimesSync(marker, new Date(), new Date());
      return { digest, folder };
    }
    console.log('  The compiled code in .cache/templates is damaged.');
    rmSync(folder, { recursive: true, force: true });
  }
  onCompile();
  const unfinished = `${folder}.${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  await compileCode(sources.root, { STANDFIRST_TEMPLATES: join(unfinished, SITE), STANDFIRST_CONTENT: sources.contentDir });
  writeFileSync(join(unfinished, MARKER), digestOfFolder(join(unfinished, SITE)));
  keepFolder(unfinished, folder, MARKER);
  removeOld(parent);
  return { digest, folder };
}

/** How long compiled code is kept that no build has used. */
const KEPT_MILLISECONDS = 7 * 24 * 60 * 60 * 1000;

function removeOld(parent: string): void {
  for (const name of readdirSync(parent)) {
    const path = join(parent, name);
    const marker = statSync(join(path, MARKER), { throwIfNoEntry: false }) ?? statSync(path);
    if (Date.now() - marker.mtimeMs > KEPT_MILLISECONDS) rmSync(path, { recursive: true, force: true });
  }
}

/** The compiled code, ready to print pages with the styles that each needs. */
export async function loadSite({ folder }: Templates): Promise<CompiledSite> {
  const { site } = (await import(/* @vite-ignore */ pathToFileURL(join(folder, SITE, 'server/entry.mjs')).href)) as { site: CompiledSite };
  const styles = new UsedStyles(join(folder, SITE, 'client/_astro'), site.markedStyles);
  return {
    ...site,
    renderPage: async (file, view) => styles.trim(await site.renderPage(file, view)),
    renderOwn: async (file) => styles.trim(await site.renderOwn(file)),
  };
}
