import { cpSync, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './site.ts';

/**
 * What takes long to make and depends on nothing but what it is made from: compiled code, pictures and cards. The small newsroom’s are
 * made once, and every copy of the project is given them to itself: a test may damage or delete what it was given.
 */
export const SMALL_STOCK = join(ROOT, '.cache/tests/stock');

/** What builds of the project itself have left. */
export const OWN_STOCK = join(ROOT, '.cache');

/** Lays what is in stock into a project’s cache. What is not, a build makes itself. */
export function layStock(stock: string, cache: string): void {
  const compiled = latestCompiled(join(stock, 'templates'));
  for (const part of ['pictures', 'cards', ...(compiled === undefined ? [] : [`templates/${compiled}`])])
    if (existsSync(join(stock, part))) cpSync(join(stock, part), join(cache, part), { recursive: true, preserveTimestamps: true });
}

/** Takes what a build has left in a project’s cache into stock. */
export function takeStock(cache: string, stock: string): void {
  const next = `${stock}.${process.pid}`;
  layStock(cache, next);
  rmSync(stock, { recursive: true, force: true });
  renameSync(next, stock);
}

/** The compiled code that a build has wanted last. */
function latestCompiled(folder: string): string | undefined {
  const wanted = (name: string) => statSync(join(folder, name, 'complete'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return (existsSync(folder) ? readdirSync(folder) : []).filter((name) => wanted(name) > 0).sort((a, b) => wanted(b) - wanted(a))[0];
}
