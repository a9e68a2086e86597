import type { Root } from 'mdast';
import { addressSpaceOf } from '../../content/address-space.ts';
import { comparable } from '../../content/checks/redirect-check.ts';
import { fieldName, type Fault } from '../../content/faults/fault.ts';
import { splitFrontMatter } from '../../content/front-matter.ts';
import { linksIn } from '../../content/house-rules/links-in-text.ts';
import { deadLinks } from '../../content/house-rules/links.ts';
import { SiteAddresses } from '../../content/house-rules/site-addresses.ts';
import { countLines, placesIn } from '../../content/house-rules/text-place.ts';
import type { Newsroom } from '../../content/newsroom-model.ts';
import { HOUSE_RULES } from '../../content/schemas/house.ts';
import { lineOf, type SourceRef } from '../../content/source-file.ts';
import { headOf, type StoryHead } from '../../content/story-head.ts';
import { findLinks } from '../../content/text/links.ts';
import { readSoundTree } from '../../content/text/sound-tree.ts';
import { formatOf } from '../../content/text/tree.ts';
import { parentOf, slugOf, splitLanguage } from '../../shared/ids.ts';
import { dayEditionUrl, pageUrl, pathInSite, storyUrl } from '../../shared/urls.ts';
import type { Part } from './partial-newsroom.ts';

/** Links in these files that lead to no page of theirs, where a build minds. */
export function deadLinksIn(newsroom: Newsroom, parts: readonly Part[], addresses: SiteAddresses): Fault[] {
  const { site, articles } = newsroom;
  const { deadLinks: level = HOUSE_RULES.deadLinks.level, since } = site.house ?? {};
  if (level !== 'error') return [];
  const texts = new Map(parts.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]));
  const origin = new URL(site.address).origin;
  const textOf = ({ file }: SourceRef) => {
    const read = bodyOf(texts.get(file) ?? '', file);
    return { links: read && linksIn(read.body, read.tree, placesIn(read.body, read.linesBefore), origin) };
  };
  const isLeftAlone = ({ published, removed }: StoryHead): boolean =>
    removed !== undefined || (since !== undefined && Date.parse(published) < Date.parse(since));
  const leftAlone = new Set(articles.flatMap((story) => (isLeftAlone(headOf(story)) ? [story.source.file] : [])));
  return deadLinks
    .find({ newsroom, addresses, textOf })
    .filter(({ source }) => !leftAlone.has(source.file))
    .map(({ source: { file }, path, line, problem, mend }) =>
      path === undefined
        ? { file, line, field: 'text', problem, mend }
        : { file, line: lineOf({ file, text: texts.get(file) ?? '' }, path), field: fieldName(path), problem, mend },
    );
}

/** What the links of a text are written to lead to, whatever letters they are written with. */
export function targetsIn(text: string, file: string): string[] {
  const read = bodyOf(text, file);
  return read ? findLinks(read.body, read.tree).map(({ target }) => target) : [];
}

function bodyOf(text: string, file: string): { body: string; tree: Root; linesBefore: number } | undefined {
  const split = splitFrontMatter(text);
  const tree = 'fault' in split || file.endsWith('.yaml') ? undefined : readSoundTree(split.body, formatOf(file));
  if ('fault' in split || !tree) return undefined;
  return { body: split.body, tree, linesBefore: countLines(text.slice(0, text.length - split.body.length)) };
}

/** The addresses of these files without some of them. Of pages that list stories it is not known here which others keep them: they stay. */
export class AddressesWithout extends SiteAddresses {
  readonly #before: SiteAddresses;
  readonly #gone: ReadonlySet<string>;

  constructor(left: Newsroom, whole: Newsroom, gone: readonly string[]) {
    super(left);
    this.#before = new SiteAddresses(whole);
    this.#gone = new Set(addressesOf(whole, gone));
  }

  override isPage(address: string): boolean {
    return super.isPage(address) || (!this.#gone.has(address) && this.#before.isPage(address));
  }

  override isFile(path: string): boolean {
    return super.isFile(path) || (!this.#gone.has(`${parentOf(path)}/`) && this.#before.isFile(path));
  }
}

/** The addresses at which these files themselves are read, their earlier ones included. */
export function addressesOf({ site, sections, articles, pages, dayEditions }: Newsroom, files: readonly string[]): string[] {
  const space = addressSpaceOf(site, sections);
  const isOne = ({ source }: { source: SourceRef }): boolean => files.includes(source.file);
  return [
    ...articles.filter(isOne).flatMap((story) => {
      const { section, published, redirects = [] } = headOf(story);
      const [language, key] = splitLanguage(story.id);
      const earlier = redirects.map((path) => space.base + pathInSite(space.base, comparable(path)).slice(1));
      return [storyUrl(space, { language, section, published, slug: slugOf(key) }), ...earlier];
    }),
    ...pages.filter(isOne).map(({ id }) => pageUrl(space, ...splitLanguage(id))),
    ...dayEditions.filter(isOne).map(({ id }) => dayEditionUrl(space, ...splitLanguage(id))),
  ];
}
