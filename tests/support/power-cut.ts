import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { spawnSync } from 'node:child_process';
import { join, relative, resolve } from 'node:path';
import { isMainThread } from 'node:worker_threads';

/**
 * Loaded before a build: keeps what the project’s output and cache look like at each of the build’s changes to files, half way through
 * where a change has a middle, as a power cut at that moment would leave them. `POWER_CUTS` names the folder that has a copy for each,
 * called by its number, and the list of all changes; `POWER_CUTS_EVERY` tells to keep one in so many.
 */
const folder = process.env.POWER_CUTS ?? '';
const every = Number(process.env.POWER_CUTS_EVERY ?? '1');
const root = process.cwd();
const changes: string[] = [];
let telling = 0;
/** Some changes are made by means of others. */
let isInside = false;

type Change = (path: string, content: string | Uint8Array) => unknown;

const CHANGES = {
  writeFileSync: writeHalf,
  appendFileSync: appendHalf,
  rmSync: removeHalf,
  renameSync: nothing,
  rmdirSync: nothing,
  linkSync: nothing,
  copyFileSync: nothing,
  mkdirSync: nothing,
} satisfies Partial<Record<keyof typeof fs, Change>>;

// Threads only read, or write where nothing is lost.
if (isMainThread) watchChanges();

function watchChanges(): void {
  for (const [name, half] of Object.entries(CHANGES) as [keyof typeof CHANGES, Change][]) {
    const make = fs[name] as unknown as (...args: unknown[]) => unknown;
    const counted = (...args: [path: string | number, content: string | Uint8Array, ...unknown[]]) => {
      const [target, content] = args;
      // A draft that is written by its descriptor is nothing to any build until it has its name.
      if (isInside || typeof target === 'number') return make(...args);
      isInside = true;
      try {
        const change = `${name} ${resolve(target)}`;
        changes.push(change);
        const place = String(changes.length);
        if (isWanted(change)) half(join(keep(place), relative(root, resolve(target))), content);
        return make(...args);
      } finally {
        isInside = false;
      }
    };
    Object.assign(fs, { [name]: counted });
  }
  syncBuiltinESMExports();
  process.on('exit', () => {
    isInside = true;
    fs.writeFileSync(join(folder, 'changes'), changes.join('\n'));
  });
}

/** The few moments at which a whole folder takes another’s place are kept in any case. Half a file in the staging folder is like none. */
function isWanted(change: string): boolean {
  if (!change.includes(` ${root}`)) return false;
  if (/^renameSync .*(?:\.dist-next|\/dist)$/.test(change)) return true;
  const isTelling =
    !change.startsWith('mkdirSync') && !/^(?:writeFileSync|copyFileSync) .*(?:\.dist-next|\.cache\/(?:pictures|templates))/.test(change);
  if (!isTelling && changes.length % 50 > 0) return false;
  telling += 1;
  return telling % every === 0;
}

/** A copy of all that the build changes. */
function keep(place: string): string {
  const kept = join(folder, place);
  fs.mkdirSync(kept);
  const parts = fs.readdirSync(root).filter((name) => /^(?:\.?dist|\.cache$)/.test(name));
  // With the times of files to the last digit, which a build compares.
  const { status } = spawnSync('cp', ['-a', ...parts.map((name) => join(root, name)), kept]);
  if (status !== 0) throw new Error(`What was there at change ${place} could not be kept.`);
  return kept;
}

function writeHalf(path: string, content: string | Uint8Array): void {
  fs.writeFileSync(path, content.slice(0, content.length / 2));
}

function appendHalf(path: string, content: string | Uint8Array): void {
  fs.appendFileSync(path, content.slice(0, content.length / 2));
}

function removeHalf(path: string): void {
  if (fs.statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return;
  for (const name of fs.readdirSync(path).slice(0, 2)) fs.rmSync(join(path, name), { recursive: true });
}

function nothing(): void {
  // Such a change is made at once, or not at all.
}
