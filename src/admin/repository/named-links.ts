import { addressSpaceOf } from '../../content/address-space.ts';
import { comparable } from '../../content/checks/redirect-check.ts';
import { fieldName, type Fault } from '../../content/faults/fault.ts';
import { splitFrontMatter } from '../../content/front-matter.ts';
import { linksIn, type LinkInText } from '../../content/house-rules/links-in-text.ts';
import { deadLinks } from '../../content/house-rules/links.ts';
import { SiteAddresses } from '../../content/house-rules/site-addresses.ts';
import { countLines, placesIn } from '../../content/house-rules/text-place.ts';
import type { Newsroom } from '../../content/newsroom-model.ts';
import { HOUSE_RULES } from '../../content/schemas/house.ts';
import { lineOf, type SourceRef } from '../../content/source-file.ts';
import { headOf, type StoryHead } from '../../content/story-head.ts';
import { readSoundTree } from '../../content/text/sound-tree.ts';
import { formatOf } from '../../content/text/tree.ts';
import { slugOf, splitLanguage } from '../../shared/ids.ts';
import { pageUrl, pathInSite, storyUrl } from '../../shared/urls.ts';
import type { Part } from './partial-newsroom.ts';

/** Links in these files that lead to no page of theirs, where a build minds. */
export function deadLinksIn(newsroom: Newsroom, parts: readonly Part[]): Fault[] {
  const { site, articles } = newsroom;
  const { deadLinks: level = HOUSE_RULES.deadLinks.level, since } = site.house ?? {};
  if (level !== 'error') return [];
  const texts = new Map(parts.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]));
  const origin = new URL(site.address).origin;
  const addresses = new SiteAddresses(newsroom);
  const textOf = ({ file }: SourceRef) => ({ links: linksOf(texts.get(file) ?? '', file, origin) });
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

function linksOf(text: string, file: string, origin: string): LinkInText[] {
  const split = splitFrontMatter(text);
  const tree = 'fault' in split ? undefined : readSoundTree(split.body, formatOf(file));
  if ('fault' in split || !tree) return [];
  const { body } = split;
  return linksIn(body, tree, placesIn(body, countLines(text.slice(0, text.length - body.length))), origin);
}

/** The addresses of what these files are, without the slash at their ends. */
export function addressesOf({ site, sections, articles, pages }: Newsroom, files: readonly string[]): string[] {
  const space = addressSpaceOf(site, sections);
  const stories = articles.filter(({ source }) => files.includes(source.file));
  const addresses = [
    ...stories.flatMap((story) => {
      const { section, published, redirects = [] } = headOf(story);
      const [language, key] = splitLanguage(story.id);
      const earlier = redirects.map((path) => space.base + pathInSite(space.base, comparable(path)).slice(1));
      return [storyUrl(space, { language, section, published, slug: slugOf(key) }), ...earlier];
    }),
    ...pages.filter(({ source }) => files.includes(source.file)).map(({ id }) => pageUrl(space, ...splitLanguage(id))),
  ];
  return addresses.map((address) => address.replace(/\/$/, ''));
}
