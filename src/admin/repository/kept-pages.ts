import { Known } from '../../content/checks/references/known.ts';
import { pagesAround } from '../../content/checks/references/redirects-file-check.ts';
import { comparable } from '../../content/checks/redirect-check.ts';
import { parentOf, splitLanguage } from '../../shared/ids.ts';
import { DAY_PAGE_STORIES } from '../../shared/day-pages.ts';
import { CONTENT } from './deletions.ts';
import { partialNewsroom, readPart, type Part } from './partial-newsroom.ts';

/** Pages that list stories, each with how many stories it takes, by language. */
export type LostPages = Map<string, Map<string, number>>;

/** The pages that redirects lead to and that would be missing if there were no other stories than these. */
export function pagesLost(parts: readonly Part[], gone: readonly string[]): LostPages {
  const newsroom = partialNewsroom(parts);
  const known = new Known(newsroom);
  const { base } = known.space;
  const targets = new Set(newsroom.redirects.flatMap(({ to }) => (to.startsWith('/') ? [base + comparable(to).slice(1)] : [])));
  const lost: LostPages = new Map();
  for (const story of newsroom.articles) {
    if (!gone.includes(story.source.file)) continue;
    const { lists, day } = pagesAround(story, known);
    const [language] = splitLanguage(story.id);
    const pages = lost.get(language) ?? new Map<string, number>();
    for (const address of lists) if (targets.has(address)) pages.set(address, 1);
    if (targets.has(day)) pages.set(day, DAY_PAGE_STORIES);
    if (pages.size > 0) lost.set(language, pages);
  }
  return lost;
}

interface Read {
  gone: readonly string[];
  /** What is known to matter by now. */
  parts: readonly Part[];
  /** All texts that have been read, by their paths. */
  texts: ReadonlyMap<string, string>;
}

/** Further stories, until each of the pages has as many as it takes. Those that lie beside what is to be gone are looked at first. */
export function storiesThatKeep(lost: LostPages, { gone, parts, texts }: Read): Part[] {
  if (lost.size === 0) return [];
  const settings = parts.filter(({ path }) => SETTINGS.test(path));
  const known = new Known(partialNewsroom(settings));
  const left = new Map([...lost].map(([language, pages]) => [language, new Map(pages)]));
  const isDone = (): boolean => [...left.values()].every((pages) => pages.size === 0);
  const count = (part: Part): void => {
    for (const story of partialNewsroom([...settings, part]).articles) {
      const pages = left.get(splitLanguage(story.id)[0]);
      const { lists, day } = pagesAround(story, known);
      for (const address of [...lists, day]) {
        const wanted = pages?.get(address) ?? 0;
        if (wanted > 1) pages?.set(address, wanted - 1);
        else pages?.delete(address);
      }
    }
  };
  const read = new Set(parts.map(({ path }) => path));
  for (const part of parts) if (!gone.includes(part.path)) count(part);
  const folders = new Set(gone.map(parentOf));
  const isBeside = (path: string): number => Number(folders.has(parentOf(path)));
  const languages = [...lost.keys()].map((language) => `${CONTENT}articles/${language}/`);
  const stories = [...texts.keys()]
    .filter((path) => !read.has(path) && !gone.includes(path) && languages.some((folder) => path.startsWith(folder)))
    .sort((one, other) => isBeside(other) - isBeside(one));
  const found: Part[] = [];
  for (const path of stories) {
    if (isDone()) break;
    const part = readPart(path, texts.get(path) ?? '');
    found.push(part);
    count(part);
  }
  return found;
}

const SETTINGS = /^content\/(?:site|sections)\.yaml$/;
