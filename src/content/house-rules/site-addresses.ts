import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { calendarDay } from '../../shared/calendar.ts';
import { addressSpaceOf } from '../address-space.ts';
import { flattenSections } from '../section-tree.ts';
import { DAY_PAGE_STORIES } from '../../shared/day-pages.ts';
import { archiveUrl, authorUrl, bookUrl, dayEditionUrl, eventsCalendarUrl, FILES_BESIDE_PAGES, fileUrl, frontUrl, mediaUrl, pageUrl, podcastUrl, sectionMonthUrl, sectionUrl, sitemapIndexUrl, standingUrl, STATEMENTS, storyUrl, topicUrl, transcriptUrl, type AddressSpace } from '../../shared/urls.ts';
import { STANDING_NAMES, type StandingPage } from '../../shared/standing-pages.ts';
import type { Newsroom, StoryEntry } from '../newsroom-model.ts';
import { headOf, type StoryHead } from '../story-head.ts';
import { OPTIONAL_PAGES } from '../schemas/optional-pages.ts';
import { comparable } from '../checks/redirect-check.ts';
import { slugOf, splitLanguage } from '../../shared/ids.ts';
import { unreadAddresses } from './unread-addresses.ts';

const ALWAYS = Number.NEGATIVE_INFINITY;
/** Of a draft. */
const NEVER = Number.POSITIVE_INFINITY;

/** Every address of the site with the moment from which something stands there. They are worked out when one is first asked for. */
export class SiteAddresses {
  readonly space: AddressSpace;
  readonly #newsroom: Newsroom;
  #from: Map<string, number> | undefined;
  #mayBeUnread: ((address: string) => boolean) | undefined;
  /** Of stories that were taken down. */
  readonly #removed = new Set<string>();

  constructor(newsroom: Newsroom) {
    this.#newsroom = newsroom;
    this.space = addressSpaceOf(newsroom.site, newsroom.sections);
  }

  /**
   * When a page, or a redirect, is there from, in milliseconds since 1970: infinite while it waits for a draft. Undefined when there is
   * none. Pages’ addresses are decoded and end with a slash.
   */
  pageFrom(address: string): number | undefined {
    return this.#pages().get(address);
  }

  /** True of the address of a story that was taken down: a notice stands there, or nothing. */
  isRemoved(address: string): boolean {
    return this.#pages().has(address) && this.#removed.has(address);
  }

  /** True of the address of a page, whether the newsroom’s content makes it or an engineer has added it to `src/pages`. */
  isPage(address: string): boolean {
    return this.pageFrom(address) !== undefined || this.#isAddedPage(address);
  }

  /** Which pages an added folder has is known to Astro alone. */
  #isAddedPage(address: string): boolean {
    const [name = ''] = address.slice(this.space.base.length).split('/');
    if (!/^[\p{L}\p{N}]/u.test(name)) return false;
    const place = join(this.#newsroom.root, 'src/pages', name);
    return existsSync(place) || ['.astro', '.md', '.mdx', '.ts', '.js'].some((ending) => existsSync(place + ending));
  }

