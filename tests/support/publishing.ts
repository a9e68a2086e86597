import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './site.ts';

export interface Sent {
  sent: string[];
  removed: string[];
}

export interface PublishingCall {
  /** What is published. */
  folder: string;
  kind: string;
  place: string;
  /** The target’s own, on the machine that publishes. */
  cache: string;
  keepDays?: string;
  environment?: Record<string, string | undefined>;
}

/** In a process, and a group of processes, of its own: it can be ended at any moment with all that it has started. */
export function startPublishing({ folder, kind, place, cache, keepDays = '7', environment = {} }: PublishingCall): ChildProcess {
  return spawn(process.execPath, [join(ROOT, 'tests/support/publish-process.ts'), folder, kind, place, cache, keepDays], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    env: { ...process.env, ...environment },
  });
}

export async function publishFolder(call: PublishingCall): Promise<Sent> {
  const child = startPublishing(call);
  const printed: Record<'stdout' | 'stderr', string> = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) child[stream]?.on('data', (part: Buffer) => (printed[stream] += part.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(printed.stderr);
  return JSON.parse(printed.stdout) as Sent;
}

/** Every page has it, so that half a page can be told from a whole one. */
const PADDING = 'x'.repeat(20_000);

/** Writes a site of which every page has a version and asks for a style sheet of that version. */
export function laySite(folder: string, version: number, pages: readonly string[]): string {
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  put(`_astro/style.${version}.css`, `${PADDING}${version}`);
  for (const path of pages) put(path, `<html data-version="${version}" data-asset="_astro/style.${version}.css">${PADDING}</html>`);
  put('rss.xml', `<rss>${version}</rss>`);
  return folder;
}

/** What a reader who asks for a page at this moment misses. */
export async function findMissed(read: (path: string) => Promise<string | undefined>, path: string): Promise<string[]> {
  const text = await read(path);
  if (text === undefined) return [`${path} is not there`];
  if (!text.endsWith('</html>')) return [`${path} is half a page`];
  const [, asset = '', version = ''] = /data-asset="([^"]+\.(\d+)\.css)"/.exec(text) ?? [];
  const style = await read(asset);
  if (style === undefined) return [`${path} asks for ${asset}`];
  return style.endsWith(`x${version}`) ? [] : [`${path} gets half of ${asset}`];
}

export function versionOf(text: string | undefined): number {
  return Number(/data-version="(\d+)"/.exec(text ?? '')?.[1]);
}
