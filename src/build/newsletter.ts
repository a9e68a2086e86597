import { collectionsOf } from '../content/collections.ts';
import { ContentFaults } from '../content/faults/fault.ts';
import type { Newsletter } from '../site/queries/newsletters.ts';
import { startTemplates } from './build.ts';
import { contentCache, readContent } from './content.ts';
import { loadOtherCollections } from './other-collections.ts';
import { loadSite, type Templates } from './templates.ts';
import { findVersions } from './versions.ts';

export interface NewsletterOptions {
  root: string;
  contentDir: string;
  now: number;
  /** The newspaper’s first when absent. */
  language?: string | undefined;
  /** The newest that has an edition when absent. */
  day?: string | undefined;
}

export interface WrittenNewsletter extends Newsletter {
  language: string;
  day: string;
}

/** Why there is no letter, with what there could be one of. */
export class NoNewsletter extends Error {
  readonly allowed: readonly string[];

  constructor(problem: string, allowed: readonly string[]) {
    super(problem);
    this.name = 'NoNewsletter';
    this.allowed = allowed;
  }
}

/** Writes the letter of a day’s edition, by the code that prints the pages. Throws `NoNewsletter` or `ContentFaults`. */
export async function composeNewsletter({ root, contentDir, now, language, day }: NewsletterOptions): Promise<WrittenNewsletter> {
  const cache = contentCache(root, contentDir);
  let compiling = undefined as Promise<Templates> | undefined;
  const { newsroom, faults } = await readContent(root, contentDir, now, cache, {
    onFoundation: (foundation) => {
      compiling = startTemplates({ root, code: cache.version, contentDir }, foundation);
      compiling?.catch(() => undefined);
    },
  });
  if (!newsroom || faults.length > 0 || !compiling) throw new ContentFaults(faults);
  const site = await loadSite(await compiling);
  const versions = await findVersions(newsroom, { root, contentDir, now, version: cache.version });
  const index = await site.open(collectionsOf(newsroom, { now, versions }), await loadOtherCollections(root, contentDir), { now });
  const languages = newsroom.site.languages.map(({ code }) => code);
  const own = language ?? index.firstLanguage;
  if (!languages.includes(own)) throw new NoNewsletter(`“${own}” is not a language of this newspaper.`, languages);
  const days = site.newsletterDays(index, own);
  const chosen = day ?? days[0];
  if (newsroom.site.dayEditions === undefined)
    throw new NoNewsletter('The newspaper has no editions of its days. Add “dayEditions” with “days” to content/site.yaml.', []);
  if (chosen === undefined || !days.includes(chosen))
    throw new NoNewsletter(chosen === undefined ? 'No day has an edition yet.' : `“${chosen}” has no edition in this language.`, days);
  return { language: own, day: chosen, ...site.writeNewsletter(index, own, chosen) };
}
