import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, symlinkSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ImportError } from '../../../src/import/model.ts';
import { MEGABYTE } from '../../../src/import/archive-file.ts';
import { insideOf } from '../../../src/import/picture-source.ts';
import { importInto, makeUploads, newsroomForImport, textsOf } from '../../support/import.ts';

const WP = 'xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"';

function item(title: string, body: string): string {
  return `<item><title>${title}</title><link>https://x.example/${title}/</link><content:encoded><![CDATA[${body}]]></content:encoded><wp:post_id>${title}</wp:post_id><wp:post_date_gmt>2020-01-01 00:00:00</wp:post_date_gmt><wp:post_name>${title}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>`;
}

function wxr(items: string, doctype = ''): string {
  return `<?xml version="1.0"?>${doctype}<rss ${WP}><channel><title>X</title><link>https://x.example</link>${items}</channel></rss>`;
}

describe('a broken or hostile archive', () => {
  const newsroom = newsroomForImport();
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-hostile-'));
  const before = textsOf(newsroom.contentDir);
  afterAll(() => {
    newsroom.remove();
    rmSync(folder, { recursive: true });
  });

  /** The message with which an archive is refused, once the content folder has been found untouched. */
  async function refusalOf(name: string, text: string | Uint8Array, largest?: number): Promise<string> {
    const path = join(folder, name);
    writeFileSync(path, text);
    const error: unknown = await importInto(newsroom, path, largest === undefined ? {} : { reading: { largest } }).catch(
      (thrown: unknown) => thrown,
    );
    expect(textsOf(newsroom.contentDir)).toEqual(before);
    expect(error).toBeInstanceOf(ImportError);
    return (error as ImportError).message;
  }

  const whole = wxr(item('one', '<p>Words.</p>') + item('two', '<p>More words.</p>'));
  const BOMB = `<!DOCTYPE rss [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, index) => `<!ENTITY ${'bcdefghij'[index] ?? ''} "${`&${'abcdefghi'[index] ?? ''};`.repeat(10)}">`).join('')}]>`;

  it.each([
    [
      'cut short in a story',
      'cut.xml',
      whole.slice(0, whole.indexOf('More words') + 4),
      /^“cut\.xml” breaks off at line 1.* export it again, and compare the sizes\.$/,
    ],
    ['cut short between stories', 'cut2.xml', whole.slice(0, whole.indexOf('<item><title>two')), /breaks off at line 1/],
    ['with a tag that is never closed', 'tags.xml', whole.replace('</title>', ''), /is not well-formed XML at line 1: .*mend that line\.$/],
    ['with entities that multiply', 'bomb.xml', wxr(item('one', '&j;'), BOMB), /declares entities of its own \(<!ENTITY …>\)/],
    [
      'with an entity that names a file',
      'xxe.xml',
      wxr(item('one', '&x;'), '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
      /declares entities of its own/,
    ],
    ['nested without end', 'deep.xml', wxr(`<item>${'<a>'.repeat(5000)}`), /is nested more than 200 deep/],
    [
      'that is another kind of XML',
      'page.xml',
      `<?xml version="1.0"?><html ${WP}><body/></html>`,
      /neither a WordPress export nor a feed: it begins with <html>/,
    ],
    ['that is JSON cut short', 'cut.json', '{"db":[{"data":{"posts":[{"id":"1","title":"A', /“cut\.json” breaks off before its end/],
    ['that is JSON of something else', 'other.json', '{"db":[{"data":{"things":[]}}]}', /is JSON, but not a Ghost export: it has no posts/],
    ['that is empty', 'empty.xml', '', /is not an archive that can be read|is empty/],
    ['that is packed', 'export.zip', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), /^“export\.zip” is a packed archive\. Unpack it first/],
    [
      'in an encoding that is not known',
      'odd.xml',
      whole.replace('version="1.0"', 'version="1.0" encoding="klingon"'),
      /written in “klingon”, an encoding that is not known/,
    ],
  ])('%s is refused in words, and content stays untouched', async (_what, name, text, message) => {
    expect(await refusalOf(name, text)).toMatch(message);
  });

  it('is refused beyond a size that can be raised', async () => {
    const large = wxr(item('one', 'word '.repeat(300_000)));
    expect(await refusalOf('large.xml', large, MEGABYTE)).toBe(
      '“large.xml” has 2 MB; at most 1 MB are read. Export the archive in parts, one year each, or allow this one with “--largest 2”.',
    );
  });

  it('with one text of more than 16 MB is refused before it fills the memory', { timeout: 20_000 }, async () => {
    const path = join(folder, 'giant.xml');
    const file = openSync(path, 'w');
    writeSync(file, wxr('').replace('</channel></rss>', '<item><title>giant</title><content:encoded><![CDATA['));
    for (let part = 0; part < 8; part += 1) writeSync(file, 'word '.repeat(MEGABYTE));
    closeSync(file);
    const used = process.memoryUsage().rss;
    await expect(importInto(newsroom, path)).rejects.toThrow(/has a single text of more than 16 MB/);
    expect(process.memoryUsage().rss - used).toBeLessThan(400 * MEGABYTE);
    expect(textsOf(newsroom.contentDir)).toEqual(before);
  });

  it('does nothing to content that has faults of its own', async () => {
    const other = newsroomForImport();
    writeFileSync(join(other.contentDir, 'authors/broken.yaml'), 'nam: X\n');
    const path = join(folder, 'whole.xml');
    writeFileSync(path, whole);
    await expect(importInto(other, path)).rejects.toThrow(/content\/authors\/broken\.yaml[\s\S]*Mend the content first/);
    other.remove();
  });

  it('says which file or folder is not there', async () => {
    await expect(importInto(newsroom, join(folder, 'missing.xml'))).rejects.toThrow(/^There is no file or folder “.*missing\.xml”/);
  });
});

