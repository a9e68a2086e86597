import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { beforeEach, describe, expect, test } from 'vitest';
import { bannerAs } from '../../../src/admin/desk/front-desk.ts';
import { PageTurns, previewAt } from '../../../src/dev/desk/previews.ts';
import { deskRoomOfTests } from '../../support/desk-room-of-tests.ts';

const room = deskRoomOfTests(Date.parse('2026-03-02T12:00:00Z'));

beforeEach(() => {
  const file = join(room.copy.contentDir, 'fronts/en.yaml');
  writeFileSync(file, `# Monday’s front.\n${readFileSync(file, 'utf8')}`);
});

const read = (path: string): string => readFileSync(join(room.copy.contentDir, path), 'utf8');
const write = (path: string, text: string): void => {
  writeFileSync(join(room.copy.contentDir, path), text);
};

async function seen(section: 'front' | 'banner', query = ''): Promise<string> {
  return seenIn(await room.get(`/_desk/front/${query}`), section);
}

function seenIn(page: string, section: 'front' | 'banner'): string {
  return new RegExp(`name="task" value="${section}">.*?name="seen" value="([^"]*)"`).exec(page)?.[1] ?? 'none';
}

/** What stands on the front of the small newsroom. */
const AS_IT_IS = {
  task: 'front',
  language: 'en',
  front: 'en',
  leadMode: '',
  lead: '2026/harbour-opens',
  leadRelated: ['2026/spring-tide'],
  top: ['2026/why-tides'],
  pictures: '2026/moon-and-sea',
  archive: '2026/foghorn',
  choice: ['2026/why-tides'],
};

