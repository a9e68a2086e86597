import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { NewsroomIndex } from '../site/queries/newsroom-index.ts';
import type { SiteTools } from '../site/queries/site-tools.ts';
import type { OutputRecord } from './output-record.ts';
import type { MadeFiles } from './plan.ts';

/** Where files of the site lie: those that this build has made, and those of the output as it is. */
interface Folders {
  staging: string;
  output: string;
}

/**
 * Makes the e-books of those editions whose page is in this build, unless the output has them as they would be. It comes after the
 * pictures, which they take up.
 */
export async function addBooks(
  plan: MadeFiles,
  site: SiteTools,
  index: NewsroomIndex,
  old: OutputRecord | undefined,
  { staging, output }: Folders,
): Promise<void> {
  const open = (path: string): Buffer => {
    const made = join(staging, path);
    return readFileSync(existsSync(made) ? made : join(output, path));
  };
  const books = site.listBooks(index).filter(({ page }) => plan.files.has(page));
  if (books.length === 0) return;
  const { draftBook, packBook } = await import('./book/book-maker.ts');
  for (const facts of books) {
    const draft = draftBook(facts, open(facts.page).toString());
    const fresh = old?.files.get(facts.path)?.key !== draft.key;
    plan.files.set(facts.path, { key: draft.key, fresh });
    if (!fresh) continue;
    const place = join(staging, facts.path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, packBook(draft, open));
  }
}
