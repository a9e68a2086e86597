import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filledForm } from '../../support/filled-form.ts';
import { deskRoomOfTests } from '../../support/desk-room-of-tests.ts';

const PAGE = '/_desk/pages/';
const FILE = 'pages/en/policies/corrections.md';
const room = deskRoomOfTests(Date.parse('2026-03-04T12:00:30Z'));

const pathOf = (path: string): string => join(room.copy.contentDir, path);
const read = (path: string): string => readFileSync(pathOf(path), 'utf8');
const formAt = async (query: string) => filledForm(await room.get(PAGE + query), 'name="isNew"');

test('Pages in folders are listed by their titles, and a form that nobody has touched changes nothing', async () => {
  expect(await room.get(PAGE)).toMatch(/page=en%2Fpolicies%2Fcorrections">Corrections<\/a> <span class="about">policies</);
  const before = read(FILE);
  const form = await formAt('?page=en/policies/corrections');
  expect((await room.send(PAGE, form)).status).toBe(303);
  expect(read(FILE)).toBe(before);
  expect((await room.send(PAGE, { ...form, once: '2', summary: 'How we mend.', updated: '2026-03-04T10:00' })).status).toBe(303);
  expect(read(FILE)).toBe(
    before.replace('How mistakes are mended.', 'How we mend.').replace('updated: 2026-01-02T09:00:00', 'updated: 2026-03-04T10:00:00'),
  );
});

test('A new one lies in a folder, under a name from its title, and never over another', async () => {
  const form = {
    ...(await formAt('?new=en')),
    title: 'Our sources',
    summary: 'Whom we ask.',
    group: 'policies',
    order: '3',
    body: 'We ask.\r\n',
  };
  expect((await room.send(PAGE, { ...form, folder: 'policies' })).status).toBe(303);
  expect(read('pages/en/policies/our-sources.md')).toBe(
    '---\ntitle: Our sources\nsummary: Whom we ask.\ngroup: policies\norder: 3\n---\nWe ask.\n',
  );
  const again = await room.send(PAGE, { ...form, folder: 'policies', name: 'corrections' });
  expect([again.status, await again.text()]).toEqual([
    422,
    expect.stringMatching(
      /There is a page named “corrections” there already[^]*We ask\.|We ask\.[^]*There is a page named “corrections” there already/,
    ),
  ]);
  for (const bad of [{ folder: '../..', name: 'x y' }, { name: '../../site' }])
    expect((await room.send(PAGE, { ...form, ...bad })).status).toBe(422);
});

test('What is wrong stands at its field; a draft may have a faulty text, and no faulty fields', async () => {
  const before = read(FILE);
  const form = await formAt('?page=en/policies/corrections');
  const page = await (await room.send(PAGE, { ...form, title: '', body: 'Typed <words>.' })).text();
  expect(page).toMatch(/id="title-fault"><span>“title” is missing/);
  expect(page).toContain('Typed &#60;words&#62;.');
  const text = await (await room.send(PAGE, { ...form, body: '# Big' })).text();
  expect(text).toMatch(/id="body-fault"><span>“# Big” makes a heading of the first rank/);
  expect((await room.send(PAGE, { ...form, draft: 'true', order: 'first', body: '# Big' })).status).toBe(422);
  expect(read(FILE)).toBe(before);
  expect((await room.send(PAGE, { ...form, draft: 'true', body: '# Big' })).status).toBe(303);
  expect(await room.get(`${PAGE}?page=en/policies/corrections`)).toMatch(/It is a draft[^]*id="body-fault"/);
});

test('A form over a file that another has changed is refused, and shows what stands there by now', async () => {
  const form = await formAt('?page=en/policies/corrections');
  const theirs = read(FILE).replace('A mistake', 'A slip');
  writeFileSync(pathOf(FILE), theirs);
  const late = await room.send(PAGE, { ...form, body: 'Mine.' });
  expect([late.status, await late.text()]).toEqual([422, expect.stringMatching(/The text in the file by now[^]*A slip[^]*Mine\./)]);
  expect(read(FILE)).toBe(theirs);
  expect(existsSync(pathOf('pages/en/policies/corrections-2.md'))).toBe(false);
});
