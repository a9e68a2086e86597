import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { digestOf } from '../lib/digest.ts';

const ENTRY = fileURLToPath(new URL('./browser/main.ts', import.meta.url));

/** Parts of the CMS that no form of the newsroom uses: colours for program code, maps, and the shrinking of drawings. */
const UNUSED = /^(@shikijs\/|leaflet|terra-draw|svgo)/;

/** The program of the editing room: one folder of files, the first of which is started by the page. */
export interface Bundle {
  folder: string;
  /** Paths within the folder. */
  files: readonly string[];
  /** The file that starts it. */
  start: string;
}

/** Compiles the editing room, or takes what was compiled of the same sources before. */
export async function bundleEditingRoom(root: string): Promise<Bundle> {
  const cache = join(root, '.cache/admin');
  const folder = join(cache, digestOf(sources(root)).slice(0, 20));
  if (!existsSync(folder)) {
    const draft = `${folder}.${process.pid}`;
    await compile(root, draft);
    mkdirSync(cache, { recursive: true });
    for (const old of readdirSync(cache)) if (join(cache, old) !== draft) rmSync(join(cache, old), { recursive: true, force: true });
    renameSync(draft, folder);
  }
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll('\\', '/'))
    .sort();
  const start = files.find((file) => /^files\/main-[^/]*\.js$/.test(file));
  if (start === undefined) throw new Error(`The editing room in ${folder} has no start. Delete the folder and try again.`);
  return { folder, files, start };
}

async function compile(root: string, outDir: string): Promise<void> {
  await build({
    configFile: false,
    root,
    base: './',
    logLevel: 'error',
    publicDir: false,
    plugins: [withoutUnused],
    build: {
      outDir,
      emptyOutDir: true,
      assetsDir: 'files',
      target: 'es2023',
      modulePreload: false,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 4096,
      rolldownOptions: { input: ENTRY },
    },
  });
}

const withoutUnused: Plugin = {
  name: 'standfirst:editing-room',
  enforce: 'pre',
  resolveId: (id) => (UNUSED.test(id) ? '\0unused' : id === 'node:fs' ? '\0no-files' : undefined),
  load: (id) => (id === '\0unused' ? 'export default [];' : id === '\0no-files' ? 'export const readFileSync = undefined;' : undefined),
};

/** Everything that the program is made from. */
function sources(root: string): string {
  const folders = ['admin', 'schemas', 'lib/editing', 'lib/newsroom'].map((folder) => join(root, 'src', folder));
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .sort()
      .map((file) => readFileSync(join(folder, file), 'utf8')),
  );
  return [readFileSync(join(root, 'package.json'), 'utf8'), ...files].join('\0');
}
