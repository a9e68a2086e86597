import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ArticleData, ArticleKind, LivePostData } from '../../src/content/schemas/article.ts';
import type { CommentData } from '../../src/content/schemas/comment.ts';
import type { FrontData } from '../../src/content/schemas/front.ts';
import { Deck, Random, weighted } from './random.ts';
import { buildSlug } from './slug.ts';
import { formatYaml, writeStandingFiles, type StandingFiles } from './standing-files.ts';
import { Storyteller, type Plot } from './storyteller.ts';
import { ARABIC } from './words/arabic.ts';
import type { SectionId } from './words/bank.ts';
import { ENGLISH } from './words/english.ts';
import { SPANISH } from './words/spanish.ts';

export interface CorpusOptions {
  stories: number;
  /** The same seed gives the same corpus. */
  seed?: number;
}

/** How much was written. */
export interface CorpusFacts {
  stories: number;
  storiesByLanguage: Readonly<Record<Language, number>>;
  comments: number;
  livePosts: number;
  /** Picture files, which stories share. */
  photos: number;
  /** Words in the texts of stories. */
  words: number;
}

/**
 * Writes a whole content folder, valid and always the same, of a made-up newsroom with as many stories as asked for.
 * Throws when the folder has something in it already.
 */
export function writeCorpus(folder: string, { stories, seed = 1 }: CorpusOptions): CorpusFacts {
  mkdirSync(folder, { recursive: true });
  if (readdirSync(folder).length > 0) throw new Error(`“${folder}” is not empty. Name a new folder, or remove this one first.`);
  const press = new Press(folder, stories, new Random(seed));
  for (let number = 0; number < stories; number += 1) press.writeStory(number);
  press.writeFronts();
  return press.facts;
}

type Language = 'en' | 'es' | 'ar';
type Fate = 'published' | 'draft' | 'embargoed';

const FIRST = Date.UTC(2016, 0, 1);
const LAST = Date.UTC(2026, 10, 20);
const EMBARGO = Date.UTC(2027, 0, 1);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Shares in a hundred or a thousand. */
const LANGUAGES = weighted<Language>([
  ['en', 80],
  ['es', 12],
  ['ar', 8],
]);
const KINDS = weighted<ArticleKind>([
  ['news', 622],
  ['analysis', 90],
  ['opinion', 80],
  ['explainer', 60],
  ['review', 50],
  ['interview', 40],
  ['obituary', 40],
  ['gallery', 10],
  ['video', 3],
  ['audio', 3],
  ['live', 2],
]);
const FATES = weighted<Fate>([
  ['published', 998],
  ['draft', 1],
  ['embargoed', 1],
]);
const SECTIONS = weighted<SectionId>([
  ['news', 32],
  ['science', 14],
  ['climate', 12],
  ['culture', 14],
  ['sport', 16],
  ['travel', 6],
  ['food', 6],
]);
const PHOTO_COUNTS = weighted([
  [0, 4],
  [1, 5],
  [3, 1],
]);
const TRANSLATED = [true, false];

/** Kinds that are told in words and may be translated. */
const WRITTEN: readonly ArticleKind[] = ['news', 'analysis', 'opinion', 'explainer', 'review', 'interview', 'obituary'];

/** How many of the latest stories of a language are kept in mind, to be related or translated. */
const MEMORY = 400;

/** What later stories and the fronts need to know of a story. */
interface ToldStory {
  /** Below the language: `2022/first-talks`. */
  id: string;
  kind: ArticleKind;
  section: SectionId;
  path: string;
  photos: readonly string[];
  topics: readonly string[];
  translatedInto: Set<Language>;
}

