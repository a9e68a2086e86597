import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readNewsroom } from '../../../src/content/newsroom.ts';
import { digestOf } from '../../../src/shared/digest.ts';
import { inLength } from '../../support/length.ts';
import { copyNewsroom } from '../../support/overlay.ts';
import { SMALL_NEWSROOM } from '../../support/project.ts';

const PROCESS = fileURLToPath(new URL('../../support/desk-process.ts', import.meta.url));
const PICTURE = readFileSync(join(SMALL_NEWSROOM, 'photos/moon.jpg'));
const STORY = 'en/2026/spring-tide';
const TOPIC = 'content/topics/tides.yaml';
/** How often the process is ended, each time at another moment. */
const KILLS = inLength(1, 20);

interface Desk {
  child: ChildProcess;
  origin: string;
}

async function begin(root: string, contentDir: string): Promise<Desk> {
  const child = spawn(process.execPath, [PROCESS, root, contentDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, origin: `http://127.0.0.1:${port.toString().trim()}` };
}

/** A post with a picture that no other has; true when it was taken. */
async function post({ origin }: Desk, words: string): Promise<boolean> {
  const body = new FormData();
  const fields = {
    task: 'post',
    story: STORY,
    once: words,
    headline: words,
    text: words,
    alt: words,
    caption: `${words}.`,
    credit: 'Ana Pires',
  };
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  body.set('picture', new Blob([new Uint8Array(PICTURE), words]), 'IMG.JPG');
  const answer = await fetch(`${origin}/_desk/live/`, { method: 'POST', body, headers: { Origin: origin }, redirect: 'manual' });
  if (answer.status !== 303) throw new Error(await answer.text());
  return true;
}

/** What the editing room does with a text. */
async function save({ origin }: Desk, text: string, before: string): Promise<boolean> {
  const headers = { 'X-Standfirst': 'editing', 'If-Match': `"${digestOf(before)}"` };
  const { status } = await fetch(`${origin}/?file=${encodeURIComponent(TOPIC)}`, { method: 'PUT', body: text, headers });
  if (status !== 204) throw new Error(`It was not saved: ${String(status)}.`);
  return true;
}

test('Nothing is lost when the server is killed while posts with pictures and texts are saved', { timeout: 600_000 }, async () => {
  const copy = copyNewsroom(SMALL_NEWSROOM);
  const taken: string[] = [];
  const topic = (): string => readFileSync(join(copy.root, TOPIC), 'utf8');
  const first = topic();
  let saved = first;
  let sent = first;
  let count = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const desk = await begin(copy.root, copy.contentDir);
    // What was not answered for may be there or not, but never in part.
    expect([saved, sent]).toContain(topic());
    saved = topic();
    const closed = once(desk.child, 'close');
    let timer: NodeJS.Timeout | undefined;
    try {
      for (;;) {
        count += 1;
        const words = `Post ${String(count)}`;
        if (await post(desk, words)) taken.push(words);
        timer ??= setTimeout(() => desk.child.kill('SIGKILL'), Math.random() * 700);
        sent = `${first}# ${words}\n`;
        if (await save(desk, sent, saved)) saved = sent;
      }
    } catch (error) {
      // Nobody answers any more.
      if (!(error instanceof TypeError)) throw error;
    }
    clearTimeout(timer);
    await closed;
  }
  const last = await begin(copy.root, copy.contentDir);
  last.child.kill();
  const folder = join(copy.contentDir, `live/${STORY}`);
  const posts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  for (const words of taken) expect(posts.filter((text) => text.endsWith(`---\n${words}\n`))).toHaveLength(1);
  expect(taken.length).toBeGreaterThanOrEqual(KILLS);
  const { newsroom, faults } = await readNewsroom(copy.root, copy.contentDir);
  expect(faults).toEqual([]);
  const pictures = newsroom?.photos.filter(({ id }) => id.startsWith('spring-tide-')) ?? [];
  expect(pictures.length).toBeGreaterThanOrEqual(taken.length);
  expect(readdirSync(join(copy.root, '.desk/pending'))).toEqual([]);
  copy.remove();
});
