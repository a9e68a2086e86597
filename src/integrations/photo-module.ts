import { join } from 'node:path';
import type { Plugin } from 'vite';
import { readNewsroom, type Newsroom } from '../lib/newsroom/newsroom.ts';
import { isPublished, presentMoment } from '../lib/publication.ts';

const NAME = 'virtual:standfirst/photos';
const RESOLVED = `\0${NAME}`;

/**
 * Serves `virtual:standfirst/photos`: the picture files of published stories, by photo id, as Astro’s pipeline knows them.
 * A picture that only a draft or an embargoed story uses is not in the module, so that a build cannot write it out.
 * Each is a plain copy: reading Astro’s own proxies would keep the originals in the output.
 */
export function photoModule(root: string, contentDir: string): Plugin {
  let building = false;
  return {
    name: 'standfirst:photos',
    configResolved(config) {
      building = config.command === 'build';
    },
    resolveId(id) {
      return id === NAME ? RESOLVED : undefined;
    },
    async load(id) {
      if (id !== RESOLVED) return undefined;
      const { newsroom } = await readNewsroom(root, contentDir);
      if (!newsroom) return 'export default {};';
      const wanted = building ? publishedPhotos(newsroom) : undefined;
      const photos = newsroom.photos.filter((photo) => wanted?.has(photo.id) ?? true);
      const imports = photos.map((photo, index) => `import p${index} from ${JSON.stringify(join(contentDir, 'photos', photo.fileName))};`);
      const entries = photos.map((photo, index) => `${JSON.stringify(photo.id)}: { ...p${index}.clone, fsPath: p${index}.fsPath }`);
      return `${imports.join('\n')}\nexport default { ${entries.join(', ')} };`;
    },
    configureServer(server) {
      server.watcher.on('all', (_event, path) => {
        if (!path.startsWith(join(contentDir, 'photos'))) return;
        for (const environment of Object.values(server.environments)) {
          const module = environment.moduleGraph.getModuleById(RESOLVED);
          if (module) environment.moduleGraph.invalidateModule(module);
        }
      });
    },
  };
}

function publishedPhotos(newsroom: Newsroom): Set<string> {
  const now = presentMoment(process.env, Date.now);
  const stories = newsroom.articles.filter((article) => isPublished(article.data, now));
  return new Set([
    ...stories.flatMap(({ data }) => [
      ...(data.photos ?? []).map((use) => use.photo),
      ...[data.video?.poster, data.audio?.poster].filter((id) => id !== undefined),
    ]),
  ]);
}
