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
  ])('below the line %s keeps as many drafts as this from being out: %i', (line, count) => {
    const written = Buffer.from(`---\r\nheadline: Ferry\r\n${line}\r\n---\r\nText with draft: true in it.\r\n`);
    const { faults, draftFaults } = sortOutDrafts('/nowhere', [FAULT], new Map([[FILE, written]]));
    expect([faults.length, draftFaults.length]).toEqual([1 - count, count]);
  });
});
