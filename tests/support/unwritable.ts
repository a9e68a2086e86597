import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** Loaded before a build: nothing can be written or made any more, as on a disk that can only be read. */
const code = process.env.UNWRITABLE_CODE ?? 'EROFS';

for (const name of ['writeFileSync', 'appendFileSync', 'copyFileSync', 'mkdirSync', 'renameSync', 'linkSync'] as const)
  (fs as unknown as Record<string, unknown>)[name] = (path: unknown) => {
    const shown = String(path);
    throw Object.assign(new Error(`${code}: not permitted, open '${shown}'`), { code, path: shown });
  };
syncBuiltinESMExports();
