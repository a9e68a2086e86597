import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { calendarDay } from '../shared/calendar.ts';
import { slugOf } from '../shared/ids.ts';
import type { Newsroom } from '../content/newsroom-model.ts';
import { LARGEST_TEXT } from '../content/source-file.ts';
import { plainText } from '../content/text/words.ts';
import { addressSpace, pageUrl, storyUrl, type AddressSpace } from '../shared/urls.ts';
import { RESERVED_NAMES } from '../shared/reserved-names.ts';
import { bringComments } from './comments-plan.ts';
import { cleanHeadline } from './headline.ts';
import { ownerlessEmbeds } from './html/embeds.ts';
import type { Keeper, Outcome } from './keeper.ts';
import type { Archive, ImportedStory, Loss } from './model.ts';
import { idOf, oneLine } from './names.ts';
import { OldAddresses } from './old-addresses.ts';
import { countOf } from './outcome-counts.ts';
import { PicturePlan } from './picture-plan.ts';
import type { PictureSource } from './picture-source.ts';
import type { Place } from './place.ts';
import { RedirectPlan } from './redirect-plan.ts';
import { SectionPlan, type SectionChoices } from './section-plan.ts';
import { discussionOf, escaped, firstSentence, withoutUndefined } from './story-fields.ts';
import { frontMatterFile, placePhotos } from './story-file.ts';
import { StoryPhotos, usesOf } from './story-photos.ts';
import { TermsPlan } from './terms-plan.ts';
import type { Written, WrittenArchive } from './written.ts';

export interface WriteOptions {
  readonly sections: SectionChoices;
  /** In milliseconds: what is published later is scheduled. */
  readonly now: number;
  readonly progress: (what: string, done: number, total: number) => void;
}

/** Writes an archive as content to the stage. Reads nothing but what the newsroom has already. */
export async function writeArchive(
  archive: Archive,
  newsroom: Newsroom,
  keeper: Keeper,
  pictures: PictureSource,
  options: WriteOptions,
): Promise<WrittenArchive> {
  const writer = new ArchiveWriter(archive, newsroom, keeper, pictures, options);
  await writer.write();
  return writer;
}

/** A story or page that stands on the stage. */
interface Standing {
  readonly entry: string;
  readonly isDraft: boolean;
  readonly isScheduled: boolean;
  readonly redirects: number;
}

class ArchiveWriter {
  readonly #archive: Archive;
  readonly #newsroom: Newsroom;
  readonly #keeper: Keeper;
  readonly #options: WriteOptions;
  readonly #space: AddressSpace;
  readonly #languages: readonly string[];
  readonly #firstLanguage: string;
  readonly #authorsByKey: ReadonlyMap<string, Archive['authors'][number]>;
  readonly #topicsByKey: ReadonlyMap<string, Archive['topics'][number]>;
  readonly #categories: ReadonlyMap<string, Archive['sections'][number]>;
  readonly #sections: SectionPlan;
  readonly #authors: TermsPlan;
  readonly #topics: TermsPlan;
  readonly #pictures: PicturePlan;
  readonly #photos: StoryPhotos;
  readonly #redirects: RedirectPlan;
  readonly #oldAddresses: OldAddresses;
  readonly #losses: Loss[];
  readonly #taken = new Set<string>();
  /** The names under which the keeper knows what was written. */
  readonly #entries = { pages: [] as string[], comments: [] as string[] };
  readonly #standing: Standing[] = [];
  /** Stories that an earlier import brought with links in place of embeds, and that stay so. */
  #keptWithLinks = 0;
  readonly #translated = new Set<string>();
  /** Languages of stories that the newsroom does not have. */
  readonly #foreign = new Set<string>();

