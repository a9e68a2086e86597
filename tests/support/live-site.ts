import { appendFileSync, createReadStream, existsSync, readFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createCommentsEndpoint } from '../../src/cli/comments-endpoint.ts';
import { servingOf } from '../../src/site/statements/serving.ts';
import yaml from 'js-yaml';
import { build, temporaryFolder } from './build.ts';
import { copyNewsroom } from './overlay.ts';
import { SMALL_NEWSROOM } from './project.ts';
import { ROOT } from './site.ts';

export const COVERAGE = '/science/2026/03/05/harbour-watch/';
/** Where the newspaper says that it is, which its pages tell the endpoint of comments. */
export const ADDRESS = 'https://tideline.example/';
export const DISCUSSED = '/news/coast/2026/03/02/harbour-opens/';
export const ESSAY = '/science/2026/03/04/wall-essay/';
const ESSAY_TEXT = `---
headline: The wall, before and after
section: science
kind: explainer
published: 2026-03-04T10:00:00+00:00
byline: [coast-desk]
photos: [{ photo: harbour }, { photo: moon }, { photo: sea-line }]
---
The wall was rebuilt.

<BeforeAfter before="harbour" after="sea-line" beforeLabel="In winter" />

<PictureEssay title="How it was done">
  <PictureStep photo="moon">
  Work was done at night.
  </PictureStep>
  <PictureStep photo="sea-line">
  It ended by day.
  </PictureStep>
</PictureEssay>
`;
/** A comment that means harm. */
export const HOSTILE = {
  name: '\u202Eydal<script>globalThis.harmed = 1</script>',
  text: `<img src=x onerror="globalThis.harmed = 1"> [link](javascript:harm)\u202E\u2066 ${'Z\u0300\u0301'.repeat(400)} ${'w'.repeat(3000)}\n\n{globalThis.harmed} <story-mark data-kind="photo"></story-mark>`,
};
const HEAD = '/_live/en/2026/harbour-watch.json';

/** How far coverage is: the posts that are out, counted from the first, and what has become of some of them. */
export interface CoverageState {
  posts: number;
  /** The numbers of posts that the page has no more. */
  gone?: number[];
  /** Of posts that were withdrawn, with the reason shown. */
  withdrawn?: number[];
  ended?: boolean;
}

/** A site with coverage that goes on, served from a state that tests change between two questions of a page. */
export interface LiveSite {
  origin: string;
  state: CoverageState;
  /** What was asked for, in order. */
  asked: string[];
  /** Whether the server answers at all. */
  fails: boolean;
  /** The stream that is on air, from a host of its own. */
  stream: Stream;
  /** The folder of comments that wait for an editor. */
  inbox: string;
  close(): void;
}

/** A host of streams: what it was asked for, and what it answers where it does not send them. */
interface Stream {
  origin: string;
  asked: string[];
  refuses?: 403 | 404 | undefined;
  close(): void;
}

