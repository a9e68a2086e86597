import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import sharp from 'sharp';
import { writeCorpus } from '../bench/corpus.ts';
import { formatYaml } from '../bench/standing-files.ts';

/** Writes a newsroom of many stories whose pictures are tiny: made in no time, and placed as large ones are. */
export async function writeManyStories(folder: string, stories: number): Promise<void> {
  writeCorpus(folder, { stories });
  const photos = join(folder, 'photos');
  const files = readdirSync(photos);
  for (const file of files) rmSync(join(photos, file));
  for (const [number, id] of [...new Set(files.map((file) => parse(file).name))].sort().entries()) {
    const background = { r: number * 10, g: 120, b: 255 - number * 10 };
    const picture = sharp({ create: { width: 64, height: 48, channels: 3, background } });
    writeFileSync(join(photos, `${id}.jpg`), await picture.jpeg().toBuffer());
    writeFileSync(join(photos, `${id}.yaml`), formatYaml({ alt: 'A colour', caption: 'A colour.', credit: 'The newsroom' }));
  }
}
