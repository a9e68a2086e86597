import { join } from 'node:path';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { MOMENT } from '../support/build.ts';
import { listFiles } from '../support/site.ts';
import { writeCorpus, type CorpusFacts } from './corpus.ts';
import { findSubjects, listEdits } from './edits.ts';
import { measure, settleDisk, versionOf, type Spent } from './measure.ts';
import { writeEleventySite, writeHugoSite } from './peers.ts';
import { MOMENT_VARIABLE, Project, type Built, type EditingTrial, type ShardsTrial } from './project.ts';
import { describeBuilt, describeSpent, formatCount, formatSeconds } from './figures.ts';

/** What another generator took for the plain equivalent. */
export interface PeerBuilt extends Spent {
  pages: number;
}

/** Everything measured at one number of stories. */
export interface Trial {
  stories: number;
  facts: CorpusFacts;
  hugo?: PeerBuilt;
  eleventy?: PeerBuilt;
  check: { cold: Spent; warm: Spent };
  full: Built;
  edits: { name: string; built: Built }[];
  shards?: ShardsTrial;
  editing?: EditingTrial;
}

/** Which other generators are on this machine, and how they are called. */
export interface Peers {
  hugo?: Peer | undefined;
  eleventy?: Peer | undefined;
}

interface Peer {
  program: string;
  version: string;
}

export interface TrialOptions {
  /** The project as it was when the run began. */
  snapshot: string;
  /** Where everything is written. */
  folder: string;
  /** Pictures that were made before. */
  pictures: string;
  peers: Peers;
  /** Whether to build shards too, and whether to try editing. */
  shards: boolean;
  editing: boolean;
  /** Leaves out the changes after which most pages are printed again. */
  quick: boolean;
}

/** Eleventy is not tried beyond so many stories. */
export const ELEVENTY_STORIES = 10_000;
export const ELEVENTY_LIMIT_SECONDS = 300;

export function findPeers(): Peers {
  const find = (program: string, ...args: string[]): Peer | undefined => {
    const version = versionOf(program, args);
    return version === undefined ? undefined : { program, version };
  };
  return { hugo: find('hugo', 'version'), eleventy: find(process.env.ELEVENTY ?? 'eleventy', '--version') };
}

/** Makes every picture and card of a newsroom, so that none has to be made in what is measured. */
export async function warmPictures(snapshot: string, folder: string, pictures: string, stories: number): Promise<void> {
  const project = new Project(snapshot, folder, pictures);
  writeCorpus(project.content, { stories });
  await project.build();
  rmSync(folder, { recursive: true });
}

/** Measures everything at one number of stories, one thing after another, and prints it as it goes. */
export async function runTrial(stories: number, options: TrialOptions): Promise<Trial> {
  const { snapshot, folder, pictures, peers, shards, editing, quick } = options;
  const project = new Project(snapshot, join(folder, 'standfirst'), pictures);
  const started = performance.now();
  const facts = writeCorpus(project.content, { stories });
  settleDisk();
  print(stories, 'corpus', `${formatSeconds((performance.now() - started) / 1000)} (not part of the figures)`);

  const check = { cold: await project.check(), warm: await project.check() };
  print(stories, 'npm run check', `${describeSpent(check.cold)}; again ${describeSpent(check.warm)}`);

  // Hugo and Standfirst one right after the other, so that both see the same machine.
  settleDisk();
  const hugo = peers.hugo && (await buildWithHugo(peers.hugo, project.content, join(folder, 'hugo')));
  if (hugo) print(stories, 'Hugo', describePeer(hugo));
  project.forget();
  settleDisk();
  const before = readdirSync(pictures, { recursive: true }).length;
  const full = { ...(await project.build()), pages: countPages(project.output) };
  print(stories, 'full build', `${formatCount(full.pages)} pages in ${describeBuilt(full)}`);
  const made = readdirSync(pictures, { recursive: true }).length - before;
  if (made > 0) print(stories, '', `note: about ${made} pictures had to be made in it`);

  const subjects = findSubjects(project.content, MOMENT * 1000);
  const edits = listEdits(project.folder, project.content, subjects).filter(({ large }) => !quick || large !== true);
  const trial: Trial = { stories, facts, check, full, edits: [], ...(hugo && { hugo }) };
  // A changed template comes last: taking it back would be one more full build.
  const template = edits.find(({ name }) => name === 'a template changed');
  for (const { name, apply } of edits.filter((edit) => edit !== template)) {
    const restore = apply();
    const built = await project.build();
    restore();
    trial.edits.push({ name, built });
    print(stories, name, describeBuilt(built));
    const restored = await project.build();
    const left = restored.changes.written + restored.changes.removed - built.changes.written - built.changes.removed;
    if (left !== 0) print(stories, '', `note: taking it back changed ${Math.abs(left)} files ${left > 0 ? 'more' : 'fewer'}`);
  }
  if (shards) {
    trial.shards = await project.buildShards();
    const { seconds, differences } = trial.shards;
    const result = differences.length === 0 ? 'the same bytes as one build' : `not as one build: ${differences.slice(0, 5).join('; ')}`;
    print(stories, 'two shards, merge', `${seconds.map(formatSeconds).join(', ')}; ${result}`);
  }
  if (template) {
    const restore = template.apply();
    const built = await project.build();
    restore();
    trial.edits.push({ name: template.name, built });
    print(stories, template.name, describeBuilt(built));
  }
  if (editing) {
    trial.editing = await project.edit(subjects.story);
    const { start, saved } = trial.editing;
    print(
      stories,
      'npm run dev',
      `first page after ${formatSeconds(start)}; a saved story shows after ${saved.map(Math.round).join(', ')} ms`,
    );
  }
  if (peers.eleventy && stories <= ELEVENTY_STORIES) {
    trial.eleventy = await buildWithEleventy(peers.eleventy, project.content, join(folder, 'eleventy'));
    print(stories, 'Eleventy', describePeer(trial.eleventy));
  }
  return trial;
}

async function buildWithHugo({ program }: Peer, content: string, folder: string): Promise<PeerBuilt> {
  writeHugoSite(content, folder);
  const spent = await measure({
    program,
    args: ['--quiet', '--buildFuture'],
    folder,
    variables: { HUGO_CACHEDIR: join(folder, 'cache') },
  });
  return endPeer(spent, folder, 'public');
}

async function buildWithEleventy({ program }: Peer, content: string, folder: string): Promise<PeerBuilt> {
  mkdirSync(folder, { recursive: true });
  writeEleventySite(content, folder);
  const spent = await measure({ program, args: [], folder, limit: ELEVENTY_LIMIT_SECONDS, variables: MOMENT_VARIABLE });
  return endPeer(spent, folder, '_site');
}

/** Counts the pages of a peer and clears its site away. */
function endPeer(spent: Spent, folder: string, output: string): PeerBuilt {
  const pages = spent.finished ? countPages(join(folder, output)) : 0;
  rmSync(folder, { recursive: true });
  return { ...spent, pages };
}

/** Pages in HTML, so that all generators are counted alike. */
function countPages(folder: string): number {
  return listFiles(folder).filter((file) => file.endsWith('.html')).length;
}

function describePeer(built: PeerBuilt): string {
  if (!built.finished) return `not finished after ${ELEVENTY_LIMIT_SECONDS} s`;
  return `${describeSpent(built)}, ${formatCount(built.pages)} pages`;
}

function print(stories: number, what: string, result: string): void {
  console.log(`${formatCount(stories).padStart(8)}  ${what.padEnd(24)} ${result}`);
}
