import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filledForm } from '../../support/filled-form.ts';
import { deskRoomOfTests } from '../../support/desk-room-of-tests.ts';

const PAGE = '/_desk/translate/';
const room = deskRoomOfTests(Date.parse('2026-03-04T12:00:30Z'));

const pathOf = (path: string): string => join(room.copy.contentDir, path);
const read = (path: string): string => readFileSync(pathOf(path), 'utf8');

const formAt = async (query: string) => filledForm(await room.get(PAGE + query), 'side-by-side');

describe('The stories to translate', () => {
  test('are listed with what has become of each, and found by their words', async () => {
    const page = await room.get(`${PAGE}?to=es`);
    expect(page).toMatch(/Harbour opens again after winter repairs<\/a> <span class="mark">(translated|the original has changed since)</);
    expect(page).toMatch(/story=2026%2Fspring-tide[^>]*>[^<]*<\/a> <span class="mark">not translated</);
    const found = await room.get(`${PAGE}?to=es&find=foghorn`);
    expect(found.match(/<li><a /g)).toHaveLength(1);
  });

  test('are told apart when the original was changed after its translation', async () => {
    const file = pathOf('articles/en/2026/harbour-opens.md');
    writeFileSync(file, read('articles/en/2026/harbour-opens.md').replace(/^updated: .*$/m, 'updated: 2026-03-04T11:00:00+00:00'));
    expect(await room.get(`${PAGE}?to=es`)).toMatch(
      /Harbour opens again after winter repairs<\/a> <span class="mark">the original has changed since</,
    );
    expect(await room.get(`${PAGE}?to=es&story=2026/harbour-opens`)).toContain('The original was changed after it: 4 Mar 2026, 11:00.');
  });
});

describe('A translation from a form', () => {
  const words = {
    headline: 'Marea viva',
    standfirst: 'El mar sube más.',
    text: 'El mar sube «más» esta noche.\r\n\r\nY baja después.\r\n',
  };

  test('is written as a draft with all that does not depend on the language, beside the original’s words', async () => {
    const query = '?to=es&story=2026/spring-tide';
    expect(await room.get(PAGE + query)).toContain('lang="en" dir="ltr"');
    const answer = await room.send(PAGE, { ...(await formAt(query)), ...words });
    expect(answer.status).toBe(303);
    const file = read('articles/es/2026/marea-viva.md');
    expect(file).toMatch(
      /^---\nheadline: Marea viva\nstandfirst: El mar sube más\.\nsection: .*\nkind: .*\npublished: 2026-03-04T12:00:00\+00:00\n/,
    );
    expect(file).toMatch(/\ntranslationOf: 2026\/spring-tide\ndraft: true\n---\nEl mar sube «más» esta noche\.\n\nY baja después\.\n$/);
    expect(await room.get(`${PAGE}?to=es`)).toMatch(/story=2026%2Fspring-tide[^>]*>[^<]*<\/a> <span class="mark">a draft</);
  });

  test('sent twice is written once, and no story that is there is touched', async () => {
    const form = { ...(await formAt('?to=es&story=2026/spring-tide')), ...words, name: 'abre-el-puerto' };
    const before = read('articles/es/2026/abre-el-puerto.md');
    const refused = await room.send(PAGE, form);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toMatch(
      /There is a story named “abre-el-puerto” already[^]*value="Marea viva"|value="Marea viva"[^]*There is a story named “abre-el-puerto” already/,
    );
    expect(read('articles/es/2026/abre-el-puerto.md')).toBe(before);
    const good = { ...form, name: 'la-marea' };
    expect((await room.send(PAGE, good)).status).toBe(303);
    expect((await room.send(PAGE, good)).status).toBe(303);
    expect(existsSync(pathOf('articles/es/2026/la-marea.md'))).toBe(true);
  });

  test('without what makes a story findable is not saved, and comes back as it was sent', async () => {
    const form = await formAt('?to=ar&story=2026/spring-tide');
    const answer = await room.send(PAGE, { ...form, ...words, headline: ' ', name: 'madd' });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toMatch(/id="headline"[^>]*aria-invalid="true"/);
    expect(page).toContain('Y baja después.');
    expect(existsSync(pathOf('articles/ar/2026/madd.md'))).toBe(false);
  });

  test('may be kept as a draft with what a build would refuse, which is told at its field; a story that is out may not', async () => {
    const query = '?to=ar&story=2026/spring-tide';
    expect((await room.send(PAGE, { ...(await formAt(query)), ...words, name: 'madd', text: '# Big\n' })).status).toBe(303);
    const page = await room.get(PAGE + query);
    expect(page).toContain('it cannot be published like this');
    expect(page).toMatch(/id="text"[^>]*aria-invalid="true"/);
    const out = await formAt('?to=es&story=2026/harbour-opens');
    expect((await room.send(PAGE, { ...out, text: '# Big\n' })).status).toBe(422);
    expect(read('articles/es/2026/abre-el-puerto.md')).not.toContain('Big');
  });

  test('that there is keeps every byte that was not changed, and is not written over what another has changed', async () => {
    const path = 'articles/es/2026/abre-el-puerto.md';
    const query = '?to=es&story=2026/harbour-opens';
    const before = read(path);
    const form = await formAt(query);
    expect((await room.send(PAGE, form)).status).toBe(303);
    expect(read(path)).toBe(before);
    expect((await room.send(PAGE, { ...form, once: '2', headline: 'El puerto vuelve a abrir' })).status).toBe(303);
    expect(read(path)).toBe(before.replace(/^headline: .*$/m, 'headline: El puerto vuelve a abrir'));
    const late = await room.send(PAGE, { ...form, once: '3', standfirst: 'Otro.' });
    expect(late.status).toBe(422);
    expect(await late.text()).toContain('Somebody else has changed this meanwhile.');
  });

  test('of no story, or into no language of the newspaper, is none', async () => {
    expect((await room.send(PAGE, { to: 'es', story: '../../site', ...words })).status).toBe(404);
    const other = await room.send(PAGE, { to: 'fr', story: '2026/no-such-story', ...words });
    expect(other.status).toBe(404);
  });
});
