import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import yaml from 'js-yaml';
import { plainWordsOf, plainWordsOfHtml, wordsOf } from '../../../src/import/html/plain-words.ts';
import type { Loss } from '../../../src/import/model.ts';
import { childrenOf, textAt, textOf } from '../../../src/import/xml-element.ts';
import { readXml } from '../../../src/import/xml-records.ts';
import { ARCHIVES, importInto, makeUploads, newsroomForImport, textsOf } from '../../support/import.ts';

/** An archive of a real site, named by whoever runs the tests: no such archive belongs to this project. */
const REAL = process.env.STANDFIRST_WXR;

/** An address on a line of its own was not read: something from there was shown. */
const ADDRESS_ALONE = /^\s*https?:\/\/\S+\s*$/gm;

interface SourceStory {
  key: string;
  words: string[];
}

/** The words of each story of the archive, as its readers saw them. Read here without the importer’s readers. */
async function storiesOfWxr(path: string): Promise<SourceStory[]> {
  const stories: SourceStory[] = [];
  const blocks = new Map<string, string>();
  for await (const item of readXml(path).records)
    if (textAt(item, 'wp:post_type') === 'wp_block')
      blocks.set(textAt(item, 'wp:post_id') ?? '', textOf(childrenOf(item, 'content:encoded')[0]));
  for await (const item of readXml(path).records) {
    if (!['post', 'page'].includes(textAt(item, 'wp:post_type') ?? '')) continue;
    const html = textOf(childrenOf(item, 'content:encoded')[0])
      .replace(/<!-- wp:block \{"ref":(\d+)\} \/-->/g, (_whole, id: string) => blocks.get(id) ?? '')
      .replace(ADDRESS_ALONE, '');
    const comments = childrenOf(item, 'wp:comment').filter(
      (comment) =>
        textAt(comment, 'wp:comment_approved') === '1' && !['pingback', 'trackback'].includes(textAt(comment, 'wp:comment_type') ?? ''),
    );
    const said = [
      textAt(item, 'title'),
      textAt(item, 'excerpt:encoded'),
      ...comments.map((comment) => textAt(comment, 'wp:comment_content')),
    ];
    stories.push({
      key: `post-${textAt(item, 'wp:post_id') ?? ''}`,
      words: [...plainWordsOfHtml(html, true), ...said.flatMap((text) => plainWordsOfHtml(text ?? ''))],
    });
  }
  return stories;
}

async function picturesOfWxr(path: string): Promise<string[]> {
  const files: string[] = [];
  for await (const item of readXml(path).records) {
    const url = textAt(item, 'wp:attachment_url');
    if (url !== undefined && /\.(jpe?g|png)$/.test(url)) files.push(new URL(url).pathname);
  }
  return files;
}

type Ledger = Record<string, Record<string, { file: string }>>;

/** How often each word stands in what became of a story: its file and its comments. Those of the photos that it shows stand with each use. */
function wordsThatCame(files: ReadonlyMap<string, string>, key: string): Map<string, number> {
  const utf8 = (path: string) => Buffer.from(files.get(path) ?? '', 'latin1').toString();
  const ledger = Object.values(JSON.parse(utf8('.imported.json')) as Ledger)[0] ?? {};
  const file = ledger[`story ${key}`]?.file;
  if (file === undefined) return new Map();
  const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(utf8(file)) ?? [];
  const fields = yaml.load(head, { schema: yaml.CORE_SCHEMA }) as { photos?: { photo: string }[] };
  const photos = (fields.photos ?? []).map(({ photo }) => utf8(`photos/${photo}.yaml`));
  const comments = Object.keys(ledger)
    .filter((entry) => entry.startsWith(`comment ${key} `))
    .map((entry) => utf8(ledger[entry]?.file ?? ''));
  const counts = countWords([...plainWordsOf(body), ...[head, ...comments].flatMap(wordsOf)]);
  for (const word of [...photos, yaml.dump(fields.photos ?? [])].flatMap(wordsOf)) counts.set(word.toLowerCase(), Infinity);
  return counts;
}

