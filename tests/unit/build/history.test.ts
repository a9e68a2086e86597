import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReadingCache } from '../../../src/content/reading-cache.ts';
import { BlobReader, findWorkTree } from '../../../src/build/git.ts';
import { readHistory, type FileState } from '../../../src/build/history.ts';
import { temporaryFolder } from '../../support/build.ts';
import { git, StoryRepository } from '../../support/story-repository.ts';

const folder = temporaryFolder();
const top = join(folder.path, 'paper');
mkdirSync(top);
const paper = new StoryRepository(top);
/** The content is a folder among others of the repository. */
const contentDir = join(top, 'content');
const cache = new ReadingCache(undefined, '');
const LONG = Array.from({ length: 40 }, (_, line) => `Line ${line} of a story.`).join('\n');

afterAll(() => {
  folder.remove();
});

/** What became of a file, each state as “hour”, “hour gone” or “hour renamed”. */
async function statesOf(path: string, known = cache): Promise<string[]> {
  const history = await readHistory(contentDir, known);
  const word = ({ blob, renamed }: FileState) => (blob === undefined ? ' gone' : renamed === true ? ' renamed' : '');
  return (history?.states(path) ?? []).map((state) => `${new Date(state.time * 1000).toISOString().slice(11, 13)}${word(state)}`);
}

/** As a machine finds it that has not read any of it before. */
function statesFromNothing(path: string): Promise<string[]> {
  return statesOf(path, new ReadingCache(undefined, ''));
}

const hour = (number: number) => `2026-03-02T${String(number).padStart(2, '0')}:00:00Z`;

beforeAll(() => {
  paper.write('content/articles/en/2026/a.md', `A\n${LONG}`);
  paper.write('content/articles/en/2026/b.md', `B\n${LONG.replaceAll('story', 'tale').replaceAll('Line', 'Row')}`);
  paper.write('content/photos/a.yaml', 'credit: A\n');
  paper.write('README.md', 'Not content.\n');
  paper.commit(hour(1));
});

describe('The history of a story’s file', () => {
  it('has each commit that changed it, and no other', async () => {
    paper.write('README.md', 'Still not content.\n');
    paper.commit(hour(2));
    paper.replace('content/articles/en/2026/a.md', 'Line 3', 'Line three');
    paper.commit(hour(3));
    expect(await statesOf('articles/en/2026/a.md')).toEqual(['01', '03']);
    expect(await statesOf('articles/en/2026/b.md')).toEqual(['01']);
    expect(await statesOf('photos/a.yaml')).toEqual([]);
  });

  it('goes on under another name and ending', async () => {
    paper.move('content/articles/en/2026/a.md', 'content/articles/en/2027/c.mdx');
    paper.commit(hour(4));
    expect(await statesOf('articles/en/2027/c.mdx')).toEqual(['01', '03', '04 renamed']);
    expect(await statesOf('articles/en/2026/a.md')).toEqual([]);
  });

  it('goes on for two that change names', async () => {
    paper.move('content/articles/en/2026/b.md', 'content/articles/en/2026/x.md');
    paper.move('content/articles/en/2027/c.mdx', 'content/articles/en/2026/b.md');
    paper.move('content/articles/en/2026/x.md', 'content/articles/en/2027/c.mdx');
    paper.commit(hour(5));
    const [own, other] = [await statesOf('articles/en/2026/b.md'), await statesOf('articles/en/2027/c.mdx')];
    expect([own, other]).toEqual([await statesFromNothing('articles/en/2026/b.md'), await statesFromNothing('articles/en/2027/c.mdx')]);
    expect(own.at(-1)).toMatch(/^05/);
  });

  it('begins anew in another language', async () => {
    paper.move('content/articles/en/2026/b.md', 'content/articles/es/2026/b.md');
    paper.commit(hour(6));
    expect(await statesOf('articles/es/2026/b.md')).toEqual(['06']);
  });

  it('says when the file was taken away', async () => {
    rmSync(join(contentDir, 'articles/es/2026/b.md'));
    paper.commit(hour(7));
    paper.write('content/articles/es/2026/b.md', 'B again\n');
    paper.commit(hour(8));
    expect(await statesOf('articles/es/2026/b.md')).toEqual(['06', '07 gone', '08']);
  });

  it('has a merge as one step, whatever was done on the branch', async () => {
    paper.run('checkout', '--quiet', '-b', 'branch');
    for (const [number, text] of [
      [9, 'One\n'],
      [10, 'Two\n'],
    ] as const) {
      paper.write('content/articles/es/2026/b.md', text);
      paper.commit(hour(number));
    }
    paper.run('checkout', '--quiet', 'main');
    paper.runAt(hour(11), 'merge', '--quiet', '--no-ff', '--message=Merge', 'branch');
    expect(await statesOf('articles/es/2026/b.md')).toEqual(['06', '07 gone', '08', '11']);
  });

  it('is read again when what was read is no longer on the main line', async () => {
    paper.run('checkout', '--quiet', '-b', 'aside', 'HEAD~1');
    paper.write('content/articles/es/2026/b.md', 'Aside\n');
    paper.commit(hour(12));
    paper.runAt(hour(13), 'merge', '--quiet', '--no-ff', '--strategy=ours', '--message=Merge', 'main');
    expect(await statesOf('articles/es/2026/b.md')).toEqual(await statesFromNothing('articles/es/2026/b.md'));
    expect((await statesOf('articles/es/2026/b.md')).at(-1)).toBe('12');
  });

  it('names the files that are not as they were committed', async () => {
    paper.write('content/articles/es/2026/b.md', 'Not committed\n');
    paper.write('content/articles/es/2026/new.md', 'Not known\n');
    const history = await readHistory(contentDir, cache);
    expect([...(history?.changed ?? [])]).toEqual(['articles/es/2026/b.md']);
  });

  it('is none in a folder that is no work tree, or has no commit', async () => {
    const bare = join(folder.path, 'bare');
    mkdirSync(bare);
    expect(await readHistory(bare, new ReadingCache(undefined, ''))).toBeUndefined();
    git(bare, ['init', '--quiet']);
    expect(await readHistory(bare, new ReadingCache(undefined, ''))).toBeUndefined();
  });
});

describe('What files held', () => {
  it('is handed out in the order asked for, without what is not there or too large', async () => {
    const tree = await findWorkTree(contentDir);
    if (!tree) throw new Error('There is no work tree.');
    paper.write('large.txt', 'x'.repeat(200_000));
    const store = (text: string) => {
      paper.write('small.txt', text);
      return paper.run('hash-object', '-w', 'small.txt').trim();
    };
    const blobs = [store('One'), '0'.repeat(40), paper.run('hash-object', '-w', 'large.txt').trim(), store(''), store('Two\n\n')];
    const reader = new BlobReader(tree, 100_000);
    const read: (string | undefined)[] = [];
    for await (const bytes of reader.read(blobs)) read.push(bytes?.toString());
    for await (const bytes of reader.read([blobs[0] ?? ''])) read.push(bytes?.toString());
    reader.close();
    expect(read).toEqual(['One', undefined, undefined, '', 'Two\n\n', 'One']);
  });
});
