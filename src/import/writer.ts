import type { Newsroom } from '../content/newsroom-model.ts';
import { LARGEST_TEXT } from '../content/source-file.ts';
import { ArchiveDesk, type WriteOptions } from './archive-desk.ts';
import { bringComments } from './comments-plan.ts';
import { ownerlessEmbeds } from './html/embeds.ts';
import type { Keeper } from './keeper.ts';
import type { Archive, ImportedStory } from './model.ts';
import { oneLine } from './names.ts';
import { OldAddresses } from './old-addresses.ts';
import { PicturePlan } from './picture-plan.ts';
import type { PictureSource } from './picture-source.ts';
import type { Place } from './place.ts';
import { RedirectPlan } from './redirect-plan.ts';
import { discussionOf, escaped, firstSentence, withoutUndefined } from './story-fields.ts';
import { frontMatterFile, placePhotos } from './story-file.ts';
import { StoryPlacing } from './story-placing.ts';
import { StoryTerms } from './story-terms.ts';
import { StoryPhotos, usesOf } from './story-photos.ts';
import { Tally } from './tally.ts';
import type { Written, WrittenArchive } from './written.ts';

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

/** Pages of an archive stand in the footer after the newsroom’s own, in the archive’s order, whatever the newsroom adds or moves later. */
const FIRST_PAGE = 1000;

class ArchiveWriter {
  readonly #archive: Archive;
  readonly #desk: ArchiveDesk;
  readonly #terms: StoryTerms;
  readonly #placing: StoryPlacing;
  readonly #pictures: PicturePlan;
  readonly #photos: StoryPhotos;
  readonly #redirects: RedirectPlan;
  readonly #oldAddresses: OldAddresses;
  readonly #tally = new Tally();
  readonly #translated = new Set<string>();

  constructor(archive: Archive, newsroom: Newsroom, keeper: Keeper, source: PictureSource, options: WriteOptions) {
    const desk = new ArchiveDesk(newsroom, keeper, options, archive.losses);
    this.#archive = archive;
    this.#desk = desk;
    this.#redirects = new RedirectPlan(newsroom, desk.space);
    this.#oldAddresses = new OldAddresses(archive.address, desk.space);
    this.#terms = new StoryTerms(desk, archive, this.#redirects);
    this.#placing = new StoryPlacing(desk, this.#terms, this.#redirects);
    this.#pictures = new PicturePlan(newsroom, keeper, source);
    this.#photos = new StoryPhotos(archive, this.#pictures, desk.firstLanguage, desk.losses);
  }

