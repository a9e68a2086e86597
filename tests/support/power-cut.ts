import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join, resolve } from 'node:path';

/**
 * Loaded before a build: counts the changes that the build makes to files, and ends the process at one of them, half way through
 * where a change has a middle. `POWER_CUT_AT` says at which, by its number or as it is listed; `POWER_CUT_LOG` names the file that all
 * changes are listed in. From build to build the numbers shift by a few.
 */
const at = process.env.POWER_CUT_AT;
const log = process.env.POWER_CUT_LOG;
const changes: string[] = [];
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

for (const [name, half] of Object.entries(CHANGES) as [keyof typeof CHANGES, Change][]) {
  const make = fs[name] as unknown as (...args: unknown[]) => unknown;
  const counted = (...args: [path: string, content: string | Uint8Array, ...unknown[]]) => {
    if (isInside) return make(...args);
    isInside = true;
    try {
      const change = `${name} ${resolve(args[0])}`;
      changes.push(change);
      if (at === change || at === String(changes.length)) {
        half(args[0], args[1]);
        process.kill(process.pid, 'SIGKILL');
      }
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
  if (log !== undefined) fs.writeFileSync(log, changes.join('\n'));
});

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
