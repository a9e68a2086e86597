import { describe, expect, it } from 'vitest';
import { sortOutDrafts } from '../../../../src/content/faults/draft-faults.ts';

const FILE = 'content/articles/en/2026/ferry.md';
const FAULT = { file: FILE, problem: 'It names a story that is not there.', mend: 'Name another.' };

describe('A fault', () => {
  it.each([
    ['draft: true', 1],
    ['draft: True # until the ferry is back', 1],
    ["'draft': true", 1],
    ['"draft": TRUE', 1],
    ['draft: false', 0],
    ['draft: yes', 0],
    ['note: "draft: true"', 0],
    ['draft: !!bool true', 1],
    ['? draft\r\n: true', 1],
    ['note: |\r\n  draft: true', 0],
    ['note: >-\r\n  one\r\n\r\n  draft: true', 0],
    ['source:\r\n  draft: true', 0],
    // What cannot be read beside it.
    ['standfirst: The harbour: open\r\ndraft: true', 1],
    ['source:\r\n  name: One: two\r\n  draft: true', 0],
    ['byline: [coast-desk\r\ndraft: true', 1],
    ['headline: Twice\r\ndraft: true', 1],
    ['\ttopics: tides\r\ndraft: true', 1],
  ])('below the line %s keeps as many drafts as this from being out: %i', (line, count) => {
    const written = Buffer.from(`---\r\nheadline: Ferry\r\n${line}\r\n---\r\nText with draft: true in it.\r\n`);
    const { faults, draftFaults } = sortOutDrafts('/nowhere', [FAULT], new Map([[FILE, written]]));
    expect([faults.length, draftFaults.length]).toEqual([1 - count, count]);
  });
});
