import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { RememberedReadings } from '../admin/change-check.ts';
import { openDesk, readDesk, type DeskGround, type DeskOutcome } from '../admin/desk/desk-ground.ts';
import { changePost, listCoverage, listPosts, setCoverage, withdrawPost, writePost, type PostWords } from '../admin/desk/live-desk.ts';
import { contentPlace } from '../content/content-list.ts';
import { formatFault } from '../content/faults/fault.ts';
import type { Newsroom, TextEntry } from '../content/newsroom-model.ts';
import type { ArticleData } from '../content/schemas/article.ts';
import { isoInZone } from '../shared/date-format.ts';
import { instant } from '../content/schemas/common.ts';
import { slugOf } from '../shared/ids.ts';
import { instantAt } from '../shared/local-time.ts';
import { CallError } from './call.ts';
import { missingFlag } from './flag-faults.ts';
import { TWO_HYPHENS, type LiveFlags } from './live-call.ts';
import { outlookOf } from './live-outlook.ts';

const NOT_LIKE_THIS = 'The post cannot be written like this:';

export interface LiveDesk {
  newsroom: Newsroom;
  ground: DeskGround;
}

export async function openLiveDesk(root: string, contentDir: string, now: number, remembered?: RememberedReadings): Promise<LiveDesk> {
  const ground = openDesk(root, contentDir, () => now, remembered);
  return { ground, newsroom: await readDesk(ground) };
}

/** What goes on, a line each, with its posts below it. */
export function describeCoverage({ newsroom }: LiveDesk): string {
  const running = listCoverage(newsroom).filter(isRunning);
  if (running.length === 0) return 'No coverage goes on.';
  return running
    .flatMap(({ id, data }) => [
      `${id}  ${data.headline}`,
      ...listPosts(newsroom, id).map((post) => {
        const marks = [post.data.key && 'key', post.data.pinned && 'pinned', post.data.withdrawn !== undefined && 'withdrawn'];
        const told = marks.filter((mark) => typeof mark === 'string').join(', ');
        return `  --post ${slugOf(post.id)}  ${post.data.headline}${told === '' ? '' : ` (${told})`}`;
      }),
    ])
    .join('\n');
}

/** Writes a post, when the build takes it; tells its file. A text that is not said is read from the input. */
export async function postLive(flags: LiveFlags, desk: LiveDesk, input: () => string = readInput): Promise<string> {
  const story = findCoverage(flags.story, desk).id;
  const need = (flag: 'headline' | 'text', value: string): void => {
    if (value.trim() === '') throw new CallError(NOT_LIKE_THIS, [missingFlag(flag, { example: '"…"' }), TWO_HYPHENS]);
  };
  // Before the input is waited for.
  need('headline', flags.headline ?? '');
  const words = { ...wordsOf(flags, desk), text: flags.text ?? input() };
  need('text', words.text);
  return told(await writePost(desk.ground, desk.newsroom, story, words), desk);
}

/** Changes what is said of a post, and nothing else in it. A photo stands after those that it has. */
export async function correctLive(flags: LiveFlags, desk: LiveDesk): Promise<string> {
  const post = findPost(flags, desk);
  const { photos = [], withdrawn } = desk.newsroom.livePosts.find(({ id }) => id === post)?.data ?? {};
  if (withdrawn !== undefined)
    throw new CallError(`This post was withdrawn (“${withdrawn}”), and nothing else of it is published.`, [
      'What is right now belongs into a new one: npm run live -- post',
      `If it is to stand again, take the line “withdrawn: …” out of content/live/${post}.md.`,
    ]);
  const words = wordsOf(flags, desk);
  const added = words.photos?.filter(({ photo }) => !photos.some((one) => one.photo === photo));
  return told(await changePost(desk.ground, desk.newsroom, post, added ? { ...words, photos: [...photos, ...added] } : words), desk);
}

export async function withdrawLive(flags: LiveFlags, desk: LiveDesk): Promise<string> {
  const reason = flags.reason?.trim() ?? '';
  if (reason === '') throw new CallError('The post cannot be withdrawn like this:', [missingFlag('reason', { example: '"…"' })]);
  return told(await withdrawPost(desk.ground, desk.newsroom, findPost(flags, desk), reason), desk);
}

/** When readers have what a call has written, as `desk` was before it. */
export function describeOutlook(task: 'post' | 'correct' | 'withdraw' | 'end', flags: LiveFlags, desk: LiveDesk): string {
  const { newsroom, ground } = desk;
  const now = ground.now();
  const story = findCoverage(flags.story, desk);
  const time = flags.time === undefined ? undefined : momentOf(flags.time, newsroom.site.timeZone);
  const published =
    task === 'post' ? (time ?? isoInZone(new Date(now).toISOString().replace(/\.\d+/, ''), newsroom.site.timeZone)) : undefined;
  const posts = listPosts(newsroom, story.id).map(({ data }) => data);
  return outlookOf({ story, published, isTimeSaid: time !== undefined }, posts, now);
}

