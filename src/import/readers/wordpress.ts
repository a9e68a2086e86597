import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { headOf, statArchive } from '../archive-file.ts';
import type { Archive, ArchiveReader, ImportedStory, Loss, ReadOptions } from '../model.ts';
import { Spool } from '../spool.ts';
import { blemishLosses } from '../xml-blemishes.ts';
import { readXml } from '../xml-records.ts';
import { textAt } from '../xml-element.ts';
import { WordpressSite } from './wordpress-site.ts';
import { storyOfPost } from './wordpress-post.ts';

const NAMESPACE = /xmlns:wp\s*=\s*["']https?:\/\/wordpress\.org\/export\//;

/**
 * WordPress’s export, “WXR”: one file, or a folder of the parts of one. It is read twice: what posts point at (pictures, authors,
 * reusable blocks) may stand after them.
 */
export const wordpressReader: ArchiveReader = {
  name: 'WordPress (WXR)',
  recognises: (path, head, folder) => (folder ? exportsIn(path).length > 0 : NAMESPACE.test(head)),
  read: readWordpress,
};

async function readWordpress(path: string, options: ReadOptions): Promise<Archive> {
  const files = statArchive(path).isDirectory() ? exportsIn(path) : [path];
  const site = new WordpressSite(options);
  const losses: Loss[] = [];
  for (const file of files) {
    const reading = readXml(file, { largest: options.largest });
    for await (const record of reading.records) site.learn(record);
    losses.push(...blemishLosses(file, reading.blemishes));
  }
  const spool = new Spool();
  try {
    const stories = await readPosts(files, site, spool, options);
    return {
      id: `wordpress:${site.host}`,
      title: site.title,
      ...(site.address === undefined ? {} : { address: site.address }),
      stories,
      authors: site.authors(),
      sections: site.sections(),
      topics: site.topics(),
      pictures: site.pictures(),
      losses: [...losses, ...site.losses(stories)],
      close: () => {
        spool.close();
      },
    };
  } catch (error) {
    spool.close();
    throw error;
  }
}

async function readPosts(files: readonly string[], site: WordpressSite, spool: Spool, options: ReadOptions): Promise<ImportedStory[]> {
  const stories: ImportedStory[] = [];
  for (const file of files) {
    for await (const record of readXml(file, options).records) {
      if (record.name !== 'item' || !site.isStory(record)) continue;
      if (site.isRepeated(textAt(record, 'wp:post_id'))) continue;
      stories.push(spool.keep(storyOfPost(record, site)));
    }
  }
  return stories;
}

function exportsIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.toLowerCase().endsWith('.xml'))
    .map((entry) => join(folder, entry.name))
    .sort()
    .filter((file) => NAMESPACE.test(headOf(file)));
}
