import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../../content/faults/fault.ts';
import type { Newsroom, TextEntry } from '../../content/newsroom-model.ts';
import type { ArticleData, LivePostData } from '../../content/schemas/article.ts';
import { isoInZone } from '../../shared/date-format.ts';
import { digestOf } from '../../shared/digest.ts';
import { parentOf, slugOf, splitLanguage } from '../../shared/ids.ts';
import { changeText, newText } from './changed-text.ts';
import type { DeskGround, DeskOutcome } from './desk-ground.ts';
import { pathOfStory } from './story-file.ts';
import { takePicture, type NewPicture, type PhotoUse } from './taken-picture.ts';
import { textAt, writeChange, writeNew, type Seen } from './written-change.ts';

/** What an editor says of a post. What is left out of a change stays as it is. */
export interface PostWords {
  /** An instant with offset; of a new post the present moment when it is left out. */
  published?: string | undefined;
  headline?: string | undefined;
  text?: string | undefined;
  /** Ids of authors; none for the story’s own. */
  byline?: readonly string[] | undefined;
  key?: boolean | undefined;
  pinned?: boolean | undefined;
  /** The photos that are there already. */
  photos?: readonly PhotoUse[] | undefined;
  /** One that is new, after the others. */
  picture?: NewPicture | undefined;
  /** What was wrong, and what is right. */
  correction?: string | undefined;
}

/** Coverage that goes on, is to come or has ended, in that order; the newest first. */
export function listCoverage({ articles }: Newsroom): TextEntry<ArticleData>[] {
  const order = ['live', 'upcoming', 'ended'];
  const rank = ({ data }: TextEntry<ArticleData>): number => order.indexOf(data.live?.status ?? 'ended');
  return articles
    .filter(({ data }) => data.kind === 'live' && data.removed === undefined)
    .sort((a, b) => rank(a) - rank(b) || Date.parse(b.data.published) - Date.parse(a.data.published));
}

/** The posts of coverage, the newest first. */
export function listPosts({ livePosts }: Newsroom, story: string): TextEntry<LivePostData>[] {
  return livePosts
    .filter(({ id }) => parentOf(id) === story)
    .sort((a, b) => Date.parse(b.data.published) - Date.parse(a.data.published) || (a.id < b.id ? 1 : -1));
}

/** Writes a new post of coverage, with its picture: a file of its own, named after its time. */
export async function writePost(ground: DeskGround, newsroom: Newsroom, story: string, words: PostWords): Promise<DeskOutcome> {
  const published = words.published ?? nowIn(ground, newsroom);
  const { headline, text, key, pinned, byline } = words;
  return writeNew(ground, () => {
    const path = freePath(`live/${story}`, published, ground.contentDir);
    const { photos, files, fault } = photosWith(ground, newsroom, { story, published, words });
    const form = { published, headline, key, pinned, byline: listed(byline), photos: listed(photos) };
    const bytes = Buffer.from(newText('live-post', firstLanguageOf(newsroom), { ...form, body: unix(text ?? '').trim() }));
    return { path, files: new Map([...files, [path, bytes]]), fault };
  });
}

/** Changes a post: of what is said of it only that, and everything else in its file stays as it was. */
export async function changePost(
  ground: DeskGround,
  newsroom: Newsroom,
  post: string,
  words: PostWords,
  seen?: Seen,
): Promise<DeskOutcome> {
  const { path, before, data } = findPost(ground, newsroom, post);
  const published = words.published ?? data.published;
  const { photos, files, fault } = photosWith(ground, newsroom, {
    story: parentOf(post),
    published,
    words: { photos: data.photos, ...words },
  });
  if (fault) return { path, faults: [fault] };
  const changes: Record<string, unknown> = {
    published,
    headline: words.headline === undefined ? data.headline : words.headline.trim(),
    key: flag(words.key, data.key),
    pinned: flag(words.pinned, data.pinned),
    byline: words.byline === undefined ? data.byline : listed(words.byline),
    photos: listed(photos),
    correction: words.correction === undefined ? data.correction : blankless(words.correction),
  };
  const text = changeText(before, withoutSame(changes, data), words.text);
  const says = (one: Record<string, unknown>): string => JSON.stringify([one.headline, one.photos ?? null, one.correction ?? null]);
  const isOther = says(changes) !== says(data) || bodyChanged(before, text);
  const whole = isOther ? changeText(text, { updated: nowIn(ground, newsroom) }) : text;
  if (whole === before && files.size === 0) return { path, faults: [] };
  const known = seen ?? new Map([[path, digestOf(before)]]);
  const change = new Map([...files, [path, Buffer.from(whole)]]);
  return { path, faults: await writeChange(ground, change, new Map([...[...files.keys()].map((one) => [one, ''] as const), ...known])) };
}

