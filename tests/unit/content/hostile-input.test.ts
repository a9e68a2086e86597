import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { Fault } from '../../../src/content/faults/fault.ts';
import { readNewsroom } from '../../../src/content/newsroom.ts';
import { copyNewsroom } from '../../support/overlay.ts';

const copy = copyNewsroom(fileURLToPath(new URL('../../fixtures/newsroom', import.meta.url)));
afterAll(() => {
  copy.remove();
});

const story = join(copy.contentDir, 'articles/en/2026/next-winter.md');
const sound = readFileSync(story, 'utf8');
const head = sound.slice(0, sound.indexOf('\n---\n', 4) + 5);

/** What reading says of the story when it holds these bytes. Nothing may write to the content. */
async function faultsOf(content: string | Buffer): Promise<Fault[]> {
  writeFileSync(story, content);
  const { faults: published, draftFaults = [] } = await readNewsroom(copy.root, copy.contentDir);
  const faults = [...published, ...draftFaults];
  expect(readFileSync(story).equals(Buffer.from(content))).toBe(true);
  return faults.filter(({ file }) => file.endsWith('next-winter.md'));
}

const MEGABYTE = 1024 * 1024;

describe('A text that no story is', () => {
  it.each([
    { what: 'of 50 MB', body: () => 'Tides rise and fall.\n\n'.repeat(2_400_000), problem: 'The file has 50 MB' },
    {
      what: 'that is a table of a million lines',
      body: () => '| a | b |\n|---|---|\n' + '| 1 | 2 |\n'.repeat(1_000_000),
      problem: 'The file has',
    },
    { what: 'in quotations 10,000 deep', body: () => `${'> '.repeat(10_000)}a\n`, problem: 'This line is 10000 quotations or lists deep' },
    { what: 'in lists 10,000 deep', body: () => `${'- '.repeat(10_000)}a\n`, problem: 'This line is 10000 quotations or lists deep' },
    { what: 'in numbered lists 10,000 deep', body: () => `${'1. '.repeat(10_000)}a\n`, problem: 'quotations or lists deep' },
    {
      what: 'in brackets 10,000 deep',
      body: () => `${':a['.repeat(10_000)}b${']'.repeat(10_000)}\n`,
      problem: 'square brackets 10000 deep',
    },
    {
      what: 'of one paragraph of almost a megabyte',
      body: () => `${'The sea is wide. '.repeat(60_000)}\n`,
      problem: 'characters; 100000 is the most',
    },
    { what: 'of nothing but quotation marks', body: () => `${'"'.repeat(90_000)}\n`, problem: '90000 quotation marks' },
  ])('$what is refused in a sentence', { timeout: 60_000 }, async ({ body, problem }) => {
    const faults = await faultsOf(`${head}${body()}`);
    expect(faults.map((fault) => fault.problem).join('\n')).toContain(problem);
    expect(faults.every(({ mend }) => mend.length > 10)).toBe(true);
  });

  it.each([
    { what: 'of 100,000 words in paragraphs', body: () => `${'The sea is wide and the moon pulls at it. '.repeat(20)}\n\n`.repeat(550) },
    { what: 'with a table of 5,000 lines', body: () => `| a | b |\n|---|---|\n${'| 1 | [2](https://example.org) |\n'.repeat(5000)}` },
    {
      what: 'with lists four deep and verse far from the margin',
      body: () => '- a\n  - b\n    - c\n      - d\n\n<br>\n\n          far out\n                    at sea\n',
    },
    { what: 'with a thousand links', body: () => `${'See [the chart](https://example.org). '.repeat(100)}\n\n`.repeat(10) },
  ])('is not one $what', async ({ body }) => {
    expect(await faultsOf(`${head}${body()}`)).toEqual([]);
  });
});

describe('Front matter that means harm', () => {
  const withField = (field: string) => head.replace('---\n', `---\n${field}\n`);

  it('whose few lines stand for a billion values is refused at once', async () => {
    const lines = Array.from(
      { length: 9 },
      (_, level) => `a${level + 1}: &a${level + 1} [${Array.from({ length: 9 }, () => `*a${level}`).join(', ')}]`,
    );
    const [fault] = await faultsOf(withField(['a0: &a0 [x, x]', ...lines].join('\n')));
    expect(fault?.problem).toContain('repeat one another without end');
  });

  it('that names itself is refused', async () => {
    const [fault] = await faultsOf(withField('extra: &self [*self]'));
    expect(fault?.problem).toContain('repeat one another without end');
  });

  it('10,000 levels deep is refused', async () => {
    const [fault] = await faultsOf(withField(`extra: ${'['.repeat(10_000)}${']'.repeat(10_000)}`));
    expect(fault?.problem).toContain('The fields cannot be read');
  });

  it.each(['"\\u0000"', '"bell \\a"', '"half \\ud800"'])('with a character that cannot be printed, %s, is refused', async (value) => {
    const [fault] = await faultsOf(head.replace(/^headline: .*$/m, `headline: ${value}`));
    expect(fault).toMatchObject({ field: 'headline' });
    expect(fault?.problem).toContain('has a character that cannot be printed');
  });
});

describe('A file that is not what its name says', () => {
  it.each([
    { what: 'Latin-1', bytes: () => Buffer.from(`${head}Un café à la côte.\n`, 'latin1') },
    { what: 'UTF-16', bytes: () => Buffer.from(`\ufeff${sound}`, 'utf16le') },
    { what: 'random bytes', bytes: () => Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7919) % 256)) },
  ])('is refused: $what', async ({ bytes }) => {
    const [fault] = await faultsOf(bytes());
    expect(fault?.problem).toContain('not UTF-8');
  });

  it('is read when it is exactly as long as a text may be, and refused when it is a byte longer', async () => {
    const fill = (length: number) => {
      const line = 'The tide comes in and goes out again.\n\n';
      const start = `${head}${line.repeat(Math.floor((length - head.length) / line.length) - 1)}`;
      return `${start}${'a'.repeat(length - Buffer.byteLength(start))}`;
    };
    expect(await faultsOf(fill(MEGABYTE))).toEqual([]);
    expect((await faultsOf(fill(MEGABYTE + 1)))[0]?.problem).toContain('The file has 1.1 MB; a text of the newsroom may have 1 MB');
  });
});
