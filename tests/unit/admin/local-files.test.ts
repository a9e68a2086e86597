import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ChangeCheck } from '../../../src/admin/change-check.ts';
import { openLocalRoom, type LocalRoom } from '../../support/local-room.ts';

let room: LocalRoom;

beforeEach(async () => {
  room = await openLocalRoom();
});

afterEach(() => {
  room.close();
});

const STORY = 'content/articles/en/2026/harbour-opens.md';
const NEW = { 'If-None-Match': '*' };

function onDisk(path: string): string {
  return readFileSync(join(room.root, path), 'utf8');
}

/** Every file of the content folder, hidden ones included. */
function everything(): string[] {
  return readdirSync(room.content, { recursive: true, encoding: 'utf8' }).sort();
}

async function opened(path: string): Promise<Record<string, string>> {
  const { headers } = await room.file(path);
  return { 'If-Match': headers.etag ?? '' };
}

describe('What the editing room reads and writes on this computer', () => {
  test('It lists, reads, writes and deletes files of the content folder', async () => {
    const { text } = await room.ask('');
    expect((JSON.parse(text) as { files: string[] }).files).toContain(STORY);
    expect((await room.file('content/site.yaml')).text).toBe(onDisk('content/site.yaml'));
    expect((await room.ask('?picture=moon')).headers['content-type']).toBe('image/jpeg');
    const topic = 'content/topics/storms.yaml';
    const written = await room.file(topic, { method: 'PUT', body: 'name: { en: Storms, es: Tormentas, ar: عواصف }\n', headers: NEW });
    expect(written.text).toBe('');
    expect(written.status).toBe(204);
    expect(onDisk(topic)).toContain('Storms');
    expect((await room.file(topic)).headers.etag).toBe(written.headers.etag);
    expect((await room.file(topic, { method: 'DELETE', headers: await opened(topic) })).status).toBe(204);
    expect(await room.file(topic)).toMatchObject({ status: 404, text: `There is no file ${topic}.` });
  });

  test('Nothing that it hands out is taken for a page', async () => {
    writeFileSync(join(room.content, 'media/page.html'), '<script>alert(1)</script>');
    const { headers } = await room.file('content/media/page.html');
    expect(headers).toMatchObject({ 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' });
  });
});

describe('A file that somebody else has changed', () => {
  test('A save over it is refused, and so is a deletion', async () => {
    const before = await opened(STORY);
    const theirs = onDisk(STORY).replace('on Monday', 'on Tuesday');
    writeFileSync(join(room.root, STORY), theirs);
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect(await room.file(STORY, { method, headers: before, body: theirs })).toMatchObject({
        status: 412,
        text: `${STORY} has been changed since it was opened.`,
      });
    expect(onDisk(STORY)).toBe(theirs);
    expect((await room.file(STORY, { method: 'PUT', headers: await opened(STORY), body: theirs })).status).toBe(204);
  });

  test('A new file does not take the place of one that came meanwhile, and a deleted one is not made again', async () => {
    expect(await room.file(STORY, { method: 'PUT', headers: NEW, body: 'x' })).toMatchObject({
      status: 412,
      text: `There is a file ${STORY} already.`,
    });
    const gone = 'content/topics/gone.yaml';
    expect(await room.file(gone, { method: 'PUT', headers: { 'If-Match': '"abc"' }, body: 'name: Gone\n' })).toMatchObject({
      status: 412,
      text: `${gone} has been deleted since it was opened.`,
    });
  });

  test('A request that does not say what it has seen is refused', async () => {
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect(await room.file(STORY, { method, body: onDisk(STORY) })).toMatchObject({ status: 428 });
  });

  test('A file that another program changes while a save or a deletion is checked is left to it', async () => {
    for (const [method, checking] of [
      ['PUT', 'look'],
      ['DELETE', 'faultsOf'],
    ] as const) {
      const headers = await opened(STORY);
      const theirs = onDisk(STORY).replace('Harbour', `${method}, harbour`);
      const check = vi.spyOn(ChangeCheck.prototype, checking).mockImplementationOnce(() => {
        writeFileSync(join(room.root, STORY), theirs);
        return Promise.resolve(checking === 'look' ? { faults: [], draftFaults: [] } : []) as never;
      });
      expect(await room.file(STORY, { method, headers, body: `${theirs}\n` })).toMatchObject({
        status: 412,
        text: `${STORY} has been changed since it was opened.`,
      });
      check.mockRestore();
      expect(onDisk(STORY)).toBe(theirs);
    }
  });

  test('Of two saves at once, one is written', async () => {
    const headers = await opened(STORY);
    const bodies = ['First', 'Second', 'Third'].map((word) => onDisk(STORY).replace('Harbour opens', `${word} harbour opens`));
    const answers = await Promise.all(bodies.map((body) => room.file(STORY, { method: 'PUT', headers, body })));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 412, 412]);
  });
});