describe('A front from a form', () => {
  test('What is moved is written, and every other line stays as it was', async () => {
    const before = read('fronts/en.yaml');
    await room.send('/_desk/front/', { ...AS_IT_IS, seen: await seen('front') });
    expect(read('fronts/en.yaml')).toBe(before);
    const answer = await room.send('/_desk/front/', {
      ...AS_IT_IS,
      seen: await seen('front'),
      leadMode: 'big',
      lead: '2026/spring-tide',
      leadRelated: [],
      top: ['2026/harbour-opens', '2026/why-tides'],
    });
    expect(answer.status).toBe(303);
    expect(read('fronts/en.yaml')).toBe(
      before
        .replace('lead: 2026/harbour-opens\n', 'lead: 2026/spring-tide\n')
        .replace(/leadRelated: .*\n/, '')
        .replace('  - 2026/why-tides\nblocks', '  - 2026/harbour-opens\n  - 2026/why-tides\nblocks')
        .concat('leadMode: big\n'),
    );
  });

  test('Sent as the server has printed it, as where no script runs, it takes no story out', async () => {
    const before = read('fronts/en.yaml');
    const [form = ''] = /<form method="post" id="front-form"[^]*?<\/form>/.exec(await room.get('/_desk/front/')) ?? [];
    const fields: Record<string, string[]> = {};
    for (const [, name = '', value = ''] of form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g))
      (fields[name] ??= []).push(value);
    expect(fields).toMatchObject({ lead: ['2026/harbour-opens'], leadRelated: ['2026/spring-tide'], choice: ['2026/why-tides'] });
    expect((await room.send('/_desk/front/', fields)).status).toBe(303);
    expect(read('fronts/en.yaml')).toBe(before);
  });

  test('What the build would refuse, and what another has changed, is not saved, and comes back as it was sent', async () => {
    const before = read('fronts/en.yaml');
    const wrong = await room.send('/_desk/front/', { ...AS_IT_IS, seen: await seen('front'), top: ['2026/no-story'], choice: [] });
    expect(wrong.status).toBe(422);
    const page = await wrong.text();
    expect(page).toContain('“2026/no-story” is not a story in this language.');
    expect(page).toMatch(/<ol data-place="choice"[^>]*><\/ol>/);
    const crowded = await room.send('/_desk/front/', {
      ...AS_IT_IS,
      seen: await seen('front'),
      lead: ['2026/harbour-opens', '2026/spring-tide'],
    });
    expect(await crowded.text()).toContain('There is room for one story here.');
    const opened = await seen('front');
    write('fronts/en.yaml', `${before}# Theirs.\n`);
    const late = await room.send('/_desk/front/', { ...AS_IT_IS, seen: opened, choice: [] });
    const told = await late.text();
    expect(told).toContain('Somebody else has changed this meanwhile.');
    expect(read('fronts/en.yaml')).toBe(`${before}# Theirs.\n`);
    const again = await room.send('/_desk/front/', { ...AS_IT_IS, seen: seenIn(told, 'front'), choice: [] });
    expect(again.status).toBe(303);
    expect(read('fronts/en.yaml')).toMatch(/# Theirs\.\n$/);
    expect(read('fronts/en.yaml')).not.toContain('choice:');
  });

  test('A front for some time is a file of its own that begins as that of every day', async () => {
    const timed = { ...AS_IT_IS, front: '', isNew: 'true', seen: '', name: 'Election night', from: '', until: '2026-03-05T06:00' };
    const wrong = await room.send('/_desk/front/', timed);
    expect(await wrong.text()).toContain('The front does not say from when it is shown');
    expect((await room.send('/_desk/front/', { ...timed, name: '' })).status).toBe(422);
    expect(
      (await room.send('/_desk/front/', { ...timed, from: '2026-03-04T18:00', lead: '2026/spring-tide', leadRelated: [] })).status,
    ).toBe(303);
    const written = read('fronts/en/election-night.yaml');
    expect(written).toContain('lead: 2026/spring-tide\n');
    expect(written).toContain('  - { section: news, arrangement: wide, lead: 2026/spring-tide }\n');
    expect(written).toContain('from: 2026-03-04T18:00:00+00:00\nuntil: 2026-03-05T06:00:00+00:00\n');
    expect(await room.get('/_desk/front/')).toContain('election night, from 4 Mar 2026, 18:00, until 5 Mar 2026, 06:00');
  });

  test('It is looked at before it is saved, as readers would have it', async () => {
    const before = read('fronts/en.yaml');
    const look = { ...AS_IT_IS, preview: 'true', seen: '', top: [] };
    const answer = (await (await room.send('/_desk/front/', look)).json()) as { address: string };
    const preview = previewAt(answer.address);
    expect(preview?.address).toBe('/');
    expect(preview?.change.get('fronts/en.yaml')?.toString()).not.toContain('top:');
    const wrong = (await (await room.send('/_desk/front/', { ...look, lead: '2026/no-story' })).json()) as { faults: string[] };
    expect(wrong.faults[0]).toContain('“2026/no-story” is not a story');
    expect(read('fronts/en.yaml')).toBe(before);
  });

  test('What stands in the way of looking at it is told to the page that has asked', async () => {
    write('site.yaml', 'name: [');
    const headers = { Origin: room.origin, Accept: 'application/json' };
    const answer = await room.send('/_desk/front/', { ...AS_IT_IS, preview: 'true', seen: '' }, headers);
    expect(answer.status).toBe(409);
    const { faults } = (await answer.json()) as { faults: string[] };
    expect(faults.join()).toMatch(/^It cannot be done: [^]*site\.yaml/);
  });

  test('Stories are found by words of headline, section and address, whatever their accents and capitals', async () => {
    const found = async (query: string): Promise<string[]> =>
      (JSON.parse(await room.get(`/_desk/front/?language=en&stories=${encodeURIComponent(query)}`)) as { key: string }[]).map(
        ({ key }) => key,
      );
    expect(await found('TÍDE')).toEqual(['2026/spring-tide', '2026/why-tides']);
    expect(await found('winter harb')).toEqual(['2026/next-winter', '2026/harbour-opens']);
    expect(await found('nothing of the kind')).toEqual([]);
  });
});

