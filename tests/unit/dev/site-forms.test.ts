import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { SITE_PARTS } from '../../../src/admin/desk/site-desk.ts';
import { filledForm } from '../../support/filled-form.ts';
import { deskRoomOfTests } from '../../support/desk-room-of-tests.ts';

const PAGE = '/_desk/site/';
const room = deskRoomOfTests(Date.parse('2026-03-04T12:00:30Z'));

const path = (): string => join(room.copy.contentDir, 'site.yaml');
const read = (): string => readFileSync(path(), 'utf8');
const formOf = async (part: string) => filledForm(await room.get(`${PAGE}?part=${part}`), `name="part" value="${part}"`);

test('No form that nobody has touched changes anything', async () => {
  const before = read();
  for (const part of Object.keys(SITE_PARTS)) {
    expect([part, (await room.send(PAGE, await formOf(part))).status]).toEqual([part, 303]);
    expect(read()).toBe(before);
  }
  expect(await room.get(PAGE)).toMatch(/They are changed in content\/site\.yaml: address, timeZone, [^<]*languages/);
});

test('One word in one language changes that word, and an empty field is left out', async () => {
  const before = read();
  const form = await formOf('newspaper');
  expect(
    (await room.send(PAGE, { ...form, 'description.es': 'Noticias.', founded: '1821', 'publisher.email': 'desk@tideline.example' })).status,
  ).toBe(303);
  const after = before.replace(/ es: Noticias de una costa.*/, ' es: Noticias.').replace('newsroom@tideline', 'desk@tideline');
  expect(read()).toBe(`${after}founded: "1821"\n`);
  expect((await room.send(PAGE, { ...(await formOf('newspaper')), founded: '' })).status).toBe(303);
  expect(read()).toBe(after);
});

test('Lists have entries added, moved and taken out by buttons that save nothing, and are saved with all others as they were', async () => {
  const before = read();
  const form = await formOf('accounts');
  const step = async (fields: Record<string, string | string[]>, what: string) => {
    const answer = await room.send(PAGE, { ...fields, step: what });
    expect(answer.status).toBe(200);
    return filledForm(await answer.text(), 'name="part"');
  };
  const more = await step({ ...form, 'social[2].label': 'Letters' }, 'more social');
  const moved = await step(
    { ...more, 'social[3].label': 'Donate', 'social[3].url': 'https://tideline.example/donate', 'social[3].profile': 'false' },
    'up social[3]',
  );
  const gone = await step(moved, 'out share[1]');
  expect(read()).toBe(before);
  expect((await room.send(PAGE, gone)).status).toBe(303);
  expect(read()).toBe(
    before
      .replace(
        '  - { label: Newsletter',
        '  - { label: Donate, url: https://tideline.example/donate, profile: false }\n  - { label: Letters',
      )
      .replace('  - email\n', ''),
  );
});

test('Menus name sections and pages, and have groups of their own', async () => {
  const before = read();
  const step = async (fields: Record<string, string | string[]>, what: string) =>
    filledForm(await (await room.send(PAGE, { ...fields, step: what })).text(), 'name="part"');
  let form = await step(await formOf('menus'), 'more menu');
  form = await step({ ...form, 'menu[1].section': 'science', 'menu[1].accent': 'true' }, 'more footer.groups');
  form = await step({ ...form, 'footer.groups[1]~choice': 'sections' }, 'more footer.groups');
  form = await step({ ...form, 'footer.groups[2].title.en': 'More' }, 'more footer.groups[2].links');
  const link = { 'footer.groups[2].links[1].title.en': 'Quiz', 'footer.groups[2].links[1].url.en': 'https://quiz.example/' };
  const answer = await room.send(PAGE, { ...form, ...link, 'footer.groups[2]~choice': 'about' });
  expect([answer.status, await answer.text()]).toEqual([
    422,
    expect.stringContaining('“about” is chosen here, and one of its own is written below.'),
  ]);
  expect(read()).toBe(before);
  expect((await room.send(PAGE, { ...form, ...link, once: '2' })).status).toBe(303);
  expect(read()).toBe(
    `${before}menu:
  - section: science
    accent: true
footer:
  groups:
    - sections
    - title: More
      links:
        - title: Quiz
          url: https://quiz.example/
`,
  );
});

