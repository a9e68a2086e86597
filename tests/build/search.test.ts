import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { differences, digestsOf } from '../support/build.ts';
import { Press } from '../support/press.ts';
import { copyProject } from '../support/project.ts';
import { indexedStories } from '../support/search-index.ts';
import { listFiles, OUTPUT, SAMPLE } from '../support/site.ts';

const project = copyProject(SAMPLE);
const press = new Press(project);
const OLD = 'articles/en/2022/grain-deal-istanbul.md';
const NEW = 'articles/en/2026/why-we-date-everything.md';
let digests: Record<string, string> = {};

beforeAll(async () => {
  await press.build();
  digests = digestsOf(project.output);
}, 240_000);

afterAll(() => {
  press.close();
  project.remove();
});

/** Changes a file of the content, and tells which files of the search the build has changed, written or removed. */
async function change(file: string, edit: (text: string) => string): Promise<string[]> {
  const path = join(project.contentDir, file);
  writeFileSync(path, edit(readFileSync(path, 'utf8')));
  await press.build();
  const after = digestsOf(project.output);
  const changed = [...new Set([...Object.keys(digests), ...Object.keys(after)])].filter((name) => digests[name] !== after[name]).sort();
  digests = after;
  return changed.filter((name) => name.startsWith('pagefind/'));
}

test('The sample newsroom becomes the same files with the same bytes in another folder', () => {
  expect(listFiles(project.output).length).toBeGreaterThan(900);
  const hint = 'The site was built at another moment. Build it as the tests do: npm run sample';
  expect(differences(OUTPUT, project.output), hint).toEqual([]);
});

describe('The index of the search', () => {
  test('has every published story of every edition once, in the part of its time', () => {
    const stories = indexedStories(project.output);
    const addresses = stories.map(({ url }) => url.split('#')[0] ?? '');
    const pages = listFiles(project.output).flatMap((file) => {
      const address = /^(.*\/\d{4}\/\d{2}\/\d{2}\/[^/]+\/)index\.html$/.exec(file)?.[1];
      return address === undefined || /^(\w\w\/)?archive\//.test(address) ? [] : [`/${address}`];
    });
    expect(addresses.sort()).toEqual(pages.sort());
    for (const { part, url } of stories) {
      const [, language, name = ''] = part.split('/');
      expect(url.startsWith(`/${String(language)}/`), url).toBe(language !== 'en');
      expect(url).toContain(`/${name.replace('-', '/')}`);
    }
  });

  test('holds the words of texts, live posts, captions, corrections and transcripts, without markup', () => {
    const contents = new Map(indexedStories(project.output).map(({ url, content }) => [url.split('/').at(-2), content]));
    expect(contents.get('first-talks-belarus-border')).toContain('Gomel');
    expect(contents.get('half-a-million-leave')).toContain('People arriving from Ukraine');
    expect(contents.get('webb-launch')?.length).toBeGreaterThan(1500);
    expect([...contents.values()].filter((content) => /::|\]\(|\*\*|<[a-z]/i.test(content))).toEqual([]);
  });

  test('changes for a text of a past year in that year’s part alone', async () => {
    const changed = await change(OLD, (text) => `${text}\nA pelican stood on the quay.\n`);
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.filter((name) => !name.startsWith('pagefind/en/2022/'))).toEqual([]);
    expect(indexedStories(project.output).filter(({ content }) => content.includes('pelican')).length).toBe(1);
  });

  test('changes for a text of this month in this month’s part alone', async () => {
    const changed = await change(NEW, (text) => `${text}\nA cormorant dried its wings.\n`);
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.filter((name) => !name.startsWith('pagefind/en/2026-11/'))).toEqual([]);
  });

  test('loses a story that is withdrawn', async () => {
    const changed = await change(OLD, (text) => text.replace('\n---\n', '\ndraft: true\n---\n'));
    expect(changed.filter((name) => !name.startsWith('pagefind/en/2022/'))).toEqual([]);
    expect(indexedStories(project.output).filter(({ content }) => content.includes('pelican'))).toEqual([]);
  });

  test('is made again, byte for byte, where what is remembered of it is damaged or missing', async () => {
    const bundles = join(project.root, '.cache/search/bundles');
    const kept = readdirSync(bundles, { recursive: true, encoding: 'utf8' }).filter((name) => /\.pf_\w+$|files\.json$/.test(name));
    expect(kept.length).toBeGreaterThan(30);
    for (const [place, name] of kept.entries()) {
      if (place % 2 === 0) writeFileSync(join(bundles, name), 'damaged');
      else rmSync(join(bundles, name));
    }
    const other = join(project.root, 'after-damage');
    await press.build({ output: other });
    expect(differences(project.output, other)).toEqual([]);
  });
});
