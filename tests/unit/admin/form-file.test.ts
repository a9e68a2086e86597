import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FormFile } from '../../../src/admin/forms/form-file.ts';
import { CONTENT_KINDS, type ContentKindName } from '../../../src/content/schemas/content-kinds.ts';
import { parseSourceFile } from '../../../src/content/source-file.ts';
import { listFiles, ROOT, SAMPLE } from '../../support/site.ts';

const FOLDERS: Record<string, ContentKindName> = {
  articles: 'article',
  live: 'live-post',
  pages: 'page',
  photos: 'photo',
  authors: 'author',
  topics: 'topic',
};

/** Every text and data file that has a form, of the sample newsroom and of the small one. */
const files = [relative(ROOT, SAMPLE), 'tests/fixtures/newsroom'].flatMap((folder) =>
  listFiles(join(ROOT, folder)).flatMap((path) => {
    const kind = FOLDERS[path.split('/')[0] ?? ''];
    return kind === undefined || !/\.(mdx?|yaml)$/.test(path) ? [] : [{ kind, file: `${folder}/${path}` }];
  }),
);

const forms = new Map<ContentKindName, FormFile>();

function formOf(kind: ContentKindName): FormFile {
  const form = forms.get(kind) ?? new FormFile(kind, 'en');
  forms.set(kind, form);
  return form;
}

const STORY = `---
# Ask the harbour office before noon.
headline: The quay opens # shorter?
section: news
kind: news
published: 2026-03-02T09:30:00+00:00
byline: [ coast-desk ]
photos:
  # the better one of two
  - photo: harbour
sources:
  - { name: Harbour office, detail: 'notice 4' }
---

The quay opened.

:::note
Three words
:::
`;

describe('What a form does to a file', { timeout: 30_000 }, () => {
  test('Every file of the newsrooms comes out of its form as it went in', () => {
    expect(files.length).toBeGreaterThan(100);
    for (const { kind, file } of files) {
      const text = readFileSync(join(ROOT, file), 'utf8');
      const form = formOf(kind);
      expect(form.write(form.read(text)), file).toBe(text);
      expect(form.faults(form.read(text), file), file).toEqual([]);
    }
  });

  test('What a form holds reads the same in a build, after any field was changed', () => {
    for (const { kind, file } of files) {
      const text = readFileSync(join(ROOT, file), 'utf8');
      const form = formOf(kind);
      const data = form.data(form.read(text));
      const fresh = Object.fromEntries(Object.entries(form.read(text)).filter(([name]) => name !== '_source'));
      const read = parseSourceFile(Buffer.from(form.write(fresh)), file);
      expect('source' in read && CONTENT_KINDS[kind].schema.parse(read.source.data), file).toEqual(CONTENT_KINDS[kind].schema.parse(data));
    }
  });

  test('A changed field changes its line; comments, order and ways of writing stay', () => {
    const form = new FormFile('article', 'en');
    const written = form.write({ ...form.read(STORY), headline: 'The quay: open' });
    expect(written).toBe(STORY.replace('headline: The quay opens #', 'headline: "The quay: open" #'));
  });

  test('A text for one language alone is written plainly, one for several by language', () => {
    const form = new FormFile('photo', 'en');
    expect(
      form.write({
        alt: { en: 'A quay', es: '' },
        caption: { en: 'The quay', es: 'El muelle' },
        focus: { point: '10% 20%', file: 'x', name: 'y' },
      }),
    ).toBe('focus: 10% 20%\nalt: A quay\ncaption:\n  en: The quay\n  es: El muelle\n');
    expect(form.read('alt: A quay\nfocus: 10% 20%\n')).toMatchObject({ alt: { en: 'A quay' }, focus: { point: '10% 20%' } });
  });

  test('A new file has its fields in the order of the form, in whatever order the CMS hands them out', () => {
    const form = new FormFile('article', 'en');
    const written = form.write({ body: 'Text', byline: ['ana'], kind: 'news', section: 'news', headline: 'Quay', draft: true });
    expect(written).toBe('---\nheadline: Quay\nsection: news\nkind: news\nbyline: [ana]\ndraft: true\n---\nText\n');
  });

  test('A story that says nothing of being a draft is none, though a new one begins as a draft', () => {
    const form = new FormFile('article', 'en');
    const text = '---\nheadline: Quay\nsection: news\n---\nText\n';
    expect(form.read(text)).toMatchObject({ draft: false });
    expect(form.write(form.read(text))).toBe(text);
  });

  test('What was left empty is not written, but for a byline, which may be empty', () => {
    const form = new FormFile('article', 'en');
    const written = form.write({
      headline: 'Quay',
      standfirst: ' ',
      kicker: null,
      byline: [],
      topics: [],
      photos: [{ photo: 'quay', caption: '', __sc_item_id: '1' }],
      draft: false,
      body: 'Text',
    });
    expect(written).toBe('---\nheadline: Quay\nbyline: []\nphotos:\n  - photo: quay\n---\nText\n');
  });

  test('A text that looks like a number stays a text', () => {
    const form = new FormFile('topic', 'en');
    for (const name of ['2026', '1_000', '+49', '0x1f', 'yes', 'null', '1e3', '~', '- a', '# b'])
      expect(parseSourceFile(Buffer.from(form.write({ name: { en: name } })), 't.yaml')).toMatchObject({ source: { data: { name } } });
  });

  test('Lines that no form knows stay', () => {
    const form = new FormFile('topic', 'en');
    expect(form.write({ ...form.read('name: Tides\nkeep: [1, 2]\n'), name: { en: 'Ebb' } })).toBe('name: Ebb\nkeep: [1, 2]\n');
  });

  test('A mistake has the words of a build', () => {
    const form = new FormFile('article', 'en');
    const [fault = ''] = form.faults({ ...form.read(STORY), kind: 'newz' }, 'content/articles/en/2026/quay.md');
    expect(fault).toContain('“newz” is not allowed here.');
    expect(fault).toContain('Did you mean “news”?');
  });

  test('What a file says against itself is told, too, with its line', () => {
    const form = new FormFile('article', 'en');
    const told = form.faults({ ...form.read(STORY), updated: '2020-01-01T08:00:00+00:00', body: 'One.\n\nTwo\u0007.' }, 'content/quay.md');
    expect(told).toHaveLength(2);
    expect(told[0]).toMatch(/^content\/quay\.md, line \d+, text\n {2}The line holds a character that cannot be printed \(U\+0007\)\./);
    expect(told[1]).toMatch(/^content\/quay\.md, line \d+, updated\n {2}“2020-01-01T08:00:00\+00:00” is before the story was published/);
  });
});
