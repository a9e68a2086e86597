import { isAbsolute, relative } from 'node:path';

/** What is said of an output folder that Astro by itself cannot build into; undefined of others. */
export function refusedOutput(root: string, output: string): string | undefined {
  const path = relative(root, output);
  if (!/^\.\.(?:[/\\]|$)/.test(path) && !isAbsolute(path)) return undefined;
  return `“astro build” cannot write to ${output}, outside the project: what it has compiled would not find the libraries from there. Name a folder in the project, or call “npm run build”, which writes anywhere.`;
}
