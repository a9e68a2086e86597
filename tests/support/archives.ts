import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Archive, ImportedStory } from '../../src/import/model.ts';
import { readerFor } from '../../src/import/readers.ts';

export interface ReadArchive extends Archive {
  /** The only story, or the first. */
  readonly story: ImportedStory;
  readonly byKey: (key: string) => ImportedStory | undefined;
  /** Every loss as one line: its kind, what is said, and the words. */
  readonly told: readonly string[];
}

/** Writes an archive to a folder of its own and reads it with the reader that knows it. With one file, that file is the archive. */
export async function readArchive(files: Readonly<Record<string, string | Uint8Array>>): Promise<ReadArchive> {
  const root = mkdtempSync(join(tmpdir(), 'standfirst-archive-'));
  made.push(root);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  }
  const names = Object.keys(files);
  const path = names.length === 1 ? join(root, names[0] ?? '') : root;
  const archive = await readerFor(path).read(path, { timeZone: 'Europe/Madrid', language: 'en', progress: () => undefined });
  const stories = archive.stories.map((story) => ({ ...story }));
  archive.close?.();
  const [story] = stories;
  if (story === undefined) throw new Error('The archive holds no story.');
  const told = archive.losses.map(({ kind, what, words }) => `${kind}: ${what}${words === undefined ? '' : ` [${words}]`}`);
  return { ...archive, stories, story, told, byKey: (key) => stories.find((one) => one.key === key) };
}

const made: string[] = [];

process.once('exit', () => {
  for (const root of made) rmSync(root, { recursive: true, force: true });
});

/** A page as a site wrote it, with a story in `<article>`. */
export function savedPage(
  article: string,
  head = '<meta property="article:published_time" content="2020-01-01T10:00:00Z">',
  language = 'en',
): string {
  return `<!doctype html><html lang="${language}"><head><title>Page</title>${head}</head><body><article>${article}</article></body></html>`;
}

/** A paragraph that is long enough to be a story’s. */
export const PARAGRAPH =
  'The ferry came at nine in the morning, as it had for sixty years, and nobody on the quay looked up from the nets.';

/** A WordPress export with one post for each text. */
export function wordpressExport(
  ...posts: readonly { content: string; meta?: Readonly<Record<string, string>>; fields?: string; title?: string }[]
): string {
  const items = posts.map(({ content, meta = {}, fields = '<wp:status>publish</wp:status>', title = 'Post' }, index) => {
    const metas = Object.entries(meta).map(
      ([key, value]) => `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:postmeta>`,
    );
    return (
      `<item><title>${title}</title><link>https://quay.example/p${index + 1}/</link><content:encoded><![CDATA[${content}]]></content:encoded>` +
      `<wp:post_id>${index + 1}</wp:post_id><wp:post_date>2020-01-02 10:00:00</wp:post_date><wp:post_date_gmt>2020-01-02 09:00:00</wp:post_date_gmt>` +
      `<wp:post_name>p${index + 1}</wp:post_name><wp:post_type>post</wp:post_type>${fields}${metas.join('')}</item>`
    );
  });
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" ' +
    'xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Quay</title><link>https://quay.example</link>\n' +
    `${items.join('\n')}\n</channel></rss>`
  );
}
