import { existsSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { preview } from 'vite';
import { requestLines } from '../dev/request-lines.ts';
import { readSite } from '../integrations/site-file.ts';

/** `npm run preview`: serves the built newspaper as a static host would, until stopped; the address is printed. */
const root = process.cwd();
const outDir = resolve(root, process.env.STANDFIRST_OUT ?? 'dist');
const { values } = parseArgs({ options: { port: { type: 'string' }, host: { type: 'string' } }, strict: false });
const { space } = readSite(root, resolve(root, process.env.STANDFIRST_CONTENT ?? 'content'));

const server = await preview({
  root,
  configFile: false,
  base: space.base,
  appType: 'mpa',
  logLevel: 'warn',
  build: { outDir },
  preview: {
    port: Number(values.port ?? 4321),
    strictPort: values.port !== undefined,
    ...(typeof values.host === 'string' ? { host: values.host } : {}),
  },
  plugins: [requestLines(), { name: 'standfirst:static-host', configurePreviewServer: (host) => void host.middlewares.use(answerAsHost) }],
});
console.log(`The newspaper is served at ${server.resolvedUrls?.local[0] ?? ''}`);

/** A folder’s address ends with a slash and shows its index; what is not there is answered with the newspaper’s own page. */
function answerAsHost(request: IncomingMessage, response: ServerResponse, next: () => void): void {
  const { pathname } = new URL(request.url ?? '/', space.origin);
  const path = join(outDir, decodeURIComponent(pathname).slice(space.base.length - 1));
  const found = path.startsWith(outDir) ? statSync(path, { throwIfNoEntry: false }) : undefined;
  if (found?.isDirectory() === true && !pathname.endsWith('/')) {
    response.writeHead(301, { location: `${pathname}/` }).end();
    return;
  }
  if (found?.isDirectory() === true && existsSync(join(path, 'index.html'))) {
    request.url = `${pathname}index.html`;
    next();
    return;
  }
  if (found?.isFile() === true) {
    next();
    return;
  }
  response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end(readFileSync(join(outDir, '404.html')));
}
