import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { beforeEach, expect, test } from 'vitest';
import { KeptStates } from '../../../src/admin/kept-states.ts';
import { filledForm } from '../../support/filled-form.ts';
import { deskRoomOfTests } from '../../support/desk-room-of-tests.ts';

const STORY = 'en/2026/harbour-opens';
const room = deskRoomOfTests(Date.parse('2026-03-02T20:15:30Z'));
let inbox: string;

beforeEach(() => {
  inbox = join(room.copy.root, 'comments-inbox');
  mkdirSync(inbox);
});

function put(id: string, comment: object = {}): void {
  const whole = { story: STORY, name: 'Ada', text: 'Well said.', received: '2026-03-02T18:00:00.000Z', ...comment };
  writeFileSync(join(inbox, `${id}.json`), JSON.stringify(whole));
}

const waiting = () => readdirSync(inbox).filter((name) => name.endsWith('.json'));
const published = () => readdirSync(join(room.copy.contentDir, `comments/${STORY}`)).sort();

/** A form as it stands on the page, sent with some fields filled in otherwise. */
async function send(task: string, id: string, changes: Record<string, string> = {}): Promise<Response> {
  const page = await room.get('/_desk/comments/');
  const form = new RegExp(`name="comment" value="${id}"><input type="hidden" name="seen" value="([^"]+)"`).exec(page);
  return room.send('/_desk/comments/', {
    task,
    comment: id,
    seen: form?.[1] ?? '',
    once: '1',
    name: 'Ada',
    text: 'Well said.',
    story: STORY,
    ...changes,
  });
}

test('What waits is listed as words, with its story and what to look at twice', async () => {
  put('a1', { name: '<b>Inеs Marlow</b>', text: 'See https://a.example\u202E <script>x</script>', email: 'ada@example.org' });
  put('a2', { story: 'en/2026/none' });
  writeFileSync(join(inbox, 'notes.json'), '{}');
  const page = await room.get('/_desk/comments/');
  expect(page).toContain('What waits <span>2</span>');
  expect(page).toContain('Harbour opens again after winter repairs</a>');
  expect(page).toContain('value="&#60;b&#62;Inеs Marlow&#60;/b&#62;"');
  expect(page).toContain('ada@example.org');
  expect(page).toContain('a link, which will be plain words');
  expect(page).toContain('It names no story here.');
  expect(page).toContain('left alone: notes.json');
  expect(page).not.toMatch(/<script>x|\u202E/);
});

test('A comment is put right and published in one step, and what was sent is kept', async () => {
  put('a1');
  const before = published();
  const answer = await send('approve', 'a1', { text: 'Said well.\r\n\r\nTwice.' });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, expect.stringContaining('/_desk/comments/?done=approve')]);
  const [name = ''] = published().filter((one) => !before.includes(one));
  expect(readFileSync(join(room.copy.contentDir, 'comments', STORY, name), 'utf8')).toBe(
    'name: Ada\ndate: 2026-03-02T18:00:00+00:00\ntext: |-\n  Said well.\n\n  Twice.\n',
  );
  expect(waiting()).toEqual([]);
  expect(readFileSync(join(inbox, 'declined/a1-as-sent.json'), 'utf8')).toContain('Well said.');
});

test('A comment is changed and goes on waiting, or is declined and kept', async () => {
  put('a1');
  put('a2');
  expect((await send('edit', 'a1', { name: 'Ada L.' })).status).toBe(303);
  expect(readFileSync(join(inbox, 'a1.json'), 'utf8')).toContain('Ada L.');
  expect((await send('decline', 'a2')).status).toBe(303);
  expect(waiting()).toEqual(['a1.json']);
  expect(existsSync(join(inbox, 'declined/a2.json'))).toBe(true);
});

test('What the build would refuse comes back as it was filled in, with what is wrong', async () => {
  put('a1', { story: '../../../x' });
  const answer = await send('approve', 'a1', { story: 'en/2026/nowhere', text: 'Typed anew.' });
  const page = await answer.text();
  expect(answer.status).toBe(422);
  expect(page).toContain('“en/2026/nowhere” is not a story');
  expect(page).toContain('Typed anew.');
  expect((await send('approve', 'a1', { text: ' ' })).status).toBe(422);
  expect(waiting()).toEqual(['a1.json']);
});

test('A form over a comment that somebody else has dealt with changes nothing', async () => {
  put('a1');
  const page = await room.get('/_desk/comments/');
  const seen = /name="seen" value="([^"]+)"/.exec(page)?.[1] ?? '';
  put('a1', { text: 'Changed meanwhile.' });
  const before = published();
  const answer = await room.send('/_desk/comments/', {
    task: 'approve',
    comment: 'a1',
    seen,
    name: 'Ada',
    text: 'Well said.',
    story: STORY,
  });
  expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('Changed meanwhile.')]);
  expect([waiting(), published()]).toEqual([['a1.json'], before]);
  expect((await room.send('/_desk/comments/', { task: 'approve', comment: '../x', seen: '' })).status).toBe(409);
  expect((await room.send('/_desk/comments/', { task: 'decline', comment: 'a1', seen }, { Origin: 'https://evil.example' })).status).toBe(
    403,
  );
});

