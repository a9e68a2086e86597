import { describe, expect, it } from 'vitest';
import { digestShown, readStoryState } from '../../../../src/content/versions/shown-text.ts';

const FIELDS = ['headline: The harbour opens', 'published: 2026-03-02T09:30:00+00:00'];

function read(fields: readonly string[], body = 'It opened on Sunday.\n', ending = '.md') {
  return readStoryState(Buffer.from(`---\n${fields.join('\n')}\n---\n${body}`), ending);
}

function shown(fields: readonly string[], body?: string, ending?: string): string {
  const state = read([...FIELDS, ...fields], body, ending);
  return state ? digestShown(state.text) : '';
}

describe('What readers read of a story’s file', () => {
  it('is its words, without markup', () => {
    const state = read(
      [
        ...FIELDS,
        'standfirst: "It was  closed."',
        'byline: [coast-desk]',
        'photos: [{ photo: harbour, caption: At noon. }, { photo: moon }]',
      ],
      '## What was *rebuilt*\nThe [wall](https://example.org), <b>and</b> the steps.\n\n- One\n- Two\n\n![The Moon](moon)\n\n::related{story="2026/spring-tide"}\n\n:::note[How high]\nThe sea stands higher.\n:::\n',
    );
    expect(state).toMatchObject({
      draft: false,
      published: Date.UTC(2026, 2, 2, 9, 30),
      text: {
        headline: 'The harbour opens',
        standfirst: 'It was closed.',
        byline: ['coast-desk'],
        paragraphs: ['What was rebuilt', 'The wall, and the steps.', 'One', 'Two', 'How high', 'The sea stands higher.'],
        photos: [
          { photo: 'harbour', caption: 'At noon.' },
          { photo: 'moon', caption: '' },
        ],
      },
    });
  });

  it.each([
    ['a comment', 'It opened.\n\n<!-- who says so?\n\nsecret -->\n', '.md'],
    ['a comment without an end', 'It opened.\n\n<!-- secret\n\nsecret\n', '.md'],
    ['a comment in MDX', 'It opened.\n\n{/* secret\n\nsecret */}\n', '.mdx'],
    ['what MDX works with', 'export const note = {\n  secret: "secret",\n};\n\nIt opened.\n', '.mdx'],
    ['an import', 'import secret from "./secret.csv";\n\nIt opened.\n', '.mdx'],
  ])('is not %s', (_what, body, ending) => {
    const { text } = read(FIELDS, body, ending) ?? {};
    expect(text?.paragraphs).toEqual(['It opened.']);
  });

  it.each([
    ['the order of its fields', ['section: news', 'kind: news'], ['kind: news', 'section: news']],
    [
      'what readers see elsewhere',
      ['section: news'],
      ['section: science', 'related: [2026/spring-tide]', 'topics: [tides]', 'redirects: [/old/]'],
    ],
    ['when it was updated', ['section: news'], ['section: news', 'updated: 2026-03-02T12:00:00+00:00']],
    ['a field that there no longer is', ['colour: red'], ['section: news']],
  ])('stays the same whatever is done to %s', (_what, before, after) => {
    expect(shown(before)).toBe(shown(after));
  });

  it('stays the same with other line ends and other empty lines', () => {
    expect(shown([], 'One two\nthree.\n\nFour.\n')).toBe(shown([], 'One two three.\r\n\r\n\r\nFour.'));
  });

  it.each([
    ['a headline', ['headline: Another', FIELDS[1] ?? '']],
    ['a correction', [...FIELDS, 'corrections: [{ date: 2026-03-03T08:00:00+00:00, wrong: It was Monday., right: It was Sunday. }]']],
    ['a caption', [...FIELDS, 'photos: [{ photo: harbour, caption: At night. }]']],
    ['a transcript', [...FIELDS, 'audio: { file: a.mp3, transcript: A horn is heard. }']],
    ['a source', [...FIELDS, 'sources: [{ name: Harbour office }]']],
  ])('changes with %s', (_what, fields) => {
    const state = read(fields);
    expect(state && digestShown(state.text)).not.toBe(shown([]));
  });
});

describe('A file as it was before today’s rules', () => {
  it('is read all the same', () => {
    const state = read([
      'headline: 1984',
      'published: 2012-02-28',
      'byline: Somebody',
      'photos: harbour.jpg',
      'video: [1, 2]',
      'lead: yes',
    ]);
    expect(state?.text).toMatchObject({ headline: '1984', byline: [], photos: [], transcripts: [] });
  });

  it.each(['true', 'yes', '"true"', '1', 'soon'])('counts as a draft when it says so in any way: %s', (value) => {
    expect(read([...FIELDS, `draft: ${value}`])?.draft).toBe(true);
  });

  it.each(['false', ''])('is none with “draft: %s”', (value) => {
    expect(read([...FIELDS, `draft: ${value}`])?.draft).toBe(false);
  });

  it.each([
    ['no fields', 'Just words.\n'],
    ['fields without an end', '---\nheadline: One\n'],
    ['broken fields', '---\nheadline: "One\npublished: 2026-03-02T09:30:00+00:00\n---\n'],
    [
      'fields that name one another without end',
      `---\n${Array.from({ length: 30 }, (_, n) => `a${n}: &a${n} [${n === 0 ? '1' : `*a${n - 1}, *a${n - 1}`}]`).join('\n')}\n---\n`,
    ],
    ['no headline', '---\npublished: 2026-03-02T09:30:00+00:00\n---\nWords.\n'],
    ['no time', '---\nheadline: One\n---\nWords.\n'],
    ['a time that is none', '---\nheadline: One\npublished: soon\n---\nWords.\n'],
    ['a text without end', `---\n${FIELDS.join('\n')}\n---\n${'word '.repeat(80_000)}`],
    ['nothing but brackets', `---\n${FIELDS.join('\n')}\n---\n${'['.repeat(50_000)}`],
    ['a merge that was not finished', '<<<<<<< HEAD\n---\nheadline: One\n---\n'],
  ])('is passed over with %s', (_what, text) => {
    expect(readStoryState(Buffer.from(text), '.md')).toBeUndefined();
  });

  it('is passed over when it is not text', () => {
    expect(readStoryState(Buffer.from([0xff, 0xfe, 0x00, 0x80]), '.md')).toBeUndefined();
  });
});
