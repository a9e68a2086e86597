import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filledForm } from '../../support/filled-form.ts';
import { deskRoomOfTests } from '../../support/desk-room-of-tests.ts';

const PAGE = '/_desk/redirects/';
const FILE = `# Old addresses.
redirects:
  # Of the first site.
  - { from: /news.html,  to: /news/ }
  - { from: /ar/من-نحن/, to: / }
`;
const room = deskRoomOfTests(Date.parse('2026-03-04T12:00:30Z'));

const path = (): string => join(room.copy.contentDir, 'redirects.yaml');
const read = (): string => readFileSync(path(), 'utf8');
const formOf = async (was: string, query = '') => filledForm(await room.get(PAGE + query), `name="was" value="${was}"`);

test('The first makes the file, and what is copied from a browser becomes a path', async () => {
  expect(existsSync(path())).toBe(false);
  const sent = { from: 'https://tideline.example/about-us/', to: '/news/', task: 'save' };
  expect((await room.send(PAGE, { ...(await formOf('')), ...sent })).status).toBe(303);
  expect(read()).toBe('redirects:\n  - from: /about-us/\n    to: /news/\n');
});

test('One is added, changed and taken out, and every other line stays as it was written', async () => {
  writeFileSync(path(), FILE);
  expect((await room.send(PAGE, { ...(await formOf('')), from: '/old/', to: '/news/', task: 'save' })).status).toBe(303);
  expect(read()).toBe(`${FILE}  - { from: /old/, to: /news/ }\n`);
  expect((await room.send(PAGE, { ...(await formOf('/old/')), to: 'https://elsewhere.example/', task: 'save' })).status).toBe(303);
  expect(read()).toBe(`${FILE}  - { from: /old/, to: https://elsewhere.example/ }\n`);
  expect((await room.send(PAGE, { ...(await formOf('/old/')), task: 'remove' })).headers.get('location')).toContain('done=remove');
  expect(read()).toBe(FILE);
  expect(await room.get(`${PAGE}?find=نحن`)).toMatch(/Those that there are <span>2<\/span>[^]*value="\/ar\/من-نحن\/"/);
  expect(await room.get(`${PAGE}?find=nowhere`)).toContain('None is like that.');
});

test('What is wrong stands at its field, with all that was typed', async () => {
  writeFileSync(path(), FILE);
  const wrong = await (await room.send(PAGE, { ...(await formOf('')), from: '/news.html', to: '/newz/', task: 'save' })).text();
  expect(wrong).toMatch(/id="new-from-fault"><span>“\/news\.html” is already taken by another line of this file/);
  const led = await (await room.send(PAGE, { ...(await formOf('/news.html')), to: '/newz/', task: 'save' })).text();
  expect(led).toMatch(/value="\/newz\/"[^]*id="r0-to-fault"><span>“\/newz\/” is not the address of a page\. Did you mean “\/news\/”/);
  const empty = await (await room.send(PAGE, { ...(await formOf('')), from: '/old/', task: 'save' })).text();
  expect(empty).toMatch(/id="new-to-fault"><span>“to” is missing/);
  expect(read()).toBe(FILE);
});

test('A form over a file that another has changed is refused, and is a new one where its own is gone', async () => {
  writeFileSync(path(), FILE);
  const form = await formOf('/news.html');
  writeFileSync(path(), FILE.replace('/news/ }', '/science/ }'));
  const late = await room.send(PAGE, { ...form, to: '/typed/', task: 'save' });
  expect([late.status, await late.text()]).toEqual([
    422,
    expect.stringMatching(/Somebody else has changed this meanwhile[^]*value="\/typed\/"/),
  ]);
  writeFileSync(path(), 'redirects: []\n');
  const gone = await (await room.send(PAGE, { ...form, to: '/typed/', task: 'save' })).text();
  expect(gone).toMatch(/Nothing leads away from “\/news\.html” any more[^]*id="new-from"[^>]*value="\/news\.html"/);
  expect(read()).toBe('redirects: []\n');
});
