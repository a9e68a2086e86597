import { existsSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import yaml from 'js-yaml';
import { splitFrontMatter } from '../content/front-matter.ts';
import type { TextEntry } from '../content/newsroom-model.ts';
import type { ArticleData } from '../content/schemas/article.ts';
import { isoInZone } from '../shared/date-format.ts';
import { CallError } from './call.ts';
import { writeChecked } from './checked-write.ts';
import { missingFlag } from './flag-faults.ts';
import type { Desk } from './new-desk.ts';

export type LiveDesk = Desk;

export interface LiveFlags {
  story?: string | undefined;
  headline?: string | undefined;
  text?: string | undefined;
  author?: string[] | undefined;
  key?: boolean | undefined;
}

/** What goes on, a line each. */
export function listCoverage({ newsroom }: LiveDesk): string {
  const running = goingOn(newsroom.articles);
  return running.length === 0 ? 'No coverage goes on.' : running.map(({ id, data }) => `${id}  ${data.headline}`).join('\n');
}

/** Writes a post, when the build takes it; tells its file. What is not said is read from the input. */
export async function postLive(flags: LiveFlags, desk: LiveDesk, input: () => string = readInput): Promise<string> {
  const story = findCoverage(flags.story, desk);
  const headline = flags.headline?.trim() ?? '';
  if (headline === '') throw new CallError('The post cannot be written like this:', [missingFlag('headline', { example: '"…"' })]);
  const text = (flags.text ?? input()).trim();
  const published = isoInZone(new Date(desk.now).toISOString().replace(/\.\d+/, ''), desk.newsroom.site.timeZone);
  const path = freePath(`live/${story.id}`, published, desk.contentDir);
  const fields = {
    published,
    headline,
    ...(flags.key === true ? { key: true } : {}),
    ...(flags.author === undefined ? {} : { byline: flags.author }),
  };
  const file = `---\n${yaml.dump(fields, { schema: yaml.CORE_SCHEMA, lineWidth: -1 })}---\n\n${text}\n`;
  return writeChecked(path, file, desk);
}

/** The field with all that stands below it. */
const LIVE_BLOCK = /^live:.*(?:\r?\n[ \t]+.*)*\r?\n?/m;

/** Says in the story that its coverage has ended, and when; tells its file. */
export async function endCoverage(wanted: string | undefined, desk: LiveDesk): Promise<string> {
  const story = findCoverage(wanted, desk);
  const path = relative(desk.contentDir, join(desk.root, story.source.file)).split(sep).join('/');
  const text = readFileSync(join(desk.contentDir, path), 'utf8');
  const split = splitFrontMatter(text);
  if ('fault' in split) throw new CallError(`${split.fault.problem} ${split.fault.mend}`, []);
  const ended = isoInZone(new Date(desk.now).toISOString().replace(/\.\d+/, ''), desk.newsroom.site.timeZone);
  const block = `live:\n  status: ended\n  started: ${story.data.live?.started ?? ended}\n  ended: ${ended}\n`;
  const fields = split.fields.replace(LIVE_BLOCK, () => block);
  const at = text.indexOf(split.fields);
  return writeChecked(path, text.slice(0, at) + fields + text.slice(at + split.fields.length), desk);
}

function goingOn(articles: readonly TextEntry<ArticleData>[]): TextEntry<ArticleData>[] {
  return articles.filter(({ data }) => data.live?.status === 'live');
}

/** The coverage that is meant: the one that goes on, or the one that was named among several. */
function findCoverage(wanted: string | undefined, { newsroom }: LiveDesk): TextEntry<ArticleData> {
  const running = goingOn(newsroom.articles);
  const named = newsroom.articles.find(({ id, data }) => data.kind === 'live' && id === wanted);
  if (named) return named;
  const [only, ...others] = running;
  if (wanted === undefined && only && others.length === 0) return only;
  const told = running.map(({ id, data }) => `--story ${id}  ${data.headline}`);
  if (wanted !== undefined) throw new CallError(`“${wanted}” is not the id of live coverage. These go on:`, told);
  throw new CallError(
    only ? 'Several go on. Say which one is meant:' : 'No coverage goes on.',
    only ? told : ['“npm run new -- --kind live” begins one; its state is “status: live”.'],
  );
}

/** `live/en/2026/storm/1830.md`, after its time; with a number where another post has it. */
function freePath(folder: string, published: string, contentDir: string): string {
  const name = published.slice(11, 16).replace(':', '');
  let path = `${folder}/${name}.md`;
  for (let count = 2; existsSync(join(contentDir, path)); count += 1) path = `${folder}/${name}-${String(count)}.md`;
  return path;
}

function readInput(): string {
  return process.stdin.isTTY ? '' : readFileSync(0, 'utf8');
}
