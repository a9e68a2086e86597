import { checkAddresses } from '../../content/checks/references/address-check.ts';
import { checkArticles } from '../../content/checks/references/article-check.ts';
import { checkAuthors } from '../../content/checks/references/author-check.ts';
import { checkDayEditions } from '../../content/checks/references/day-edition-check.ts';
import { FaultList } from '../../content/checks/references/fault-list.ts';
import { checkFronts } from '../../content/checks/references/front-check.ts';
import { Known } from '../../content/checks/references/known.ts';
import { checkLivePosts } from '../../content/checks/references/live-post-check.ts';
import { checkPages } from '../../content/checks/references/page-check.ts';
import { checkSite } from '../../content/checks/references/site-check.ts';
import { checkSurroundings } from '../../content/checks/references/surroundings-check.ts';
import { checkTranslations } from '../../content/checks/references/translation-check.ts';
import { quote, sortFaults, type Fault } from '../../content/faults/fault.ts';
import { SiteAddresses } from '../../content/house-rules/site-addresses.ts';
import type { Newsroom } from '../../content/newsroom-model.ts';
import { slugOf } from '../../shared/ids.ts';
import { PICTURE_ENDINGS } from '../../shared/picture-shapes.ts';
import { idIn } from '../belongings.ts';
import { CONTENT } from './deletions.ts';
import { addressesOf, AddressesWithout, deadLinksIn } from './named-links.ts';
import { pagesLost, storiesThatKeep } from './kept-pages.ts';
import { holdsOneOf } from './held-names.ts';
import { readPart, type Part, partialNewsroom } from './partial-newsroom.ts';
import type { RepositoryFile } from './repository.ts';
import { readTexts, type ReadText } from './texts.ts';

/** What others may name. */
const NAMED = /^content\/(?:articles\/.*\.mdx?|(?:photos|authors|topics|editions)\/.*\.yaml|pages\/.*\.mdx?)$/;

/** A picture, and the place of its words. */
const PICTURE = new RegExp(`^(content/photos/[^/]*)(?:${PICTURE_ENDINGS.join('|').replaceAll('.', '\\.')})$`);

/** Files that may name another. */
const NAMING =
  /^content\/(?:(?:articles|pages|live)\/.*\.mdx?|(?:fronts|editions|authors|events)\/.*\.yaml|(?:site|sections|redirects)\.yaml)$/;

/** The story’s id stands before the post’s name. */
const LIVE_POST = /^content\/live\/(.+)\/[^/]+$/;

/** Without these, nothing that the others name can be understood. */
const ALWAYS = [`${CONTENT}site.yaml`, `${CONTENT}sections.yaml`];

/** Where a page is led to that may be there because of a story alone. */
const REDIRECTS = `${CONTENT}redirects.yaml`;

/** The checks of what files name, in the order of the whole check. */
const CHECKS = [
  checkSite,
  checkSurroundings,
  checkAuthors,
  checkArticles,
  checkLivePosts,
  checkDayEditions,
  checkFronts,
  checkPages,
  checkTranslations,
  checkAddresses,
];

/**
 * What a build would say of files that name others if these were gone, in its words. Files that hold none of the names are not looked
 * into; of the rest, and of what is to be gone, a newsroom is made twice, with and without it, and each is given to the build’s checks.
 *
 * @param written the paths of files that are written by the same commit
 */
