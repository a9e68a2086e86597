import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { digestFiles } from '../../src/build/file-digests.ts';
import type { Manifest } from '../../src/build/manifest.ts';
import type { TargetKind } from '../../src/content/schemas/publish.ts';
import { holdPlace } from '../../src/publish/place-lock.ts';
import { carryOut, holdTarget, prepare } from '../../src/publish/publish.ts';
import { engineFor } from '../../src/publish/target.ts';
import { servingOf } from '../../src/site/statements/serving.ts';

/** Publishes a folder to a target, in a process that a test can end at any moment. Prints how many files it has sent. */
const [folder = '', kind = '', place = '', cacheDir = '', keepDays = '7'] = process.argv.slice(2);

const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(folder.length + 1)
      .split(sep)
      .join('/'),
  );
const digests = await digestFiles(folder, paths);
const manifest: Manifest = {
  address: 'https://example.org/',
  content: folder,
  now: 0,
  nextEmbargo: null,
  files: new Map(
    paths.map((path, number) => {
      const [size, sha256] = digests[number] ?? [0, ''];
      return [path, { path, size, sha256, ...servingOf(path) }];
    }),
  ),
};
const letOthersPublish = holdTarget(cacheDir);
const engine = await engineFor({ name: 'test', kind: kind as TargetKind, place }, cacheDir);
if (engine.kind === 'site') throw new Error('Such a target takes whole sites.');
const publication = { manifest, source: ({ path }: { path: string }) => join(folder, path), folder };
const options = { now: Date.now(), keepDays: Number(keepDays), cacheDir, all: false };
const held = await holdPlace(engine, options);
const prepared = await prepare(engine, publication, options);
await carryOut(engine, publication, prepared, options, held);
await held.release();
letOthersPublish();
console.log(
  JSON.stringify({ sent: prepared.plan.steps.flatMap(({ files }) => files.map(({ path }) => path)), removed: prepared.plan.remove }),
);
