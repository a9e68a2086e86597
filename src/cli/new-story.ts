import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { calendarDay } from '../shared/calendar.ts';
import { isoInZone } from '../shared/date-format.ts';
import { isGivenIn } from '../content/localised.ts';
import type { Newsroom } from '../content/newsroom-model.ts';
import { buildStoryFile, type NewPhotoUse, type NewStory } from '../content/story-template.ts';
import { buildSlug } from '../shared/headline-slug.ts';
import { isSlug } from '../shared/slug.ts';
import { addressSpaceOf } from '../content/address-space.ts';
import { storyUrl } from '../shared/urls.ts';
import type { ArticleKind } from '../content/schemas/article.ts';
import { CallError } from './call.ts';
import type { Desk } from './content-desk.ts';
import type { Prompt } from './prompt.ts';
import { Choices, type StoryFlags } from './story-choices.ts';
import { ask, type Answers } from './story-questions.ts';

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
    examples: {
      author: newsroom.authors[0]?.id,
      story: newsroom.articles.find(({ id }) => id.startsWith(`${language}/`))?.id.slice(language.length + 1),
    },
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
    address: storyUrl(addressSpaceOf(site, newsroom.sections), { language, section, published, slug }),
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