describe('Blocks and briefing from a form', () => {
  const rows = {
    ownBlocks: 'true',
    row: ['0', '1'],
    block: ['{"section":"news","arrangement":"wide","lead":"2026/spring-tide"}', '{"section":"science","arrangement":"compact"}'],
    order: ['1', '2'],
    'as-0': 'wide',
    'width-0': '',
    'as-1': 'compact',
    'width-1': '',
    add: '',
  };
  const send = async (fields: Record<string, string | string[]>): Promise<Response> =>
    room.send('/_desk/front/', { ...AS_IT_IS, seen: await seen('front'), once: JSON.stringify(fields), ...fields });

  test('Sent as they stand they change nothing', async () => {
    const before = read('fronts/en.yaml');
    expect(before).toContain('blocks:\n  - { section: news, arrangement: wide, lead: 2026/spring-tide }\n');
    await send({ ...rows, briefingText: ['', ''], briefingStory: ['', ''] });
    expect(read('fronts/en.yaml')).toBe(before);
  });

  test('Blocks are moved by their numbers or their rows, laid out otherwise, taken out and added', async () => {
    await send({ ...rows, order: ['3', '2'], 'as-1': '', 'width-1': 'half', add: '{"part":"choice"}' });
    const { blocks } = load(read('fronts/en.yaml')) as { blocks: unknown };
    expect(blocks).toEqual([
      { section: 'science', width: 'half' },
      { section: 'news', arrangement: 'wide', lead: '2026/spring-tide' },
      { part: 'choice' },
    ]);
    const moved = { ...rows, row: ['1', '0'], block: [...rows.block].reverse(), out: ['1'] };
    await send(moved);
    expect(load(read('fronts/en.yaml'))).toMatchObject({ blocks: [{ section: 'news', arrangement: 'wide', lead: '2026/spring-tide' }] });
  });

  test('A front fills itself again when it is told to, and is arranged again when that is ticked', async () => {
    await send({ ...rows, fillBlocks: 'true' });
    expect(load(read('fronts/en.yaml'))).not.toHaveProperty('blocks');
    expect(await room.get('/_desk/front/')).toMatch(/name="block" value="\{&#34;section&#34;:&#34;news&#34;\}"/);
    const plain = { row: ['0', '1'], block: ['{"section":"news"}', '{"section":"science"}'], order: ['2', '1'], add: '' };
    await send(plain);
    expect(load(read('fronts/en.yaml'))).not.toHaveProperty('blocks');
    await send({ ...plain, ownBlocks: 'true' });
    expect(load(read('fronts/en.yaml'))).toMatchObject({ blocks: [{ section: 'science' }, { section: 'news' }] });
  });

  test('A briefing has its sentences with their stories; what is half written, or no block, is told at its place', async () => {
    await send({ briefingText: ['The wall holds.', ''], briefingStory: ['2026/harbour-opens', ''] });
    expect(load(read('fronts/en.yaml'))).toMatchObject({ briefing: [{ text: 'The wall holds.', story: '2026/harbour-opens' }] });
    const before = read('fronts/en.yaml');
    const half = await send({ briefingText: ['The wall holds.', 'It rains.'], briefingStory: ['2026/harbour-opens', ''] });
    expect(half.status).toBe(422);
    expect(await half.text()).toMatch(/id="line-1-story"[^>]*aria-invalid="true"/);
    for (const block of ['{"section":"nowhere"}', 'no block', '[]', '{"part":"weather"}']) {
      const wrong = await send({ ...rows, row: ['0'], block: [block], order: ['1'] });
      expect(wrong.status, block).toBe(422);
    }
    expect(read('fronts/en.yaml')).toBe(before);
    await send({ briefingText: ['', ''], briefingStory: ['', ''] });
    expect(load(read('fronts/en.yaml'))).not.toHaveProperty('briefing');
  });
});

