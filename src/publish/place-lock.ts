import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { writeWhole } from '../shared/whole-file.ts';
import type { FileEngine } from './engine.ts';

/** Kept at the target while it is published to: by whom, and when that one was last heard of. */
export const LOCK_FILE = '.standfirst/lock';

const MINUTE = 60_000;
/** So often whoever publishes says so, and after so long without a word it counts as stopped. */
const RENEWED_MILLISECONDS = MINUTE;
const STALE_MILLISECONDS = 5 * MINUTE;

interface Claim {
  /** Of one publication. */
  id: string;
  /** Of a machine: what a stopped publication of its own has left does not keep it away. */
  machine: string;
  /** What its people call it. */
  name: string;
  /** An instant. */
  renewed: string;
}

/** A target that is held against other machines. */
export interface HeldPlace {
  /** Throws when another machine has taken the target over in the meantime, as after a long sleep. */
  check: () => void;
  release: () => Promise<void>;
}

export interface HoldOptions {
  /** The target’s own, in the project’s cache. */
  cacheDir: string;
  renewedMilliseconds?: number;
  staleMilliseconds?: number;
}

/**
 * Keeps other machines from publishing to the same target. Few places can make a file only if there is none; so each writes its claim
 * where the others look, waits for longer than that took, and sees whose is there.
 */
export async function holdPlace(engine: FileEngine, options: HoldOptions): Promise<HeldPlace> {
  const { cacheDir, renewedMilliseconds = RENEWED_MILLISECONDS, staleMilliseconds = STALE_MILLISECONDS } = options;
  const own = { id: randomUUID(), machine: machineOf(cacheDir), name: hostname() };
  const write = () => engine.write(LOCK_FILE, `${JSON.stringify({ ...own, renewed: new Date().toISOString() } satisfies Claim)}\n`);
  const started = performance.now();
  const before = parseClaim(await engine.read(LOCK_FILE));
  const isFree = before === undefined || before.machine === own.machine || Date.parse(before.renewed) + staleMilliseconds < Date.now();
  if (!isFree) throw new Error(describeHolder(before, staleMilliseconds));
  await write();
  await pause(2 * (performance.now() - started));
  const now = parseClaim(await engine.read(LOCK_FILE));
  if (now !== undefined && now.id !== own.id) throw new Error(describeHolder(now, staleMilliseconds));

  let lostTo: Claim | undefined;
  let renewing = Promise.resolve();
  const renew = async (): Promise<void> => {
    const there = parseClaim(await engine.read(LOCK_FILE));
    if (there !== undefined && there.id !== own.id) lostTo = there;
    else await write();
  };
  const timer = setInterval(() => {
    // A word that does not arrive is followed by another; what is sent in between says whether the target can be reached.
    renewing = renewing.then(renew).catch(() => undefined);
  }, renewedMilliseconds);
  return {
    check: () => {
      if (lostTo) throw new Error(`${describeHolder(lostTo, staleMilliseconds)} It took over because nothing was heard of this one.`);
    },
    release: async () => {
      clearInterval(timer);
      await renewing;
      // One that stays gives way to this machine at once, and to others soon.
      if (lostTo === undefined) await engine.remove([LOCK_FILE]).catch(() => undefined);
    },
  };
}

function describeHolder({ name, renewed }: Claim, staleMilliseconds: number): string {
  const minutes = Math.ceil(staleMilliseconds / MINUTE);
  return `Another machine, “${name}”, is publishing to this target; it last said so at ${renewed.replace(/\.\d+Z$/, 'Z')}. Wait until it is done, and call this again. If it was stopped, it gives way when nothing was heard of it for ${minutes} minutes.`;
}

/** A word for this project on this machine. A cache that is carried elsewhere does not make another machine this one. */
function machineOf(cacheDir: string): string {
  const file = join(cacheDir, 'machine');
  mkdirSync(cacheDir, { recursive: true });
  if (!existsSync(file)) writeWhole(file, randomUUID());
  return `${hostname()} ${readFileSync(file, 'utf8')}`;
}

/** Undefined of nothing, and of what no publication wrote. */
function parseClaim(text: string | undefined): Claim | undefined {
  try {
    const claim = JSON.parse(text ?? '') as Partial<Claim> | null;
    return typeof claim?.id === 'string' && typeof claim.renewed === 'string' ? (claim as Claim) : undefined;
  } catch {
    return undefined;
  }
}