  async write(): Promise<void> {
    const { stories } = this.#archive;
    for (const story of stories) if (!story.page || story.draft) this.#terms.sectionOf(story);
    for (const path of this.#terms.sections.added) this.#redirects.claimSection(path);
    const places = stories.flatMap((story, index) => this.#placing.place(story, FIRST_PAGE + index) ?? []);
    await this.#pictures.bring(this.#photos.wanted(places), (done, total) => {
      this.#desk.options.progress('Pictures', done, total);
    });
    for (const { story, address } of places) this.#oldAddresses.add(story, address);
    const site = this.#oldAddresses.recogniseSite(stories.values().map(({ body }) => body));
    if (site !== undefined)
      this.#desk.lose(
        site,
        'left',
        `The archive does not say where the old site was; its links show that it was at ${site}, and were led home.`,
      );
    const originals = this.#placing.originalsOf(places);
    places.forEach((place, index) => {
      if (place.page) this.#writePage(place);
      else this.#writeStory(place, originals);
      this.#desk.options.progress('Stories', index + 1, places.length);
    });
    this.#writeShared();
    this.#tellOfLinksOutside();
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
      this.#desk.lose(
        where,
        'person',
        'It has no text, so it is a draft; its headline stands in place of the text. Write it, or delete the file.',
      );
    for (const url of ownerlessEmbeds(body))
      this.#desk.lose(
        where,
        'person',
        `The archive does not say whose ${url} is. Write the name of who published it as “by” in ${this.#desk.shown(file)}.`,
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
      byline: this.#terms.bylineOf(story, where),
      photos: photos.length === 0 ? undefined : photos,
      topics: this.#terms.topicsOf(story),
      translationOf,
      sources: story.sources.length === 0 ? undefined : story.sources,
      redirects: this.#redirectsOf(place),
      comments: discussionOf(commentsOpen === true, comments.length, this.#desk.newsroom.site.comments),
      draft: isDraft ? true : undefined,
    };
    const bytes = frontMatterFile(withoutUndefined(fields), isEmpty ? escaped(place.headline) : body);
    if (Buffer.byteLength(bytes) > LARGEST_TEXT) {
      this.#desk.lose(
        where,
        'words',
        `Its text has more than ${LARGEST_TEXT / 1024 / 1024} MB, which no page can show. It was left out; publish it as a file for readers to download.`,
      );
      return;
    }
    if (story.components && file.endsWith('.md')) {
      this.#tally.keptWithLinks += 1;
      this.#desk.lose(
        where,
        'person',
        `It was imported with links in place of embeds, and ${this.#desk.shown(file)} was kept so. To have cards, rename it to .mdx and write <Embed> there.`,
      );
      return;
    }
    const outcome = this.#desk.keeper.put(entry, file, bytes);
    const isScheduled = !isDraft && Date.parse(story.published) > this.#desk.options.now;
    this.#tally.stories.push({ entry, isDraft, isScheduled, redirects: fields.redirects?.length ?? 0 });
    if (outcome === 'newer') this.#desk.tellOfEdited(where, file);
    if (outcome === 'deleted') return;
    const folder = `comments/${file
      .split('/')
      .slice(1)
      .join('/')
      .replace(/\.mdx?$/, '')}`;
    this.#tally.comments.push(...bringComments(this.#desk.keeper, story.key, folder, comments, language));
  }

  #writePage(place: Place): void {
    const { story, where, entry, file } = place;
    const text = placePhotos(story.body, () => undefined);
    const body = this.#oldAddresses.leadHome(text, story, false);
    if (body.trim() === '') {
      this.#desk.lose(where, 'left', 'The page has no text but pictures, which standing pages do not have.', place.headline);
      return;
    }
    if (story.comments.length > 0) {
      const words = story.comments.map((comment) => `${comment.name} ${comment.text}`).join(' ');
      this.#desk.lose(where, 'words', `Standing pages have no discussion: ${story.comments.length} comments did not come over.`, words);
    }
    const bytes = frontMatterFile(
      withoutUndefined({
        title: place.headline,
        summary: oneLine(story.standfirst ?? '') || firstSentence(body) || place.headline,
        group: 'about',
        order: place.order,
        updated: this.#changeOf(story, where) ?? (Date.parse(story.published) > this.#desk.options.now ? undefined : story.published),
      }),
      body,
    );
    const outcome = this.#desk.keeper.put(entry, file, bytes);
    this.#tally.pages.push(entry);
    if (outcome === 'newer') this.#desk.tellOfEdited(where, file);
    if (outcome !== 'deleted')
      this.#redirects.forPage(story.redirects, place.address, this.#desk.shown(file), where, this.#desk.keeper.ledger);
  }

  /** When a story was changed after it was published; a moment that is still to come cannot be that. */
  #changeOf({ published, updated }: ImportedStory, where: string): string | undefined {
    if (updated === undefined || Date.parse(updated) < Date.parse(published)) return undefined;
    if (Date.parse(updated) <= Math.max(Date.parse(published), this.#desk.options.now)) return updated;
    this.#desk.lose(where, 'left', `It says that it was changed on ${updated}, which is still to come. The date was left out.`);
    return undefined;
  }

  #redirectsOf({ story, address, file, where }: Place): string[] | undefined {
    const redirects = this.#redirects.forStory(story.redirects, address, this.#desk.shown(file), where);
    return redirects.length === 0 ? undefined : redirects;
  }

  /** The story that this one translates, as stories name each other; one for each language. */
  #translationOf({ story, language, page }: Place, originals: ReadonlyMap<string, Place>): string | undefined {
    const original = story.translations === undefined || page ? undefined : originals.get(story.translations);
    if (original === undefined || language === this.#desk.firstLanguage) return undefined;
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
    this.#desk.lose(
      'Links to the old site',
      'person',
      `${count === 1 ? '1 link leads' : `${count} links lead`} to what did not come over, such as ${shown}. They lead to the old site still; when that is switched off, they lead nowhere.`,
    );
  }

  #writeShared(): void {
    const { stage } = this.#desk.keeper;
    const sections = this.#terms.sections.toText();
    if (sections !== undefined) stage.write('sections.yaml', sections);
    const redirects = this.#redirects.toText(stage.readText('redirects.yaml'));
    if (redirects !== undefined) stage.write('redirects.yaml', redirects);
  }

  summary(drafted: ReadonlySet<string>): Written {
    const { sections, authors, topics } = this.#terms;
    return {
      ...this.#tally.summary(this.#desk.keeper, drafted, {
        authors: authors.outcomes,
        topics: topics.outcomes,
        photos: this.#pictures.outcomes,
        redirects: this.#redirects.countForPages,
      }),
      newSections: sections.added,
      losses: [...this.#desk.losses, ...this.#placing.losses(), ...sections.losses, ...this.#pictures.losses, ...this.#redirects.losses()],
    };
  }
}
