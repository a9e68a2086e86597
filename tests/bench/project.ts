import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import type { BuildReport } from '../../src/build/build-report.ts';
import { readSite } from '../../src/integrations/site-file.ts';
import { storyUrl } from '../../src/shared/urls.ts';
import { differences, MOMENT } from '../support/build.ts';
import { ROOT } from '../support/site.ts';
import { editedText, EDITED_WORDS, rewrite, type StoryFile } from './edits.ts';
import { measure, start, type Spent } from './measure.ts';

/** What a build took and did. */
export interface Built extends Spent, Omit<BuildReport, 'seconds' | 'reason' | 'embargoes'> {
  /** Seconds by step of the build. */
  steps: BuildReport['seconds'];
}

export interface ShardsTrial {
  /** Of each share, then of the merge. */
  seconds: readonly number[];
  /** Files in which the merged output is not as the one build’s. */
  differences: readonly string[];
}

export interface EditingTrial {
  /** From the command to the first page. */
  start: number;
  /** From saving a story to its page showing it, in milliseconds: the shortest, the middle and the longest of the savings. */
  saved: readonly [shortest: number, middle: number, longest: number];
}

const SAVINGS = 5;
const POLL_MILLISECONDS = 10;
const DEV_LIMIT_SECONDS = 120;

/** A copy of the project’s snapshot, so that nothing in the developer’s own tree and cache is touched. Its packages are the project’s. */
export class Project {
  readonly folder: string;
  readonly content: string;
  readonly output: string;

  /** Pictures and cards that were made once are kept in `pictures`, for all copies and the next run. */
  constructor(snapshot: string, folder: string, pictures: string) {
    this.folder = folder;
    this.content = join(folder, 'content');
    this.output = join(folder, 'dist');
    cpSync(snapshot, folder, { recursive: true });
    mkdirSync(join(folder, '.cache'));
    for (const name of DRAWN) {
      mkdirSync(join(pictures, name), { recursive: true });
      symlinkSync(join(pictures, name), join(folder, '.cache', name), 'junction');
    }
  }

  /** Removes everything that builds have left, except pictures. */
  forget(): void {
    for (const name of ['dist', '.cache/content', '.cache/press', '.cache/search', '.cache/templates', '.cache/astro']) {
      rmSync(join(this.folder, name), { recursive: true, force: true });
    }
  }

  async build(options: readonly string[] = [], variables: Record<string, string> = {}): Promise<Built> {
    const report = join(this.folder, 'report.json');
    rmSync(report, { force: true });
    const spent = await this.#run('src/cli/build.ts', [...options, '--report', report], variables);
    const { seconds: steps, ...built } = JSON.parse(readFileSync(report, 'utf8')) as BuildReport;
    return { ...built, ...spent, steps };
  }

  /** Reads all content, as `npm run check` does. */
  async check(): Promise<Spent> {
    return this.#run('src/cli/check.ts', []);
  }

  /** Builds two shares, merges them and compares the result with the output. */
  async buildShards(): Promise<ShardsTrial> {
    const shards = join(this.folder, 'shards');
    const merged = join(this.folder, 'merged');
    const built = [await this.build(['--shard', '1/2', '--shards', shards]), await this.build(['--shard', '2/2', '--shards', shards])];
    const merge = await this.#run('src/cli/build.ts', ['--merge', '--shards', shards], { STANDFIRST_OUT: merged });
    const trial = { seconds: [...built, merge].map(({ seconds }) => seconds), differences: differences(this.output, merged) };
    for (const folder of [shards, merged]) rmSync(folder, { recursive: true });
    return trial;
  }

  /** Starts `npm run dev`, and saves a story a few times as its editor would. */
  async edit(story: StoryFile): Promise<EditingTrial> {
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    const astro = join(dirname(createRequire(import.meta.url).resolve('astro/package.json')), 'bin/astro.mjs');
    const started = performance.now();
    const server = start({
      program: process.execPath,
      args: [astro, 'dev', '--host', '127.0.0.1', '--port', String(port), '--ignore-lock'],
      folder: this.folder,
      variables: MOMENT_VARIABLE,
    });
    const shows = (path: string, words: string) =>
      Promise.race([
        showsWords(`${origin}${path}`, words),
        server.ended.then(() => {
          throw new Error(`“npm run dev” has ended by itself:\n${server.printed()}`);
        }),
      ]);
    try {
      await shows('/', '</html>');
      const startSeconds = (performance.now() - started) / 1000;
      const { space } = readSite(this.folder, this.content);
      const slug = story.id.slice(story.id.indexOf('/') + 1);
      const path = storyUrl(space, { language: 'en', section: story.data.section, published: story.data.published, slug });
      await shows(path, '</html>');
      const saved: number[] = [];
      for (let time = 1; time <= SAVINGS; time += 1) {
        // An editor looks before changing more.
        await wait(1000);
        const words = `${EDITED_WORDS}, time ${time}`;
        const savedAt = performance.now();
        const restore = rewrite(story.file, editedText(story, words));
        try {
          await shows(path, words);
        } finally {
          restore();
        }
        saved.push(performance.now() - savedAt);
      }
      saved.sort((a, b) => a - b);
      return { start: startSeconds, saved: [saved[0] ?? 0, saved[Math.floor(SAVINGS / 2)] ?? 0, saved.at(-1) ?? 0] };
    } finally {
      server.stop();
      await server.ended;
    }
  }

  #run(script: string, args: readonly string[], variables: Record<string, string> = {}): Promise<Spent> {
    return measure({
      program: process.execPath,
      args: [script, ...args],
      folder: this.folder,
      variables: { ...MOMENT_VARIABLE, ...variables },
    });
  }
}

/** Copies what a build needs of the project, so that all that is measured is of one state of it. */
export function takeSnapshot(folder: string): void {
  for (const name of ['src', 'public', 'astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json']) {
    if (existsSync(join(ROOT, name))) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  }
}

/** All builds are of one moment, whenever they are made. */
export const MOMENT_VARIABLE = { SOURCE_DATE_EPOCH: String(MOMENT) };

/** The caches of what is image work. */
const DRAWN = ['pictures', 'cards'] as const;

/** Takes over the pictures and cards that the developer’s own builds have made. They are found by content, so they may be there or not. */
export function takePictures(pictures: string): void {
  for (const name of DRAWN) {
    const own = join(ROOT, '.cache', name);
    if (existsSync(own)) cpSync(own, join(pictures, name), { recursive: true, force: false });
  }
}

async function showsWords(url: string, words: string): Promise<void> {
  const until = performance.now() + DEV_LIMIT_SECONDS * 1000;
  let last = 'nothing';
  while (performance.now() < until) {
    try {
      const response = await fetch(url);
      const text = await response.text();
      if (response.ok && text.includes(words)) return;
      last = `${response.status}`;
    } catch (error) {
      last = String(error);
    }
    await wait(POLL_MILLISECONDS);
  }
  throw new Error(`${url} did not show “${words}” within ${DEV_LIMIT_SECONDS} s; the last answer was ${last}.`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('No port is free.'));
      });
    });
  });
}
