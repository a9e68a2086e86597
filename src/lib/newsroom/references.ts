import type { ArticleData } from '../../schemas/article.ts';
import type { Localised } from '../../schemas/common.ts';
import { LEAST_COVER } from '../../schemas/podcast.ts';
import type { SectionNode } from '../../schemas/section.ts';
import { calendarDay } from '../calendar.ts';
import { isGivenIn } from '../localised.ts';
import { photoRights, type PhotoRights } from '../photo-rights.ts';
import { flattenSections, type Section } from '../section-tree.ts';
import {
  absoluteUrl,
  addressSpace,
  archiveUrl,
  authorUrl,
  FILES_BESIDE_PAGES,
  frontUrl,
  pageUrl,
  RESERVED_NAMES,
  sectionMonthUrl,
  sectionUrl,
  standingUrl,
  STANDING_PAGES,
  storyUrl,
  topicUrl,
  type AddressSpace,
} from '../urls.ts';
import type { CsvTable } from '../csv-table.ts';
import { AddressBook, diskKey, MEETS_ON_DISK } from './address-book.ts';
import { checkBody } from './body-check.ts';
import { ComponentCheck } from './component-check.ts';
import { mendWithSuggestion, quote, type Fault } from './fault.ts';
import { checkRedirects, comparable } from './redirect-check.ts';
import type { Entry, Newsroom, Photo, TextEntry, UnreadFiles } from './newsroom.ts';
import { playFault, type RecordingFile } from './recording-file.ts';
import type { FieldLines } from './field-lines.ts';
import { fieldLinesOf, openFile, parseSourceFile, type SourceRef } from './source-file.ts';

/** Checks everything that one file says about another. */
export function checkReferences(newsroom: Newsroom): Fault[] {
  const check = new ReferenceCheck(newsroom);
  return check.run();
}

/** The folder in which a thing’s file would be, by what messages call it. */
const FOLDER_OF: Readonly<Record<string, string>> = { 'an author': 'authors', 'a topic': 'topics', 'a photo': 'photos' };

/** Seconds by which an editor’s stopwatch and a file may differ. */
const DURATION_TOLERANCE = 2;

/** Thousands of faults come from one mistake: for these many, what was meant is looked for. */
const MOST_SUGGESTIONS = 300;

/** Of the values that would have been right, where there may be very many. */
const MOST_LISTED = 100;

const RIGHTS_FIELDS: readonly (keyof PhotoRights)[] = ['credit', 'creator', 'copyright', 'licence', 'acquireUrl'];

class ReferenceCheck {
  readonly #newsroom: Newsroom;
  readonly #faults: Fault[] = [];
  readonly #languages: string[];
  readonly #firstLanguage: string;
  readonly #sections: Section[];
  readonly #sectionPaths: ReadonlySet<string>;
  readonly #authors: ReadonlySet<string>;
  readonly #topics: ReadonlySet<string>;
  readonly #media: ReadonlySet<string>;
  readonly #recordings: ReadonlyMap<string, RecordingFile | undefined>;
  readonly #photos: ReadonlyMap<string, Photo>;
  readonly #tables: ReadonlyMap<string, Entry<CsvTable>>;
  readonly #unread: UnreadFiles;
  readonly #space: AddressSpace;
  /** Stories by language, then by id below the language. */
  readonly #stories = new Map<string, Map<string, TextEntry<ArticleData>>>();
  /** Stories whose own files are faulty, by language. */
  readonly #unreadStories = new Map<string, Set<string>>();

  #opened: { file: string; lines: FieldLines | undefined } | undefined;
  #suggestions = 0;

  constructor(newsroom: Newsroom) {
    this.#newsroom = newsroom;
    this.#languages = newsroom.site.languages.map((language) => language.code);
    this.#firstLanguage = this.#languages[0] ?? '';
    this.#sections = flattenSections(newsroom.sections);
    this.#sectionPaths = new Set(this.#sections.map((section) => section.path));
    this.#authors = new Set(newsroom.authors.map((author) => author.id));
    this.#topics = new Set(newsroom.topics.map((topic) => topic.id));
    this.#media = new Set(newsroom.media.map((media) => media.id));
    this.#recordings = new Map(newsroom.media.map(({ id, recording }) => [id, recording]));
    this.#unread = newsroom.unread;
    this.#photos = new Map(newsroom.photos.map((photo) => [photo.id, photo]));
    this.#tables = new Map(newsroom.tables.map((table) => [table.id, table]));
    this.#space = addressSpace(newsroom.site.address, this.#firstLanguage, newsroom.site.timeZone);
    for (const article of newsroom.articles) {
      const [language, key] = splitLanguage(article.id);
      const stories = this.#stories.get(language) ?? new Map<string, TextEntry<ArticleData>>();
      stories.set(key, article);
      this.#stories.set(language, stories);
    }
    for (const id of newsroom.unread.get('articles') ?? []) {
      const [language, key] = splitLanguage(id);
      this.#unreadStories.set(language, (this.#unreadStories.get(language) ?? new Set<string>()).add(key));
    }
  }

