import { localise } from '../content/localised.ts';
import { listValues } from '../content/faults/fault.ts';
import { listNames } from '../content/faults/known-names.ts';
import { findMeant } from '../content/faults/meant-name.ts';
import type { Newsroom } from '../content/newsroom-model.ts';
import { recordingType } from '../shared/recording-type.ts';
import { flattenSections } from '../content/section-tree.ts';
import { buildSlug } from '../shared/headline-slug.ts';
import { isSlug } from '../shared/slug.ts';
import { ARTICLE_KINDS } from '../content/schemas/article.ts';
import { text, type Named } from '../content/schemas/common.ts';
import { missingFlag, wrongFlag } from './flag-faults.ts';
import type { Choice } from './prompt.ts';

/** What can be said of a new story on the command line; what is left out is asked. */
export interface StoryFlags {
  headline?: string | undefined;
  section?: string | undefined;
  kind?: string | undefined;
  language?: string | undefined;
  author?: string[] | undefined;
  topic?: string[] | undefined;
  photo?: string[] | undefined;
  /** A recording in content/media. */
  file?: string | undefined;
  /** Seconds, for a recording whose file does not tell. */
  duration?: string | undefined;
  slug?: string | undefined;
  translationOf?: string | undefined;
  mdx: boolean;
  draft: boolean;
}

/** Everything that a story may name, and what is wrong with flags that name something else. */
export class Choices {
  readonly #newsroom: Newsroom;
  readonly firstLanguage: string;
  readonly languages: Choice[];
  readonly sections: Choice[];
  readonly kinds: Choice[] = ARTICLE_KINDS.map((id) => ({ id }));
  readonly authors: Choice[];
  readonly topics: Choice[];
  readonly photos: Choice[];
  readonly recordings: (Choice & { seconds?: number | undefined })[];

  constructor(newsroom: Newsroom) {
    this.#newsroom = newsroom;
    this.firstLanguage = newsroom.site.languages[0]?.code ?? 'en';
    const say = (words: Parameters<typeof localise>[0]) => localise(words, this.firstLanguage, this.firstLanguage);
    this.languages = newsroom.site.languages.map(({ code, name }) => ({ id: code, label: name }));
    this.sections = flattenSections(newsroom.sections).map(({ path, name }) => ({ id: path, label: say(name) }));
    this.authors = newsroom.authors.map(({ id, data }) => ({ id, label: say(data.name) }));
    this.topics = newsroom.topics.map(({ id, data }) => ({ id, label: say(data.name) }));
    this.photos = newsroom.photos.map(({ id, data, picture }) => ({ id, label: say(data.alt ?? picture.alt ?? '') }));
    this.recordings = newsroom.media
      .filter(({ id }) => recordingType(id) !== undefined)
      .map(({ id, recording }) => ({ id, seconds: recording?.seconds }));
  }

  /** The stories that one in another language may translate: those that have no translation into it. */
  originals(language: string): Choice[] {
    const prefix = `${this.firstLanguage}/`;
    return this.#newsroom.articles
      .filter(({ id }) => id.startsWith(prefix) && this.#translationOf(id.slice(prefix.length), language) === undefined)
      .map(({ id, data }) => ({ id: id.slice(prefix.length), label: data.headline }))
      .reverse();
  }

  /** The file of a story’s translation. */
  #translationOf(original: string, language: string): string | undefined {
    return this.#newsroom.articles.find(({ id, data }) => id.startsWith(`${language}/`) && data.translationOf === original)?.source.file;
  }