describe('An alert from a form', () => {
  const alert = {
    task: 'banner',
    language: 'en',
    title: 'Storm warning',
    text: 'Stay away from the sea wall.',
    url: '/news/',
    from: '',
    until: '2026-03-02T22:00',
    place: 'everywhere',
  };

  test('It is written into the settings, says its own language only, and is taken down again', async () => {
    const before = read('site.yaml');
    expect((await room.send('/_desk/front/', { ...alert, seen: await seen('banner') })).status).toBe(303);
    const banner =
      'banner:\n  title:\n    en: Storm warning\n  text:\n    en: Stay away from the sea wall.\n  url:\n    en: /news/\n  until: 2026-03-02T22:00:00+00:00\n';
    expect(read('site.yaml')).toBe(before + banner);
    await room.send('/_desk/front/', { ...alert, language: 'es', title: '', text: 'Aléjese del muro.', seen: await seen('banner') });
    expect(read('site.yaml')).toContain('  text:\n    en: Stay away from the sea wall.\n    es: Aléjese del muro.\n');
    await room.send('/_desk/front/', { task: 'no-banner', language: 'es', seen: await seen('banner') });
    await room.send('/_desk/front/', { task: 'no-banner', language: 'en', seen: await seen('banner') });
    expect(read('site.yaml')).toBe(before);
  });

  /** Settings with an alert whose texts are plain, as an editor writes them by hand for every edition. */
  const plain = 'banner:\n  title: Storm\n  text: Stay away.\n  url: /news/\n  until: 2026-03-02T22:00:00+00:00\n';

  test('A plain text stands in every edition; changed or taken down in one, it stays in the others, with its address', async () => {
    const before = read('site.yaml');
    write('site.yaml', before + plain);
    expect(await room.get('/_desk/front/?language=es')).toContain('>\nStay away.</textarea>');
    const same = { ...alert, title: 'Storm', text: 'Stay away.' };
    await room.send('/_desk/front/', { ...same, language: 'es', seen: await seen('banner') });
    expect(read('site.yaml')).toBe(before + plain);
    await room.send('/_desk/front/', { ...same, text: 'Go home.', seen: await seen('banner') });
    expect(read('site.yaml')).toContain(
      '  title: Storm\n  text:\n    en: Go home.\n    es: Stay away.\n    ar: Stay away.\n  url: /news/\n',
    );
    await room.send('/_desk/front/', { task: 'no-banner', language: 'en', seen: await seen('banner') });
    expect(read('site.yaml')).toContain('  title: Storm\n  text:\n    es: Stay away.\n    ar: Stay away.\n  url: /news/\n');
    for (const language of ['es', 'ar']) await room.send('/_desk/front/', { task: 'no-banner', language, seen: await seen('banner') });
    expect(read('site.yaml')).toBe(before);
  });

  test('In a newspaper of one language it is plain', () => {
    const wish = { title: '', text: 'Go home.', url: '/news/', from: undefined, until: '2026-03-02T22:00:00+00:00', place: undefined };
    expect(bannerAs(undefined, ['en'], { language: 'en', wish })).toEqual({ text: 'Go home.', url: '/news/', until: wish.until });
    expect(bannerAs(undefined, ['en', 'es'], { language: 'en', wish })?.text).toEqual({ en: 'Go home.' });
  });

  test('One that another has changed is not taken down, and the page says why and has it as it is now', async () => {
    write('site.yaml', read('site.yaml') + plain);
    const opened = await seen('banner');
    write('site.yaml', read('site.yaml').replace('Stay away.', 'Go home.'));
    const answer = await room.send('/_desk/front/', { task: 'no-banner', language: 'en', seen: opened });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('Somebody else has changed this meanwhile.');
    expect(page).toContain('>\nGo home.</textarea>');
    expect(page).not.toContain(`value="${opened}"`);
  });

  test('Without an end it is not saved', async () => {
    const answer = await room.send('/_desk/front/', { ...alert, until: '', seen: await seen('banner') });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toMatch(/id="b-until-fault"><span>“(banner\.)?until” is missing/);
    expect(existsSync(join(room.copy.root, '.desk/states/site.yaml'))).toBe(false);
  });
});

test('A preview is printed alone: it waits for the pages before it, and those that follow wait for it', async () => {
  const turns = new PageTurns();
  const order: string[] = [];
  const first = await turns.join();
  const alone = turns.alone().then((leave) => {
    order.push('alone');
    return leave;
  });
  await Promise.resolve();
  const after = turns.join().then((leave) => {
    order.push('after');
    leave();
  });
  expect(order).toEqual([]);
  first();
  const leave = await alone;
  expect(order).toEqual(['alone']);
  leave();
  await after;
  expect(order).toEqual(['alone', 'after']);
});
