import { describe, expect, it } from 'vitest';
import { formatFault } from '../../../src/content/faults/fault.ts';
import { parseSourceFile } from '../../../src/content/source-file.ts';

function faultOf(fields: string, name = 'a.md'): string {
  const text = name.endsWith('.md') ? `---\n${fields}\n---\nText.\n` : fields;
  const read = parseSourceFile(Buffer.from(text), `content/${name}`);
  return 'fault' in read ? formatFault(read.fault) : 'no fault';
}

describe('fields that cannot be read are told by the slip that was made, on its own line', () => {
  it.each([
    [
      'a colon in a value',
      'kind: news\nheadline: Library: open until midnight',
      3,
      '“Library: open until midnight” has a colon and a space in it',
      'headline: "Library: open until midnight".',
    ],
    [
      'words after the closing quotation mark',
      'headline: "A" and "B"\nkind: news',
      2,
      '“"A" and "B"” goes on after its closing quotation mark.',
      String.raw`headline: "\"A\" and \"B\"".`,
    ],
    [
      'an apostrophe in single quotes',
      "headline: 'It's here'\nkind: news",
      2,
      "“'It's here'” goes on after its closing quotation mark.",
      'headline: "It\'s here".',
    ],
    [
      'a quotation mark that is not closed',
      'section: news\nheadline: "Ferry\nkind: news',
      3,
      '“headline: "Ferry” opens a quotation mark that is not closed.',
      'Close it',
    ],
    [
      'a bracket that is not closed',
      'topics: [coffee, tea\nkind: news',
      2,
      '“topics: [coffee, tea” opens a bracket that is not closed, or lacks a comma.',
      'close the bracket',
    ],
    [
      'a headline that begins with a bracket',
      'headline: [Live] Storm hits the quay\nkind: live',
      2,
      '“[Live] Storm hits the quay” begins with “[”',
      'headline: "[Live] Storm hits the quay".',
    ],
    ['an account with its sign', 'fediverse: @ana@example.org', 2, '“@ana@example.org” begins with “@”', 'fediverse: "@ana@example.org".'],
    [
      'stars, as in Markdown',
      'headline: *Middlemarch* again',
      2,
      '“*Middlemarch* again” begins with “*”',
      'headline: "*Middlemarch* again".',
    ],
    ['an exclamation mark', 'headline: !now', 2, '“!now” begins with “!”', 'headline: "!now".'],
    ['a tab', 'photos:\n\t- photo: harbour', 3, 'The line is indented with a tab.', 'Indent with spaces'],
    ['a field given twice', 'kind: news\nkind: opinion', 3, 'The field “kind” is there twice.', 'Take one of the two lines out.'],
    [
      'an indent that is one off',
      'photos:\n  - photo: a\n   caption: b',
      4,
      'The line is not indented like the fields it belongs to.',
      'exactly below',
    ],
    [
      'no space after the colon',
      'section: news\nheadline:Ferry\nkind: news',
      3,
      '“headline:Ferry” has no space after the colon.',
      'Write “headline: Ferry”.',
    ],
    [
      'a headline on two lines',
      'headline: Ferry\nreturns to the quay\nkind: news',
      3,
      '“returns to the quay” is not a field.',
      'same line',
    ],
    ['a backslash', 'headline: "A \\q"', 2, 'has a backslash within double quotes.', 'two backslashes'],
  ])('%s', (_what, fields, line, problem, mend) => {
    const told = faultOf(fields);
    expect(told).toContain(`content/a.md, line ${line}\n`);
    expect(told).toContain(problem);
    expect(told).toContain(mend);
    expect(told).not.toMatch(/mapping|scalar|sequence|block|flow|implicit|alias|stream|document/);
  });

  it('in a file without a text, too', () => {
    expect(faultOf('name: A: b\n', 'authors/a.yaml')).toContain('content/authors/a.yaml, line 1\n  “A: b” has a colon');
    expect(faultOf('name: A\n---\nkind: person\n', 'authors/a.yaml')).toContain('line 2\n  A line of three hyphens stands between the fields.');
    expect(faultOf('---\nname: A\nkind: person\n---\n', 'authors/a.yaml')).toContain('line 4\n  A line of three hyphens stands between the fields, after the last.');
  });
});
