import { existsSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { CallError } from './call.ts';

/** The folders that a command works on. */
export interface Place {
  root: string;
  contentDir: string;
  /** Where the built newspaper is, or will be. */
  output: string;
}

/** The folders as the environment names them. */
export function findPlace(environment: NodeJS.ProcessEnv = process.env, root = process.cwd()): Place {
  return {
    root,
    contentDir: resolve(root, environment.STANDFIRST_CONTENT ?? 'content'),
    output: resolve(root, environment.STANDFIRST_OUT ?? 'dist'),
  };
}

/** The folders, for a command that needs content. Throws a `CallError` where there is none. */
export function placeWithContent(): Place {
  const place = findPlace();
  if (existsSync(join(place.contentDir, 'site.yaml')) || existsSync(join(place.contentDir, 'sections.yaml'))) return place;
  const shown = shownFolder(place.root, place.contentDir);
  throw new CallError(existsSync(place.contentDir) ? `There is no newspaper in ${shown}.` : `There is no folder ${shown}.`, [
    'It holds the newspaper: its settings, sections and stories. “npm run new -- newspaper” begins one.',
    ...(process.env.STANDFIRST_CONTENT === undefined ? [] : ['STANDFIRST_CONTENT names the folder; correct it if it is another.']),
  ]);
}

/** A folder as people name it: from the project’s, or whole where it lies elsewhere. */
export function shownFolder(root: string, folder: string): string {
  const inside = relative(root, folder).split(sep).join('/');
  return inside.startsWith('..') ? folder : `${inside}/`;
}
