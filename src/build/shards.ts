import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { digestOf } from '../shared/digest.ts';
import type { EmbargoCalendar } from '../content/embargo.ts';
import { buildSite, type BuildOptions } from './build.ts';
import type { BuildReport } from './build-report.ts';
import { deliver, type Delivery } from './delivery.ts';
import { EmbargoRecord } from './embargo-record.ts';
import { NO_INPUTS } from './inputs.ts';
import { Output } from './output.ts';
import type { OutputPlan } from './output-record.ts';
import { readServerFiles, serverFolder, writeServerFiles } from './server-files.ts';
import { setKey } from './shown-pictures.ts';

/** Which part of a site: the first of four. */
export interface Shard {
  number: number;
  of: number;
}

/** What a machine says of the shard it has built. */
interface ShardRecord extends Shard {
  /** Of all that the site is made from; the shards of one site have the same. */
  sources: string;
  /** How many pages and data files the whole site has. */
  total: number;
  /** How many of them are in this shard. */
  made: number;
  templates: string;
  pictureSets: OutputPlan['pictureSets'];
  /** The same in all shards of one site. */
  embargoes: EmbargoCalendar;
  delivery: Delivery;
  /** Path, key, digest of the bytes, the sets of pictures on a page, and what was handed to it. */
  files: [path: string, key: string, digest: string, pictures: readonly number[] | 0, given: string | 0][];
}

const RECORD = 'shard.json';
const FILES = 'site';

/** Reads `1/4`. Throws when it is not a shard. */
export function parseShard(text: string): Shard {
  const [, number, of] = (/^([1-9]\d*)\/([1-9]\d*)$/.exec(text) ?? []).map(Number);
  if (number === undefined || of === undefined || number > of) {
    throw new Error(`“${text}” is not a shard. Write its number and how many there are, for example --shard 1/4.`);
  }
  return { number, of };
}

/** Where a shard is left for the merge: `shards/1-of-4`. */
export function shardFolder(parent: string, { number, of }: Shard): string {
  return join(parent, `${number}-of-${of}`);
}

/** Builds one shard of the site into a folder of its own, which `mergeShards` joins with the others. */
export async function buildShard(options: Omit<BuildOptions, 'output' | 'shard'>, shard: Shard, folder: string): Promise<BuildReport> {
  const files = join(folder, FILES);
  const { site, ...report } = await buildSite({ ...options, output: files, shard, force: true });
  const record: ShardRecord = {
    ...shard,
    sources: site.sources,
    total: site.total,
    made: site.made,
    templates: site.plan.templates,
    pictureSets: site.plan.pictureSets,
    embargoes: report.embargoes,
    delivery: site.delivery,
    files: [...site.plan.files].map(([path, { key, pictures, given }]) => {
      const digest = digestOf(readFileSync(join(files, path)));
      return [path, key, digest, pictures ?? 0, given ?? 0];
    }),
  };
  writeFileSync(join(folder, RECORD), JSON.stringify(record));
  return report;
}

/**
 * Joins the shards below a folder into the output. Throws, and leaves the output as it was, when one is missing, was built from other
 * sources, or is not as its machine left it.
 */
export async function mergeShards(
  parent: string,
  root: string,
  outputFolder: string,
  embargoFile?: string,
): Promise<{ files: number; shards: number; embargoes: EmbargoCalendar }> {
  const { shards, first } = readShards(parent);
  // What the files were made from is no part of a shard: it would tell other machines the names of what is not out.
  const plan: OutputPlan = { templates: first.templates, pictureSets: [], files: new Map(), inputs: NO_INPUTS };
  const output = new Output(outputFolder, root);
  output.open();
  let embargoRecord: EmbargoRecord | undefined;
  try {
    const digests = new Map<string, string>();
    const sets = new Map<string, number>();
    const take = (folder: string, record: ShardRecord, files: ShardRecord['files']) => {
      const places = record.pictureSets.map((set) => {
        const place = sets.get(setKey(set)) ?? plan.pictureSets.push(set) - 1;
        sets.set(setKey(set), place);
        return place;
      });
      for (const [path, key, digest, pictures, given] of files) {
        const bytes = readFileSync(join(folder, FILES, path));
        if (digestOf(bytes) !== digest) throw new Error(`${join(folder, FILES, path)} is not as it was built. Build this shard again.`);
        const other = digests.get(path);
        if (other !== undefined && other !== digest) throw new Error(`Two shards have made ${path} differently. Build all shards again.`);
        if (other !== undefined) continue;
        digests.set(path, digest);
        mkdirSync(dirname(join(output.staging, path)), { recursive: true });
        copyFileSync(join(folder, FILES, path), join(output.staging, path));
        plan.files.set(path, {
          key,
          fresh: true,
          ...(pictures === 0 ? {} : { pictures: pictures.map((place) => places[place] ?? 0) }),
          ...(given === 0 ? {} : { given }),
        });
      }
    };
    for (const { folder, record } of shards) take(folder, record, record.files);
    if (embargoFile !== undefined) embargoRecord = new EmbargoRecord(embargoFile, first.embargoes);
    output.publish(plan, undefined);
    embargoRecord?.keep();
    for (const misfit of await deliver(output, plan, undefined, undefined, first.delivery)) console.warn(misfit);
    writeServerFiles(serverFolder(outputFolder), readServerFiles(serverFolder(join(shards[0]?.folder ?? '', FILES))));
    return { files: plan.files.size, shards: shards.length, embargoes: first.embargoes };
  } finally {
    embargoRecord?.close();
    output.close();
  }
}

function readShards(parent: string): { shards: { folder: string; record: ShardRecord }[]; first: ShardRecord } {
  const folders = existsSync(parent) ? readdirSync(parent).map((name) => join(parent, name)) : [];
  const shards = folders
    .filter((folder) => existsSync(join(folder, RECORD)))
    .map((folder) => ({ folder, record: JSON.parse(readFileSync(join(folder, RECORD), 'utf8')) as ShardRecord }))
    .sort((a, b) => a.record.number - b.record.number);
  const first = shards[0]?.record;
  if (!first) throw new Error(`There are no shards in ${parent}. Build them with: npm run build -- --shard 1/2`);
  if (shards.some(({ record }) => record.of !== first.of || record.sources !== first.sources)) {
    throw new Error(
      `The shards in ${parent} are not of one site: they were built from different content, code or settings, or at another moment. Build all of them again, with the same SOURCE_DATE_EPOCH.`,
    );
  }
  const missing = Array.from({ length: first.of }, (_, index) => index + 1).filter(
    (number) => shards.filter(({ record }) => record.number === number).length !== 1,
  );
  const made = shards.reduce((sum, { record }) => sum + record.made, 0);
  if (missing.length > 0 || made !== first.total) {
    throw new Error(`Of ${first.of} shards, these are missing or there twice in ${parent}: ${missing.join(', ')}. Build them again.`);
  }
  return { shards, first };
}