test('What was typed over a comment that is changed meanwhile stands in the form again, beside what it says now', async () => {
  put('a1');
  const seenOf = (page: string) => /name="seen" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const fields = { comment: 'a1', once: '1', name: 'Ada L.', text: 'Typed for ten minutes.', story: STORY };
  const seen = seenOf(await room.get('/_desk/comments/'));
  put('a1', { text: 'Changed meanwhile.' });
  const answer = await room.send('/_desk/comments/', { ...fields, task: 'approve', seen });
  const page = await answer.text();
  expect(answer.status).toBe(409);
  expect(page).toContain('It says now, signed Ada: “Changed meanwhile.”');
  expect(page).toMatch(/value="Ada L\."[^]*>\s*Typed for ten minutes\.<\/textarea>/);
  expect((await room.send('/_desk/comments/', { ...fields, once: '2', task: 'approve', seen: seenOf(page) })).status).toBe(303);
  expect(waiting()).toEqual([]);
});

test('A form that is no form is told so in words', async () => {
  for (const body of ['{}', new Blob(['--x'], { type: 'multipart/form-data; boundary=x' })]) {
    const answer = await fetch(`${room.origin}/_desk/comments/`, { method: 'POST', body, headers: { Origin: room.origin } });
    expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('It cannot be done: what was sent is no form. ')]);
  }
});

/** The form of a comment that readers have. */
const formOf = async (id: string) => filledForm(await room.get(`/_desk/comments/?published=${STORY}/${id}`), 'name="published"');
const fileOf = (id: string) => join(room.copy.contentDir, `comments/${STORY}/${id}.yaml`);

test('Published comments are listed, the latest first, and found by words, a name or their story', async () => {
  const page = await room.get('/_desk/comments/');
  expect(page).toContain('Published <span>2</span>');
  expect([...page.matchAll(/published=en%2F2026%2Fharbour-opens%2F(\d+)"/g)].map(([, id]) => id)).toEqual(['02', '01']);
  const { name } = load(readFileSync(fileOf('01'), 'utf8')) as { name: string };
  const found = await room.get(`/_desk/comments/?find=${encodeURIComponent(name.toLowerCase())}+harbour`);
  expect(found).toContain('harbour-opens%2F01"');
  expect(await room.get('/_desk/comments/?find=zeppelin')).toContain('None is like that.');
  expect(await room.get('/_desk/comments/?published=en/2026/none/01')).toContain('There is no such comment any more.');
});

test('A form of a published comment that nobody has touched changes nothing, and one word changes one word', async () => {
  const before = readFileSync(fileOf('01'), 'utf8');
  const form = await formOf('01');
  expect((await room.send('/_desk/comments/', { ...form, task: 'save' })).status).toBe(303);
  expect(readFileSync(fileOf('01'), 'utf8')).toBe(before);
  const answer = await room.send('/_desk/comments/', { ...form, task: 'save', once: '2', name: 'Another Name' });
  expect(answer.headers.get('location')).toContain('done=save');
  expect(readFileSync(fileOf('01'), 'utf8')).toBe(before.replace(/^name: .*$/m, 'name: Another Name'));
  // Whoever still has the form of before is told.
  const stale = await (await room.send('/_desk/comments/', { ...form, task: 'save', once: '3', name: 'A Third' })).text();
  expect(stale).toContain('Somebody else has changed this meanwhile.');
  expect(stale).toContain('In the file by now: “Another Name”.');
  const empty = await room.send('/_desk/comments/', { ...(await formOf('01')), task: 'save', text: ' ' });
  expect([empty.status, await empty.text()]).toEqual([422, expect.stringContaining('id="text-fault"') as string]);
});

test('A comment is taken out into the bin, unless others answer it', async () => {
  const answer = readFileSync(fileOf('02'), 'utf8');
  writeFileSync(fileOf('02'), `${answer.replace(/^replyTo: .*\n/m, '')}replyTo: "01"\n`);
  const kept = await room.send('/_desk/comments/', { ...(await formOf('01')), task: 'remove' });
  expect([kept.status, await kept.text()]).toEqual([422, expect.stringContaining('Other files need this comment, so it stays.') as string]);
  const taken = await room.send('/_desk/comments/', { ...(await formOf('02')), task: 'remove' });
  expect(taken.status).toBe(303);
  expect(existsSync(fileOf('02'))).toBe(false);
  expect(new KeptStates(room.copy.root).binned().map(({ files }) => files)).toEqual([[`comments/${STORY}/02.yaml`]]);
  expect((await room.send('/_desk/comments/', { ...(await formOf('01')), task: 'remove' })).status).toBe(303);
});
