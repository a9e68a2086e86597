import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Loaded before a build: from the change to files that `DISK_FULL_AT` counts, nothing that takes room can be written any more. What
 * is in work then is cut off half way. What takes no room, to rename and to delete, goes on.
 */
const at = Number(process.env.DISK_FULL_AT);
let changes = 0;
/** Some changes are made by means of others. */
let isInside = false;

function takeRoom(path: unknown, half: () => void): void {
  if (isInside) return;
  changes += 1;
  if (changes < at) return;
  if (changes === at) {
    isInside = true;
    half();
    isInside = false;
  }
  throw Object.assign(new Error(`ENOSPC: no space left on device, write '${String(path)}'`), { code: 'ENOSPC', errno: -28 });
}

type Write = (path: string, content: string | Uint8Array, ...rest: unknown[]) => unknown;

for (const target of [fs, fs.promises] as Record<string, unknown>[]) {
  for (const name of ['writeFileSync', 'appendFileSync', 'copyFileSync', 'cpSync', 'mkdirSync', 'linkSync', 'writeFile', 'mkdir']) {
    const change = target[name] as Write | undefined;
    if (!change) continue;
    const writesContent = name.startsWith('write') || name.startsWith('append');
    const isPromised = target === (fs.promises as unknown);
    target[name] = (...args: Parameters<Write>) => {
      const half = () => {
        if (writesContent && args[1].length > 0)
          fs.writeFileSync(args[0], args[1].slice(0, args[1].length / 2), { flag: name.startsWith('append') ? 'a' : 'w' });
      };
      if (!isPromised) {
        takeRoom(args[0], half);
        return change(...args);
      }
      return new Promise((resolve) => {
        takeRoom(args[0], half);
        resolve(change(...args));
      });
    };
  }
}
syncBuiltinESMExports();