/** Says in the story that its coverage has ended, and when; tells its file. */
export async function endCoverage(wanted: string | undefined, desk: LiveDesk): Promise<string> {
  return told(await setCoverage(desk.ground, desk.newsroom, findCoverage(wanted, desk).id, 'ended'), desk);
}

function wordsOf(flags: LiveFlags, { newsroom }: LiveDesk): PostWords {
  const { time, headline, text, author, key, pin, picture, alt, caption, credit, photo, correction } = flags;
  return {
    published: time === undefined ? undefined : momentOf(time, newsroom.site.timeZone),
    headline,
    text,
    byline: author,
    key,
    pinned: pin,
    ...(photo === undefined ? {} : { photos: [{ photo }] }),
    ...(picture === undefined ? {} : { picture: { name: basename(picture), bytes: readPicture(picture), alt, caption, credit } }),
    correction,
  };
}

/** A time of the newspaper’s place gets its offset. Throws for what is none. */
function momentOf(time: string, timeZone: string): string {
  const written = time.trim().replace(' ', 'T');
  const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?$/.test(written) ? instantAt(written, timeZone) : written;
  if (instant().safeParse(moment).success) return moment;
  throw new CallError(NOT_LIKE_THIS, [
    `--time: “${time}” is no day and time of the calendar. Write it as 2026-11-21T12:20, which is when clocks in ${timeZone} show it, or leave it out: then it is now.`,
  ]);
}

function readPicture(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw new CallError(NOT_LIKE_THIS, [`“${file}” cannot be read. Write the path of a picture on this computer.`]);
  }
}

function isRunning({ data }: TextEntry<ArticleData>): boolean {
  return data.live?.status === 'live';
}

/** The coverage that is meant: the one that goes on, or the one that was named among several. */
function findCoverage(wanted: string | undefined, { newsroom, newsroom: { unread } }: LiveDesk): TextEntry<ArticleData> {
  const running = listCoverage(newsroom).filter(isRunning);
  const named = newsroom.articles.find(({ id, data }) => data.kind === 'live' && id === wanted);
  if (named) return named;
  const [only, ...others] = running;
  if (wanted === undefined && only && others.length === 0) return only;
  const choices = running.map(({ id, data }) => `--story ${id}  ${data.headline}`);
  const faulty = [...(unread.get('articles') ?? [])].filter((id) => wanted === undefined || id === wanted);
  if (faulty.length > 0 && running.length === 0 && wanted === undefined)
    throw new CallError('No coverage goes on in the stories that can be read.', [cannotBeRead(faulty.join(', '))]);
  if (wanted !== undefined && faulty.length > 0) throw new CallError('The coverage cannot be posted to:', [cannotBeRead(wanted)]);
  const toBegin = '“npm run new -- --kind live” begins one; its state is “status: live”.';
  if (wanted !== undefined)
    throw new CallError(
      `“${wanted}” is not the id of live coverage. ${only ? 'These go on:' : 'None goes on.'}`,
      only ? choices : [toBegin],
    );
  throw new CallError(only ? 'Several go on. Say which one is meant:' : 'No coverage goes on.', only ? choices : [toBegin]);
}

function findPost({ story, post }: LiveFlags, desk: LiveDesk): string {
  const coverage = findCoverage(story, desk).id;
  const posts = listPosts(desk.newsroom, coverage);
  const found = posts.find(({ id }) => slugOf(id) === post);
  if (found) return found.id;
  const choices = posts.map(({ id, data }) => `--post ${slugOf(id)}  ${data.headline}`);
  const path = `${coverage}/${post ?? ''}`;
  if (desk.newsroom.unread.get('live')?.has(path) === true)
    throw new CallError('The post cannot be changed from here:', [cannotBeRead(path)]);
  throw new CallError(
    post === undefined ? 'Say which post is meant:' : `“${post}” is not a post of this coverage. There are these:`,
    choices,
  );
}

/** Of a file that has a fault, so that nothing is known of what it says. */
function cannotBeRead(name: string): string {
  return `Something in the file of ${name} is wrong; “npm run check” says what, and how it is mended.`;
}

/** The file that was written, as editors name it. Throws what stood in the way. */
function told({ path, faults }: DeskOutcome, { ground: { root, contentDir } }: LiveDesk): string {
  if (faults.length > 0) throw new CallError('Nothing was written:', faults.map(formatFault));
  return `${contentPlace(root, contentDir).shownDir}/${path}`;
}

/** Nothing, where there is no input to read from. */
function readInput(): string {
  try {
    return process.stdin.isTTY ? '' : readFileSync(0, 'utf8');
  } catch {
    return '';
  }
}