  run(): Fault[] {
    this.#checkSite();
    this.#checkSections();
    this.#checkPhotos();
    this.#checkTwins();
    for (const article of this.#newsroom.articles) this.#checkArticle(article);
    this.#checkLivePosts();
    this.#checkComments();
    this.#checkFronts();
    this.#checkPages();
    this.#checkTranslations();
    this.#checkAddresses();
    this.#checkTexts();
    return this.#faults;
  }

  #add(source: SourceRef, path: (string | number)[], fault: Pick<Fault, 'problem' | 'mend' | 'allowed'>): void {
    const field = path.reduce<string>(
      (name, part) => (typeof part === 'number' ? `${name}[${part + 1}]` : name === '' ? part : `${name}.${part}`),
      '',
    );
    this.#faults.push({ file: source.file, line: this.#lineOf(source, path), field: field || undefined, ...fault });
  }

  /** Texts are not kept in memory; a file with faults is opened once more to find their lines. */
  #lineOf(source: SourceRef, path: (string | number)[]): number | undefined {
    if (this.#opened?.file !== source.file) {
      const read = parseSourceFile(openFile(this.#newsroom, source.file), source.file);
      this.#opened = { file: source.file, lines: 'fault' in read ? undefined : fieldLinesOf(read.source) };
    }
    return this.#opened.lines?.lineOf(path);
  }

  /** What a misspelt value was meant to be. Of thousands of faults, which come from one mistake, only the first are looked into. */
  #suggest(value: string, allowed: readonly string[], mend: string): string {
    this.#suggestions += 1;
    return this.#suggestions > MOST_SUGGESTIONS ? mend : mendWithSuggestion(value, allowed, mend);
  }

