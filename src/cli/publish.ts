import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Output } from '../build/output.ts';
import { announce, addressesOf, purge } from '../publish/announce.ts';
import type { FileEngine } from '../publish/engine.ts';
import { holdPlace, type HeldPlace } from '../publish/place-lock.ts';
import { carryOut, deploy, holdTarget, prepare, type Publication, type PublishOptions } from '../publish/publish.ts';
import { describeOutcome, describePlan, listPlan } from '../publish/wording.ts';
import { publicationAt, publicationOf } from '../publish/publication.ts';
import { engineFor, type Target } from '../publish/target.ts';
import { presentMoment } from '../shared/publication.ts';
import { CallError } from './call.ts';
import { explain } from './explain.ts';
import { findPlace, placeWithContent } from './place.ts';
import { PUBLISH_HELP, readPublishCall, targetOf, type PublishCall } from './publish-call.ts';

/**
 * `npm run publish -- --to <target>`: sends to a target of `site.yaml` what differs from what was published there last.
 * Exit codes: 0 when all of it is there, 1 when something stood in the way, 2 when the command was called wrongly.
 */
const { root, contentDir, output: outputDir } = findPlace();
const output = new Output(outputDir, root);

/** How many addresses are printed; a file has all of them. */
const MOST_PRINTED = 20;

try {
  const call = readPublishCall();
  if (call.help) console.log(PUBLISH_HELP);
  else await publish(call);
} catch (error) {
  console.error(explain(error));
  process.exitCode = error instanceof CallError ? 2 : 1;
}

async function publish(call: PublishCall): Promise<void> {
  placeWithContent();
  const target = targetOf(call, root, contentDir);
  const now = presentMoment(process.env, Date.now);
  const cacheDir = join(root, '.cache/publish', target.name);
  const letOthersPublish = holdTarget(cacheDir);
  const letBuildsIn = output.hold();
  try {
    const publication =
      call.toManifest === undefined ? await publicationOf(root, contentDir, output, now) : publicationAt(call.toManifest, cacheDir, output);
    await send(target, publication, { now: Date.now(), keepDays: target.keepDays ?? 7, cacheDir, all: call.all }, call.dryRun);
  } finally {
    letBuildsIn();
    letOthersPublish();
  }
}

async function send(target: Target, publication: Publication, options: PublishOptions, dryRun: boolean): Promise<void> {
  const engine = await engineFor(target, options.cacheDir);
  if (engine.kind === 'site') {
    console.log(describePlan(target, publication.manifest));
    if (dryRun) return;
    await deploy(engine, publication, options);
    console.log(describeOutcome(target, publication.manifest));
    return;
  }
  const held = dryRun ? undefined : await holdPlace(engine, options);
  try {
    await sendFiles(engine, target, publication, options, held);
  } finally {
    await held?.release();
  }
}

/** `held`: the target; not for what is only tried. */
async function sendFiles(
  engine: FileEngine,
  target: Target,
  publication: Publication,
  options: PublishOptions,
  held: HeldPlace | undefined,
): Promise<void> {
  const prepared = await prepare(engine, publication, options);
  const { plan, seen } = prepared;
  console.log(describePlan(target, publication.manifest, prepared));
  if (held === undefined) {
    console.log(listPlan(plan));
    return;
  }
  const sent = plan.steps.flatMap(({ files }) => files.map(({ path }) => path));
  if (sent.length + plan.remove.length === 0 && !seen.isUnderway) return;
  await carryOut(engine, publication, prepared, options, held);
  console.log(describeOutcome(target, publication.manifest));
  await tell(target, publication, { changed: plan.changed, sent, removed: plan.remove }, options.cacheDir);
}

async function tell(
  target: Target,
  { manifest, announcing }: Publication,
  { changed, sent, removed }: { changed: string[]; sent: string[]; removed: string[] },
  cacheDir: string,
): Promise<void> {
  const stale = addressesOf(changed, manifest.address);
  if (stale.length > 0 && target.purge !== undefined) {
    await purge(target.purge, stale, process.env.STANDFIRST_PURGE_TOKEN);
    console.log(`${stale.length} changed addresses were posted to ${target.purge}.`);
  } else if (stale.length > 0) {
    const list = join(cacheDir, 'purge.txt');
    mkdirSync(cacheDir, { recursive: true });
    writeFileSync(list, `${stale.join('\n')}\n`);
    console.log(`If a cache stands before the site, have it forget these ${stale.length} addresses (all of them: ${list}):`);
    console.log(
      stale
        .slice(0, MOST_PRINTED)
        .map((address) => `  ${address}`)
        .join('\n'),
    );
  }
  if (announcing === undefined) return;
  for (const sentence of await announce(announcing, sent, removed, manifest)) console.log(sentence);
}