class Press {
  readonly facts = { stories: 0, storiesByLanguage: { en: 0, es: 0, ar: 0 }, comments: 0, livePosts: 0, photos: 0, words: 0 };
  readonly #folder: string;
  readonly #total: number;
  readonly #random: Random;
  readonly #standing: StandingFiles;
  readonly #tellers: Readonly<Record<Language, Storyteller>>;
  readonly #recent: Readonly<Record<Language, ToldStory[]>> = { en: [], es: [], ar: [] };
  readonly #oldest: Partial<Record<Language, ToldStory>> = {};
  readonly #latestGallery: Partial<Record<Language, ToldStory>> = {};
  readonly #slugs = new Set<string>();
  readonly #folders = new Set<string>();
  readonly #languages: Deck<Language>;
  readonly #kinds: Deck<ArticleKind>;
  readonly #fates: Deck<Fate>;
  readonly #sections: Deck<SectionId>;
  readonly #photoCounts: Deck<number>;
  readonly #translated: Deck<boolean>;
  readonly #photos: Deck<string>;
  readonly #authors: Deck<string>;

  constructor(folder: string, total: number, random: Random) {
    this.#folder = folder;
    this.#total = total;
    this.#random = random;
    this.#standing = writeStandingFiles(folder);
    this.facts.photos = this.#standing.photos.length;
    this.#tellers = {
      en: new Storyteller(ENGLISH, random),
      es: new Storyteller(SPANISH, random),
      ar: new Storyteller(ARABIC, random),
    };
    this.#languages = new Deck(random, LANGUAGES);
    this.#kinds = new Deck(random, KINDS);
    this.#fates = new Deck(random, FATES);
    this.#sections = new Deck(random, SECTIONS);
    this.#photoCounts = new Deck(random, PHOTO_COUNTS);
    this.#translated = new Deck(random, TRANSLATED);
    this.#photos = new Deck(random, this.#standing.photos);
    this.#authors = new Deck(random, this.#standing.authors);
  }

  writeStory(number: number): void {
    const random = this.#random;
    const language = this.#languages.deal();
    const fate = this.#fates.deal();
    const dealtKind = this.#kinds.deal();
    const original = language !== 'en' && WRITTEN.includes(dealtKind) && this.#translated.deal() ? this.#originalFor(language) : undefined;
    const kind = original?.kind ?? dealtKind;
    const section = original?.section ?? (kind === 'opinion' ? 'opinion' : this.#sections.deal());
    const path = original?.path ?? this.#sectionPath(section);
    const teller = this.#tellers[language];
    const plot = teller.invent(section);
    const published = this.#instantOf(number, fate);
    const headline = teller.line(teller.bank.headlines[kind], plot);
    const id = `${new Date(published).getUTCFullYear()}/${this.#ownSlug(headline)}`;
    const photos = original?.photos ?? this.#photos.hand(this.#photoCount(kind));
    const topics = original?.topics ?? new Deck(random, this.#standing.topics.get(section) ?? []).hand(random.integer(1, 3));
    const story: ToldStory = { id, kind, section, path, photos, topics, translatedInto: new Set() };
    const related = random.chance(0.85) ? this.#relatedTo(story, language) : [];
    // What has not come out yet has not been changed, corrected or commented on.
    const isOut = fate !== 'embargoed';
    const commentCount = random.chance(0.03) && isOut ? random.integer(2, 4) : 0;
    const line = (frames: readonly string[]) => teller.line(frames, plot);

    const data: ArticleData = {
      headline,
      standfirst: random.chance(0.95) ? line(teller.bank.standfirsts) : undefined,
      kicker: random.chance(0.15) ? line(teller.bank.kickers) : undefined,
      section: path,
      kind,
      published: formatInstant(published),
      updated: random.chance(0.2) && isOut ? formatInstant(published + random.integer(20, 900) * MINUTE) : undefined,
      byline: this.#authors.hand(random.chance(0.25) ? 2 : 1),
      dateline: random.chance(0.5) ? plot.place : undefined,
      photos: photos.length > 0 ? photos.map((photo) => this.#photoUse(photo, language, teller, plot)) : undefined,
      ...this.#recording(kind, photos, line(teller.bank.transcripts)),
      live: kind === 'live' ? this.#liveState(published) : undefined,
      topics: [...topics],
      related: related.length > 0 ? related : undefined,
      sources: this.#sources(teller, plot),
      corrections: random.chance(0.02) && isOut ? this.#correction(published, teller, plot) : undefined,
      translationOf: original?.id,
      redirects: random.chance(0.01) ? [`/story/${number + 10_000}/`] : undefined,
      comments: commentCount > 0 ? random.pick(['open', 'closed']) : undefined,
      draft: fate === 'draft' ? true : undefined,
    };
    const isShort = kind === 'gallery' || kind === 'audio' || kind === 'video' || kind === 'live';
    const [, placed] = photos;
    const marks = [
      ...(placed !== undefined && kind !== 'gallery' ? [`![](${placed})`] : []),
      ...(related[0] !== undefined && random.chance(0.15) ? [`::related{story="${related[0]}"}`] : []),
    ];
    const text = teller.text(plot, { words: isShort ? 90 : random.integer(240, 560), marks });
    this.#writeText(`articles/${language}/${id}.md`, data, text);
    for (let comment = 1; comment <= commentCount; comment += 1) {
      this.#writeComment(`comments/${language}/${id}`, comment, commentCount, published, teller, plot);
    }
    if (kind === 'live') this.#writeLivePosts(`live/${language}/${id}`, published, teller, plot);

    this.facts.stories += 1;
    this.facts.storiesByLanguage[language] += 1;
    this.facts.words += text.split(/\s+/u).length;
    original?.translatedInto.add(language);
    if (fate === 'published') this.#remember(story, language);
  }

  /** Fronts that lead with the latest stories. */
  writeFronts(): void {
    const arrangements = ['feature', 'gallery', 'wide', 'portrait', 'compact', 'panorama', 'stack', 'compact'] as const;
    for (const [language, stories] of Object.entries(this.#recent) as [Language, ToldStory[]][]) {
      const latest = stories.slice(-16).reverse();
      const ids = latest.map((story) => story.id);
      const told = [...this.#standing.sections.keys()].filter((section) => stories.some((story) => story.section === section));
      const front: FrontData = {
        lead: ids[0],
        leadRelated: ids.slice(1, 4),
        top: ids.slice(4, 11),
        blocks: told.map((section, index) => ({ section, arrangement: arrangements[index] })),
        pictures: this.#latestGallery[language]?.id,
        archive: this.#oldest[language]?.id,
        choice: ids.slice(11, 16),
      };
      this.#write(`fronts/${language}.yaml`, formatYaml(front));
    }
  }

  /** A recent English story that this language does not have yet. */
  #originalFor(language: Language): ToldStory | undefined {
    return this.#recent.en.findLast((story) => WRITTEN.includes(story.kind) && !story.translatedInto.has(language));
  }

  #sectionPath(section: SectionId): string {
    const [own = section, ...parts] = this.#standing.sections.get(section) ?? [];
    return this.#random.chance(0.3) ? own : this.#random.pick(parts);
  }

  #instantOf(number: number, fate: Fate): number {
    if (fate === 'embargoed') return EMBARGO + this.#random.integer(1, 300) * DAY + this.#random.integer(0, 1000) * MINUTE;
    const instant = FIRST + ((number + this.#random.next()) / this.#total) * (LAST - FIRST);
    return instant - (instant % MINUTE);
  }

  /** The headline’s slug, with a number when another story has it already. */
  #ownSlug(headline: string): string {
    const slug = buildSlug(headline);
    let own = slug;
    for (let number = 2; this.#slugs.has(own); number += 1) own = `${slug}-${number}`;
    this.#slugs.add(own);
    return own;
  }

  #photoCount(kind: ArticleKind): number {
    if (kind === 'gallery') return 4;
    return kind === 'audio' || kind === 'video' ? 1 : this.#photoCounts.deal();
  }

  /** Two recent stories, of the same section where there are some. */
  #relatedTo(story: ToldStory, language: Language): string[] {
    const recent = this.#recent[language];
    const near = recent.slice(-60).filter((other) => other.section === story.section);
    const [one, other] = new Deck(this.#random, near.length >= 2 ? near : recent).hand(2);
    return [one, other].flatMap((told) => (told === undefined ? [] : [told.id]));
  }

  #photoUse(photo: string, language: Language, teller: Storyteller, plot: Plot): NonNullable<ArticleData['photos']>[number] {
    if (language === 'en' && this.#random.chance(0.7)) return { photo };
    return {
      photo,
      caption: teller.line(teller.bank.captions, plot),
      alt: language === 'en' ? undefined : teller.line(teller.bank.alts, plot),
    };
  }

  #recording(kind: ArticleKind, photos: readonly string[], transcript: string): Pick<ArticleData, 'audio' | 'video'> {
    if (kind === 'audio') return { audio: { file: this.#standing.sound, duration: 24, transcript } };
    return kind === 'video' ? { video: { file: this.#standing.film, duration: 12, poster: photos[0], transcript } } : {};
  }

  #liveState(published: number): ArticleData['live'] {
    return { status: 'ended', started: formatInstant(published), ended: formatInstant(published + 240 * MINUTE) };
  }

  #sources(teller: Storyteller, plot: Plot): ArticleData['sources'] {
    const random = this.#random;
    const names = [plot.body, plot.otherBody].slice(0, random.integer(1, 2));
    return names.map((name) => ({
      name: teller.fill(name, plot),
      detail: random.chance(0.6) ? teller.line(teller.bank.sourceDetails, plot) : undefined,
      url: random.chance(0.5) ? `https://records.example/papers/${random.integer(100, 9999)}` : undefined,
    }));
  }

  #correction(published: number, teller: Storyteller, plot: Plot): ArticleData['corrections'] {
    const { wrong, right } = this.#random.pick(teller.bank.corrections);
    const date = formatInstant(published + this.#random.integer(60, 2000) * MINUTE);
    return [{ date, wrong: teller.fill(wrong, plot), right: teller.fill(right, plot) }];
  }

  /** The last comment of a discussion answers the first. */
  #writeComment(folder: string, number: number, count: number, published: number, teller: Storyteller, plot: Plot): void {
    const { bank } = teller;
    const isReply = number === count;
    const isStaff = isReply && this.#random.chance(0.4);
    const comment: CommentData = {
      name: isStaff ? 'The Bench' : teller.line(bank.readers, plot),
      date: formatInstant(published + ((number - 1) * 480 + this.#random.integer(40, 480)) * MINUTE),
      staff: isStaff ? true : undefined,
      replyTo: isReply ? '01' : undefined,
      text: teller.line(isReply ? bank.replies : bank.comments, plot),
    };
    this.#write(`${folder}/0${number}.yaml`, formatYaml(comment));
    this.facts.comments += 1;
  }

  #writeLivePosts(folder: string, published: number, teller: Storyteller, plot: Plot): void {
    for (const [index, headline] of new Deck(this.#random, teller.bank.posts).hand(5).entries()) {
      const instant = formatInstant(published + (index * 45 + this.#random.integer(1, 40)) * MINUTE);
      const data: LivePostData = { published: instant, headline: teller.fill(headline, plot), key: index % 2 === 0 ? true : undefined };
      const text = `${teller.line(teller.bank.attributions, plot)} ${teller.line(teller.bank.remarks, plot)}`;
      this.#writeText(`${folder}/${instant.slice(11, 16).replace(':', '')}.md`, data, text);
      this.facts.livePosts += 1;
    }
  }

  #remember(story: ToldStory, language: Language): void {
    const recent = this.#recent[language];
    recent.push(story);
    if (recent.length > 2 * MEMORY) recent.splice(0, MEMORY);
    this.#oldest[language] ??= story;
    if (story.kind === 'gallery') this.#latestGallery[language] = story;
  }

  #writeText(path: string, data: object, text: string): void {
    this.#write(path, `---\n${formatYaml(data)}---\n${text}\n`);
  }

  #write(path: string, content: string): void {
    const folder = dirname(path);
    if (!this.#folders.has(folder)) {
      mkdirSync(join(this.#folder, folder), { recursive: true });
      this.#folders.add(folder);
    }
    writeFileSync(join(this.#folder, path), content);
  }
}

/** `2022-02-28T17:10:00+00:00` */
export function formatInstant(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}+00:00`;
}

if (import.meta.main) {
  const [folder, stories] = process.argv.slice(2);
  if (folder === undefined || !/^[1-9]\d*$/.test(stories ?? '')) {
    console.error('Usage: node tests/bench/corpus.ts <folder> <stories>');
    process.exitCode = 1;
  } else {
    console.log(writeCorpus(folder, { stories: Number(stories) }));
  }
}
