import { statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Plugin } from 'vite';

/** How Vite addresses files anywhere on the computer. */
const ANY_FILE = '/@fs/';

/**
 * Content is data: its files are never loaded as code, by `import` or otherwise. While editing they are not served as they are either. Vite
 * would serve every file of the project, and a page of HTML that somebody has laid into the content would run with all that the site’s own
 * address may do.
 */
export function contentGuard(root: string, contentDir: string, base: string): Plugin {
  return {
    name: 'standfirst:content-guard',
    enforce: 'pre',
    load(id) {
      const file = id.split('?')[0] ?? '';
      if (file.startsWith(join(contentDir, '/'))) throw new Error(`${relative(root, file)} is content, which is not loaded as code.`);
      return undefined;
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const file = fileOf(root, base, request.url ?? '/');
        if (file !== undefined && !isContent(file, contentDir)) {
          next();
          return;
        }
        response.statusCode = file === undefined ? 400 : 404;
        response.setHeader('Content-Type', 'text/plain; charset=utf-8');
        response.end(file === undefined ? 'This address cannot be read.' : 'Files of the content are not served as they are.');
      });
    },
  };
}

/** The file that Vite would look for; undefined for an address that cannot be read. */
function fileOf(root: string, base: string, address: string): string | undefined {
  try {
    const path = decodeURIComponent(address.split(/[?#]/)[0] ?? '');
    if (path.includes('\0')) return undefined;
    if (path.includes(ANY_FILE)) return resolve('/', path.slice(path.indexOf(ANY_FILE) + ANY_FILE.length));
    return join(root, path.startsWith(base) ? path.slice(base.length) : path);
  } catch {
    return undefined;
  }
}

/** A section’s page may have the address of the folder, which is no file. Some disks tell no capitals from small letters. */
function isContent(file: string, contentDir: string): boolean {
  if (!file.toLowerCase().startsWith(join(contentDir, '/').toLowerCase())) return false;
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true;
}
