import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { digestOf, digestOfFolder } from '../shared/digest.ts';
import { typeSheets } from '../shared/type-sheets.ts';

/** What stands in for the parser of texts, which is a program for processors. */
const TEXT_PARSER = fileURLToPath(new URL('./browser/text-parser.ts', import.meta.url));

const ENTRY = fileURLToPath(new URL('./browser/main.ts', import.meta.url));

/** Parts of the CMS that no form of the newsroom uses: colours for languages other than Markdown’s, maps, the shrinking of drawings. */
const UNUSED = /^(@shikijs\/langs\/(?!markdown$)|leaflet|terra-draw|svgo)/;

/** What the CMS has in its code, and what stands there in its place. */
const OTHERWISE = {
  // Its own fonts are in the bundle; those of the delivery network that it names besides would be asked for first.
  'https://cdn.jsdelivr.net/fontsource/fonts': 'data:,',
  // Where a deletion is refused, the reason stands beside this, and another try would change nothing.
  'Couldn’t delete the entry. Please try again.': 'Nothing was deleted.',
};

/** In a browser no file is there. */
const NO_FILES = "export const readFileSync = undefined, existsSync = () => false, join = (...parts) => parts.join('/');";

/** The program of the editing room: one folder of files, the first of which is started by the page. */
export interface Bundle {
  folder: string;
  /** Paths within the folder. */
  files: readonly string[];
  /** The file that starts it, and that of its styles. */
  start: string;
  styles: string;
}

/** Compiles the editing room for a newspaper in these languages, or takes what was compiled of the same sources before. */
export async function bundleEditingRoom(root: string, languages: readonly string[]): Promise<Bundle> {
  const cache = join(root, '.cache/admin');
  const folder = join(cache, digestOf([...languages, sources(root)].join('\0')).slice(0, 20));
  const sum = `${folder}.digest`;
  if (!existsSync(folder) || !existsSync(sum) || readFileSync(sum, 'utf8') !== digestOfFolder(folder)) {
    const draft = `${folder}.${process.pid}`;
    await compile(root, draft, languages);
    mkdirSync(cache, { recursive: true });
    for (const old of readdirSync(cache)) if (join(cache, old) !== draft) rmSync(join(cache, old), { recursive: true, force: true });
    renameSync(draft, folder);
    writeFileSync(sum, digestOfFolder(folder));
  }
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
  const [start, styles] = ['js', 'css'].map((ending) =>
    files.find((file) => file.startsWith('files/main-') && file.endsWith(`.${ending}`)),
  );
  if (start === undefined || styles === undefined)
    throw new Error(`The editing room in ${folder} is not whole. Delete the folder and try again.`);
  return { folder, files, start, styles };
}

async function compile(root: string, outDir: string, languages: readonly string[]): Promise<void> {
  const [{ build }, { default: tailwindcss }] = await Promise.all([import('vite'), import('@tailwindcss/vite')]);
  await build({
    configFile: false,
    root,
    base: './',
    logLevel: 'error',
    publicDir: false,
    plugins: [tailwindcss(), withoutUnused, storyStyles(root), scriptStyles(languages)],
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
  resolveId: (id) =>
    id === 'satteri' ? TEXT_PARSER : UNUSED.test(id) ? '\0unused' : id === 'node:fs' || id === 'node:path' ? '\0no-files' : undefined,
  transform: (code, id) => {
    if (!id.includes('/@sveltia/cms/')) return undefined;
    const changed = Object.entries(OTHERWISE).reduce((text, [words, ours]) => text.replaceAll(words, ours), code);
    return changed === code ? undefined : changed;
  },
  load: (id) => (id === '\0unused' ? 'export default [];' : id === '\0no-files' ? NO_FILES : undefined),
};

/** The components that a preview draws, each with the element of the preview that its rules are for. */
const DRAWN = {
  'theme/layouts/StoryLayout.astro': ':root',
  'theme/components/article/StoryHead.astro': '.story',
  'theme/components/article/StoryText.astro': '.text',
  'theme/components/article/StoryMeta.astro': '.meta',
  'theme/components/article/InsetStory.astro': '.text',
};

/** Gives the preview of a story the rules of the very components that the story’s page is made of. */
function storyStyles(root: string): Plugin {
  return {
    name: 'standfirst:story-styles',
    resolveId: (id) => (id === 'virtual:standfirst/story-styles' ? '\0story-styles' : undefined),
    load: (id) => {
      if (id !== '\0story-styles') return undefined;
      return `export default ${JSON.stringify(drawnStyles(root))};`;
    },
  };
}

/** The style sheets of what may stand on a story’s page that a preview draws too. */
const FURNITURE = ['opinion', 'photos'];

/** The rules of the components that a preview draws. */
export function drawnStyles(root: string): string {
  const rules = Object.entries(DRAWN).map(([file, scope]) => `@scope (${scope}) {${stylesOf(join(root, 'src', file))}}`);
  const sheets = FURNITURE.map((name) => readFileSync(join(root, `src/theme/styles/furniture/${name}.css`), 'utf8'));
  return [...sheets, ...rules].join('\n');
}

/** Gives the preview the faces that the newspaper’s languages are printed with: their style sheets, by language. */
function scriptStyles(languages: readonly string[]): Plugin {
  const names = [...new Set(languages.flatMap(typeSheets))].sort();
  const lists = languages.map((language) => `${JSON.stringify(language)}: [${typeSheets(language).join(', ')}]`);
  return {
    name: 'standfirst:script-styles',
    resolveId: (id) => (id === 'virtual:standfirst/script-styles' ? '\0script-styles' : undefined),
    load: (id) =>
      id === '\0script-styles'
        ? [
            ...names.map((name) => `import ${name} from '/src/theme/styles/scripts/${name}.css?inline';`),
            `export default { ${lists.join(', ')} };`,
          ].join('\n')
        : undefined,
  };
}

function stylesOf(file: string): string {
  const [, styles = ''] = /<style>([\s\S]*?)<\/style>/.exec(readFileSync(file, 'utf8')) ?? [];
  return styles.replace(/:global\(((?:[^()]|\([^()]*\))*)\)/g, '$1');
}

/** Everything that the program is made from. */
function sources(root: string): string {
  const folders = ['admin', 'content', 'shared', 'site/seo', 'theme/styles', 'theme/components/article', 'theme/layouts'].map((folder) =>
    join(root, 'src', folder),
  );
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|css|astro)$/.test(file))
      .sort()
      .map((file) => readFileSync(join(folder, file), 'utf8')),
  );
  return [readFileSync(join(root, 'package.json'), 'utf8'), ...files].join('\0');
}