describe('What a build would refuse', () => {
  const stories: [what: string, change: (text: string) => string, said: RegExp][] = [
    ['a heading of the first rank', (text) => `${text}\n# Big\n`, /harbour-opens\.md, line \d+, text\n {2}“# Big” makes a heading/],
    ['a frame', (text) => `${text}\n<iframe src="https://example.org/"></iframe>\n`, /line \d+, text\n .*iframe/],
    [
      'a photo that is not there',
      (text) => text.replace('photo: harbour', 'photo: harbor'),
      /“harbor” is not a photo\..*\n.*Did you mean “harbour”/s,
    ],
    ['an empty entry among the photos', (text) => text.replace('photo: harbour', 'caption: Nothing'), /photos\[1\]/],
    [
      'an update before the story itself',
      (text) => text.replace('updated: 2026-03-02T12', 'updated: 2025-03-02T12'),
      /is before the story was published/,
    ],
    ['a dead link', (text) => `${text}\nSee [this](/nowhere/at/all/).\n`, /House rule: deadLinks/],
  ];

  test.each(stories)('%s is not written, and the editor is told where it is and how to mend it', async (_what, change, said) => {
    const before = everything();
    const text = onDisk(STORY);
    for (const method of ['POST', 'PUT']) {
      const answer = await room.file(STORY, { method, headers: await opened(STORY), body: change(text) });
      expect(answer.text).toMatch(said);
      expect(answer.text).toContain('Mend: ');
      expect(answer.status).toBe(422);
    }
    expect(onDisk(STORY)).toBe(text);
    expect(everything()).toEqual(before);
  });

  test('A draft is told the same, but not the house rules, and may be kept as it is', async () => {
    const draft = onDisk(STORY).replace('comments: open', 'comments: open\ndraft: true');
    const save = async (body: string) => room.file(STORY, { method: 'POST', headers: await opened(STORY), body });
    expect((await save(`${draft}\nSee [this](/nowhere/at/all/).\n`)).status).toBe(204);
    expect((await save(draft.replace('photo: harbour', 'photo: harbor'))).status).toBe(200);
  });

  test('Faults that were there before, in other files, are no reason to refuse', async () => {
    writeFileSync(join(room.content, 'topics/broken.yaml'), 'nme: Broken\n');
    const body = onDisk(STORY).replace('on Monday', 'on Tuesday');
    expect((await room.file(STORY, { method: 'PUT', headers: await opened(STORY), body })).text).toBe('');
    expect(onDisk(STORY)).toBe(body);
  });

  test('A file with another name is one change: what it is called by would not be there in between', async () => {
    const [from, to] = ['content/authors/ines-marlow.yaml', 'content/authors/ines-m.yaml'];
    const headers = { ...(await opened(from)), 'X-Moved-From': encodeURIComponent(from) };
    expect((await room.file(to, { method: 'PUT', headers, body: onDisk(from) })).text).toContain('“ines-marlow” is not an author');
    expect(existsSync(join(room.root, from))).toBe(true);
    const [topic, other] = ['content/topics/storms.yaml', 'content/topics/gales.yaml'];
    writeFileSync(join(room.root, topic), 'name: { en: Storms, es: Tormentas, ar: عواصف }\n');
    const moving = { ...(await opened(topic)), 'X-Moved-From': encodeURIComponent(topic) };
    expect((await room.file(other, { method: 'PUT', headers: moving, body: onDisk(topic) })).text).toBe('');
    expect([topic, other].map((path) => existsSync(join(room.root, path)))).toEqual([false, true]);
  });
});

describe('A photo', () => {
  const picture = () =>
    sharp({ create: { width: 40, height: 30, channels: 3, background: '#357' } })
      .jpeg()
      .toBuffer();
  const [file, words] = ['content/photos/wall.jpg', 'content/photos/wall.yaml'];

  test('Words without a picture, and a picture without words, are not written', async () => {
    const said = 'alt: A wall\ncaption: The wall.\ncredit: Ana Pires\n';
    expect((await room.file(words, { method: 'PUT', headers: NEW, body: said })).text).toContain('There is no picture named “wall”');
    expect((await room.file(file, { method: 'PUT', headers: NEW, body: await picture() })).text).toContain(
      'has no text for readers who cannot see it',
    );
    expect(readdirSync(join(room.content, 'photos')).filter((name) => name.startsWith('wall'))).toEqual([]);
  });

  test('Both together are, and without a description neither is', async () => {
    const bytes = await picture();
    const send = (path: string, method: string, body: string | Buffer) => room.file(path, { method, headers: NEW, body });
    expect((await send(file, 'POST', bytes)).status).toBe(204);
    expect((await send(words, 'POST', 'caption: The wall.\ncredit: Ana Pires\n')).text).toContain(
      'has no text for readers who cannot see it',
    );
    expect((await send(file, 'PUT', bytes)).status).toBe(422);
    const said = 'alt: A wall\ncaption: The wall.\ncredit: Ana Pires\n';
    expect((await send(words, 'POST', said)).text).toBe('');
    expect((await send(file, 'PUT', bytes)).text).toBe('');
    expect((await send(words, 'PUT', said)).text).toBe('');
    expect(readFileSync(join(room.root, file))).toEqual(bytes);
  });

  test('What is no picture is refused as one', async () => {
    const answer = await room.file(file, { method: 'POST', headers: NEW, body: '<script>alert(1)</script>' });
    expect(answer).toMatchObject({ status: 422 });
    expect(answer.text).toContain('The picture cannot be read');
  });
});

describe('What is deleted', () => {
  const chart = 'content/articles/en/2026/why-tides.mdx';
  const figures = 'content/articles/en/2026/quay-levels.csv';
  const remove = async (path: string) => room.file(path, { method: 'DELETE', headers: await opened(path) });
  const there = (path: string) => existsSync(join(room.root, path));

  test('A story that others name stays, and so do the figures of a chart', async () => {
    for (const path of [STORY, figures, 'content/photos/moon.yaml', 'content/authors/coast-desk.yaml']) {
      const answer = await remove(path);
      expect(answer.text).toContain(`${path} is needed by other files, so it was not deleted.`);
      expect(answer.status).toBe(422);
      expect(there(path)).toBe(true);
    }
  });

  test('A story’s own comments, posts and figures go with it, and no other story’s', async () => {
    const text = (headline: string) =>
      `---\nheadline: ${headline}\nsection: news\nkind: news\npublished: 2026-05-01T08:00:00+00:00\nbyline: [coast-desk]\n---\n<Chart type="line" title="Tides" alt="Rising." note="Source: the harbour." file="own.csv" />\n`;
    const put = (path: string, content: string) => {
      mkdirSync(join(room.root, path, '..'), { recursive: true });
      writeFileSync(join(room.root, path), content);
    };
    const [one, two] = ['content/articles/en/2026/one.mdx', 'content/articles/en/2026/two.mdx'];
    put(one, text('One'));
    put(two, text('Two').replace('own.csv', 'quay-levels.csv'));
    put('content/articles/en/2026/own.csv', 'year,height\n2020,1\n2021,2\n');
    put('content/comments/en/2026/one/01.yaml', onDisk('content/comments/en/2026/harbour-opens/01.yaml'));
    expect((await remove(two)).text).toBe('');
    expect([figures, chart, one, 'content/articles/en/2026/own.csv'].map(there)).toEqual([true, true, true, true]);
    expect((await remove(one)).text).toBe('');
    expect([one, 'content/articles/en/2026/own.csv', 'content/comments/en/2026/one'].map(there)).toEqual([false, false, false]);
    expect([figures, chart, STORY, 'content/comments/en/2026/harbour-opens/01.yaml'].map(there)).toEqual([true, true, true, true]);
  });

  test('The settings stay', async () => {
    expect(await remove('content/site.yaml')).toMatchObject({ status: 422 });
  });
});

describe('Hostile requests', () => {
  test.each([
    'secret.txt',
    'content/../secret.txt',
    'content/..%2Fsecret.txt',
    '/etc/hosts',
    'content',
    'content/',
    'content/.hidden',
    'content/way-out/secret.txt',
    'content/topics/linked.yaml',
    'content//site.yaml',
    'content/a\\..\\..\\secret.txt',
    'content/C:/secret.txt',
    'content/a\0b.yaml',
  ])('Nothing leads out of the content folder: %s', async (path) => {
    writeFileSync(join(room.root, 'secret.txt'), 'secret');
    writeFileSync(join(room.content, '.hidden'), 'hidden');
    symlinkSync(room.root, join(room.content, 'way-out'));
    symlinkSync(join(room.root, 'secret.txt'), join(room.content, 'topics/linked.yaml'));
    for (const method of ['GET', 'PUT', 'POST', 'DELETE']) {
      const answer = await room.file(path, { method, body: 'gone', headers: NEW });
      expect(answer.text).toMatch(/ is not a file of the content folder\.$/);
      expect(answer.status).toBe(403);
    }
    expect(onDisk('secret.txt')).toBe('secret');
    expect(onDisk('content/.hidden')).toBe('hidden');
  });

  test('The picture of a photo is not a link either', async () => {
    writeFileSync(join(room.root, 'secret.jpg'), 'secret');
    symlinkSync(join(room.root, 'secret.jpg'), join(room.content, 'photos/peek.jpg'));
    for (const id of ['peek', '../../secret', '..%2F..%2Fsecret']) expect(await room.ask(`?picture=${id}`)).toMatchObject({ status: 404 });
  });

  test.each([
    'content/articles/en/2026/page.html',
    'content/articles/en/2026/program.js',
    'content/photos/drawing.svg',
    'content/media/page.html',
    'content/media/song.mp3',
    'content/topics/Upper Case.yaml',
    'content/index.html',
    'content/package.json',
    'content/anything/at-all.yaml',
    'content/fronts/en.yml',
  ])('Only kinds of files that content knows are written: %s', async (path) => {
    const before = everything();
    for (const method of ['PUT', 'POST']) {
      const answer = await room.file(path, { method, body: 'name: x\n', headers: NEW });
      expect(answer.status).toBe(422);
      expect(answer.text).toMatch(/\.$/);
    }
    expect(everything()).toEqual(before);
  });

  test('What cannot be written leaves nothing', async () => {
    const before = everything();
    const topic = 'name: { en: Storms, es: Tormentas, ar: عواصف }\n';
    const paths = [
      `content/topics/${'a'.repeat(300)}.yaml`,
      'content/topics/tides.yaml/storms.yaml',
      `content/topics/new/${'b'.repeat(300)}.yaml`,
    ];
    for (const path of paths) {
      const answer = await room.file(path, { method: 'PUT', body: topic, headers: NEW });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(answer.text).toMatch(/\.$/);
    }
    expect(everything()).toEqual(before);
  });

  test('A request that breaks off writes nothing, and the next one is answered', async () => {
    const before = everything();
    const head = `PUT /?file=content/topics/storms.yaml HTTP/1.1\r\nHost: localhost\r\nX-Standfirst: editing\r\nIf-None-Match: *\r\n`;
    await room.send(`${head}Content-Length: 500\r\n\r\nname: Storms\n`);
    await room.send(`${head}Transfer-Encoding: chunked\r\n\r\nffffffff\r\nname`);
    await room.send(`${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`);
    expect(everything()).toEqual(before);
    expect((await room.file(STORY)).status).toBe(200);
  });

  test.each([
    ['a page of another site', { 'X-Standfirst': '' }],
    ['a picture of another site', { 'X-Standfirst': '', 'Sec-Fetch-Site': 'cross-site' }],
    ['another program of this computer', { 'Sec-Fetch-Site': 'same-site' }],
    ['another site that knows the header', { Origin: 'https://elsewhere.example' }],
    ['a page without a site', { Origin: 'null' }],
    ['another name for this computer', { Host: 'elsewhere.example' }],
    ['a name that begins like this computer’s', { Host: 'localhost.elsewhere.example' }],
  ])('Nobody else is answered: %s', async (_who, headers) => {
    const before = onDisk(STORY);
    expect(await room.file(STORY, { headers })).toMatchObject({
      status: 403,
      text: expect.stringMatching(/^Files can be edited /) as string,
    });
    for (const method of ['PUT', 'POST', 'DELETE'])
      expect(await room.file(STORY, { method, body: 'gone', headers: { ...NEW, ...headers } })).toMatchObject({ status: 403 });
    expect(onDisk(STORY)).toBe(before);
  });

  test('Another method is refused with those that there are', async () => {
    expect(await room.file(STORY, { method: 'PATCH', body: 'x' })).toMatchObject({
      status: 405,
      headers: { allow: 'GET, PUT, POST, DELETE' },
    });
    expect(statSync(join(room.root, STORY)).isFile()).toBe(true);
  });
});

describe('Nothing is lost', () => {
  const json = async (query: string): Promise<unknown> => JSON.parse((await room.ask(query)).text);

  test('What was deleted is in the bin with what went with it, and is brought back byte for byte', async () => {
    const lonely = 'content/articles/en/2026/lonely.md';
    const text = onDisk(STORY)
      .replace(/^redirects: .*\n/m, '')
      .replace(/^headline: .*$/m, 'headline: A lonely story');
    writeFileSync(join(room.root, lonely), text);
    const before = everything();
    expect((await room.file(lonely, { method: 'DELETE', headers: await opened(lonely) })).status).toBe(204);
    const { bin } = (await json('?bin=')) as { bin: { id: string; files: string[] }[] };
    expect(bin.map(({ files }) => files)).toEqual([['articles/en/2026/lonely.md']]);
    expect((await room.ask(`?bin=${bin[0]?.id ?? ''}`, { method: 'POST' })).status).toBe(204);
    expect(onDisk(lonely)).toBe(text);
    expect(everything()).toEqual(before);
    expect(await json('?bin=')).toEqual({ bin: [] });
  });

  test('It is not brought back over a file that has come meanwhile, and is gone once the bin is emptied', async () => {
    const topic = 'content/topics/storms.yaml';
    const body = 'name: { en: Storms, es: Tormentas, ar: عواصف }\n';
    await room.file(topic, { method: 'PUT', body, headers: NEW });
    await room.file(topic, { method: 'DELETE', headers: await opened(topic) });
    await room.file(topic, { method: 'PUT', body: body.replace('Storms', 'Gales'), headers: NEW });
    const { bin } = (await json('?bin=')) as { bin: { id: string }[] };
    expect(await room.ask(`?bin=${bin[0]?.id ?? ''}`, { method: 'POST' })).toMatchObject({ status: 412 });
    expect((await room.ask('?bin=', { method: 'DELETE' })).status).toBe(204);
    expect(await json('?bin=')).toEqual({ bin: [] });
  });

  test('The states of a story can be looked at, the one before the first save too', async () => {
    const first = onDisk(STORY);
    const second = first.replace('on Monday', 'on Tuesday');
    const third = first.replace('on Monday', 'on Friday');
    for (const body of [second, third])
      expect((await room.file(STORY, { method: 'PUT', body, headers: await opened(STORY) })).status).toBe(204);
    const { states } = (await json(`?states=${STORY}`)) as { states: { name: string; at: string }[] };
    const texts = [];
    for (const { name } of states) texts.push((await room.ask(`?states=${STORY}&at=${name}`)).text);
    expect(texts.toSorted()).toEqual([first, second, third].toSorted());
    expect(states.every(({ at }) => !Number.isNaN(Date.parse(at)))).toBe(true);
    expect(await room.ask('?states=../package.json')).toMatchObject({ status: 403 });
    expect(await room.ask(`?states=${STORY}&at=..%2F..%2Fx`)).toMatchObject({ status: 404 });
  });

  test('What was brought back in part before the computer stopped is brought back whole', async () => {
    const story = 'content/articles/en/2026/half-back.md';
    const post = 'content/live/en/2026/half-back/1815.md';
    writeFileSync(join(room.root, story), onDisk('content/articles/en/2026/spring-tide.md'));
    mkdirSync(dirname(join(room.root, post)), { recursive: true });
    writeFileSync(join(room.root, post), onDisk('content/live/en/2026/spring-tide/1815.md'));
    const texts = [story, post].map(onDisk);
    expect((await room.file(story, { method: 'DELETE', headers: await opened(story) })).status).toBe(204);
    writeFileSync(join(room.root, story), texts[0] ?? '');
    const { bin } = (await json('?bin=')) as { bin: { id: string }[] };
    expect((await room.ask(`?bin=${bin[0]?.id ?? ''}`, { method: 'POST' })).status).toBe(204);
    expect([story, post].map(onDisk)).toEqual(texts);
    expect(await json('?bin=')).toEqual({ bin: [] });
  });

  test('A draft is saved with its faults, which are told, and is not published with them', async () => {
    const faulty = onDisk(STORY).replace('photo: harbour', 'photo: harbor');
    const draft = faulty.replace('---\n', '---\ndraft: true\n');
    const headers = await opened(STORY);
    expect(await room.file(STORY, { method: 'POST', body: draft, headers })).toMatchObject({
      status: 200,
      text: expect.stringContaining('Did you mean “harbour”?') as string,
    });
    expect((await room.file(STORY, { method: 'PUT', body: draft, headers })).status).toBe(204);
    expect(await room.file(STORY, { method: 'PUT', body: faulty, headers: await opened(STORY) })).toMatchObject({ status: 422 });
  });
});