/** Builds coverage of so many posts once, with a stream on air; every state is that page with fewer of them. */
export async function startLiveSite(posts: number): Promise<LiveSite> {
  const copy = copyNewsroom(SMALL_NEWSROOM, join(ROOT, 'tests/fixtures/wide'));
  const folder = join(copy.contentDir, 'live/en/2026/harbour-watch');
  mkdirSync(folder, { recursive: true });
  for (let number = 1; number <= posts; number += 1) {
    const published = new Date(Date.parse('2026-03-05T19:00:00Z') + number * 30_000).toISOString().replace('.000Z', '+00:00');
    const text = `Boat ${String(number)} has passed the wall, and the count goes on for as long as there is light.`;
    writeFileSync(
      join(folder, `n${String(number)}.md`),
      `---\npublished: ${published}\nheadline: Boat ${String(number)} is in\n---\n${text}\n`,
    );
  }
  writeFileSync(join(copy.contentDir, 'articles/en/2026/wall-essay.mdx'), ESSAY_TEXT);
  const stream = await startStream();
  const settings = join(copy.contentDir, 'site.yaml');
  const onAir = `live:\n  status: on-air\n  url: ${stream.origin}/list.m3u8\n  title: The harbour, live`;
  writeFileSync(settings, readFileSync(settings, 'utf8').replace('live:\n  status: off-air', onAir));
  const output = temporaryFolder();
  const inbox = temporaryFolder();
  const comments = createCommentsEndpoint({ site: ADDRESS, inbox: inbox.path });
  const endpoint = await listen(comments);
  appendFileSync(settings, `commentForm:\n  action: ${endpoint}/\n`);
  writeFileSync(
    join(copy.contentDir, 'comments/en/2026/harbour-opens/90.yaml'),
    yaml.dump({ date: '2026-03-02T09:00:00+00:00', ...HOSTILE }),
  );
  build({ content: copy.contentDir, output: output.path });
  const page = readFileSync(join(output.path, COVERAGE, 'index.html'), 'utf8');
  const site: LiveSite = { origin: '', state: { posts: 0 }, asked: [], fails: false, stream, inbox: inbox.path, close: () => undefined };
  const server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    site.asked.push(pathname);
    const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    const file = join(output.path, path);
    if (site.fails || !existsSync(file)) {
      response.writeHead(site.fails ? 503 : 404).end();
      return;
    }
    const own = pathname === HEAD ? headIn(site.state) : pathname === COVERAGE ? pageIn(page, site.state) : readFileSync(file);
    response.writeHead(200, { 'content-type': servingOf(path.slice(1)).type }).end(own);
  });
  site.origin = await listen(server);
  site.close = () => {
    server.closeAllConnections();
    server.close();
    stream.close();
    comments.closeAllConnections();
    comments.close();
    inbox.remove();
    copy.remove();
    output.remove();
  };
  return site;
}

/** A stream as hosts of streams send it: a list of parts, to pages of any origin. Made by ffmpeg, in formats that every Chromium plays. */
async function startStream(): Promise<Stream> {
  const stream: Stream = { origin: '', asked: [], close: () => undefined };
  const server = createServer((request, response) => {
    const file = join(ROOT, 'tests/fixtures/stream', (request.url ?? '/').replaceAll(/[^\w.]/g, ''));
    stream.asked.push(request.url ?? '/');
    const headers = {
      'access-control-allow-origin': '*',
      'content-type': file.endsWith('.m3u8') ? 'application/vnd.apple.mpegurl' : 'video/mp4',
    };
    if (stream.refuses !== undefined || !existsSync(file)) response.writeHead(stream.refuses ?? 404, headers).end();
    else createReadStream(file).pipe(response.writeHead(200, headers));
  });
  stream.origin = await listen(server);
  stream.close = () => {
    server.closeAllConnections();
    server.close();
  };
  return stream;
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready);
  });
  return `http://localhost:${String((server.address() as AddressInfo).port)}`;
}

const newestOf = ({ posts, gone, withdrawn }: CoverageState) => Buffer.from(JSON.stringify([posts, gone, withdrawn])).toString('base64url');

function headIn(state: CoverageState): string {
  return JSON.stringify({ state: state.ended === true ? 'ended' : 'live', posts: state.posts, newest: newestOf(state), before: '' });
}

/** The page as it is printed in a state of its coverage. */
function pageIn(page: string, state: CoverageState): string {
  const { posts, gone = [], withdrawn = [], ended } = state;
  const shown = page
    .replaceAll(/<article class="post[^"]*" id="post-n(\d+)"[\s\S]*?<\/article>/g, (article, number: string) => {
      if (Number(number) > posts || gone.includes(Number(number))) return '';
      return withdrawn.includes(Number(number)) ? withdrawnForm(article) : article;
    })
    .replace(/(<live-follower[^>]*data-newest=")[^"]*/, `$1${newestOf(state)}`);
  return ended === true ? shown.replace(/<live-follower[\s\S]*?<\/live-follower>/, '').replace('class="live">Live', '>Ended') : shown;
}

function withdrawnForm(article: string): string {
  return article
    .replace('class="post', 'class="post withdrawn')
    .replace(/data-digest="/, 'data-digest="w')
    .replace(/(<h3[^>]*>)[^<]*/, '$1Withdrawn')
    .replace(/<div class="prose">[\s\S]*?<\/div>/, '<p class="standfirst">It was another boat.</p>');
}