describe('what an archive may try', () => {
  const newsroom = newsroomForImport();
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-hostile-'));
  beforeAll(async () => {
    await makeUploads(folder, ['uploads/fine.png']);
    await makeUploads(newsroom.root, ['secret.png']);
    const climbing = '../'.repeat(12);
    const body = [
      '<p>Sound words.</p>',
      '<script>alert(1)</script><p onmouseover="alert(2)">Hover.</p><a href="javascript:alert(3)">Link</a><iframe src="https://evil.example/"></iframe>',
      `<img src="${climbing}etc/passwd" alt="climbs">`,
      `<img src="https://x.example/wp-content/..%2f..%2f..%2fsecret.png" alt="climbs encoded">`,
      '<img src="file:///etc/passwd" alt="file">',
      '<img src="http://169.254.169.254/latest/meta-data/a.png" alt="metadata">',
      '<img src="http://[::1]:9/a.png" alt="own">',
      '<img src="https://x.example/uploads/fine.png" alt="fine">',
    ].join('\n');
    const bad = item('../../../../etc/evil', body).replace('<wp:post_name>../../../../etc/evil', '<wp:post_name>../../../../etc/evil');
    const path = join(folder, 'export.xml');
    writeFileSync(path, wxr(bad));
    await importInto(newsroom, path, { pictures: { folders: [folder], download: true, allowPrivate: false } });
  });
  afterAll(() => {
    newsroom.remove();
    rmSync(folder, { recursive: true });
  });

  it('reaches no folder but the content folder’s own', () => {
    const files = [...textsOf(newsroom.root).keys()].filter((path) => !path.startsWith('content/'));
    expect(files).toEqual(['secret.png']);
    expect([...textsOf(newsroom.contentDir).keys()].filter((path) => path.includes('evil'))).toEqual(['articles/en/2020/evil.md']);
  });

  it('brings no script, handler, frame or javascript: address', () => {
    const text = textsOf(newsroom.contentDir).get('articles/en/2020/evil.md') ?? '';
    expect(text).toContain('Sound words.');
    expect(text).toContain('Hover.');
    expect(text).not.toMatch(/alert|<iframe|<script|javascript:/);
  });

  it('brings only the picture that lies beside the archive: nothing from elsewhere on the disk or in a private network', () => {
    const photos = [...textsOf(newsroom.contentDir).keys()].filter((path) => /^photos\/.*\.(jpg|png)$/.test(path));
    expect(photos).toEqual(['photos/fine.png', 'photos/harbour.jpg', 'photos/moon.jpg']);
  });

  it('follows no link out of the folder of pictures', () => {
    mkdirSync(join(folder, 'links'));
    symlinkSync(newsroom.root, join(folder, 'links/away'));
    expect(insideOf(join(folder, 'links'), ['away', 'secret.png'])).toBeUndefined();
    expect(insideOf(folder, ['..', 'secret.png'])).toBeUndefined();
    expect(insideOf(folder, ['uploads', 'fine.png'])).toBe(join(folder, 'uploads/fine.png'));
  });
});