/** Has a post stand no more, and says why. Its file keeps what was in it. */
export async function withdrawPost(
  ground: DeskGround,
  newsroom: Newsroom,
  post: string,
  reason: string,
  seen?: Seen,
): Promise<DeskOutcome> {
  const { path, before } = findPost(ground, newsroom, post);
  const text = changeText(before, { withdrawn: reason.trim(), updated: nowIn(ground, newsroom) });
  return { path, faults: await writeChange(ground, new Map([[path, Buffer.from(text)]]), seen ?? new Map([[path, digestOf(before)]])) };
}

/** Says in a story that its coverage goes on, or that it has ended, and when. What has ended already keeps when it did. */
export async function setCoverage(ground: DeskGround, newsroom: Newsroom, story: string, status: 'live' | 'ended'): Promise<DeskOutcome> {
  const entry = newsroom.articles.find(({ id }) => id === story);
  if (!entry) throw new Error(`There is no story “${story}”.`);
  const path = pathOfStory(entry);
  const now = nowIn(ground, newsroom);
  const { started = now, status: earlier, ended } = entry.data.live ?? {};
  // When it ended is told to readers: to end it once more would have it end later.
  if (status === 'ended' && earlier === 'ended' && ended !== undefined) return { path, faults: [endedAlready(path, ended)] };
  const live = status === 'live' ? { status, started: earlier === 'upcoming' ? now : started } : { status, started, ended: now };
  const before = textAt(ground, path) ?? '';
  const text = changeText(before, { live });
  return { path, faults: await writeChange(ground, new Map([[path, Buffer.from(text)]]), new Map([[path, digestOf(before)]])) };
}

function endedAlready(path: string, ended: string): Fault {
  return {
    file: `content/${path}`,
    field: 'live.ended',
    problem: `This coverage has ended already, at ${ended}.`,
    mend: 'It stays as it is. If it ended at another time, write that time into the file.',
  };
}

function findPost(ground: DeskGround, { livePosts }: Newsroom, post: string): { path: string; before: string; data: LivePostData } {
  const path = `live/${post}.md`;
  const entry = livePosts.find(({ id }) => id === post);
  const before = textAt(ground, path);
  if (!entry || before === undefined) throw new Error(`There is no post “${post}”.`);
  return { path, before, data: entry.data };
}

interface PostPictures {
  photos: readonly PhotoUse[] | undefined;
  files: ReadonlyMap<string, Buffer>;
  fault?: Fault;
}

function photosWith(
  { contentDir }: DeskGround,
  newsroom: Newsroom,
  { story, published, words: { photos, picture } }: { story: string; published: string; words: PostWords },
): PostPictures {
  if (!picture) return { photos, files: new Map() };
  const taken = takePicture(picture, `${slugOf(story)}-${hourOf(published)}`, { newsroom, contentDir, language: splitLanguage(story)[0] });
  if ('fault' in taken) return { photos, files: new Map(), fault: taken.fault };
  return { photos: [...(photos ?? []), taken.use], files: taken.files };
}

/** `live/en/2026/storm/1830.md`, after its time; with a number where another post has it. */
function freePath(folder: string, published: string, contentDir: string): string {
  const name = hourOf(published);
  let path = `${folder}/${name}.md`;
  for (let count = 2; existsSync(join(contentDir, path)); count += 1) path = `${folder}/${name}-${String(count)}.md`;
  return path;
}

/** `1830` of a moment; what is no moment is refused by the check. */
function hourOf(published: string): string {
  const name = published.slice(11, 16).replace(':', '');
  return /^\d{4}$/.test(name) ? name : 'post';
}

function nowIn({ now }: DeskGround, { site }: Newsroom): string {
  return isoInZone(new Date(now()).toISOString().replace(/\.\d+/, ''), site.timeZone);
}

function firstLanguageOf({ site }: Newsroom): string {
  return site.languages[0]?.code ?? 'en';
}

/** Only what is another value: `key: false` that stands in a file stays there. */
function withoutSame(changes: Record<string, unknown>, data: object): Record<string, unknown> {
  const old = data as Record<string, unknown>;
  return Object.fromEntries(Object.entries(changes).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(old[name])));
}

function flag(wanted: boolean | undefined, now: boolean | undefined): boolean | undefined {
  if (wanted === undefined || wanted === (now ?? false)) return now;
  return wanted ? true : undefined;
}

function listed<T>(list: readonly T[] | undefined): readonly T[] | undefined {
  return list?.length === 0 ? undefined : list;
}

function blankless(words: string): string | undefined {
  return words.trim() === '' ? undefined : words.trim();
}

function bodyChanged(before: string, after: string): boolean {
  const bodyOf = (text: string): string =>
    text
      .split(/^---[ \t]*\r?$/m)
      .slice(2)
      .join('---')
      .trim();
  return bodyOf(before) !== bodyOf(after);
}

/** Forms of browsers end their lines as Windows does. */
function unix(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
