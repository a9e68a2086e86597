import { digestOf } from '../../shared/digest.ts';
import type { Fault } from '../faults/fault.ts';
import type { Newsroom, StoryEntry } from '../newsroom-model.ts';
import { checkAddresses } from './references/address-check.ts';
import { checkArticles } from './references/article-check.ts';
import { checkAuthors } from './references/author-check.ts';
import { checkComments } from './references/comment-check.ts';
import { checkDayEditions } from './references/day-edition-check.ts';
import { checkEvents } from './references/event-check.ts';
import { FaultList } from './references/fault-list.ts';
import { checkFronts } from './references/front-check.ts';
import { Known } from './references/known.ts';
import { checkLanguages } from './references/language-check.ts';
import { checkLivePosts } from './references/live-post-check.ts';
import { checkLook } from './references/look-check.ts';
import { checkMessages } from './references/messages-check.ts';
import { checkOffload } from './references/offload-check.ts';
import { checkPages } from './references/page-check.ts';
import { checkPhotos } from './references/photo-check.ts';
import { checkSections } from './references/section-check.ts';
import { checkSite } from './references/site-check.ts';
import { checkSurroundings } from './references/surroundings-check.ts';
import { checkTranslations } from './references/translation-check.ts';

/** `doubtful`: all stories but those that are as they were when nothing was wrong with them, if nothing has changed by which that was judged. */
type Check = (newsroom: Newsroom, known: Known, faults: FaultList, doubtful: readonly StoryEntry[]) => void;

/** In the order in which their faults are told. */
const CHECKS: readonly Check[] = [
  checkSite,
  checkSurroundings,
  checkLook,
  checkMessages,
  checkOffload,
  checkSections,
  checkPhotos,
  checkAuthors,
  checkArticles,
  checkLivePosts,
  checkComments,
  checkEvents,
  checkDayEditions,
  checkFronts,
  checkPages,
  checkTranslations,
  checkAddresses,
  checkLanguages,
];

/** Checks everything that one file says about another. Stories that are known to be sound are not gone through one by one again. */
export function checkReferences(newsroom: Newsroom, doubtful: readonly StoryEntry[] = newsroom.articles): Fault[] {
  const known = new Known(newsroom);
  const faults = new FaultList(newsroom, known);
  for (const check of CHECKS) check(newsroom, known, faults, doubtful);
  return faults.all;
}

/**
 * Everything besides a story by which it is judged alone: the settings, and which authors, topics, photos, recordings and figures there
 * are. Other stories are not in it: to a story that names others, one more is nothing, and one fewer is told otherwise.
 */
export function groundOfStories({ siteSource, sectionsSource, authors, topics, photos, tables, media, unread }: Newsroom): string {
  const sources = [siteSource, sectionsSource, ...[authors, topics, tables, media].flatMap((entries) => entries.map(({ source }) => source))];
  return digestOf(
    JSON.stringify([
      sources.map(({ file, digest }) => [file, digest]),
      photos.map(({ file, digest, source }) => [file, digest, source?.digest]),
      [...unread].map(([folder, ids]) => [folder, ...ids]),
    ]),
  );
}
