import { isPlainFile } from '../../content/checks/redirect-check.ts';
import { offloadRule } from '../../content/offload.ts';
import { writeHostFiles, type HostFile } from '../statements/host-configuration.ts';
import type { HostSettings } from '../statements/hosts/host-rules.ts';
import type { Redirect } from '../statements/hosts/redirects.ts';
import { absoluteUrl, fileUrl, outputFile, sectionUrl, standingUrl } from '../../shared/urls.ts';
import type { MovedView } from '../views/lost-page.ts';
import { buildChrome } from './chrome.ts';
import { earlierAddress } from './earlier-address.ts';
import { buildHead } from './head.ts';
import { editionOf, type NewsroomIndex } from './newsroom-index.ts';
import type { Story } from './story.ts';
import { goneAddresses, noticedStories } from './removed-stories.ts';
import { pageFile, type SiteFile } from './site-files.ts';
import { getMovedStory } from './stories.ts';

/** An earlier address with where it leads: to a story, or somewhere else. */
interface EarlierAddress extends Redirect {
  story?: Story;
}

/** The pages at earlier addresses, and what the host that is named in the settings looks for among the published files. */
export function redirectFiles(index: NewsroomIndex, files: readonly Pick<SiteFile, 'path'>[]): SiteFile[] {
  const redirects = listEarlierAddresses(index, files);
  return [
    ...redirects.map((redirect) => movedPage(index, redirect)),
    ...hostFiles(index, redirects)
      .filter(({ isPublished }) => isPublished)
      .map(({ name, text }): SiteFile => ({
        kind: 'data',
        route: '[hostFile].ts',
        params: { hostFile: name },
        path: name,
        given: () => text,
        text: () => text,
      })),
  ];
}

/** The redirects in the forms that belong into a server’s configuration: the files’ names and texts. */
export function listServerFiles(index: NewsroomIndex, files: readonly Pick<SiteFile, 'path'>[]): { name: string; text: string }[] {
  return hostFiles(index, listEarlierAddresses(index, files)).filter(({ isPublished }) => !isPublished);
}

function hostFiles(index: NewsroomIndex, redirects: readonly Redirect[]): HostFile[] {
  const settings = { ...hostSettings(index), gone: goneAddresses(index) };
  return (index.site.hosting ?? []).flatMap((host) => writeHostFiles(host, redirects, settings));
}

function hostSettings({ space, site, editions }: NewsroomIndex): HostSettings {
  const { httpsOnly, precompress, offload } = site;
  const languages = [...editions.keys()];
  return {
    base: space.base,
    hsts: httpsOnly === true,
    precompressed: precompress === true,
    archives: languages.map((language) => standingUrl(space, language, 'archive')),
    offloaded: offload && {
      address: offload.address,
      // What is named there is so in every year; which years lie elsewhere, a host finds out by looking.
      folders: offloadRule(offload, 0).folders,
      sections:
        offload.storiesOlderThan === undefined
          ? []
          : [...editions].flatMap(([language, { bySection }]) => [...bySection.keys()].map((path) => sectionUrl(space, language, path))),
    },
  };
}

/** Every earlier address. One that leads to a page which is not out yet is left out until it is. */
function listEarlierAddresses(index: NewsroomIndex, files: readonly Pick<SiteFile, 'path'>[]): EarlierAddress[] {
  const ofStories: EarlierAddress[] = [];
  for (const story of index.stories.values())
    for (const from of story.head.redirects ?? []) ofStories.push({ from: earlierAddress(index.space, from), to: story.url, story });
  const ofRemoved = noticedStories(index).flatMap(({ redirects = [], url }) =>
    redirects.map((from): EarlierAddress => ({ from: earlierAddress(index.space, from), to: url })),
  );
  if (index.redirects.length === 0) return [...ofStories, ...ofRemoved];
  const out = new Set(files.map(({ path }) => path));
  const ofSite = index.redirects.flatMap(({ from, to }): EarlierAddress[] => {
    const address = { from: earlierAddress(index.space, from), to: to.startsWith('/') ? fileUrl(index.space, to.slice(1)) : to };
    const isOut = !to.startsWith('/') || isPlainFile(to) || out.has(outputFile(index.space, address.to));
    return isOut ? [address] : [];
  });
  return [...ofStories, ...ofRemoved, ...ofSite];
}

function movedPage(index: NewsroomIndex, { from, to, story }: EarlierAddress): SiteFile {
  const view = () => (story ? getMovedStory(index, story) : getMovedPage(index, to));
  const path = outputFile(index.space, encodeURI(from.toWellFormed()));
  const params = () => ({ earlier: path.replace(/\/?index\.html$/, '') });
  return pageFile(index, '[...earlier].astro', params, from, view, { path, given: () => [story, to] });
}

/** The page at an address that leads to another page, here or elsewhere. */
function getMovedPage(index: NewsroomIndex, to: string): MovedView {
  const isHere = to.startsWith('/');
  const [first = ''] = isHere ? to.slice(index.space.base.length).split('/') : [];
  const edition = editionOf(index, index.editions.has(first) ? first : index.firstLanguage);
  const alternates = new Map<string, string>();
  const title = edition.words.text('moved');
  const label = isHere ? absoluteUrl(index.space, to) : to;
  return {
    chrome: buildChrome(index, { edition, alternates }),
    head: {
      ...buildHead(index, edition, {
        title,
        description: `${title}${edition.words.mark('colon')}${label}`,
        alternates,
        indexed: false,
        ...(isHere ? { url: to } : {}),
      }),
      forward: to,
    },
    title,
    story: { label, url: to },
  };
}
