import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { formatManifest, ManifestLog, parseManifest, type BuiltFrom, type Manifest } from '../../../src/build/manifest.ts';

const parent = mkdtempSync(join(tmpdir(), 'standfirst-'));
afterAll(() => {
  rmSync(parent, { recursive: true });
});

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(parent, 'output-'));
  file = `${folder}-manifest`;
});

const FROM: BuiltFrom = { address: 'https://example.org/', content: 'one', now: 1, nextEmbargo: null };

function write(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const follow = (paths: string[], change: { fresh?: string[]; removed?: string[] }, marks: [string | undefined, string], from = FROM) =>
  new ManifestLog(file).follow(
    { folder, paths: new Map(paths.map((path) => [path, 0])), fresh: change.fresh ?? [], removed: change.removed ?? [] },
    from,
    ...marks,
  );

const sha = (text: string) => createHash('sha256').update(text).digest('hex');

function shown(manifest: Manifest | undefined): Record<string, string> | undefined {
  return manifest && Object.fromEntries([...manifest.files.values()].map(({ path, size, sha256 }) => [path, `${size} ${sha256}`]));
}

describe('the list of the output’s files', () => {
  it('has each file’s length, digest, type and caching', async () => {
    write({ 'index.html': 'front', '_astro/a.css': 'é' });
    await follow(['index.html', '_astro/a.css'], {}, [undefined, 'first']);
    const manifest = new ManifestLog(file).read('first');
    expect(manifest?.files.get('index.html')).toEqual({
      path: 'index.html',
      size: 5,
      sha256: sha('front'),
      type: 'text/html; charset=utf-8',
      cache: 'public, max-age=60',
    });
    expect(manifest?.files.get('_astro/a.css')).toMatchObject({ size: 2, cache: 'public, max-age=31536000, immutable' });
    expect(manifest).toMatchObject(FROM);
  });

  it('grows by what a build has written and removed, and by nothing else', async () => {
    write({ 'a.html': 'a', 'b.html': 'b', 'c.html': 'c' });
    await follow(['a.html', 'b.html', 'c.html'], {}, [undefined, 'first']);
    const before = readFileSync(file, 'utf8');
    write({ 'a.html': 'other', 'c.html': 'not looked at' });
    await follow(['a.html', 'c.html'], { fresh: ['a.html'], removed: ['b.html'] }, ['first', 'second']);
    expect(readFileSync(file, 'utf8').startsWith(before)).toBe(true);
    expect(shown(new ManifestLog(file).read('second'))).toEqual({ 'a.html': `5 ${sha('other')}`, 'c.html': `1 ${sha('c')}` });
  });

  it('is left as it is when nothing has changed, and told when only the content has', async () => {
    write({ 'a.html': 'a' });
    await follow(['a.html'], {}, [undefined, 'first']);
    const before = statSync(file).size;
    await follow(['a.html'], {}, ['first', 'first']);
    expect(statSync(file).size).toBe(before);
    await follow(['a.html'], {}, ['first', 'first'], { ...FROM, content: 'two' });
    expect(new ManifestLog(file).read('first')).toMatchObject({ content: 'two' });
  });

  it.each<[string, () => void, string]>([
    ['of another output', () => undefined, 'strange'],
    [
      'that was cut off',
      () => {
        truncateSync(file, statSync(file).size - 3);
      },
      'first',
    ],
    [
      'that a stopped build has begun to go on with',
      () => {
        appendFileSync(file, '["a.html",1,"00"]\n');
      },
      'first',
    ],
  ])('is not believed when it is one %s, and is written anew', async (_, harm, mark) => {
    write({ 'a.html': 'a', 'b.html': 'b' });
    await follow(['a.html', 'b.html'], {}, [undefined, 'first']);
    harm();
    expect(new ManifestLog(file).read(mark)).toBeUndefined();
    await follow(['a.html', 'b.html'], { fresh: ['a.html'] }, [mark, 'next']);
    expect(shown(new ManifestLog(file).read('next'))).toEqual({ 'a.html': `1 ${sha('a')}`, 'b.html': `1 ${sha('b')}` });
  });

  it('is written as lines in the order of paths, and read again', async () => {
    write({ 'b.html': 'b', 'a.html': 'a' });
    await follow(['b.html', 'a.html'], {}, [undefined, 'first']);
    const manifest = new ManifestLog(file).read('first');
    if (!manifest) throw new Error('There is no manifest.');
    const text = formatManifest(manifest);
    const paths = text
      .split('\n')
      .slice(1, -1)
      .map((line) => (JSON.parse(line) as { path: string }).path);
    expect(paths).toEqual(['a.html', 'b.html']);
    expect(shown(parseManifest(text))).toEqual(shown(manifest));
    expect(parseManifest('<html>')).toBeUndefined();
    expect(parseManifest('{"a":1}')).toBeUndefined();
  });
});
