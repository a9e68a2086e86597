import { join } from 'node:path';
import type { Plugin } from 'vite';
import { readNewsroom, type Newsroom } from '../lib/newsroom/newsroom.ts';
import { isPublished, presentMoment } from '../lib/publication.ts';

const PHOTOS = 'virtual:standfirst/photos';
const COMPONENTS = 'virtual:standfirst/mdx-stories';

/**
 * Serves the newsroom’s files that Vite has to handle, as two modules: `virtual:standfirst/photos`, the pictures by photo id as
 * Astro’s pipeline knows them, and `virtual:standfirst/mdx-stories`, the stories in `.mdx` by id, each loaded when its page renders.
 * A build gets those of published stories only: what a draft or an embargoed story alone uses cannot be written out.
 */
export function publishedFiles(root: string, contentDir: string): Plugin {
  let building = false;
  return {
    name: 'standfirst:published-files',
    configResolved(config) {
      building = config.command === 'build';
    },
    resolveId(id) {
      return id === PHOTOS || id === COMPONENTS ? `\0${id}` : undefined;
    },
    async load(id) {
      if (id !== `\0${PHOTOS}` && id !== `\0${COMPONENTS}`) return undefined;
      const { newsroom } = await readNewsroom(root, contentDir);
      if (!newsroom) return 'export default {};';
      const now = building ? presentMoment(process.env, Date.now) : undefined;
      return id === `\0${PHOTOS}` ? photoCode(newsroom, contentDir, now) : componentCode(newsroom, root, now);
    },
    configureServer(server) {
      server.watcher.on('all', (event, path) => {
        const id = path.startsWith(join(contentDir, 'photos'))
          ? PHOTOS
          : event !== 'change' && path.endsWith('.mdx')
            ? COMPONENTS
            : undefined;
        if (id === undefined) return;
        for (const environment of Object.values(server.environments)) {
          const module = environment.moduleGraph.getModuleById(`\0${id}`);
          if (module) environment.moduleGraph.invalidateModule(module);
        }
      });
    },
  };
}

/**
 * Each photo is a plain copy: reading Astro’s own proxies would keep the originals in the output. Its path on this machine is not
 * enumerable, so that it does not enter the names of the derived files.
 */
function photoCode(newsroom: Newsroom, contentDir: string, now: number | undefined): string {
  const used = new Set(
    storiesAt(newsroom, now).flatMap(({ data }) => [
      ...(data.photos ?? []).map((use) => use.photo),
      ...[data.video?.poster, data.audio?.poster].filter((id) => id !== undefined),
    ]),
  );
  const photos = newsroom.photos.filter((photo) => now === undefined || used.has(photo.id));
  const imports = photos.map((photo, index) => `import p${index} from ${JSON.stringify(join(contentDir, 'photos', photo.fileName))};`);
  const entries = photos.map((photo, index) => `${JSON.stringify(photo.id)}: plain(p${index})`);
  const plain = 'const plain = (picture) => Object.defineProperty({ ...picture.clone }, "fsPath", { value: picture.fsPath });';
  return `${imports.join('\n')}\n${plain}\nexport default { ${entries.join(', ')} };`;
}

function componentCode(newsroom: Newsroom, root: string, now: number | undefined): string {
  const stories = storiesAt(newsroom, now).filter(({ source }) => source.file.endsWith('.mdx'));
  const entries = stories.map(({ id, source }) => `${JSON.stringify(id)}: () => import(${JSON.stringify(join(root, source.file))})`);
  return `export default { ${entries.join(', ')} };`;
}

/** The stories published at a moment; all of them when there is none, as while editing. */
function storiesAt(newsroom: Newsroom, now: number | undefined): Newsroom['articles'] {
  return now === undefined ? newsroom.articles : newsroom.articles.filter((article) => isPublished(article.data, now));
}
