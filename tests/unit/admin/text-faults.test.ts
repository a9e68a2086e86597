import { expect, test } from 'vitest';
import { FormFile } from '../../../src/admin/forms/form-file.ts';
import { faultsOfText } from '../../../src/admin/forms/text-faults.ts';

const FERRY = 'content/articles/en/2026/ferry.md';
const STORY = { headline: 'Ferry', section: 'news', kind: 'news', published: '2026-03-02T08:30:00+00:00', byline: ['ines-marlow'] };

async function faultsOf(form: Record<string, unknown>, file = FERRY): Promise<{ faults: string[]; asked: number }> {
  let asked = 0;
  const list = () => {
    asked += 1;
    return Promise.resolve(['en/2026/ferry', 'en/2026/harbour-opens', 'es/2026/abre-el-puerto']);
  };
  const faults = await faultsOfText(new FormFile('article', 'en').source({ ...STORY, ...form }, file), list);
  return { faults, asked };
}

test('A text that a build takes has no faults, and nobody is asked for stories that it does not name', async () => {
  const body = '## The hours\n\n![](moon)\n\nIt leaves at noon.\n';
  expect(await faultsOf({ photos: [{ photo: 'moon' }], body })).toEqual({ faults: [], asked: 0 });
  expect((await faultsOf({ body: '::related{story="2026/harbour-opens"}\n', related: ['2026/harbour-opens'] })).faults).toEqual([]);
});

test('Marks that a build refuses are told at the text, in its words and with the line of the file', async () => {
  expect((await faultsOf({ body: '# Big\n\n<iframe src="x"></iframe>\n\n![](moon)\n' })).faults).toEqual([
    `${FERRY}, line 12, text
  “moon” is placed in the text but is not one of the story’s photos.
  Mend: Add it under “photos” at the top of the file.`,
    `${FERRY}, line 8, text
  “# Big” makes a heading of the first rank, which only the headline has.
  Mend: Write “## Big”.`,
    expect.stringContaining(`${FERRY}, line 10, text\n  “<iframe src="x">” cannot stand in a text`) as string,
  ]);
  expect((await faultsOf({ body: '' })).faults).toEqual([
    `${FERRY}\n  There is no text.\n  Mend: Write it below the second line of hyphens.`,
  ]);
  expect((await faultsOf({ body: '', kind: 'gallery' })).faults).toEqual([]);
});

test('Stories that are not there, or of another language, are told at their fields', async () => {
  const { faults, asked } = await faultsOf({
    body: '::related{story="2026/abre-el-puerto"}\n',
    related: ['2026/harbor-opens', '2026/ferry'],
  });
  expect(asked).toBe(1);
  expect(faults.map((fault) => fault.split('\n').slice(0, 2).join('\n'))).toEqual([
    `${FERRY}, line 9, text\n  “2026/abre-el-puerto” is not a story in this language.`,
    `${FERRY}, line 7, related[1]\n  “2026/harbor-opens” is not a story in this language.`,
    `${FERRY}, line 7, related[2]\n  The story names itself as related.`,
  ]);
});

test('Where a service does not tell of its stories, their names are left to the build', async () => {
  const form = { ...STORY, related: ['2026/gone', '2026/ferry'], body: '::related{story="2026/gone"}\n' };
  const faults = await faultsOfText(new FormFile('article', 'en').source(form, FERRY), () => Promise.resolve(undefined));
  expect(faults.map((fault) => fault.split('\n')[1])).toEqual(['  The story names itself as related.']);
});

test('Components are read as a build reads them, in a page too', async () => {
  const { faults } = await faultsOf(
    { body: '<Figure photo="moon" />\n\n<Fatcbox title="x">\n\nWords.\n\n</Fatcbox>\n' },
    FERRY.replace('.md', '.mdx'),
  );
  expect(faults.join('\n')).toContain('“moon” is placed in the text but is not one of the story’s photos.');
  expect(faults.join('\n')).toContain('“<Fatcbox>” is not a component.');
  const page = new FormFile('page', 'en').source({ title: 'About', body: '# About us\n' }, 'content/pages/en/about.md');
  expect(await faultsOfText(page, () => Promise.resolve([]))).toHaveLength(1);
});
