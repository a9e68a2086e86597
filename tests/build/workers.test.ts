import { appendFileSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentCacheFile } from '../../src/build/content-cache-file.ts';
import { differences, temporaryFolder } from '../support/build.ts';
import { inLength } from '../support/length.ts';
import { Press, type Built } from '../support/press.ts';
import { copyProject } from '../support/project.ts';

/** Enough for a worker on each of two cores; in the long run, of six. */
const STORIES = inLength(1050, 3200);
/** A worker for each so many bytes that are remembered of them, if there is a core for it. */
const BYTES_A_WORKER = 250_000;
const WORKERS = Math.min(availableParallelism(), inLength(2, 6));
/** Each day has a card of its own, and cards take longer to make than stories. */
const DAYS = 30;

const folder = temporaryFolder();
const newsroom = copyProject();
const { root } = newsroom;
const press = new Press(newsroom);
const output = join(folder.path, 'dist');

beforeAll(() => {
  mkdirSync(join(newsroom.contentDir, 'articles/en/2025'), { recursive: true });
  for (let number = 0; number < STORIES; number += 1) write(number, 'The tide tables of the day');
});

afterAll(() => {
  folder.remove();
  press.close();
  newsroom.remove();
});

function file(number: number): string {
  return join(newsroom.contentDir, `articles/en/2025/tide-tables-${number}.md`);
}

/** All have one headline, and so one card. */
function write(number: number, headline: string): void {
  const day = new Date(Date.UTC(2025, 0, 1) + (number % DAYS) * 24 * 60 * 60 * 1000 + Math.floor(number / DAYS) * 60_000);
  const fields = [
    `headline: ${headline}`,
    'standfirst: When the water is high at each of the four harbours, and when it is low.',
    'section: news',
    'kind: news',
    `published: ${day.toISOString().slice(0, 19)}+00:00`,
    'byline: [coast-desk]',
    'sources:',
    '  - name: Harbour office',
  ];
  writeFileSync(file(number), `---\n${fields.join('\n')}\n---\nHigh water is at ${number % 24}:00, and low water six hours later.\n`);
}

function build(into: string, force = false): Promise<Built> {
  return press.build({ output: into, force });
}

describe('A newsroom large enough for a worker on every core', () => {
  test('is built, and then built again after changes, as from nothing', async () => {
    const first = await build(output);
    expect(first.printed).toBe(first.pages);
    expect(first.workers).toBe(WORKERS);
    expect(statSync(contentCacheFile(root, newsroom.contentDir)).size).toBeGreaterThan((WORKERS - 1) * BYTES_A_WORKER);
    expect((await build(output)).printed).toBe(0);

    appendFileSync(file(7), '\nThe ferry waits for it.\n');
    write(8, 'The tide tables, corrected');
    write(STORIES, 'The tide tables of the day');
    const second = await build(output);
    expect(second.reason).toBeUndefined();
    expect(second.printed).toBeLessThan(30);
    expect(second.workers).toBe(1);

    const clean = join(folder.path, 'clean');
    await build(clean, true);
    expect(differences(output, clean)).toEqual([]);
  });

  test('is built as before when all of it was read anew meanwhile', async () => {
    for (let number = 0; number < STORIES; number += 1) appendFileSync(file(number), '\nSpring tides are marked.\n');
    const third = await build(output);
    expect(third.printed).toBe(STORIES);
    expect(third.workers).toBe(WORKERS);
    const clean = join(folder.path, 'clean-again');
    await build(clean, true);
    expect(differences(output, clean)).toEqual([]);
  });
});