  /** True of a file that the site publishes beside its pages. */
  isFile(path: string): boolean {
    const { base } = this.space;
    const name = slugOf(path);
    if (FILES_BESIDE_PAGES.includes(name) && this.#pages().has(path.slice(0, -name.length))) return true;
    return this.#files().has(path) || (path.startsWith(base) && existsSync(join(this.#newsroom.root, 'public', path.slice(base.length))));
  }

  /** True of an address at which a page, or a file beside it, may stand once a file that cannot be read now is mended. */
  isUnread(path: string): boolean {
    const { unread } = this.#newsroom;
    // Where redirects lead away from is not known without their file.
    if (unread.get('')?.has('redirects') === true) return true;
    this.#mayBeUnread ??= unreadAddresses(this.#newsroom, this.space);
    return this.#mayBeUnread(path) || this.#mayBeUnread(path.slice(0, path.lastIndexOf('/') + 1));
  }

  /** Addresses of pages that a slip may have been meant for. */
  pages(): string[] {
    return [...this.#pages().keys()];
  }

  #files(): Set<string> {
    const { newsroom, space } = { newsroom: this.#newsroom, space: this.space };
    return new Set([
      sitemapIndexUrl(space),
      ...Object.values(STATEMENTS).map((file) => fileUrl(space, file)),
      ...newsroom.media.map(({ id }) => decodeURI(mediaUrl(space, id))),
      ...newsroom.dayEditions.map(({ id }) => bookUrl(space, ...splitLanguage(id))),
      ...newsroom.site.languages.flatMap(({ code }) => [podcastUrl(space, code), eventsCalendarUrl(space, code)]),
      ...newsroom.articles
        .filter((story) => {
          const { removed, audio, video } = headOf(story);
          return removed === undefined && (audio ?? video) !== undefined;
        })
        .map((article) => transcriptUrl(this.#storyAddress(article))),
    ]);
  }

  #storyAddress(story: StoryEntry): string {
    const [language, key] = splitLanguage(story.id);
    const { section, published } = headOf(story);
    return storyUrl(this.space, { language, section, published, slug: slugOf(key) });
  }

  /** From when a standing page of an edition has something to list; undefined of one that never has. */
  #standingFrom({ code, leaveOut = [] }: Newsroom['site']['languages'][number], page: StandingPage): number | undefined {
    const { site, articles } = this.#newsroom;
    const leftOut: readonly string[] = [...(site.leaveOut ?? []), ...leaveOut];
    if (OPTIONAL_PAGES.some((optional) => optional === page) && leftOut.includes(page)) return undefined;
    const first = (lists: (head: StoryHead) => boolean) => {
      const moments = articles
        .filter(({ id }) => id.startsWith(`${code}/`))
        .map(headOf)
        .filter((head) => head.removed === undefined && lists(head))
        .map(({ draft, published }) => (draft === true ? NEVER : Date.parse(published)));
      return moments.length === 0 ? undefined : moments.reduce((earliest, moment) => Math.min(earliest, moment));
    };
    if (page === 'live' || page === 'audio') return site[page].status === 'on-air' ? ALWAYS : first(({ kind }) => kind === page);
    if (page === 'video') return first(({ kind }) => kind === 'video');
    if (page === 'pictures') return first(({ kind }) => kind === 'gallery');
    if (page === 'topics') return first(({ topics = [] }) => topics.length > 0);
    if (page === 'events') return this.#newsroom.events.some(({ data }) => data.draft !== true) ? ALWAYS : undefined;
    if (page === 'editions') return site.dayEditions ? ALWAYS : undefined;
    if (page === 'credits') return first(({ photos = [], video, audio }) => photos.length > 0 || (video?.poster ?? audio?.poster) !== undefined);
    return ALWAYS;
  }

  #pages(): Map<string, number> {
    if (this.#from) return this.#from;
    const { space } = this;
    const { site, pages, articles, redirects } = this.#newsroom;
    const from = new Map<string, number>();
    const add = (address: string, moment: number) => {
      from.set(address, Math.min(moment, from.get(address) ?? NEVER));
    };
    for (const language of site.languages) {
      const { code } = language;
      add(frontUrl(space, code), ALWAYS);
      for (const page of STANDING_NAMES) {
        const moment = this.#standingFrom(language, page);
        if (moment !== undefined) add(standingUrl(space, code, page), moment);
      }
    }
    for (const { id, data } of pages) add(pageUrl(space, ...splitLanguage(id)), data.draft === true ? NEVER : ALWAYS);
    // Of the others it is not known here how long they stay.
    for (const { id } of this.#newsroom.dayEditions) add(dayEditionUrl(space, ...splitLanguage(id)), ALWAYS);
    const days = new Map<string, number[]>();
    const sections = new Map(flattenSections(this.#newsroom.sections).map((section) => [section.path, section]));
    for (const article of articles) {
      const data = headOf(article);
      const [language] = splitLanguage(article.id);
      if (data.removed) {
        for (const address of [this.#storyAddress(article), ...(data.redirects ?? []).map((earlier) => this.#ownPath(earlier))]) {
          add(address, ALWAYS);
          this.#removed.add(address);
        }
        continue;
      }
      const moment = data.draft === true ? NEVER : Date.parse(data.published);
      const date = calendarDay(data.published, space.timeZone);
      const section = sections.get(data.section);
      for (const address of [
        this.#storyAddress(article),
        ...(section ? [section.path, ...section.ancestors] : []).flatMap((path) => [
          sectionUrl(space, language, path),
          sectionMonthUrl(space, language, path, date),
        ]),
        archiveUrl(space, language, { ...date, day: undefined }),
        ...data.byline.flatMap((author) => withYear(authorUrl(space, language, author), date.year)),
        ...(data.topics ?? []).flatMap((topic) => withYear(topicUrl(space, language, topic), date.year)),
        ...((data.photos?.length ?? 0) > 0 ? [`${standingUrl(space, language, 'credits')}${date.year}/`] : []),
        ...(data.redirects ?? []).map((earlier) => this.#ownPath(earlier)),
      ])
        add(address, moment);
      const day = archiveUrl(space, language, date);
      days.set(day, [...(days.get(day) ?? []), moment]);
      for (const { date: corrected } of data.corrections ?? [])
        add(`${standingUrl(space, language, 'corrections')}${calendarDay(corrected, space.timeZone).year}/`, moment);
    }
    for (const [address, moments] of days) {
      // A day has a page when so many stories are out.
      const moment = moments.toSorted((a, b) => a - b)[DAY_PAGE_STORIES - 1];
      if (moment !== undefined) add(address, moment);
    }
    for (const redirect of redirects) add(this.#ownPath(redirect.from), ALWAYS);
    this.#from = from;
    return from;
  }

  /** A path below the site’s own, as it is compared. */
  #ownPath(path: string): string {
    return this.space.base + comparable(path).slice(1);
  }
}

/** A long list has a page for each of its years. */
function withYear(address: string, year: string): string[] {
  return [address, `${address}${year}/`];
}
