import { pageUrl, storyUrl } from '../../shared/urls.ts';
import { mendWithSuggestion, nearest, quote } from '../faults/fault.ts';
import { parentOf, slugOf, splitLanguage } from '../../shared/ids.ts';
import type { StoryEntry } from '../newsroom-model.ts';
import type { SourceRef } from '../source-file.ts';
import { headOf } from '../story-head.ts';
import { comparable } from '../checks/redirect-check.ts';
import { addressesAround, addressesIn } from '../site-links.ts';
import { isFile, resolveLink } from './resolve-link.ts';
import type { NewsroomRule, RuleFinding, RuleGround } from './rule.ts';
import type { LinkInText } from './links-in-text.ts';

/** A link in a text with what it leads to. */
interface ResolvedLink extends LinkInText {
  source: SourceRef;
  path: string;
  /** When the page that holds it is out, in milliseconds since 1970; infinite for a draft. */
  from: number;
}

/** What is asked of a newsroom for its links. */
export interface LinkGround extends Pick<RuleGround, 'newsroom' | 'addresses'> {
  textOf: (source: SourceRef) => { links?: readonly LinkInText[] | undefined };
}

export const deadLinks = {
  id: 'deadLinks',
  find: (ground: LinkGround): RuleFinding[] => [
    ...resolvedLinks(ground).flatMap((link) => findingOf(link, ground) ?? []),
    ...addressesInFields(ground.newsroom).flatMap((link) => findingInField(link, ground) ?? []),
  ],
} satisfies NewsroomRule;

function findingOf({ source, target, path, line, column }: ResolvedLink, { addresses }: LinkGround): RuleFinding | undefined {
  const { base } = addresses.space;
  const isInside = path.startsWith(base);
  const wanted = isInside ? path : base + path.slice(1);
  const isThere = isFile(path) ? addresses.isFile(wanted) : addresses.isPage(wanted);
  if (!isThere && addresses.isUnread(wanted)) return undefined;
  const place = { source, line, column };
  if (isInside && !isThere) {
    const near = isFile(path) ? undefined : nearest(path, addresses.pages());
    return {
      ...place,
      problem: `The link ${quote(target)} leads to ${path}, where there is no ${isFile(path) ? 'file' : 'page'}.`,
      mend: mendWithSuggestion(path, near === undefined ? [] : [near], 'Correct the address, or take the link out and leave its words.'),
    };
  }
  // Outside the newspaper’s own path other sites may stand; a path that is only right inside was meant to lead there.
  if (isInside || !isThere) return undefined;
  return {
    ...place,
    problem: `The link ${quote(target)} leads out of the newspaper, which is published below ${base}.`,
    mend: `Write ${wanted}, or the way from this page to that one.`,
  };
}

/** An address that a field gives, and what the path of one on this site begins at. */
interface LinkInField {
  source: SourceRef;
  path: readonly (string | number)[];
  address: string;
}

/** The addresses around the pages and on fronts, which editors write as paths below the site’s own. */
function addressesInFields({ site, siteSource, events, fronts }: RuleGround['newsroom']): LinkInField[] {
  return [
    ...addressesAround(site).map((link) => ({ ...link, source: siteSource })),
    ...events.flatMap(({ source, data }) => addressesIn(['url'], data.url).map((link) => ({ ...link, source }))),
    ...fronts.flatMap(({ source, data }) =>
      (data.blocks ?? []).flatMap((block, place) =>
        'text' in block ? addressesIn(['blocks', place, 'url'], block.url).map((link) => ({ ...link, source })) : [],
      ),
    ),
  ];
}

function findingInField({ source, path, address }: LinkInField, { addresses }: LinkGround): RuleFinding | undefined {
  if (!address.startsWith('/')) return undefined;
  const { base } = addresses.space;
  const wanted = base + (isFile(address) ? decodeURI(address) : comparable(address)).slice(1);
  if ((isFile(address) ? addresses.isFile(wanted) : addresses.isPage(wanted)) || addresses.isUnread(wanted)) return undefined;
  const near = isFile(address) ? undefined : nearest(wanted, addresses.pages());
  const meant = near?.startsWith(base) === true ? [`/${near.slice(base.length)}`] : [];
  return {
    source,
    path,
    problem: `${quote(address)} is an address of this site at which there is no ${isFile(address) ? 'file' : 'page'}.`,
    mend: mendWithSuggestion(address, meant, 'Correct the address, or take the link out.'),
  };
}

export const earlyLinks: NewsroomRule = {
  id: 'earlyLinks',
  find: (ground) =>
    resolvedLinks(ground).flatMap(({ source, target, path, line, column, from }) => {
      if (ground.addresses.isRemoved(path))
        return [
          {
            source,
            line,
            column,
            problem: `The link ${quote(target)} leads to a story that was taken down.`,
            mend: 'Take the link out and leave its words, if these tell nothing of that story either.',
          },
        ];
      const there = ground.addresses.pageFrom(path);
      if (there === undefined || there <= ground.now || there <= from || from === Number.POSITIVE_INFINITY) return [];
      return [
        {
          source,
          line,
          column,
          problem:
            there === Number.POSITIVE_INFINITY
              ? `The link ${quote(target)} leads to a story that is still a draft.`
              : `The link ${quote(target)} leads to a story that is under embargo until ${new Date(there).toISOString()}.`,
          mend: 'Readers would find no page, and could read its address. Take the link out until that story is published.',
        },
      ];
    }),
};

const resolved = new WeakMap<LinkGround, ResolvedLink[]>();

/** Every link to the site itself; two rules ask for them. */
function resolvedLinks(ground: LinkGround): ResolvedLink[] {
  const known = resolved.get(ground);
  if (known) return known;
  const { newsroom, addresses, textOf } = ground;
  const { space } = addresses;
  let stories: Map<string, StoryEntry> | undefined;
  const storyAt = (id: string) => {
    stories ??= new Map(newsroom.articles.map((article) => [article.id, article]));
    const story = stories.get(id);
    if (!story) return undefined;
    const { section, published, draft } = headOf(story);
    const address = storyUrl(space, { language: splitLanguage(id)[0], section, published, slug: slugOf(id) });
    return { address, from: draft === true ? Number.POSITIVE_INFINITY : Date.parse(published) };
  };
  const links = [
    ...newsroom.articles.map(({ id, source }) => ({ source, page: () => storyAt(id) })),
    ...newsroom.livePosts.map(({ id, source }) => ({ source, page: () => storyAt(parentOf(id)) })),
    ...newsroom.pages.map(({ id, source, data }) => ({
      source,
      page: () => ({
        address: pageUrl(space, ...splitLanguage(id)),
        from: data.draft === true ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY,
      }),
    })),
  ].flatMap(({ source, page }) => {
    const own = textOf(source).links;
    const at = own && page();
    if (!at) return [];
    return own.flatMap((link) => {
      const path = resolveLink(space, at.address, link.target);
      return path === undefined ? [] : [{ ...link, source, path, from: at.from }];
    });
  });
  resolved.set(ground, links);
  return links;
}