test('What is wrong stands at its field in the check’s words, with all that was typed', async () => {
  const before = read();
  const form = await formOf('newspaper');
  const page = await (await room.send(PAGE, { ...form, name: '', 'publisher.email': 'nobody', 'colophon.en': 'Kept <words>.' })).text();
  expect(page).toMatch(/id="name-fault"><span>“name” is missing/);
  expect(page).toMatch(/id="publisher\.email-fault"><span>“nobody” is not an e-mail address/);
  expect(page).toContain('Kept &#60;words&#62;.');
  const account = await formOf('accounts');
  const wrong = await (await room.send(PAGE, { ...account, 'social[1].url': 'mastodon', 'share[3].url': 'https://forum.example' })).text();
  expect(wrong).toMatch(/id="social\[1\]\.url-fault"><span>“mastodon” is not a web address/);
  expect(wrong).toMatch(/id="share\[3\]\.url-fault"><span>“https:\/\/forum\.example” is not a share address/);
  expect(read()).toBe(before);
});

test('A form over a file that another has changed is refused, and shows what stands there by now', async () => {
  const form = await formOf('newspaper');
  const theirs = read().replace('name: The Tideline\naddress', 'name: Their Tideline\naddress');
  writeFileSync(path(), theirs);
  const late = await room.send(PAGE, { ...form, name: 'My Tideline' });
  const page = await late.text();
  expect(late.status).toBe(422);
  expect(page).toMatch(/Somebody else has changed this meanwhile[^]*In the file by now: “Their Tideline”\.[^]*value="My Tideline"/);
  expect(read()).toBe(theirs);
});

test('An advertisement is added with where it stands, its words and a photo that is chosen from those that there are', async () => {
  const before = read();
  const form = await formOf('advertisements');
  const more = filledForm(await (await room.send(PAGE, { ...form, step: 'more advertisements' })).text(), 'name="part"');
  const one = 'advertisements[1]';
  const filled = {
    ...more,
    [`${one}.places`]: ['front', 'story'],
    [`${one}.advertiser`]: 'Tide Boats',
    [`${one}.words.en`]: 'Boats for small harbours.',
    [`${one}.url`]: 'https://boats.example/',
    [`${one}.photo`]: 'moon',
  };
  const refused = await (await room.send(PAGE, { ...filled, [`${one}.url`]: 'boats' })).text();
  expect(refused).toMatch(/id="advertisements\[1\]\.url-fault"/);
  expect(refused).toContain('<option value="moon" selected>moon</option>');
  // Where it is to stand in every edition, what the photo does not say in another language is told at its field.
  const everywhere = { [`${one}.words~everywhere`]: 'yes' };
  const undescribed = await (await room.send(PAGE, { ...filled, ...everywhere, once: '3' })).text();
  expect(undescribed).toMatch(/id="advertisements\[1\]\.photo-fault"[^>]*><span>[^<]*“moon”/);
  expect(undescribed).toMatch(/name="advertisements\[1\]\.words~everywhere"[^>]* checked/);
  expect((await room.send(PAGE, { ...filled, ...everywhere, once: '4', [`${one}.photo`]: '' })).status).toBe(303);
  const told = {
    places: ['front', 'story'],
    advertiser: 'Tide Boats',
    words: 'Boats for small harbours.',
    url: 'https://boats.example/',
  };
  expect(load(read())).toMatchObject({ advertisements: [told] });
  // In its own edition alone, it needs no words in others.
  const { [`${one}.words~everywhere`]: ticked, ...unticked } = await formOf('advertisements');
  expect(ticked).toEqual(['yes']);
  const written = read();
  expect((await room.send(PAGE, { ...unticked, ...everywhere })).status).toBe(303);
  expect(read(), 'what is not touched stays').toBe(written);
  expect((await room.send(PAGE, { ...unticked, [`${one}.photo`]: 'moon' })).status).toBe(303);
  expect(load(read())).toMatchObject({ advertisements: [{ ...told, words: { en: 'Boats for small harbours.' }, photo: 'moon' }] });
  expect(read().startsWith(before.trimEnd())).toBe(true);
  const gone = filledForm(await (await room.send(PAGE, { ...(await formOf('advertisements')), step: `out ${one}` })).text(), 'name="part"');
  expect((await room.send(PAGE, gone)).status).toBe(303);
  expect(read()).toBe(before);
});
