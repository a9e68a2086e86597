import { extractFrontmatter } from '@astrojs/internal-helpers/frontmatter';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyOf, splitFrontMatter } from '../../../src/content/front-matter.ts';

/** What Astro takes for the front matter of a file. */
function fieldsOfAstro(text: string): string | undefined {
  return extractFrontmatter(text)?.replace(/^[ \t]*\r?\n/, '');
}

describe('The front matter of a file', () => {
  it.each([
    { what: 'ends at a line of three hyphens', text: '---\na: b\n---\nText.\n', fields: 'a: b\n', body: 'Text.\n' },
    { what: 'may be empty', text: '---\n---\nText.', fields: '', body: 'Text.' },
    { what: 'may come from Windows', text: '---\r\na: b\r\n---\r\nText.', fields: 'a: b\r\n', body: 'Text.' },
    { what: 'may follow a byte order mark', text: '\uFEFF---\na: b\n---\nText.', fields: 'a: b\n', body: 'Text.' },
    { what: 'may have spaces after the hyphens', text: '--- \na: b\n---\t\nText.', fields: 'a: b\n', body: 'Text.' },
    { what: 'may end the file', text: '---\na: b\n---', fields: 'a: b\n', body: '' },
    { what: 'may hold hyphens within a line', text: '---\na: |\n  ---\n  b\n---\nText.', fields: 'a: |\n  ---\n  b\n', body: 'Text.' },
    {
      what: 'leaves later lines of hyphens to the text',
      text: '---\na: b\n---\nOne.\n\n---\n\nTwo.',
      fields: 'a: b\n',
      body: 'One.\n\n---\n\nTwo.',
    },
  ])('$what', ({ text, fields, body }) => {
    expect(splitFrontMatter(text)).toEqual({ fields, body });
    expect(bodyOf(text)).toBe(body);
  });

  it.each([
    { what: 'is not there', text: 'Text.', line: 1, problem: 'does not begin with front matter' },
    { what: 'is not closed', text: '---\na: b\nText.', line: 1, problem: 'is not closed' },
    { what: 'begins with more than hyphens', text: '--- # x\na: b\n---\n', line: 1, problem: 'begins like the end of the front matter' },
    { what: 'has hyphens with a remark', text: '---\na: b\n--- # x\n---\n', line: 3, problem: '“--- # x” begins like the end' },
    { what: 'has four hyphens', text: '---\na: b\n----\n---\n', line: 3, problem: '“----” begins like the end' },
    { what: 'has the marks of TOML', text: '---\na: b\n+++\n---\n', line: 3, problem: '“+++” begins like the end' },
    {
      what: 'has a line separator',
      text: '---\na: b # \u2028---\u2028\n~~~: x\n---\n{1}\n',
      line: 2,
      problem: 'a line separator (U+2028)',
    },
    { what: 'has a paragraph separator', text: '---\na: b\nc: d\u2029---\n---\n', line: 3, problem: 'a paragraph separator (U+2029)' },
    { what: 'has a “next line” sign', text: '---\na: b\u0085---\n---\n', line: 2, problem: 'U+0085' },
    { what: 'has a lone carriage return', text: '---\na: b\r---\rc: d\n---\n', line: 2, problem: 'a carriage return without a line feed' },
    { what: 'has a NUL', text: '---\na: b\u0000\n---\n', line: 2, problem: 'a control character' },
    { what: 'has a vertical tab', text: '---\na: b\u000b---\n---\n', line: 2, problem: 'a control character' },
    {
      what: 'is closed by a carriage return alone',
      text: '---\na: b\n---\rText.',
      line: 3,
      problem: 'a carriage return without a line feed',
    },
  ])('is refused when it $what', ({ text, line, problem }) => {
    const split = splitFrontMatter(text);
    if (!('fault' in split)) throw new Error('It was taken.');
    expect(split.fault.line).toBe(line);
    expect(split.fault.problem).toContain(problem);
    expect(() => bodyOf(text)).toThrow(split.fault.problem);
  });

  it('is never read otherwise by Astro', () => {
    const part = fc.constantFrom('---', '+++', '\n', '\r', '\r\n', '\u2028', '\u0085', 'a: b', '# ', ' ', '\t', '~~~', '{x}', '\uFEFF');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 14 }), (parts) => {
        const text = `---\n${parts.join('')}`;
        const split = splitFrontMatter(text);
        if ('fault' in split) return;
        expect(fieldsOfAstro(text)).toBe(split.fields);
      }),
      { numRuns: 3000, seed: 13 },
    );
  });

  it('is found in one pass over the lines', () => {
    const text = `---\n${'a: b\n'.repeat(200_000)}`;
    expect(splitFrontMatter(text)).toMatchObject({ fault: { line: 1 } });
    expect(splitFrontMatter(`${text}---\n`)).toMatchObject({ body: '' });
  });
});
