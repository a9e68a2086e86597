import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { calendarDay } from '../lib/calendar.ts';
import { isoInZone } from '../lib/date-format.ts';
import { isGivenIn, localise } from '../lib/localised.ts';
import { listValues } from '../lib/newsroom/fault.ts';
import type { Newsroom } from '../lib/newsroom/newsroom-model.ts';
import { buildStoryFile, type NewPhotoUse, type NewStory } from '../lib/newsroom/story-template.ts';
import { recordingType } from '../lib/recording-type.ts';
import { flattenSections } from '../lib/section-tree.ts';
import { buildSlug, isSlug } from '../lib/slug.ts';
import { addressSpace, storyUrl } from '../lib/urls.ts';
import { ARTICLE_KINDS, type ArticleKind } from '../schemas/article.ts';
import { text } from '../schemas/common.ts';
import { CallError, missingFlag, wrongFlag } from './call.ts';
import type { Choice, Prompt } from './prompt.ts';

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

export interface Desk {
  newsroom: Newsroom;
  root: string;
  contentDir: string;
  /** Milliseconds since 1970. */
  now: number;
}

/** A story’s file that has been written. */
export interface WrittenStory {
  /** The whole path, and as editors name it. */
  path: string;
  shown: string;
  address: string;
  language: string;
  /** Below the language, without the ending: `2026/coffee-stall-reopens`. */
  id: string;
  kind: ArticleKind;
  isDraft: boolean;
}

/**
 * Writes a new story and touches nothing that is there. What no flag says is asked; without a prompt, whatever is needed and missing is
 * an error that names all of it.
 */
export async function newStory(flags: StoryFlags, desk: Desk, prompt: Prompt | undefined): Promise<WrittenStory> {
  const choices = new Choices(desk.newsroom);
  const problems = choices.wrongFlags(flags);
  const filled = choices.fillFrom(flags);
  if (prompt === undefined) problems.push(...choices.missingFlags(filled));
  if (problems.length > 0) throw new CallError('A new story cannot be written like this:', problems);
  const answers = await ask(filled, choices, prompt);
  return write(answers, flags, desk, prompt);
}

interface Answers {
  headline: string;
  language: string;
  section: string;
  kind: ArticleKind;
  byline: string[];
  topics: string[];
  photos: string[];
  file: string | undefined;
  duration: number | undefined;
  translationOf: string | undefined;
}

