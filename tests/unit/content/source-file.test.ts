import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { lineOf, readSourceFile } from '../../../src/content/source-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'standfirst-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Reads a text as if it stood in a file of that name. */
function read(name: string, text: string) {
  const path = join(folder, name);
  writeFileSync(path, text);
  return readSourceFile(path, `content/${name}`);
}

/** The data and the body of a file that can be read. */
function contents(name: string, text: string): { data: unknown; body: string } {
  const result = read(name, text);
  if ('fault' in result) throw new Error(result.fault.problem);
  return { data: result.source.data, body: result.source.body };
}

describe('a file of the newsroom', () => {
  it.each([
    { what: 'has fields and a text', text: '---\nheadline: A\n---\nText.\n', data: { headline: 'A' }, body: 'Text.\n' },
    { what: 'may have been saved by Windows', text: '---\r\nheadline: A\r\n---\r\nText.\r\n', data: { headline: 'A' }, body: 'Text.\r\n' },
    { what: 'may begin with a byte order mark', text: '\uFEFF---\nheadline: A\n---\nText.', data: { headline: 'A' }, body: 'Text.' },
    { what: 'may have no fields', text: '---\n---\nText.', data: {}, body: 'Text.' },
    { what: 'may have no text', text: '---\nheadline: A\n---', data: { headline: 'A' }, body: '' },
    { what: 'may have spaces after its hyphens', text: '---  \nheadline: A\n--- \nText.', data: { headline: 'A' }, body: 'Text.' },
    {
      what: 'may have a rule in its text',
      text: '---\nheadline: A\n---\nOne.\n\n---\n\nTwo.',
      data: { headline: 'A' },
      body: 'One.\n\n---\n\nTwo.',
    },
  ])('$what', ({ text, data, body }) => {
    expect(contents('story.md', text)).toEqual({ data, body });
  });

  it.each([
    { what: 'a date', text: 'at: 2026-03-10T09:00:00+00:00', data: { at: '2026-03-10T09:00:00+00:00' } },
    { what: 'a day', text: 'at: 2026-03-10', data: { at: '2026-03-10' } },
    { what: 'a word that older YAML took for a truth value', text: 'code: no', data: { code: 'no' } },
    { what: 'a time that older YAML took for a number', text: 'at: 17:10', data: { at: '17:10' } },
  ])('keeps $what as it is written', ({ text, data }) => {
    expect(contents('data.yaml', text).data).toEqual(data);
  });

  it('that is data throughout has no text', () => {
    expect(contents('data.yaml', 'name: A\n')).toEqual({ data: { name: 'A' }, body: '' });
    expect(contents('empty.yaml', '')).toEqual({ data: {}, body: '' });
  });

  it.each([
    { what: 'is not closed', text: '---\nheadline: A\nText.', problem: 'The front matter is not closed.', line: 1 },
    { what: 'is not there', text: 'Text.', problem: 'The file does not begin with front matter.', line: 1 },
    { what: 'comes after a line of text', text: '\n---\na: b\n---\n', problem: 'An empty line stands before the front matter.', line: 1 },
    {
      what: 'has a tab',
      text: '---\na:\n\tb: c\n---\n',
      problem: 'The line is indented with a tab.',
      line: 3,
    },
    {
      what: 'has a field twice',
      text: '---\na: b\nc: d\na: e\n---\n',
      problem: 'The field “a” is there twice.',
      line: 4,
    },
  ])('is refused when its front matter $what, with the line', ({ text, problem, line }) => {
    expect(read('story.md', text)).toMatchObject({ fault: { file: 'content/story.md', problem, line } });
  });

  it('is refused when it holds two YAML documents', () => {
    expect(read('data.yaml', 'name: A\n---\nname: B\n')).toMatchObject({ fault: { file: 'content/data.yaml' } });
  });
});

describe('the line of a field', () => {
  const story = `---
headline: A
byline: [coast-desk, ines-marlow]
photos:
  - photo: harbour
    caption: The harbour.
  - photo: moon
    caption: The Moon.
audio:
  file: a.mp3
video:
  file: b.mp4
"quoted": x
---
headline: not this one
`;
  const site = `name: A
languages:
  - { code: en, locale: en-GB }
  - { code: es, locale: es-ES }
share:
- email
- copy
`;

  it.each([
    { path: ['headline'], line: 2 },
    { path: ['byline'], line: 3 },
    { path: ['photos'], line: 4 },
    { path: ['photos', 0], line: 5 },
    { path: ['photos', 0, 'caption'], line: 6 },
    { path: ['photos', 1], line: 7 },
    { path: ['photos', 1, 'caption'], line: 8 },
    { path: ['audio', 'file'], line: 10 },
    { path: ['video', 'file'], line: 12 },
    { path: ['quoted'], line: 13 },
    { path: ['photos', 1, 'alt'], line: 7 },
    { path: ['absent'], line: undefined },
    { path: [], line: undefined },
  ])('$path in front matter is $line', ({ path, line }) => {
    expect(lineOf({ file: 'content/story.md', text: story }, path)).toBe(line);
  });

  it.each([
    { path: ['name'], line: 1 },
    { path: ['languages', 1, 'code'], line: 4 },
    { path: ['share', 1], line: 7 },
    { path: ['headline'], line: undefined },
  ])('$path in a file of data is $line', ({ path, line }) => {
    expect(lineOf({ file: 'content/site.yaml', text: site }, path)).toBe(line);
  });

  it.each([
    {
      what: 'missing, while another field has one of the same name',
      text: 'address: x\npublisher:\n  name: A\n',
      path: ['name'],
      line: undefined,
    },
    {
      what: 'missing below a field, while the next one has it',
      text: 'live:\n  title: x\naudio:\n  status: off-air\n',
      path: ['live', 'status'],
      line: 1,
    },
    {
      what: 'in a list on one line, before a list of many',
      text: 'byline: [a, b]\nphotos:\n  - photo: c\n  - photo: d\n',
      path: ['byline', 1],
      line: 1,
    },
  ])('that is $what is $line', ({ text, path, line }) => {
    expect(lineOf({ file: 'content/site.yaml', text }, path)).toBe(line);
  });
});
