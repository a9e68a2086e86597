import { describe, expect, it } from 'vitest';
import { describeSize, findMisfits, judgeSize, measureOutput, type OutputSize } from '../../../src/build/host-limits.ts';

function sizeOf(part: Partial<OutputSize>): OutputSize {
  return { ...measureOutput([['index.html', 100]], 0), ...part };
}

describe('the size of an output', () => {
  it('counts files, bytes, folders, the largest file and the fullest folder', () => {
    const files: [string, number][] = [
      ['index.html', 10],
      ['news/2026/a/index.html', 20],
      ['news/2026/b/index.html', 30],
      ['news/2026/c/index.html', 5],
      ['media/film.mp4', 2_000_000],
    ];
    const size = measureOutput(files, 4);
    expect(size).toEqual({
      files: 5,
      bytes: 2_000_065,
      redirects: 4,
      largestFile: { path: 'media/film.mp4', bytes: 2_000_000 },
      fullestFolder: { path: '', entries: 3 },
      // With the top: news, 2026, a, b, c, media.
      entries: 12,
    });
    expect(describeSize(size)).toBe('5 files, 2.0 MB; largest file media/film.mp4 (2.0 MB), fullest folder the top one (3 things in it).');
  });
});

describe('what a host does not take', () => {
  it('is nothing as long as the site fits', () => {
    expect(judgeSize(sizeOf({ files: 17_999 }), 'cloudflare-pages')).toEqual([]);
    expect(judgeSize(sizeOf({ files: 10_000_000, bytes: 1e15 }), 's3')).toEqual([]);
  });

  it('is told before it is reached, with what to do', () => {
    expect(judgeSize(sizeOf({ files: 18_500 }), 'cloudflare-pages')).toEqual([
      'The site has 18,500 files, close to what Cloudflare Pages (free) takes (20,000). Take the paid plan (100,000 files), or move to a host without such a limit, such as S3 or R2 by rclone.',
    ]);
  });

  it.each<[string, Partial<OutputSize>, Parameters<typeof judgeSize>[1], string]>([
    ['files', { files: 100_001 }, 'cloudflare-pages-paid', 'has 100,001 files, more than Cloudflare Pages (paid) takes (100,000)'],
    ['one file', { largestFile: { path: 'media/a.mp4', bytes: 27e6 } }, 'cloudflare-pages', 'media/a.mp4 has 27 MB, more than'],
    ['redirects', { redirects: 2101 }, 'cloudflare-pages', 'has 2,101 redirects, more than'],
    ['bytes', { bytes: 1.1e9 }, 'github-pages', 'has 1,100 MB, more than GitHub Pages takes (1,000 MB)'],
    ['bytes', { bytes: 5.1e8 }, 'azure-static-web-apps', 'has 510 MB, more than'],
    ['files and folders', { entries: 200_001 }, 'gitlab-pages', 'has 200,001 files and folders, more than'],
    [
      'one folder',
      { fullestFolder: { path: '_pictures', entries: 54_001 } },
      'netlify',
      '“_pictures” has 54,001 files and folders, more than',
    ],
  ])('is said of %s', (_, part, host, sentence) => {
    expect(judgeSize(sizeOf(part), host)).toEqual([expect.stringContaining(sentence)]);
  });
});

describe('an output and its host', () => {
  const inFolders = (files: number, folder: (file: number) => string) =>
    Array.from({ length: files }, (_, file) => [`${folder(file)}/${file}.html`, 1] as const);

  it('is told the size with the limit that it comes near to', () => {
    expect(
      findMisfits(
        inFolders(18_500, () => 'news'),
        0,
        'cloudflare-pages',
      ),
    ).toEqual([
      expect.stringContaining('The site has 18,500 files'),
      '18,500 files, 0.0 MB; largest file news/0.html (0.0 MB), fullest folder news (18,500 things in it).',
    ]);
  });

  it('is told of a full folder, and of nothing when as many files lie in many', () => {
    expect(
      findMisfits(
        inFolders(55_000, () => 'news'),
        0,
        'netlify',
      ),
    ).toHaveLength(2);
    expect(
      findMisfits(
        inFolders(55_000, (file) => `news/${file % 9}`),
        0,
        'netlify',
      ),
    ).toEqual([]);
  });

  it('is told of folders that count as files do', () => {
    expect(
      findMisfits(
        inFolders(95_000, (file) => `a/${file}`),
        0,
        'gitlab-pages',
      )[0],
    ).toContain('190,002 files and folders, close to');
  });
});
