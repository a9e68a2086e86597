import { describe, expect, it } from 'vitest';
import {
  formatAnnotations,
  formatReport,
  formatReportJson,
  type CheckItem,
  type CheckReport,
} from '../../../src/content/faults/check-report.ts';

const fault: CheckItem = {
  level: 'error',
  file: 'content/articles/en/2026/ferry.md',
  line: 4,
  field: 'section',
  problem: '“newz” is not a section.',
  allowed: ['news', 'science'],
  mend: 'Did you mean “news”?',
};
const warning: CheckItem = {
  level: 'warning',
  rule: 'repeatedWords',
  file: 'content/articles/en/2026/ferry.md',
  line: 12,
  column: 7,
  field: 'text',
  problem: 'A word stands twice in a row: “the the”.',
  mend: 'Take one of the two out.',
};
const whole: CheckItem = {
  level: 'error',
  file: 'content/photos/100%, new: a.jpg',
  problem: 'It is empty.\nReally.',
  mend: 'Copy it again.',
};

function report(...items: CheckItem[]): CheckReport {
  return { stories: 1200, photos: 1, items };
}

describe('a report for people', () => {
  it('says how much was looked at when nothing was found', () => {
    expect(formatReport(report())).toBe('No faults: 1,200 stories, 1 photo checked.');
    expect(formatReport({ ...report(), notes: ['it is so.'] })).toBe('Note: it is so.\n\nNo faults: 1,200 stories, 1 photo checked.');
  });

  it('tells errors and warnings by file and line, with the rule that a warning comes from, and counts them', () => {
    expect(formatReport(report(warning, fault))).toBe(`1 fault in the content. Nothing is published until each is mended.

content/articles/en/2026/ferry.md, line 4, section
  “newz” is not a section.
  Allowed: news, science
  Mend: Did you mean “news”?

Warning: content/articles/en/2026/ferry.md, line 12, text
  A word stands twice in a row: “the the”.
  Mend: Take one of the two out.
  House rule: repeatedWords

1 fault and 1 warning in 1 file; 1,200 stories, 1 photo checked.`);
  });

  it('does not hold up what has warnings only', () => {
    expect(formatReport(report(warning))).toMatch(/\n\n0 faults and 1 warning in 1 file; 1,200 stories, 1 photo checked\.$/);
  });

  it('shows a hundred warnings and every fault', () => {
    const many = formatReport(report(...Array.from({ length: 150 }, () => warning), ...Array.from({ length: 150 }, () => fault)));
    expect(many.match(/^Warning:/gm)).toHaveLength(100);
    expect(many.match(/is not a section/g)).toHaveLength(150);
    expect(many).toContain('… and 50 more warnings.');
    expect(many).toContain('150 faults and 150 warnings');
  });
});

describe('a report for programs', () => {
  it('has every field of every item, in order', () => {
    expect(JSON.parse(formatReportJson(report(warning, fault, whole)))).toEqual({
      version: 1,
      passedOver: [],
      stories: 1200,
      photos: 1,
      errors: 2,
      warnings: 1,
      items: [
        {
          level: 'error',
          rule: null,
          file: fault.file,
          line: 4,
          column: null,
          field: 'section',
          problem: fault.problem,
          allowed: ['news', 'science'],
          mend: fault.mend,
        },
        {
          level: 'warning',
          rule: 'repeatedWords',
          file: warning.file,
          line: 12,
          column: 7,
          field: 'text',
          problem: warning.problem,
          allowed: [],
          mend: warning.mend,
        },
        {
          level: 'error',
          rule: null,
          file: whole.file,
          line: null,
          column: null,
          field: null,
          problem: whole.problem,
          allowed: [],
          mend: whole.mend,
        },
      ],
    });
  });
});

describe('notes in a pull request', () => {
  it('stand on their lines, errors first', () => {
    expect(formatAnnotations(report(warning, fault), '/repo', '/repo').split('\n')).toEqual([
      '::error file=content/articles/en/2026/ferry.md,line=4,title=section::“newz” is not a section.%0AAllowed: news, science%0AMend: Did you mean “news”?',
      '::warning file=content/articles/en/2026/ferry.md,line=12,col=7,title=text%2C repeatedWords::A word stands twice in a row: “the the”.%0AMend: Take one of the two out.',
    ]);
  });

  it('escape what would end a name or a note', () => {
    expect(formatAnnotations(report(whole), '/repo', '/repo')).toBe(
      '::error file=content/photos/100%25%2C new%3A a.jpg,line=1,title=File::It is empty.%0AReally.%0AMend: Copy it again.',
    );
  });

  it('name files from the repository, where the newspaper may be one folder of many', () => {
    expect(formatAnnotations(report(fault), '/repo/paper', '/repo')).toContain('file=paper/content/articles/en/2026/ferry.md,');
  });
});
