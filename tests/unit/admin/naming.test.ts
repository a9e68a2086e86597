import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ChangeCheck } from '../../../src/admin/change-check.ts';
import { faultsWithout } from '../../../src/admin/repository/naming.ts';
import type { Fault } from '../../../src/content/faults/fault.ts';
import { copyNewsroom, type NewsroomCopy } from '../../support/overlay.ts';
import { SMALL_NEWSROOM } from '../../support/project.ts';
import { listFiles } from '../../support/site.ts';

const PATHS = listFiles(SMALL_NEWSROOM).filter((path) => /^(articles\/.*\.mdx?|(photos|authors|topics)\/.*|pages\/.*\.mdx?)$/.test(path));

describe('Who names a file that is to be deleted', () => {
  let copy: NewsroomCopy;
  let check: ChangeCheck;

  beforeAll(() => {
    copy = copyNewsroom(SMALL_NEWSROOM);
    check = new ChangeCheck(copy.root, copy.contentDir);
  });
  afterAll(() => {
    copy.remove();
  });

  const told = (faults: readonly Fault[]) => faults.map(({ file, line, field, problem }) => ({ file, line, field, problem }));
  const throughGit = async (gone: readonly string[]) => {
    const files = listFiles(copy.contentDir).map((path) => ({ path: `content/${path}`, sha: path }));
    const read = ({ sha }: { sha: string }) => Promise.resolve(readFileSync(join(copy.contentDir, sha), 'utf8'));
    return told(
      await faultsWithout(
        gone.map((path) => `content/${path}`),
        files,
        read,
      ),
    );
  };
  const onThisComputer = async (gone: readonly string[]) => told(await check.faultsOf(new Map(gone.map((path) => [path, undefined]))));

  test.each(PATHS)('%s: through Git the same is said as by the check of this computer', async (path) => {
    const gone = [path, ...(await check.belongingsOf(path))];
    expect(await throughGit(gone)).toEqual(await onThisComputer(gone));
  });

  test('A photo that is a picture alone is named, too', async () => {
    const file = join(copy.contentDir, 'photos/harbour.yaml');
    const words = readFileSync(file);
    rmSync(file);
    const [first, ...others] = await throughGit(['photos/harbour.jpg']);
    expect(first?.problem).toBe('“harbour” is not a photo.');
    expect(others).toEqual((await onThisComputer(['photos/harbour.jpg'])).slice(1));
    writeFileSync(file, words);
  });

  test('A picture may take the place of another of the same photo', async () => {
    const files = listFiles(copy.contentDir).map((path) => ({ path: `content/${path}`, sha: path }));
    const read = ({ sha }: { sha: string }) => Promise.resolve(readFileSync(join(copy.contentDir, sha), 'utf8'));
    const replacing = (written: string) => faultsWithout(['content/photos/moon.jpg'], files, read, [written]);
    expect(await replacing('content/photos/moon.png')).toEqual([]);
    expect((await replacing('content/photos/sun.png')).length).toBeGreaterThan(0);
  });

  test('Some are named and some are not, so that the sameness says something', async () => {
    const counts = await Promise.all(PATHS.map(async (path) => (await throughGit([path])).length > 0));
    expect(new Set(counts)).toEqual(new Set([true, false]));
  });
});