  wrongFlags(flags: StoryFlags): string[] {
    const problems: string[] = [];
    const check = (flag: string, value: string | undefined, what: string, choices: readonly Choice[], names?: Named) => {
      if (value === undefined || choices.some(({ id }) => id === value)) return;
      const ids = choices.map(({ id }) => id);
      const meant = names && findMeant(value, listNames(this.#newsroom, names, flags.language ?? ''));
      problems.push(wrongFlag(flag, value, what, ids, meant));
    };
    if (flags.headline !== undefined) {
      const fault = headlineFault(flags.headline);
      if (fault !== undefined) problems.push(`--headline: ${fault}`);
    }
    check('section', flags.section, 'a section', this.sections, 'sections');
    check('kind', flags.kind, 'a kind of story', this.kinds);
    check('language', flags.language, 'a language of this newsroom', this.languages);
    for (const author of flags.author ?? []) check('author', author, 'an author', this.authors, 'authors');
    for (const topic of flags.topic ?? []) check('topic', topic, 'a topic', this.topics, 'topics');
    for (const photo of flags.photo ?? []) check('photo', photo, 'a photo', this.photos, 'photos');
    check('file', flags.file, 'a recording in content/media', this.recordings);
    if (flags.duration !== undefined && !/^[1-9]\d*$/.test(flags.duration))
      problems.push(`--duration: “${flags.duration}” is not a number of seconds, for example --duration 72.`);
    if (flags.slug !== undefined && !isSlug(flags.slug))
      problems.push(`--slug: “${flags.slug}” cannot be part of an address. Write small letters a–z, digits and single hyphens.`);
    problems.push(...this.#wrongTranslation(flags));
    return problems;
  }

  #wrongTranslation({ translationOf, ...flags }: StoryFlags): string[] {
    const language = this.#languageOf(flags);
    if (translationOf === undefined || language === undefined) return [];
    if (language === this.firstLanguage)
      return [`--translation-of is for stories in another language than ${this.firstLanguage}, the newsroom’s first.`];
    const other = this.#translationOf(translationOf, language);
    if (other !== undefined) return [`--translation-of: “${translationOf}” is already translated into ${language} by ${other}.`];
    const originals = this.originals(language).map(({ id }) => id);
    return originals.includes(translationOf)
      ? []
      : [wrongFlag('translation-of', translationOf, `a story in ${this.firstLanguage}`, originals)];
  }

  missingFlags(flags: StoryFlags): string[] {
    const problems: string[] = [];
    const idsOf = (choices: readonly Choice[]) => choices.map(({ id }) => id);
    if (flags.headline === undefined) problems.push(missingFlag('headline', { example: '"Coffee stall reopens after the flood"' }));
    if (this.#languageOf(flags) === undefined) problems.push(missingFlag('language', { allowed: idsOf(this.languages) }));
    if (flags.section === undefined) problems.push(missingFlag('section', { allowed: idsOf(this.sections) }));
    const { kind, photo: photos = [] } = flags;
    if (kind === undefined) problems.push(missingFlag('kind', { allowed: ARTICLE_KINDS }));
    if (kind === 'gallery' && photos.length < 2)
      problems.push(`A gallery needs two photos or more: --photo <id> --photo <id>. Allowed: ${listValues(idsOf(this.photos))}.`);
    if (kind === 'audio' || kind === 'video') {
      if (flags.file === undefined) problems.push(missingFlag('file', { allowed: idsOf(this.recordings) }));
      else if (flags.duration === undefined && this.recordings.some(({ id, seconds }) => id === flags.file && seconds === undefined))
        problems.push(`--duration is missing: content/media/${flags.file} does not tell how long it plays. For example: --duration 72`);
    }
    if (flags.slug === undefined && flags.headline !== undefined && buildSlug(flags.headline) === '')
      problems.push('--slug is missing: no part of an address can be made from the headline. For example: --slug coffee-stall-reopens');
    return problems;
  }

  /** With what the translated story says, where no flag says otherwise. */
  fillFrom(flags: StoryFlags): StoryFlags {
    const { translationOf = '' } = flags;
    const data = this.#newsroom.articles.find(({ id }) => id === `${this.firstLanguage}/${translationOf}`)?.data;
    if (!data) return flags;
    const recording = data.audio ?? data.video;
    return {
      ...flags,
      section: flags.section ?? data.section,
      kind: flags.kind ?? data.kind,
      topic: flags.topic ?? data.topics,
      photo: flags.photo ?? data.photos?.map(({ photo }) => photo),
      file: flags.file ?? recording?.file,
      duration: flags.duration ?? recording?.duration?.toString(),
    };
  }

  #languageOf({ language }: StoryFlags): string | undefined {
    return language ?? (this.languages.length === 1 ? this.firstLanguage : undefined);
  }
}

export function headlineFault(headline: string): string | undefined {
  const checked = text().safeParse(headline);
  if (!checked.success)
    return headline.trim() === ''
      ? 'A story needs a headline.'
      : `The headline ${checked.error.issues[0]?.message ?? 'cannot be printed'}.`;
  return headline.includes('\n') ? 'A headline is one line.' : undefined;
}
