import { existsSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, sep } from 'node:path';

export interface HostedSite {
  output: string;
  /** The path that the site is published below: `/`, or `/paper/`. */
  base: string;
}

/** How a static host answers a request for a path. */
export type HostAnswer = { status: 200; path: string } | { status: 301 | 302; location: string } | { status: 400 | 404 };

/**
 * What a static host answers: a folder’s address ends with a slash and shows its index. Anything that is not in the output, whatever dots
 * lead to it, is not there; an address that cannot be read is a bad one.
 */
export function answerFor(target: string, { output, base }: HostedSite): HostAnswer {
  const [, pathname = '', query = ''] = /^([^?#]*)(\?[^#]*)?/.exec(target) ?? [];
  let name: string;
  try {
    name = decodeURIComponent(pathname);
  } catch {
    return { status: 400 };
  }
  if (!name.startsWith('/') || name.includes('\0')) return { status: 400 };
  if (name === '/' || `${name}/` === base) return base === '/' ? inFolder(pathname, output) : { status: 302, location: `${base}${query}` };
  if (!name.startsWith(base)) return { status: 404 };
  const path = join(output, name.slice(base.length));
  if (path !== output && !path.startsWith(output.endsWith(sep) ? output : `${output}${sep}`)) return { status: 404 };
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFile() === true) return { status: 200, path: pathname };
  if (found?.isDirectory() !== true) return { status: 404 };
  return pathname.endsWith('/') ? inFolder(pathname, path) : { status: 301, location: `${pathname}/${query}` };
}

function inFolder(pathname: string, folder: string): HostAnswer {
  return existsSync(join(folder, 'index.html')) ? { status: 200, path: `${pathname}index.html` } : { status: 404 };
}

/** Answers requests as a static host would; what is not there with the newspaper’s own page. */
export function staticHost(site: HostedSite): (request: IncomingMessage, response: ServerResponse, next: () => void) => void {
  return (request, response, next) => {
    const answer = answerFor(request.url ?? '/', site);
    if (answer.status === 200) {
      request.url = answer.path;
      next();
      return;
    }
    if ('location' in answer) {
      response.writeHead(answer.status, { location: answer.location }).end();
      return;
    }
    const page = join(site.output, '404.html');
    const hasPage = answer.status === 404 && existsSync(page);
    response.writeHead(answer.status, { 'content-type': `text/${hasPage ? 'html' : 'plain'}; charset=utf-8` });
    response.end(hasPage ? readFileSync(page) : 'That is not an address of this site.');
  };
}
