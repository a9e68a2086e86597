import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../../shared/digest.ts';
import type { FileValue, Reading } from '../reading.ts';
import type { SectionNode } from '../schemas/section.ts';
import type { SiteData } from '../schemas/site.ts';
import { buildLook } from './build-look.ts';
import { readFontFile } from './font-file.ts';
import type { Look } from './look.ts';
import { readStyleFile } from './style-file.ts';

/** The look as previews of stories have it, without the logo, from the files as they are now; what is faulty is left out. */
export async function readPreviewLook(contentDir: string, site: SiteData, sections: readonly SectionNode[]): Promise<Look> {
  const byPath = new Map<string, Reading>();
  const take = async (path: string, read: (bytes: Buffer) => FileValue | undefined | Promise<FileValue | undefined>): Promise<void> => {
    const file = join(contentDir, path);
    const bytes = existsSync(file) ? readFileSync(file) : undefined;
    const value = bytes && (await read(bytes));
    if (bytes && value) byPath.set(path, { digest: digestOf(bytes), value });
  };
  const fonts = join(contentDir, 'fonts');
  for (const name of existsSync(fonts) ? readdirSync(fonts) : [])
    await take(`fonts/${name}`, (bytes) => {
      const font = readFontFile(bytes);
      return 'fault' in font ? undefined : { kind: 'font', font };
    });
  await take('theme.css', async (bytes) => {
    const styles = await readStyleFile(bytes.toString('utf8'));
    return 'faults' in styles ? undefined : { kind: 'styles', styles };
  });
  return buildLook({ contentDir, site: { ...site, logo: undefined, icon: undefined }, sections, byPath, isUnread: () => true }).look;
}