export async function faultsWithout(
  away: readonly string[],
  files: readonly RepositoryFile[],
  read: ReadText,
  written: readonly string[] = [],
): Promise<Fault[]> {
  const there = new Set(files.map(({ path }) => path));
  // A photo is its picture; one that is left without has none of its words.
  const wordsOf = (path: string): string[] => (PICTURE.exec(path)?.slice(1) ?? []).map((photo) => `${photo}.yaml`);
  const pictured = new Set([...files.map(({ path }) => path).filter((path) => !away.includes(path)), ...written].flatMap(wordsOf));
  const bare = away.flatMap(wordsOf).filter((photo) => !away.includes(photo) && !pictured.has(photo));
  const gone = [...away, ...bare];
  const named = gone.filter((path) => NAMED.test(path));
  if (named.length === 0) return [];
  const slugs = named.map((path) => slugOf(idIn(path.slice(CONTENT.length))));
  const isTwin = (path: string): boolean => NAMED.test(path) && slugs.includes(slugOf(idIn(path.slice(CONTENT.length))));
  const isWanted = ({ path }: RepositoryFile): boolean =>
    named.includes(path) || isTwin(path) || (NAMING.test(path) && !gone.includes(path));
  const texts = await readTexts(files.filter(isWanted), read);
  const parts = partsNaming(slugs, { named, texts, isTwin });
  for (const photo of bare) if (!there.has(photo)) parts.push(readPart(photo, ''));
  parts.push(...storiesThatKeep(pagesLost(parts, gone), { gone, parts, texts }));
  const whole = partialNewsroom(parts);
  const before = new Set([...toldOf(whole), ...deadLinksIn(whole, parts, new SiteAddresses(whole))].map(identify));
  const left = parts.filter(({ path }) => !gone.includes(path));
  const rest = partialNewsroom(left);
  const links = deadLinksIn(rest, left, new AddressesWithout(rest, whole, gone));
  // What a draft names keeps nothing from being published.
  const drafts = new Set(left.flatMap(({ path, isDraft }) => (isDraft ? [path] : [])));
  const faults = [...toldOf(rest), ...links].filter((fault) => !before.has(identify(fault)) && !drafts.has(fault.file));
  const wordsAlone = bare
    .filter((photo) => there.has(photo))
    .map((file) => ({
      file,
      problem: `There is no picture named ${quote(slugOf(idIn(file)))} beside this file.`,
      mend: 'Delete the photo.',
    }));
  // What would have been right is not known of a part.
  const naming = faults.map(({ file, line, field, problem }) => ({
    file,
    line,
    field,
    problem,
    mend: 'Name another one there, or none.',
  }));
  return sortFaults<Fault>([...naming, ...wordsAlone]);
}

interface Ground {
  /** What is to be gone, as far as others can name it. */
  named: readonly string[];
  texts: ReadonlyMap<string, string>;
  isTwin: (path: string) => boolean;
}

/** The files that may say one of the names, or an address, of what is to be gone, and what it takes to understand them. */
function partsNaming(slugs: readonly string[], { named, texts, isTwin }: Ground): Part[] {
  const read = (path: string): Part[] => {
    const text = texts.get(path);
    return text === undefined ? [] : [readPart(path, text)];
  };
  // A link leads to an address; the earlier ones have other names at their ends.
  const addresses = addressesOf(partialNewsroom([...ALWAYS, ...named].flatMap(read)), named);
  const names = [...new Set([...slugs, ...addresses.map((address) => slugOf(address.replace(/\/$/, '')))])].filter(Boolean);
  const isSettled = (path: string): boolean => ALWAYS.includes(path) || path === REDIRECTS || isTwin(path);
  const paths = [...texts].flatMap(([path, text]) => (isSettled(path) || holdsOneOf(names, path, text) ? [path] : []));
  // A live post is read on the page of its story: from there its links lead.
  const stories = paths.filter((path) => LIVE_POST.test(path)).map((path) => path.replace(LIVE_POST, `${CONTENT}articles/$1`));
  return [...new Set([...paths, ...stories.flatMap((story) => [`${story}.md`, `${story}.mdx`])])].flatMap(read);
}

/** What the checks have to say of a newsroom of some files alone. */
function toldOf(newsroom: Newsroom): Fault[] {
  const known = new Known(newsroom);
  const faults = new FaultList(newsroom, known);
  for (const check of CHECKS) check(newsroom, known, faults, newsroom.articles);
  return faults.all;
}

function identify({ file, field, problem }: Fault): string {
  return [file, field, problem].join('\0');
}
