import { READ } from './passages.ts';

/** When this browser opened a story last, in milliseconds since 1970; undefined when it has not. */
export function readAt(path: string, storage: Storage = localStorage): number | undefined {
  const record = storage.getItem(READ + path);
  const moment = record === null ? NaN : Number.parseInt(record, 10);
  return Number.isNaN(moment) ? undefined : moment;
}

/** How many stories are remembered; what is older is taken out now and then. */
export const MOST = 500;

/** Takes out the oldest records until so many are left. */
export function dropOldest(left = MOST, storage: Storage = localStorage): void {
  const moments = keysIn(storage).map((key) => ({ key, moment: Number.parseInt(storage.getItem(key) ?? '', 10) || 0 }));
  moments.sort((one, other) => other.moment - one.moment);
  for (const { key } of moments.slice(left)) storage.removeItem(key);
}

/** Forgets which stories were opened. */
export function forgetAll(): void {
  for (const storage of [localStorage, sessionStorage]) dropOldest(0, storage);
}

function keysIn(storage: Storage): string[] {
  return Array.from({ length: storage.length }, (_, place) => storage.key(place) ?? '').filter((key) => key.startsWith(READ));
}