  #mustExist(
    source: SourceRef,
    path: (string | number)[],
    value: string,
    known: { has(value: string): boolean; keys(): Iterable<string> },
    what: string,
    mend: string,
  ): boolean {
    if (known.has(value)) return true;
    const folder = FOLDER_OF[what];
    if (folder !== undefined && this.#unread.get(folder)?.has(value) === true) return false;
    const allowed = [...known.keys()];
    this.#add(source, path, { problem: `${quote(value)} is not ${what}.`, allowed, mend: this.#suggest(value, allowed, mend) });
    return false;
  }

  #languageOf(source: SourceRef, id: string): string | undefined {
    const [language] = splitLanguage(id);
    if (this.#languages.includes(language)) return language;
    this.#faults.push({
      file: source.file,
      problem: `${quote(language)} is not a language of this newsroom.`,
      allowed: this.#languages,
      mend: id.includes('/')
        ? 'Move the file into the folder of one of the allowed languages, or add the language to content/site.yaml.'
        : 'Name the file after one of the allowed languages, or add the language to content/site.yaml.',
    });
    return undefined;
  }

  #checkSite(): void {
    const { site, siteSource } = this.#newsroom;
    for (const kind of ['live', 'audio'] as const) {
      if (site[kind].status === 'on-air' && site[kind].url === undefined) {
        this.#add(siteSource, [kind], {
          problem: `The ${kind} stream is on air but has no address.`,
          mend: 'Add “url” with the stream’s address, or set “status” to off-air.',
        });
      }
    }
    this.#checkPodcastCover();
    const seen = new Set<string>();
    site.languages.forEach((language, index) => {
      if (seen.has(language.code)) {
        this.#add(siteSource, ['languages', index, 'code'], {
          problem: `The language ${quote(language.code)} is listed twice.`,
          mend: 'Take one of the two out.',
        });
      }
      seen.add(language.code);
    });
  }

  #checkPodcastCover(): void {
    const { site, siteSource } = this.#newsroom;
    const id = site.podcast?.cover;
    if (id === undefined) return;
    this.#mustExist(siteSource, ['podcast', 'cover'], id, this.#photos, 'a photo', 'Write one of the allowed ids.');
    const picture = this.#photos.get(id)?.picture;
    if (!picture || Math.min(picture.width, picture.height) >= LEAST_COVER) return;
    this.#add(siteSource, ['podcast', 'cover'], {
      problem: `The photo ${quote(id)} has ${picture.width} by ${picture.height} pixels; directories of podcasts take no cover below ${LEAST_COVER} by ${LEAST_COVER}.`,
      mend: 'Name a larger photo, or put this one into content/photos in its full size.',
    });
  }

  #checkSections(): void {
    const { sectionsSource } = this.#newsroom;
    const seen = new Set<string>();
    for (const section of this.#sections) {
      const taken = section.depth === 0 && [...RESERVED_NAMES, ...this.#languages.slice(1)].includes(section.path);
      if (seen.has(section.path) || taken) {
        this.#add(sectionsSource, ['sections'], {
          problem: taken
            ? `The section ${quote(section.path)} has an address that the site itself uses.`
            : `The section ${quote(section.path)} is there twice.`,
          mend: 'Give it another id.',
        });
      }
      seen.add(section.path);
    }
  }

  #checkPhotos(): void {
    for (const photo of this.#newsroom.photos) {
      const file = photo.source?.file ?? photo.file;
      if (photo.data.credit === undefined && photo.picture.credit === undefined) {
        this.#faults.push({
          file,
          field: 'credit',
          problem: `The picture ${quote(photo.id)} has no credit, neither in its file nor beside it.`,
          mend: `Write “credit: …” in content/photos/${photo.id}.yaml, or ask for the file with its credit embedded.`,
        });
      }
      if (photo.data.alt === undefined && photo.picture.alt === undefined) {
        this.#faults.push({
          file,
          field: 'alt',
          problem: `The picture ${quote(photo.id)} has no text for readers who cannot see it.`,
          mend: `Write “alt: …” in content/photos/${photo.id}.yaml: what the picture shows, in one sentence.`,
        });
      }
      if (photo.data.caption === undefined && photo.picture.caption === undefined) {
        this.#faults.push({
          file,
          field: 'caption',
          problem: `The picture ${quote(photo.id)} has no caption, neither in its file nor beside it.`,
          mend: `Write “caption: …” in content/photos/${photo.id}.yaml.`,
        });
      }
    }
  }

  /** The same picture under two names must not be two people’s. */
  #checkTwins(): void {
    for (const [first, ...twins] of Map.groupBy(this.#newsroom.photos, ({ digest }) => digest).values()) {
      const rights = first && photoRights(first);
      for (const twin of rights ? twins : []) {
        const others = photoRights(twin);
        const field = others && RIGHTS_FIELDS.find((name) => JSON.stringify(others[name]) !== JSON.stringify(rights?.[name]));
        if (!first || !rights || !others || !field) continue;
        const said = (value: unknown) => (value === undefined ? 'nothing' : quote(value));
        this.#faults.push({
          file: twin.source?.file ?? twin.file,
          field: field === 'acquireUrl' ? 'acquire' : field,
          problem: `${twin.file} is the same picture as ${first.file}, but they differ in this: ${said(others[field])} here, ${said(rights[field])} there.`,
          mend: `Find out which is right and write it beside both, or keep one of the two and name it “${first.id}” in every story.`,
        });
      }
    }
  }

  #checkArticle(article: TextEntry<ArticleData>): void {
    const { source, data, id } = article;
    const language = this.#languageOf(source, id);
    if (language === undefined) return;
    const [, key] = splitLanguage(id);
    this.#mustExist(
      source,
      ['section'],
      data.section,
      this.#sectionPaths,
      'a section',
      'Write one of the allowed sections, or add it to content/sections.yaml.',
    );
    data.byline.forEach((author, index) => {
      this.#mustExist(
        source,
        ['byline', index],
        author,
        this.#authors,
        'an author',
        `Write one of the allowed ids, or add content/authors/${author}.yaml.`,
      );
    });
    data.topics?.forEach((topic, index) => {
      this.#mustExist(
        source,
        ['topics', index],
        topic,
        this.#topics,
        'a topic',
        `Write one of the allowed ids, or add content/topics/${topic}.yaml.`,
      );
    });
    data.related?.forEach((related, index) => {
      this.#checkRelated(source, ['related', index], language, key, related);
    });
    data.photos?.forEach((use, index) => {
      this.#checkPhotoUse(source, ['photos', index], use, language);
    });
    this.#checkTimes(source, data);
    this.#checkLiveTimes(source, data);
    this.#checkKind(source, article);
    this.#checkBody(article, language, key);
  }

  #checkRelated(source: SourceRef, path: (string | number)[], language: string, key: string, related: string): void {
    if (related === key) {
      this.#add(source, path, { problem: 'The story names itself as related.', mend: 'Name another story, or take the line out.' });
      return;
    }
    if (this.#isStory(language, related)) return;
    const known = this.#storiesIn(language).filter((other) => other !== key);
    const meant = this.#suggest(related, known, `Write the path of a file below content/articles/${language}/, without its ending.`);
    this.#add(source, path, { problem: `${quote(related)} is not a story in this language.`, mend: meant });
  }

  #checkPhotoUse(
    source: SourceRef,
    path: (string | number)[],
    use: { photo: string; alt?: string | undefined; caption?: string | undefined },
    language: string,
  ): void {
    if (
      !this.#mustExist(
        source,
        [...path, 'photo'],
        use.photo,
        this.#photos,
        'a photo',
        `Write one of the allowed ids, or put the picture into content/photos as ${use.photo}.jpg.`,
      )
    )
      return;
    if (language === this.#firstLanguage) return;
    const photo = this.#photos.get(use.photo);
    for (const field of ['alt', 'caption'] as const) {
      if (use[field] === undefined && !isGivenIn(photo?.data[field], language, this.#firstLanguage)) {
        this.#add(source, [...path, field], {
          problem: `The photo ${quote(use.photo)} has no ${field === 'alt' ? 'text for readers who cannot see it' : 'caption'} in the story’s language, ${quote(language)}.`,
          mend: `Write “${field}: …” under the photo, in the language of the story.`,
        });
      }
    }
  }

  #checkTimes(source: SourceRef, data: ArticleData): void {
    const published = Date.parse(data.published);
    if (data.updated !== undefined && Date.parse(data.updated) < published) {
      this.#add(source, ['updated'], {
        problem: `${quote(data.updated)} is before the story was published, ${quote(data.published)}.`,
        mend: 'Correct one of the two, or take “updated” out.',
      });
    }
    data.corrections?.forEach((correction, index) => {
      if (Date.parse(correction.date) < published) {
        this.#add(source, ['corrections', index, 'date'], {
          problem: `${quote(correction.date)} is before the story was published, ${quote(data.published)}.`,
          mend: 'Write when the correction was made.',
        });
      }
    });
  }

  #checkLiveTimes(source: SourceRef, data: ArticleData): void {
    if (data.live?.ended !== undefined && Date.parse(data.live.ended) < Date.parse(data.live.started)) {
      this.#add(source, ['live', 'ended'], {
        problem: `${quote(data.live.ended)} is before the coverage began, ${quote(data.live.started)}.`,
        mend: 'Correct one of the two.',
      });
    }
  }

  #checkKind(source: SourceRef, article: TextEntry<ArticleData>): void {
    const { data } = article;
    for (const kind of ['audio', 'video', 'live'] as const) {
      if (data.kind === kind && data[kind] === undefined) {
        this.#add(source, [kind], {
          problem: `The story’s kind is ${quote(kind)}, but “${kind}” is missing.`,
          mend:
            kind === 'live'
              ? 'Add “live:” with “status” and “started”, or give the story another kind.'
              : `Add “${kind}:” with “file” and “transcript”, or give the story another kind.`,
        });
      }
    }
    if (data.kind === 'gallery' && (data.photos?.length ?? 0) < 2) {
      this.#add(source, ['photos'], {
        problem: 'A gallery has fewer than two photos.',
        mend: 'Add photos, or give the story another kind.',
      });
    }
    for (const kind of ['audio', 'video'] as const) {
      const recording = data[kind];
      for (const field of ['file', 'captions'] as const) {
        const file = recording?.[field];
        if (file === undefined) continue;
        const isThere = this.#mustExist(
          source,
          [kind, field],
          file,
          this.#media,
          'a file in content/media',
          'Put the file there, or correct its name.',
        );
        const fault = isThere ? playFault(file, field === 'file' ? 'recording' : 'captions') : undefined;
        if (fault) this.#add(source, [kind, field], fault);
      }
      if (recording?.poster !== undefined) {
        this.#mustExist(source, [kind, 'poster'], recording.poster, this.#photos, 'a photo', 'Write one of the allowed ids.');
      }
      if (recording) this.#checkDuration(source, kind, recording);
    }
  }

  /** What the file itself says counts; some files do not say. */
  #checkDuration(source: SourceRef, kind: 'audio' | 'video', { file, duration }: NonNullable<ArticleData['audio']>): void {
    if (!this.#media.has(file)) return;
    const seconds = this.#recordings.get(file)?.seconds;
    if (duration === undefined && seconds === undefined) {
      this.#add(source, [kind], {
        problem: `“duration” is missing, and content/media/${file} does not tell how long it plays.`,
        mend: 'Add “duration: …” with the seconds that it plays.',
      });
    }
    if (duration === undefined || seconds === undefined || Math.abs(duration - seconds) <= DURATION_TOLERANCE) return;
    this.#add(source, [kind, 'duration'], {
      problem: `The story says that the recording plays for ${duration} seconds, but content/media/${file} plays for ${seconds}.`,
      mend: `Write “duration: ${seconds}”, or take the line out: the length is read from the file.`,
    });
  }

  #checkBody(article: TextEntry<ArticleData>, language: string, key: string): void {
    const { source, data, text } = article;
    const photos = data.photos?.map((use) => use.photo) ?? [];
    const stories = this.#stories.get(language) ?? new Map<string, never>();
    const unreadStories = this.#unreadStories.get(language);
    this.#faults.push(
      ...checkBody(source.file, text, {
        photos,
        stories,
        own: key,
        mayBeEmpty: data.kind === 'gallery',
        ...(unreadStories === undefined ? {} : { unreadStories }),
      }),
    );
    if (text.components.length === 0) return;
    const check = new ComponentCheck(article, {
      media: this.#media,
      recordings: this.#recordings,
      tables: this.#tables,
      unreadTables: this.#unread.get('articles') ?? new Set(),
    });
    this.#faults.push(...check.run());
  }

  #isUnread(id: string): boolean {
    return this.#unread.get('articles')?.has(id) === true;
  }

  #storiesIn(language: string): string[] {
    return [...(this.#stories.get(language)?.keys() ?? [])];
  }

  /** True when a story is there, be its own file faulty or not. */
  #isStory(language: string, key: string): boolean {
    return this.#stories.get(language)?.has(key) === true || this.#unreadStories.get(language)?.has(key) === true;
  }

  #checkLivePosts(): void {
    for (const { id, source, data, text } of this.#newsroom.livePosts) {
      const story = this.#storyOf(id);
      this.#faults.push(...checkBody(source.file, text, {}));
      if (story?.data.kind !== 'live' && !this.#isUnread(parentOf(id))) {
        this.#faults.push({
          file: source.file,
          problem: `${quote(parentOf(id))} is not a live story.`,
          mend: 'Put the post into the folder named after a story of the kind “live”: content/live/<language>/<year>/<name>/.',
        });
      }
      data.byline?.forEach((author, index) => {
        this.#mustExist(source, ['byline', index], author, this.#authors, 'an author', 'Write one of the allowed ids.');
      });
    }
  }

  #checkComments(): void {
    const byStory = new Map<string, Set<string>>();
    for (const { id } of this.#newsroom.comments)
      byStory.set(parentOf(id), (byStory.get(parentOf(id)) ?? new Set<string>()).add(slugOf(id)));
    for (const { id, source, data } of this.#newsroom.comments) {
      const story = this.#storyOf(id);
      if (!story && this.#isUnread(parentOf(id))) continue;
      if (!story) {
        this.#faults.push({
          file: source.file,
          problem: `${quote(parentOf(id))} is not a story.`,
          mend: 'Put the comment into the folder named after its story: content/comments/<language>/<year>/<name>/.',
        });
      } else if ((story.data.comments ?? this.#newsroom.site.comments) === 'none') {
        this.#faults.push({
          file: source.file,
          problem: `The story ${quote(parentOf(id))} has no discussion, so this comment would not be shown.`,
          mend: 'Write “comments: open” or “comments: closed” in the story, or delete the comment.',
        });
      }
      if (data.replyTo !== undefined) this.#checkReply(source, id, data.replyTo, byStory.get(parentOf(id)) ?? new Set());
    }
  }

  #checkReply(source: SourceRef, id: string, replyTo: string, comments: ReadonlySet<string>): void {
    const isSibling = replyTo !== slugOf(id) && comments.has(replyTo);
    if (isSibling || this.#unread.get('comments')?.has(`${parentOf(id)}/${replyTo}`) === true) return;
    this.#add(source, ['replyTo'], {
      problem: replyTo === slugOf(id) ? 'The comment answers itself.' : `${quote(replyTo)} is not a comment on this story.`,
      allowed: [...comments].filter((other) => other !== slugOf(id)).slice(0, MOST_LISTED),
      mend: 'Write the name of the file that holds the comment it answers, without .yaml.',
    });
  }

  #checkFronts(): void {
    const topSections = new Set(this.#sections.filter((section) => section.depth === 0).map((section) => section.path));
    for (const { id, source, data } of this.#newsroom.fronts) {
      const language = this.#languageOf(source, id);
      if (language === undefined) continue;
      const named: [string | undefined, (string | number)[]][] = [
        [data.lead, ['lead']],
        [data.pictures, ['pictures']],
        [data.archive, ['archive']],
        ...(['leadRelated', 'top', 'choice'] as const).flatMap((field) =>
          (data[field] ?? []).map((story, index): [string, (string | number)[]] => [story, [field, index]]),
        ),
        ...(data.blocks ?? []).map((block, index): [string | undefined, (string | number)[]] => [block.lead, ['blocks', index, 'lead']]),
      ];
      for (const [story, path] of named) {
        if (story !== undefined && !this.#isStory(language, story)) {
          this.#add(source, path, {
            problem: `${quote(story)} is not a story in this language.`,
            mend: this.#suggest(
              story,
              this.#storiesIn(language),
              `Write the path of a file below content/articles/${language}/, without its ending.`,
            ),
          });
        }
      }
      data.blocks?.forEach((block, index) => {
        this.#mustExist(
          source,
          ['blocks', index, 'section'],
          block.section,
          topSections,
          'a top-level section',
          'Write one of the allowed sections.',
        );
      });
    }
  }

  #checkPages(): void {
    const policies = new Map<string, string>();
    for (const { id, source, data, text } of this.#newsroom.pages) {
      const language = this.#languageOf(source, id);
      if (language === undefined) continue;
      const [, path] = splitLanguage(id);
      const top = path.split('/')[0] ?? '';
      if (this.#isOwnAddress(path) || this.#languages.includes(top)) {
        this.#faults.push({
          file: source.file,
          problem: `The page’s address, ${quote(path)}, is one that the site itself uses.`,
          mend: 'Rename the file.',
        });
      }
      this.#faults.push(...checkBody(source.file, text, {}));
      if (data.policy === undefined) continue;
      const claim = `${language} ${data.policy}`;
      const other = policies.get(claim);
      if (other !== undefined) {
        this.#add(source, ['policy'], {
          problem: `${quote(data.policy)} is already the policy of ${other}.`,
          mend: 'Take the line out of one of the two pages.',
        });
      }
      policies.set(claim, other ?? source.file);
    }
  }

  #checkTranslations(): void {
    const taken = new Map<string, string>();
    for (const { id, source, data } of this.#newsroom.articles) {
      if (data.translationOf === undefined) continue;
      const [language] = splitLanguage(id);
      if (language === this.#firstLanguage || !this.#isStory(this.#firstLanguage, data.translationOf)) {
        this.#add(source, ['translationOf'], {
          problem:
            language === this.#firstLanguage
              ? `A story in the first language, ${quote(language)}, cannot be a translation of another.`
              : `${quote(data.translationOf)} is not a story in the first language, ${quote(this.#firstLanguage)}.`,
          mend:
            language === this.#firstLanguage
              ? 'Take the line out; name this story in its translations instead.'
              : this.#suggest(
                  data.translationOf,
                  this.#storiesIn(this.#firstLanguage),
                  `Write the path of a file below content/articles/${this.#firstLanguage}/, without its ending.`,
                ),
        });
        continue;
      }
      const pair = `${language} ${data.translationOf}`;
      const other = taken.get(pair);
      if (other !== undefined) {
        this.#add(source, ['translationOf'], {
          problem: `${quote(data.translationOf)} is already translated into ${quote(language)} by ${other}.`,
          mend: 'Take the line out of one of the two files.',
        });
      }
      taken.set(pair, source.file);
    }
  }

  #checkAddresses(): void {
    const owners = new AddressBook();
    const claim = (address: string, source: SourceRef, path: (string | number)[], what: string) => {
      const taken = owners.find(address);
      if (taken === undefined) {
        owners.take(address, source.file);
        return;
      }
      const isSame = taken.address === address;
      const whose = taken.owner === source.file ? 'the story’s own' : `already taken by ${taken.owner}`;
      this.#add(source, path, {
        problem: isSame
          ? `${what} ${quote(address)} is ${whose}.`
          : `${what} ${quote(address)} is ${whose} as ${quote(taken.address)}, ${MEETS_ON_DISK}.`,
        mend: path.length > 0 ? 'Take this line out or change it.' : 'Rename this file.',
      });
    };
    for (const language of this.#languages) {
      owners.take(frontUrl(this.#space, language), 'a front page');
      for (const section of this.#sections) owners.take(sectionUrl(this.#space, language, section.path), `the section ${section.path}`);
    }
    for (const { id, source } of this.#newsroom.pages) {
      const [language, path] = splitLanguage(id);
      claim(pageUrl(this.#space, language, path), source, [], 'The address');
    }
    for (const { id, source, data } of this.#newsroom.articles) {
      const [language, key] = splitLanguage(id);
      claim(
        storyUrl(this.#space, { language, section: data.section, published: data.published, slug: slugOf(key) }),
        source,
        [],
        'The address',
      );
    }
    for (const { source, data } of this.#newsroom.articles) {
      data.redirects?.forEach((earlier, index) => {
        const path = comparable(earlier).slice(1);
        if (this.#isOwnAddress(path) || this.#isOfVersions(path, owners)) {
          this.#add(source, ['redirects', index], {
            problem: `${quote(earlier)} is an address that the site itself uses.`,
            mend: 'Take this line out or change it.',
          });
        } else claim(this.#space.base + path, source, ['redirects', index], 'The earlier address');
      });
    }
    this.#checkRedirects(owners);
  }

  /** The redirects in `redirects.yaml`, when all addresses are known. */
  #checkRedirects(owners: AddressBook): void {
    const { redirects, redirectsSource } = this.#newsroom;
    if (redirectsSource === undefined || redirects.length === 0) return;
    const { base } = this.#space;
    const earlier = new Map<string, string>();
    for (const { id, data } of this.#newsroom.articles) {
      const [language, key] = splitLanguage(id);
      const url = storyUrl(this.#space, { language, section: data.section, published: data.published, slug: slugOf(key) });
      for (const address of data.redirects ?? []) earlier.set(comparable(address), `/${url.slice(base.length)}`);
    }
    const pages = this.#listPages(owners);
    let own: string[] | undefined;
    const faults = checkRedirects(redirects, {
      address: absoluteUrl(this.#space, base),
      ownerOf: (address) => {
        const taken = owners.find(base + address.slice(1));
        if (taken)
          return taken.address === base + address.slice(1) ? taken.owner : `${taken.owner} as ${quote(taken.address)}, ${MEETS_ON_DISK}`;
        const isOwn = this.#isOwnAddress(address) || this.#isOfVersions(address.slice(1), owners);
        return isOwn ? 'the site itself' : undefined;
      },
      storyAt: (address) => earlier.get(address),
      isPage: (address) => pages.has(base + address.slice(1)),
      pages: () => (own ??= [...pages].map((address) => `/${address.slice(base.length)}`)),
    });
    for (const { place, field, ...fault } of faults) this.#add(redirectsSource, ['redirects', place, field], fault);
  }

  /** The address of every page, of those that are not out yet too. */
  #listPages(owners: AddressBook): Set<string> {
    const pages = owners.list();
    const add = (address: string) => pages.add(address);
    for (const language of this.#languages) for (const page of STANDING_PAGES) add(standingUrl(this.#space, language, page));
    for (const { id, data } of this.#newsroom.articles) {
      const [language] = splitLanguage(id);
      const date = calendarDay(data.published, this.#space.timeZone);
      add(archiveUrl(this.#space, language, { ...date, day: undefined }));
      add(archiveUrl(this.#space, language, date));
      const section = this.#sections.find(({ path }) => path === data.section);
      for (const path of section ? [section.path, ...section.ancestors] : []) add(sectionMonthUrl(this.#space, language, path, date));
      for (const author of data.byline) add(authorUrl(this.#space, language, author));
      for (const topic of data.topics ?? []) add(topicUrl(this.#space, language, topic));
    }
    return pages;
  }

  /** True of an address, in any edition, at which the site makes a page by itself: its own names, feeds, and the months of its sections. */
  #isOwnAddress(address: string): boolean {
    const parts = diskKey(address).split('/').filter(Boolean);
    const inEdition = this.#languages
      .slice(1)
      .map(diskKey)
      .includes(parts[0] ?? '')
      ? parts.slice(1)
      : parts;
    const isMonth = /^\d{4}\/\d{2}$/.test(inEdition.slice(-2).join('/')) && this.#sectionPaths.has(inEdition.slice(0, -2).join('/'));
    return isMonth || RESERVED_NAMES.includes(inEdition[0] ?? '') || FILES_BESIDE_PAGES.includes(inEdition.at(-1) ?? '');
  }

  /** True of the address at which the versions of a story have, or may come to have, their page. */
  #isOfVersions(path: string, owners: AddressBook): boolean {
    const story = /^(.+\/\d{4}\/\d{2}\/\d{2}\/[^/]+\/)versions\/$/i.exec(path)?.[1];
    return story !== undefined && this.#newsroom.site.versions !== 'off' && owners.find(this.#space.base + story) !== undefined;
  }

  /** Texts may be given once, or once for each language there is; a misspelt language code would never be shown. */
  #checkTexts(): void {
    const { site, siteSource, sections, sectionsSource, authors, topics, photos } = this.#newsroom;
    const check = (source: SourceRef | undefined, path: (string | number)[], text: Localised | undefined) => {
      if (source === undefined || text === undefined || typeof text === 'string') return;
      for (const code of Object.keys(text).filter((language) => !this.#languages.includes(language))) {
        this.#add(source, [...path, code], {
          problem: `${quote(code)} is not a language of this newsroom.`,
          allowed: this.#languages,
          mend: this.#suggest(code, this.#languages, 'Write one of the allowed codes before the text.'),
        });
      }
      if (text[this.#firstLanguage] === undefined) {
        this.#add(source, path, {
          problem: `There is no text in the first language, ${quote(this.#firstLanguage)}.`,
          mend: `Add “${this.#firstLanguage}: …”.`,
        });
      }
    };
    check(siteSource, ['description'], site.description);
    check(siteSource, ['city'], site.city);
    check(siteSource, ['colophon'], site.colophon);
    check(siteSource, ['live', 'title'], site.live.title);
    check(siteSource, ['audio', 'title'], site.audio.title);
    check(siteSource, ['podcast', 'title'], site.podcast?.title);
    check(siteSource, ['podcast', 'description'], site.podcast?.description);
    const walk = (nodes: readonly SectionNode[], path: (string | number)[]) => {
      nodes.forEach((node, index) => {
        check(sectionsSource, [...path, index, 'name'], node.name);
        check(sectionsSource, [...path, index, 'covers'], node.covers);
        walk(node.sections ?? [], [...path, index, 'sections']);
      });
    };
    walk(sections, ['sections']);
    for (const { source, data } of authors) for (const field of ['name', 'role', 'about'] as const) check(source, [field], data[field]);
    for (const { source, data } of topics) for (const field of ['name', 'about'] as const) check(source, [field], data[field]);
    for (const { source, data } of photos) for (const field of ['alt', 'caption'] as const) check(source, [field], data[field]);
  }

  #storyOf(id: string): TextEntry<ArticleData> | undefined {
    const [language, key] = splitLanguage(parentOf(id));
    return this.#stories.get(language)?.get(key);
  }
}

/** `en/2022/first-talks` → `en` and `2022/first-talks`. */
export function splitLanguage(id: string): [language: string, key: string] {
  const slash = id.indexOf('/');
  return slash < 0 ? [id, ''] : [id.slice(0, slash), id.slice(slash + 1)];
}

/** `2022/first-talks` → `first-talks`. */
export function slugOf(key: string): string {
  return key.split('/').at(-1) ?? key;
}

/** `en/2022/first-talks/01` → `en/2022/first-talks`. */
export function parentOf(id: string): string {
  return id.split('/').slice(0, -1).join('/');
}