/** Everything that a story may name, and what is wrong with flags that name something else. */
class Choices {
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
    const check = (flag: string, value: string | undefined, what: string, choices: readonly Choice[]) => {
      if (value !== undefined && !choices.some(({ id }) => id === value))
        problems.push(
          wrongFlag(
            flag,
            value,
            what,
            choices.map(({ id }) => id),
          ),
        );
    };
    if (flags.headline !== undefined) {
      const fault = headlineFault(flags.headline);
      if (fault !== undefined) problems.push(`--headline: ${fault}`);
    }
    check('section', flags.section, 'a section', this.sections);
    check('kind', flags.kind, 'a kind of story', this.kinds);
    check('language', flags.language, 'a language of this newsroom', this.languages);
    for (const author of flags.author ?? []) check('author', author, 'an author', this.authors);
    for (const topic of flags.topic ?? []) check('topic', topic, 'a topic', this.topics);
    for (const photo of flags.photo ?? []) check('photo', photo, 'a photo', this.photos);
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

async function ask(given: StoryFlags, choices: Choices, prompt: Prompt | undefined): Promise<Answers> {
  const asked = async <T>(known: T | undefined, question: (asking: Prompt) => Promise<T>): Promise<T> => {
    if (known !== undefined) return known;
    if (prompt === undefined) throw new Error('Something is needed that no flag says and nobody can be asked.');
    return question(prompt);
  };
  let flags = given;
  const headline = await asked(flags.headline, (asking) => asking.text('Headline', { fault: headlineFault }));
  const language =
    choices.languages.length === 1
      ? choices.firstLanguage
      : await asked(flags.language, (asking) => asking.choose('Language', choices.languages, choices.firstLanguage));
  if (prompt && language !== choices.firstLanguage && flags.translationOf === undefined) {
    const translationOf = await prompt.find(
      'Which story does it translate? Some letters of its headline; Enter if none',
      choices.originals(language),
    );
    if (translationOf !== undefined) flags = choices.fillFrom({ ...flags, translationOf });
  }
  const section = await asked(flags.section, (asking) => asking.choose('Section', choices.sections));
  const kind = (await asked(flags.kind, (asking) => asking.choose('Kind of story', choices.kinds, 'news'))) as ArticleKind;
  const isRecording = kind === 'audio' || kind === 'video';
  if (isRecording && choices.recordings.length === 0)
    throw new CallError(`There is no recording for a story of the kind “${kind}” yet:`, ['Put its file into content/media first.']);
  const file = isRecording ? await asked(flags.file, (asking) => asking.choose('Recording', choices.recordings)) : undefined;
  const tells = choices.recordings.find(({ id }) => id === file)?.seconds !== undefined;
  const duration =
    isRecording && !tells
      ? Number(
          await asked(flags.duration, (asking) =>
            asking.text('How long does it play, in seconds? The file does not tell', {
              fault: (answer) => (/^[1-9]\d*$/.test(answer) ? undefined : 'Write a whole number of seconds.'),
            }),
          ),
        )
      : undefined;
  if (kind === 'gallery' && choices.photos.length < 2)
    throw new CallError('There are no two photos for a gallery yet:', ['Put them into content/photos first: npm run new -- photo <file>']);
  const photos =
    kind === 'gallery' && (flags.photo?.length ?? 0) < 2
      ? await asked<string[]>(undefined, (asking) => asking.chooseMany('Photo', choices.photos, 2))
      : (flags.photo ?? []);
  const byline = flags.author ?? (await prompt?.chooseMany('Byline', choices.authors)) ?? [];
  return {
    headline,
    language,
    section,
    kind,
    byline,
    topics: flags.topic ?? [],
    photos,
    file,
    duration,
    translationOf: flags.translationOf,
  };
}

async function write(answers: Answers, flags: StoryFlags, desk: Desk, prompt: Prompt | undefined): Promise<WrittenStory> {
  const { newsroom, root, contentDir, now } = desk;
  const { site } = newsroom;
  const { language, section, kind } = answers;
  const minute = Math.floor(now / 60_000) * 60_000;
  const published = isoInZone(new Date(minute).toISOString(), site.timeZone);
  const folder = join(contentDir, 'articles', language, calendarDay(published, site.timeZone).year);
  const isTaken = (slug: string) => ['.md', '.mdx'].some((ending) => existsSync(join(folder, `${slug}${ending}`)));
  const slug = await nameFile(answers, flags, isTaken, prompt, relative(root, folder).split(sep).join('/'));
  const firstLanguage = site.languages[0]?.code ?? 'en';
  const story: NewStory = {
    ...answers,
    published,
    photos: answers.photos.map((photo) => photoUse(newsroom, photo, language, firstLanguage)),
    recording: answers.file === undefined ? undefined : { file: answers.file, duration: answers.duration },
    isDraft: flags.draft,
  };
  const path = join(folder, `${slug}${flags.mdx ? '.mdx' : '.md'}`);
  const made = mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(path, buildStoryFile(story), { flag: 'wx' });
  } catch (error) {
    if (made !== undefined) rmdirSync(dirname(path));
    throw error;
  }
  return {
    path,
    shown: relative(root, path).split(sep).join('/'),
    address: storyUrl(addressSpace(site.address, firstLanguage, site.timeZone), { language, section, published, slug }),
    language,
    id: `${calendarDay(published, site.timeZone).year}/${slug}`,
    kind,
    isDraft: flags.draft,
  };
}

/** The last part of the story’s address. Throws when the one that a flag asks for, or the only one there is, is taken. */
async function nameFile(
  { headline, language }: Answers,
  flags: StoryFlags,
  isTaken: (slug: string) => boolean,
  prompt: Prompt | undefined,
  folder: string,
): Promise<string> {
  const preset = flags.slug ?? buildSlug(headline, language);
  if (prompt === undefined || flags.slug !== undefined) {
    if (!isTaken(preset)) return preset;
    throw new CallError('A new story cannot be written like this:', [
      `There is a story named “${preset}” in ${folder} already, and it stays as it is. Name this one with --slug.`,
    ]);
  }
  return prompt.text('Name of the file, the last part of its address', {
    preset,
    fault: (slug) => {
      if (!isSlug(slug)) return 'Write small letters a–z, digits and single hyphens, for example coffee-stall-reopens.';
      return isTaken(slug) ? `There is a story named “${slug}” in ${folder} already. Write another name.` : undefined;
    },
  });
}

/** In another language than the first, a photo needs words in that language. */
function photoUse(newsroom: Newsroom, id: string, language: string, firstLanguage: string): NewPhotoUse {
  const photo = newsroom.photos.find((one) => one.id === id);
  const needs = (['alt', 'caption'] as const).filter(
    (field) => language !== firstLanguage && !isGivenIn(photo?.data[field], language, firstLanguage),
  );
  return { photo: id, needs };
}

function headlineFault(headline: string): string | undefined {
  const checked = text().safeParse(headline);
  if (!checked.success)
    return headline.trim() === ''
      ? 'A story needs a headline.'
      : `The headline ${checked.error.issues[0]?.message ?? 'cannot be printed'}.`;
  return headline.includes('\n') ? 'A headline is one line.' : undefined;
}
