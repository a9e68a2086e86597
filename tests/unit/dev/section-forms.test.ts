import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { filledForm } from '../../support/filled-form.ts';
import { deskRoomOfTests } from '../../support/desk-room-of-tests.ts';

const PAGE = '/_desk/sections/';
const room = deskRoomOfTests(Date.parse('2026-03-04T12:00:30Z'));
let before: string;

beforeEach(() => {
  before = read();
});

const path = (): string => join(room.copy.contentDir, 'sections.yaml');
const read = (): string => readFileSync(path(), 'utf8');
const formAt = async (query: string, mark = 'value="save"') => filledForm(await room.get(PAGE + query), mark);

test('The tree is listed by names, with how many stories stand in each', async () => {
  const page = await room.get(PAGE);
  expect(page).toMatch(/<a href="\?section=news%2Fcoast">Coast<\/a> <span class="about">\d+ stories</);
  expect(page).toMatch(/aria-label="Up: News" disabled>/);
});

test('A form that nobody has touched changes nothing, and one word changes one word', async () => {
  const form = await formAt('?section=news/coast');
  expect((await room.send(PAGE, form)).status).toBe(303);
  expect(read()).toBe(before);
  const answer = await room.send(PAGE, { ...form, once: '2', 'name.es': 'La costa', colour: 'teal' });
  expect(answer.headers.get('location')).toMatch(/^\/_desk\/sections\/\?section=news%2Fcoast&done=save&kept=section/);
  expect(read()).toBe(
    before.replace('es: Costa,', 'es: La costa,').replace('orillas., ar: الموانئ والشواطئ. }\n', '$&        colour: teal\n'),
  );
});

test('A new section is the last of those that it is to lie in, with an address from its name', async () => {
  const form = await formAt('?new=');
  expect((await room.send(PAGE, { ...form, 'name.en': 'Fish & chips', 'name.es': 'Pescado', parent: 'news' })).status).toBe(303);
  expect(read()).toBe(before.replace('الشواطئ. }\n', '$&      - id: fish-chips\n        name: { en: Fish & chips, es: Pescado }\n'));
  const again = await formAt('?new=');
  const refused = await room.send(PAGE, { ...again, 'name.en': 'News' });
  expect([refused.status, await refused.text()]).toEqual([
    422,
    expect.stringMatching(/id="id-fault"><span>The section “news” is there twice\./),
  ]);
});

test('What is wrong stands at its field in the check’s words, with all that was typed', async () => {
  const form = await formAt('?section=science');
  const answer = await room.send(PAGE, { ...form, 'covers.en': 'What is <found>.', colour: 'blurple' });
  const page = await answer.text();
  expect(answer.status).toBe(422);
  expect(page).toMatch(/id="colour-fault"><span>“blurple” is not a colour/);
  expect(page).toContain('What is &#60;found&#62;.');
  const nameless = await (await room.send(PAGE, { ...form, 'name.en': ' ' })).text();
  expect(nameless).toMatch(/<legend>Name<\/legend>[^]{0,120}<p class="fault"><span>There is no text in the first language/);
  expect(read()).toBe(before);
});

test('A section with stories keeps its address and cannot be taken out, and it is said why; an empty one moves and goes', async () => {
  const page = await room.get(`${PAGE}?section=news`);
  expect(page).toMatch(/In it stand \d+ stories, the newest of them “[^”]+”, and the section Coast\. So it keeps/);
  expect(page).not.toContain('name="parent"');
  const seen = String(filledForm(page, 'value="save"').seen);
  for (const form of [{ task: 'remove' }, { task: 'save', parent: 'science', 'name.en': 'News' }])
    expect((await room.send(PAGE, { section: 'news', seen, ...form })).status).toBe(422);
  expect(read()).toBe(before);

  await room.send(PAGE, { ...(await formAt('?new=')), 'name.en': 'Sea', parent: '' });
  const form = await formAt('?section=sea');
  expect((await room.send(PAGE, { ...form, parent: 'science', id: 'seas' })).status).toBe(303);
  expect(read()).toBe(`${before}    sections:\n      - id: seas\n        name: Sea\n`);
  const site = join(room.copy.contentDir, 'site.yaml');
  const settings = readFileSync(site, 'utf8');
  writeFileSync(site, `${settings}menu:\n  - section: science/seas\n`);
  const out = await formAt('?section=science/seas', 'value="remove"');
  expect(await (await room.send(PAGE, out)).text()).toContain('content/site.yaml, menu[1].section: “science/seas” is not a section.');
  writeFileSync(site, settings);
  expect((await room.send(PAGE, out)).status).toBe(303);
  expect(read()).toBe(before);
});

test('Sections change places, and a form over a file that another has changed is refused with all that was typed', async () => {
  const list = await formAt('', 'value="move"');
  const form = await formAt('?section=science');
  expect((await room.send(PAGE, { ...list, step: 'up science' })).headers.get('location')).toBe('/_desk/sections/?done=move#at-science');
  expect(read()).toMatch(/^sections:\n {2}- id: science\n.*\n {4}colour: cyan\n {2}- id: news\n/);
  const moved = read();
  const late = await room.send(PAGE, { ...form, 'name.en': 'The sciences' });
  expect([late.status, await late.text()]).toEqual([
    422,
    expect.stringMatching(/Somebody else has changed this meanwhile[^]*In the file by now: “Science”[^]*value="The sciences"/),
  ]);
  expect(read()).toBe(moved);
  writeFileSync(path(), before);
  const gone = await room.send(PAGE, { ...form, section: 'weather', 'name.en': 'Rain' });
  expect([gone.status, await gone.text()]).toEqual([422, expect.stringMatching(/There is no section “weather” any more[^]*value="Rain"/)]);
});