  constructor(archive: Archive, newsroom: Newsroom, keeper: Keeper, source: PictureSource, options: WriteOptions) {
    const { site } = newsroom;
    this.#archive = archive;
    this.#newsroom = newsroom;
    this.#keeper = keeper;
    this.#options = options;
    this.#losses = [...archive.losses];
    this.#languages = site.languages.map(({ code }) => code);
    this.#firstLanguage = this.#languages[0] ?? 'en';
    this.#space = addressSpace(site.address, this.#firstLanguage, site.timeZone);
    this.#authorsByKey = new Map(archive.authors.map((author) => [author.key, author]));
    this.#topicsByKey = new Map(archive.topics.map((topic) => [topic.key, topic]));
    this.#categories = new Map(archive.sections.map((section) => [section.key, section]));
    this.#redirects = new RedirectPlan(newsroom, this.#space);
    this.#oldAddresses = new OldAddresses(archive.address, this.#space);
    this.#sections = new SectionPlan(
      keeper.stage.readText('sections.yaml') ?? '',
      newsroom.sections,
      this.#languages,
      archive.sections,
      keeper.ledger,
      options.sections,
      (path) => this.#redirects.ownerOfSection(path),
    );
    this.#authors = new TermsPlan('authors', newsroom.authors, keeper);
    this.#topics = new TermsPlan('topics', newsroom.topics, keeper);
    this.#pictures = new PicturePlan(newsroom, keeper, source);
    this.#photos = new StoryPhotos(archive, this.#pictures, this.#firstLanguage, this.#losses);
  }

  async write(): Promise<void> {
    const { stories } = this.#archive;
    for (const story of stories) if (!story.page || story.draft) this.#sectionOf(story);
    for (const path of this.#sections.added) this.#redirects.claimSection(path);
    const places = stories.flatMap((story, index) => this.#place(story, FIRST_PAGE + index) ?? []);
    await this.#pictures.bring(this.#photos.wanted(places), (done, total) => {
      this.#options.progress('Pictures', done, total);
    });
    for (const { story, address } of places) this.#oldAddresses.add(story, address);
    const site = this.#oldAddresses.recogniseSite(stories.values().map(({ body }) => body));
    if (site !== undefined)
      this.#lose(
        site,
        'left',
        `The archive does not say where the old site was; its links show that it was at ${site}, and were led home.`,
      );
    const originals = this.#originalsOf(places);
    places.forEach((place, index) => {
      if (place.page) this.#writePage(place);
      else this.#writeStory(place, originals);
      this.#options.progress('Stories', index + 1, places.length);
    });
    this.#writeShared();
    this.#tellOfLinksOutside();
  }

  #place(story: ImportedStory, order: number): Place | undefined {
    const headline = this.#headlineOf(story);
    const where = `“${headline}” (${story.key})`;
    const isDraftPage = story.page && story.draft;
    if (isDraftPage)
      this.#lose(
        where,
        'person',
        'It was a page that was not published. Pages cannot be drafts, so it is a draft story; move it to content/pages/ when it is ready.',
      );
    const page = story.page && !isDraftPage;
    if (page && story.body.trim() === '') {
      this.#lose(where, 'left', 'The page has no text of its own: the old theme filled it. Write it anew if you need it.', headline);
      return undefined;
    }
    const language = this.#languageOf(story);
    const entry = `story ${story.key}`;
    const slug = idOf(slugOf(story.slug)) || idOf(headline) || idOf(`story-${story.key}`) || 'story';
    const year = calendarDay(story.published, this.#space.timeZone).year;
    const section = page ? '' : this.#sectionOf(story);
    const addressOf = (name: string): string => {
      const [, , ...rest] = name.split('/');
      return page
        ? pageUrl(this.#space, language, rest.join('/'))
        : storyUrl(this.#space, { language, section, published: story.published, slug: rest.at(-1) ?? slug });
    };
    const base = page ? `pages/${language}/${this.#pagePath(story, slug, language, where)}` : `articles/${language}/${year}/${slug}`;
    const file = this.#fileFor(entry, base, story.components && !page ? '.mdx' : '.md', addressOf);
    const address = addressOf(file.replace(/\.mdx?$/, ''));
    this.#redirects.claim(address, this.#shown(file));
    return { story, language, headline, where, page, section, entry, file, address, order };
  }

  /** The file of an earlier import, whose ending follows what the text needs now; else the first name that nobody has, whose address is free. */
  #fileFor(entry: string, base: string, ending: string, addressOf: (name: string) => string): string {
    const earlier = this.#keeper.ledger.get(entry)?.file;
    if (earlier !== undefined) {
      this.#taken.add(earlier.replace(/\.mdx?$/, ''));
      return earlier;
    }
    const isFree = (name: string) =>
      !this.#taken.has(name) &&
      ['.md', '.mdx'].every((one) => !existsSync(join(this.#keeper.stage.contentDir, name + one))) &&
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
    const isOwnName = RESERVED_NAMES.includes(top) || this.#languages.includes(top);
    const owner = isOwnName ? 'the site itself' : this.#redirects.ownerOf(pageUrl(this.#space, language, path));
    const isSection = owner?.startsWith('the section ') === true;
    if (owner === undefined || (!isOwnName && !isSection)) return path;
    const other = `${top}-page${path.slice(top.length)}`;
    if (this.#keeper.ledger.get(`story ${story.key}`) === undefined)
      this.#lose(
        where,
        'person',
        `Its address /${path}/ is taken by ${owner}, so the page stands at /${other}/. Rename its file if you like another better.`,
      );
    return other;
  }

  /** For each group of translations the story in the first language, which the others name. */
  #originalsOf(places: readonly Place[]): ReadonlyMap<string, Place> {
    const originals = new Map<string, Place>();
    for (const place of places) {
      const group = place.story.translations;
      if (group === undefined || place.page || place.language !== this.#firstLanguage || originals.has(group)) continue;
      if (!this.#keeper.isDeleted(place.entry)) originals.set(group, place);
    }
    return originals;
  }

  #sectionOf(story: ImportedStory): string {
    const [main] = this.#sectionsOf(story);
    if (main !== undefined) return this.#sections.pathOf(main);
    const names = story.topics.map((key) => this.#topicsByKey.get(key)?.name ?? key);
    return names.map((name) => this.#sections.namedLike(name)).find((path) => path !== undefined) ?? this.#sections.fallback;
  }

  /** The categories that say something. */
  #sectionsOf({ sections }: ImportedStory): string[] {
    return sections.filter((key) => !this.#sections.isNone(key));
  }

  #languageOf(story: ImportedStory): string {
    const wanted = story.language?.toLowerCase() ?? '';
    const found =
      this.#languages.find((code) => code.toLowerCase() === wanted) ??
      this.#languages.find((code) => wanted !== '' && code.split('-')[0]?.toLowerCase() === wanted.split(/[-_]/)[0]);
    if (found !== undefined) return found;
    if (wanted !== '') this.#foreign.add(wanted);
    return this.#firstLanguage;
  }

  #headlineOf(story: ImportedStory): string {
    const headline = cleanHeadline(story.headline);
    if (headline !== '') return headline;
    const text = story.body.replace(/^(?:!\[].*|:::.*|<.*|[|#>*-]+\s*)$/gm, '').trim();
    const words = plainText(/[^\n]+/.exec(text)?.[0] ?? '', 'md').split(/\s+/);
    const opening = oneLine(words.slice(0, 8).join(' '));
    const made = opening === '' ? `Story ${story.key}` : `${opening}${words.length > 8 ? ' …' : ''}`;
    this.#lose(`“${made}” (${story.key})`, 'person', 'It had no headline; its first words stand there now. Write one.');
    return made;
  }

  /** The newsroom’s own version stays. */
  #tellOfEdited(where: string, file: string): void {
    this.#lose(
      where,
      'person',
      `The newsroom has edited ${this.#shown(file)}, and the archive has another version by now. The newsroom’s was kept.`,
    );
  }

  #lose(where: string, kind: Loss['kind'], what: string, words?: string): void {
    this.#losses.push({ where, kind, what, ...(words === undefined ? {} : { words }) });
  }

  #shown(file: string): string {
    return this.#newsroom.siteSource.file.replace(/site\.yaml$/, file);
  }

  #writeStory(place: Place, originals: ReadonlyMap<string, Place>): void {
    const { story, where, language, entry, file } = place;
    const translationOf = this.#translationOf(place, originals);
    const placedLead = this.#photos.leadOf(story);
    const missing = usesOf(story).filter(({ key }) => this.#pictures.photo(key) === undefined);
    this.#photos.lose(missing, where, (key) => this.#pictures.refusal(key));
    const photos = this.#photos.of(place, placedLead);
    const text = placePhotos(story.body, (key) => (key === placedLead ? undefined : this.#pictures.photo(key)?.id));
    const body = this.#oldAddresses.leadHome(text, story, file.endsWith('.mdx'));
    const isEmpty = body.trim() === '' && photos.length < 2;
    if (isEmpty)
      this.#lose(
        where,
        'person',
        'It has no text, so it is a draft; its headline stands in place of the text. Write it, or delete the file.',
      );
    for (const url of ownerlessEmbeds(body))
      this.#lose(
        where,
        'person',
        `The archive does not say whose ${url} is. Write the name of who published it as “by” in ${this.#shown(file)}.`,
      );
    const isDraft = story.draft || isEmpty;
    const { commentsOpen, comments } = story;
    const fields = {
      headline: place.headline,
      standfirst: story.standfirst === undefined ? undefined : oneLine(story.standfirst) || undefined,
      section: place.section,
      kind: body.trim() === '' && !isEmpty ? 'gallery' : 'news',
      published: story.published,
      updated: this.#changeOf(story, where),
      byline: this.#bylineOf(story, where),
      photos: photos.length === 0 ? undefined : photos,
      topics: this.#topicsOf(story),
      translationOf,
      sources: story.sources.length === 0 ? undefined : story.sources,
      redirects: this.#redirectsOf(place),
      comments: discussionOf(commentsOpen === true, comments.length, this.#newsroom.site.comments),
      draft: isDraft ? true : undefined,
    };
    const bytes = frontMatterFile(withoutUndefined(fields), isEmpty ? escaped(place.headline) : body);
    if (Buffer.byteLength(bytes) > LARGEST_TEXT) {
      this.#lose(
        where,
        'words',
        `Its text has more than ${LARGEST_TEXT / 1024 / 1024} MB, which no page can show. It was left out; publish it as a file for readers to download.`,
      );
      return;
    }
    if (story.components && file.endsWith('.md')) {
      this.#keptWithLinks += 1;
      this.#lose(
        where,
        'person',
        `It was imported with links in place of embeds, and ${this.#shown(file)} was kept so. To have cards, rename it to .mdx and write <Embed> there.`,
      );
      return;
    }
    const outcome = this.#keeper.put(entry, file, bytes);
    const isScheduled = !isDraft && Date.parse(story.published) > this.#options.now;
    this.#standing.push({ entry, isDraft, isScheduled, redirects: fields.redirects?.length ?? 0 });
    if (outcome === 'newer') this.#tellOfEdited(where, file);
    if (outcome === 'deleted') return;
    const folder = `comments/${file
      .split('/')
      .slice(1)
      .join('/')
      .replace(/\.mdx?$/, '')}`;
    this.#entries.comments.push(...bringComments(this.#keeper, story.key, folder, comments, language));
  }

  #writePage(place: Place): void {
    const { story, where, entry, file } = place;
    const text = placePhotos(story.body, () => undefined);
    const body = this.#oldAddresses.leadHome(text, story, false);
    if (body.trim() === '') {
      this.#lose(where, 'left', 'The page has no text but pictures, which standing pages do not have.', place.headline);
      return;
    }
    if (story.comments.length > 0) {
      const words = story.comments.map((comment) => `${comment.name} ${comment.text}`).join(' ');
      this.#lose(where, 'words', `Standing pages have no discussion: ${story.comments.length} comments did not come over.`, words);
    }
    const bytes = frontMatterFile(
      withoutUndefined({
        title: place.headline,
        summary: oneLine(story.standfirst ?? '') || firstSentence(body) || place.headline,
        group: 'about',
        order: place.order,
        updated: this.#changeOf(story, where) ?? (Date.parse(story.published) > this.#options.now ? undefined : story.published),
      }),
      body,
    );
    const outcome = this.#keeper.put(entry, file, bytes);
    this.#entries.pages.push(entry);
    if (outcome === 'newer') this.#tellOfEdited(where, file);
    if (outcome !== 'deleted') this.#redirects.forPage(story.redirects, place.address, this.#shown(file), where, this.#keeper.ledger);
  }

  /** When a story was changed after it was published; a moment that is still to come cannot be that. */
  #changeOf({ published, updated }: ImportedStory, where: string): string | undefined {
    if (updated === undefined || Date.parse(updated) < Date.parse(published)) return undefined;
    if (Date.parse(updated) <= Math.max(Date.parse(published), this.#options.now)) return updated;
    this.#lose(where, 'left', `It says that it was changed on ${updated}, which is still to come. The date was left out.`);
    return undefined;
  }

  #bylineOf(story: ImportedStory, where: string): string[] {
    const ids = story.authors.flatMap((key) => {
      const author = this.#authorsByKey.get(key);
      const id = author && this.#authors.idOf(author);
      if (id === undefined)
        this.#lose(
          where,
          'person',
          `Its author “${oneLine(key)}” could not be kept: there is no name, or the newsroom has deleted the file.`,
        );
      return id === undefined ? [] : [id];
    });
    return [...new Set(ids)];
  }

  /** Tags, and the categories that the story is in besides its section. */
  #topicsOf(story: ImportedStory): string[] | undefined {
    const [main, ...others] = this.#sectionsOf(story);
    const above = main === undefined ? [] : (this.#categories.get(main)?.parents ?? []);
    const categories = others
      .filter((key) => !above.includes(key))
      .map((key) => ({ named: this.#categories.get(key), key: `category ${key}` }));
    const tags = story.topics.map((key) => ({ named: this.#topicsByKey.get(key), key }));
    const ids = [...tags, ...categories].flatMap(({ named, key }) => (named && this.#topics.idOf({ ...named, key })) ?? []);
    return ids.length === 0 ? undefined : [...new Set(ids)];
  }

  #redirectsOf({ story, address, file, where }: Place): string[] | undefined {
    const redirects = this.#redirects.forStory(story.redirects, address, this.#shown(file), where);
    return redirects.length === 0 ? undefined : redirects;
  }

  /** The story that this one translates, as stories name each other; one for each language. */
  #translationOf({ story, language, page }: Place, originals: ReadonlyMap<string, Place>): string | undefined {
    const original = story.translations === undefined || page ? undefined : originals.get(story.translations);
    if (original === undefined || language === this.#firstLanguage) return undefined;
    const claim = `${language} ${story.translations ?? ''}`;
    if (this.#translated.has(claim)) return undefined;
    this.#translated.add(claim);
    return original.file
      .split('/')
      .slice(2)
      .join('/')
      .replace(/\.mdx?$/, '');
  }

  /** Said once for all of them. */
  #tellOfLinksOutside(): void {
    const { outside } = this.#oldAddresses;
    if (outside.size === 0) return;
    const count = [...outside.values()].reduce((sum, one) => sum + one, 0);
    const shown = [...outside.keys()].slice(0, 3).join(', ');
    this.#lose(
      'Links to the old site',
      'person',
      `${count === 1 ? '1 link leads' : `${count} links lead`} to what did not come over, such as ${shown}. They lead to the old site still; when that is switched off, they lead nowhere.`,
    );
  }

  #writeShared(): void {
    const { stage } = this.#keeper;
    const sections = this.#sections.toText();
    if (sections !== undefined) stage.write('sections.yaml', sections);
    const redirects = this.#redirects.toText(stage.readText('redirects.yaml'));
    if (redirects !== undefined) stage.write('redirects.yaml', redirects);
  }

  summary(drafted: ReadonlySet<string>): Written {
    const foreign = [...this.#foreign].sort();
    const foreignLosses = foreign.map((language): Loss => ({
      where: `Stories in “${language}”`,
      kind: 'person',
      what: `The newsroom has no such language, so they stand in “${this.#firstLanguage}”. Add the language to content/site.yaml and import again into an empty folder, or leave them.`,
    }));
    const outcomesOf = (entries: readonly string[]): Outcome[] => entries.flatMap((entry) => this.#keeper.outcomeOf(entry) ?? []);
    const standing = this.#standing.filter(({ entry }) => !['deleted', undefined].includes(this.#keeper.outcomeOf(entry)));
    return {
      counts: {
        stories: countOf([
          ...outcomesOf(this.#standing.map(({ entry }) => entry)),
          ...Array.from({ length: this.#keptWithLinks }, (): Outcome => 'newer'),
        ]),
        pages: countOf(outcomesOf(this.#entries.pages)),
        authors: countOf(this.#authors.outcomes),
        topics: countOf(this.#topics.outcomes),
        photos: countOf(this.#pictures.outcomes),
        comments: countOf(outcomesOf(this.#entries.comments)),
      },
      drafts: standing.filter(({ entry, isDraft }) => isDraft || drafted.has(entry)).length,
      scheduled: standing.filter(({ entry, isScheduled }) => isScheduled && !drafted.has(entry)).length,
      redirects: standing.reduce((sum, { redirects }) => sum + redirects, this.#redirects.countForPages),
      newSections: this.#sections.added,
      losses: [...this.#losses, ...foreignLosses, ...this.#sections.losses, ...this.#pictures.losses, ...this.#redirects.losses()],
    };
  }
}

/** Pages of an archive stand in the footer after the newsroom’s own, in the archive’s order, whatever the newsroom adds or moves later. */
const FIRST_PAGE = 1000;
