import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Output } from '../build/output.ts';
import { isOffloaded, offloadRule } from '../content/offload.ts';
import type { SiteData } from '../content/schemas/site.ts';
import { announce, addressesOf, purge } from '../publish/announce.ts';
import type { FileEngine } from '../publish/engine.ts';
import { holdPlace, type HeldPlace } from '../publish/place-lock.ts';
import { carryOut, deploy, fitFor, holdTarget, partOf, prepare, type Publication, type PublishOptions } from '../publish/publish.ts';
import { describeOutcome, describePlan, listPlan } from '../publish/wording.ts';
import { publicationAt, publicationOf } from '../publish/publication.ts';
import { engineFor, type Target } from '../publish/target.ts';
import { presentMoment } from '../shared/publication.ts';
import { findPlace, placeWithContent } from './place.ts';
import type { PublishCall } from './publish-call.ts';
import { readSettings, targetOf } from './publish-target.ts';

const { root, contentDir, output: outputDir } = findPlace();
const output = new Output(outputDir, root);

/** How many addresses are printed; a file has all of them. */
const MOST_PRINTED = 20;

/** Sends the newspaper to the target that a call names. */
export async function publish(call: PublishCall): Promise<void> {
  placeWithContent();
  const settings = readSettings(root, contentDir);
  const target = targetOf(call, settings);
  const now = presentMoment(process.env, Date.now);
  const letOthersPublish = holdTarget(cacheOf(target));
  const letBuildsIn = output.hold();
  try {
    const publication =
      call.toManifest === undefined
        ? await publicationOf(root, contentDir, output, now)
        : publicationAt(call.toManifest, cacheOf(target), output);
    const changes = await sendAll(target, publication, settings, { all: call.all, dryRun: call.dryRun, now: Date.now() });
    if (!call.dryRun && changes) await tell(target, publication, changes);
  } finally {
    letBuildsIn();
    letOthersPublish();
  }
}

function cacheOf({ name }: Target): string {
  return join(root, '.cache/publish', name);
}

/** How a call wants things sent. */
interface Sending {
  now: number;
  all: boolean;
  dryRun: boolean;
  onlyAdds?: boolean;
  /** Says nothing when there is nothing to do, because that was said before. */
  again?: boolean;
}

/** What has become of files by what was sent. */
interface Changes {
  changed: string[];
  sent: string[];
  removed: string[];
}

/** Sends the site to its target, and what is offloaded to a second one. Nothing is to be told of a host that takes whole sites. */
async function sendAll(
  target: Target,
  publication: Publication,
  { offload, publish: targets }: SiteData,
  sending: Sending,
): Promise<Changes | undefined> {
  const second = offload?.from === target.name ? targets?.[offload.to] : undefined;
  if (!offload || !second) return send(target, publication, sending);
  const storage = { name: offload.to, ...second };
  const rule = offloadRule(offload, publication.manifest.now);
  const offloaded = partOf(publication, (path) => isOffloaded(path, rule));
  const rest = partOf(publication, (path) => !isOffloaded(path, rule));
  const letOthersIn = holdTarget(cacheOf(storage));
  try {
    // No page may ask for what is not there: the storage is filled first, and what is gone is taken away from there last.
    const added = await send(storage, offloaded, { ...sending, onlyAdds: !sending.dryRun });
    const ofSite = await send(target, rest, sending);
    const taken = sending.dryRun ? undefined : await send(storage, offloaded, { ...sending, again: true });
    return joinChanges([added, ofSite, taken], publication);
  } finally {
    letOthersIn();
  }
}

/** What goes from one place to the other has neither come nor gone for readers. */
function joinChanges(all: readonly (Changes | undefined)[], { manifest }: Publication): Changes {
  const collect = (field: keyof Changes) => [...new Set(all.flatMap((changes) => changes?.[field] ?? []))];
  return { changed: collect('changed'), sent: collect('sent'), removed: collect('removed').filter((path) => !manifest.files.has(path)) };
}

/** Sends to one target; nothing when all is there. */
async function send(target: Target, whole: Publication, sending: Sending): Promise<Changes | undefined> {
  const options: PublishOptions = { ...sending, keepDays: target.keepDays ?? 7, cacheDir: cacheOf(target) };
  const engine = await engineFor(target, options.cacheDir);
  const publication = fitFor(engine, target, whole);
  if (engine.kind === 'site') {
    console.log(describePlan(target, publication.manifest));
    if (sending.dryRun) return undefined;
    await deploy(engine, publication, options);
    console.log(describeOutcome(target, publication.manifest));
    return undefined;
  }
  const held = sending.dryRun ? undefined : await holdPlace(engine, options);
  try {
    return await sendFiles(engine, target, publication, options, held, sending.again);
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
  again = false,
): Promise<Changes | undefined> {
  const prepared = await prepare(engine, publication, options);
  const { plan, seen } = prepared;
  const sent = plan.steps.flatMap(({ files }) => files.map(({ path }) => path));
  const isThere = sent.length + plan.remove.length === 0 && !seen.isUnderway;
  if (!isThere || !again) console.log(describePlan(target, publication.manifest, prepared));
  if (held === undefined) {
    console.log(listPlan(plan));
    return undefined;
  }
  if (isThere) return undefined;
  await carryOut(engine, publication, prepared, options, held);
  console.log(describeOutcome(target, publication.manifest));
  return { changed: plan.changed, sent, removed: plan.remove };
}

async function tell(target: Target, { manifest, announcing }: Publication, { changed, sent, removed }: Changes): Promise<void> {
  const stale = addressesOf(changed, manifest.address);
  if (stale.length > 0 && target.purge !== undefined) {
    await purge(target.purge, stale, process.env.STANDFIRST_PURGE_TOKEN);
    console.log(`${stale.length} changed addresses were posted to ${target.purge}.`);
  } else if (stale.length > 0) {
    const list = join(cacheOf(target), 'purge.txt');
    mkdirSync(cacheOf(target), { recursive: true });
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