function countWords(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word.toLowerCase(), (counts.get(word.toLowerCase()) ?? 0) + 1);
  return counts;
}

/** The words of a story that are neither in what became of it nor named by a loss. */
function unexplained(source: SourceStory, came: Map<string, number>, losses: readonly Loss[]): string[] {
  const told = losses.filter(({ where }) => where.includes(`(${source.key})`) || where.includes(`(${source.key},`));
  const named = countWords(told.flatMap(({ what, words }) => wordsOf(`${what} ${words ?? ''}`)));
  return source.words.filter((word) => {
    for (const counts of [came, named]) {
      const left = counts.get(word.toLowerCase()) ?? 0;
      if (left === 0) continue;
      counts.set(word.toLowerCase(), left - 1);
      return false;
    }
    return true;
  });
}

async function missingWords(path: string, withPictures: boolean): Promise<Record<string, string[]>> {
  const newsroom = newsroomForImport();
  const uploads = join(newsroom.root, 'uploads');
  if (withPictures) await makeUploads(uploads, await picturesOfWxr(path));
  const { losses } = await importInto(newsroom, path, { pictures: { folders: [uploads], download: false, allowPrivate: false } });
  const files = textsOf(newsroom.contentDir);
  const stories = await storiesOfWxr(path);
  expect(stories.length).toBeGreaterThan(5);
  newsroom.remove();
  const missing = stories.map((story) => [story.key, unexplained(story, wordsThatCame(files, story.key), losses)] as const);
  return Object.fromEntries(missing.filter(([, words]) => words.length > 0));
}

describe('every word of an archive comes over, or the report says where it has gone', () => {
  it.each([
    ['with its pictures', true],
    ['without them', false],
  ])('in a WordPress export %s', async (_what, withPictures) => {
    expect(await missingWords(join(ARCHIVES, 'quay.wxr.xml'), withPictures)).toEqual({});
  });

  describe.runIf(REAL !== undefined)('in the WordPress export that STANDFIRST_WXR names', () => {
    it.each([true, false])('with its pictures: %s', { timeout: 60_000 }, async (withPictures) => {
      expect(await missingWords(REAL ?? '', withPictures)).toEqual({});
    });
  });

  it.each([
    [
      'a Ghost export',
      'lamp.ghost.json',
      [
        'Ninety lamps, no shadows.',
        'Every berth has had its own lamp since Monday.',
        'It was dark before.',
        'The harbour paid, out of mooring fees.',
        'Notes on moorings.',
        'They will come twice a day.',
        'Knock twice.',
        'Words only.',
        'And a second paragraph.',
        'What is built at the water.',
        'Writes about light.',
      ],
    ],
    [
      'an RSS feed',
      'buoy.rss.xml',
      [
        'Bell buoy rings',
        'A diver freed the clapper.',
        'It had been silent since the storm.',
        'The slipway is closed until Tuesday.',
        'Oda Holm',
        'Per Dahl',
        'Bells',
      ],
    ],
    ['an Atom feed', 'beacon.atom.xml', ['El faro vuelve a girar', 'Tras un mes a oscuras.', 'Dos destellos', 'Luz Mar', 'Luces']],
  ])('in %s', async (_what, archive, phrases) => {
    const newsroom = newsroomForImport();
    await importInto(newsroom, join(ARCHIVES, archive));
    const all = wordsOf([...textsOf(newsroom.contentDir).values()].map((text) => Buffer.from(text, 'latin1').toString()).join('\n')).join(
      ' ',
    );
    for (const phrase of phrases) expect(all).toContain(wordsOf(phrase).join(' '));
    expect(readFileSync(join(ARCHIVES, archive), 'utf8')).toContain('secret');
    expect(all).not.toContain('secret');
    newsroom.remove();
  });
});
