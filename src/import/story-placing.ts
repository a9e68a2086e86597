import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { plainText } from '../content/text/words.ts';
import { calendarDay } from '../shared/calendar.ts';
import { slugOf } from '../shared/ids.ts';
import { reservedNames } from '../shared/reserved-names.ts';
import { pageUrl, storyUrl } from '../shared/urls.ts';
import type { ArchiveDesk } from './archive-desk.ts';
import { cleanHeadline } from './headline.ts';
import type { ImportedStory, Loss } from './model.ts';
import { idOf, oneLine } from './names.ts';
import type { Place } from './place.ts';
import type { RedirectPlan } from './redirect-plan.ts';
import type { StoryTerms } from './story-terms.ts';

/** Finds for every story the edition, the file and the address at which it stands. */
export class StoryPlacing {
  readonly #desk: ArchiveDesk;
  readonly #terms: StoryTerms;
  readonly #redirects: RedirectPlan;
  readonly #taken = new Set<string>();
  /** Languages of stories that the newsroom does not have. */
  readonly #foreign = new Set<string>();

  constructor(desk: ArchiveDesk, terms: StoryTerms, redirects: RedirectPlan) {
    this.#desk = desk;
    this.#terms = terms;
    this.#redirects = redirects;
  }

  place(story: ImportedStory, order: number): Place | undefined {
    const headline = this.#headlineOf(story);
    const where = `“${headline}” (${story.key})`;
    const isDraftPage = story.page && story.draft;
    if (isDraftPage)
      this.#desk.lose(
        where,
        'person',
        'It was a page that was not published. Pages cannot be drafts, so it is a draft story; move it to content/pages/ when it is ready.',
      );
    const page = story.page && !isDraftPage;
    if (page && story.body.trim() === '') {
      this.#desk.lose(where, 'left', 'The page has no text of its own: the old theme filled it. Write it anew if you need it.', headline);
      return undefined;
    }
    const language = this.#languageOf(story);
    const entry = `story ${story.key}`;
    const slug = idOf(slugOf(story.slug)) || idOf(headline) || idOf(`story-${story.key}`) || 'story';
    const year = calendarDay(story.published, this.#desk.space.timeZone).year;
    const section = page ? '' : this.#terms.sectionOf(story);
    const addressOf = (name: string): string => {
      const [, , ...rest] = name.split('/');
      return page
        ? pageUrl(this.#desk.space, language, rest.join('/'))
        : storyUrl(this.#desk.space, { language, section, published: story.published, slug: rest.at(-1) ?? slug });
    };
    const base = page ? `pages/${language}/${this.#pagePath(story, slug, language, where)}` : `articles/${language}/${year}/${slug}`;
    const file = this.#fileFor(entry, base, story.components && !page ? '.mdx' : '.md', addressOf);
    const address = addressOf(file.replace(/\.mdx?$/, ''));
    this.#redirects.claim(address, this.#desk.shown(file));
    return { story, language, headline, where, page, section, entry, file, address, order };
  }

  /** For each group of translations the story in the first language, which the others name. */
  originalsOf(places: readonly Place[]): ReadonlyMap<string, Place> {
    const originals = new Map<string, Place>();
    for (const place of places) {
      const group = place.story.translations;
      if (group === undefined || place.page || place.language !== this.#desk.firstLanguage || originals.has(group)) continue;
      if (!this.#desk.keeper.isDeleted(place.entry)) originals.set(group, place);
    }
    return originals;
  }

  /** Of stories whose language the newsroom does not have. */
  losses(): Loss[] {
    return [...this.#foreign].sort().map((language) => ({
      where: `Stories in “${language}”`,
      kind: 'person',
      what: `The newsroom has no such language, so they stand in “${this.#desk.firstLanguage}”. Add the language to content/site.yaml and import again into an empty folder, or leave them.`,
    }));
  }

  /** The file of an earlier import, whose ending follows what the text needs now; else the first name that nobody has, whose address is free. */
  #fileFor(entry: string, base: string, ending: string, addressOf: (name: string) => string): string {
    const earlier = this.#desk.keeper.ledger.get(entry)?.file;
    if (earlier !== undefined) {
      this.#taken.add(earlier.replace(/\.mdx?$/, ''));
      return earlier;
    }
    const isFree = (name: string) =>
      !this.#taken.has(name) &&
      ['.md', '.mdx'].every((one) => !existsSync(join(this.#desk.keeper.stage.contentDir, name + one))) &&
      this.#redirects.ownerOf(addressOf(name)) === undefined;
    let name = base;
    for (let number = 2; !isFree(name); number += 1) name = `${base}-${number}`;
    this.#taken.add(name);
    return `${name}${ending}`;
  }

  /** The path of a page; it gives way to what the site itself and the newsroom have at its address. */
  #pagePath(story: ImportedStory, slug: string, language: string, where: string): string {
    const parts = story.slug
      .split('/')
      .map((part) => idOf(part))
      .filter(Boolean);
    const path = parts.length === 0 ? slug : parts.join('/');
    const [top = ''] = path.split('/');
    const isOwnName = reservedNames(this.#desk.space, this.#desk.languages).has(top) || this.#desk.languages.includes(top);
    const owner = isOwnName ? 'the site itself' : this.#redirects.ownerOf(pageUrl(this.#desk.space, language, path));
    const isSection = owner?.startsWith('the section ') === true;
    if (owner === undefined || (!isOwnName && !isSection)) return path;
    const other = `${top}-page${path.slice(top.length)}`;
    if (this.#desk.keeper.ledger.get(`story ${story.key}`) === undefined)
      this.#desk.lose(
        where,
        'person',
        `Its address /${path}/ is taken by ${owner}, so the page stands at /${other}/. Rename its file if you like another better.`,
      );
    return other;
  }

  #languageOf(story: ImportedStory): string {
    const wanted = story.language?.toLowerCase() ?? '';
    const found =
      this.#desk.languages.find((code) => code.toLowerCase() === wanted) ??
      this.#desk.languages.find((code) => wanted !== '' && code.split('-')[0]?.toLowerCase() === wanted.split(/[-_]/)[0]);
    if (found !== undefined) return found;
    if (wanted !== '') this.#foreign.add(wanted);
    return this.#desk.firstLanguage;
  }

  #headlineOf(story: ImportedStory): string {
    const headline = cleanHeadline(story.headline);
    if (headline !== '') return headline;
    const text = story.body.replace(/^(?:!\[].*|:::.*|<.*|[|#>*-]+\s*)$/gm, '').trim();
    const words = plainText(/[^\n]+/.exec(text)?.[0] ?? '', 'md').split(/\s+/);
    const opening = oneLine(words.slice(0, 8).join(' '));
    const made = opening === '' ? `Story ${story.key}` : `${opening}${words.length > 8 ? ' …' : ''}`;
    this.#desk.lose(`“${made}” (${story.key})`, 'person', 'It had no headline; its first words stand there now. Write one.');
    return made;
  }
}
