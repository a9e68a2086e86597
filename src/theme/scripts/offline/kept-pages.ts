import { ASSET_FOLDER, ASSETS, CACHES, PICTURE_FOLDER, PICTURES, SAVED, VISITED } from './cache-names.ts';

const BASE = import.meta.env.BASE_URL;

/** Whether this browser can keep pages; while the newspaper is edited, none are kept. */
export const CAN_KEEP = import.meta.env.PROD && 'serviceWorker' in navigator && 'caches' in globalThis;

/** Whether the reader has asked for pages to be kept. */
export async function isKeeping(): Promise<boolean> {
  return CAN_KEEP && (await navigator.serviceWorker.getRegistration(BASE)) !== undefined;
}

/** Keeps the pages that are opened from now on, this one and that of saved stories. */
export async function startKeeping(): Promise<void> {
  if (!CAN_KEEP) return;
  await navigator.serviceWorker.register(`${BASE}service-worker.js`, { scope: BASE });
  const saved = document.querySelector<HTMLElement>('offline-note')?.dataset.saved;
  if (saved !== undefined) await keepPage(saved);
  await keepIn(VISITED, location.pathname);
}

/** Keeps a page with all that it shows, until it is taken out. */
export async function keepPage(address: string): Promise<void> {
  if (CAN_KEEP) await keepIn(SAVED, address);
}

/** Takes a page out again. What it shows goes when others need the room. */
export async function dropPage(address: string): Promise<void> {
  if (CAN_KEEP) await (await caches.open(SAVED)).delete(address, { ignoreVary: true });
}

/** Deletes every page, and keeps none any more. */
export async function stopKeeping(): Promise<void> {
  await (await navigator.serviceWorker.getRegistration(BASE))?.unregister();
  for (const name of CACHES) await caches.delete(name);
}

/** How many pages are kept. */
export async function countKept(): Promise<number> {
  const pages = new Set<string>();
  for (const name of [VISITED, SAVED]) for (const { url } of await (await caches.open(name)).keys()) pages.add(url);
  return pages.size;
}

async function keepIn(name: string, address: string): Promise<void> {
  const response = await fetch(address);
  if (!response.ok) return;
  await (await caches.open(name)).put(address, response.clone());
  // In a template styles are not applied, which this page’s policy would not allow.
  const page = document.createElement('template');
  page.innerHTML = await response.text();
  const shown = address === location.pathname ? performance.getEntriesByType('resource').map((entry) => entry.name) : [];
  await keepFiles([...new Set([...filesOf(page.content, address), ...shown])]);
}

/** The files that a page loads of its own site. */
function filesOf(page: DocumentFragment, address: string): string[] {
  const named = [
    ...[...page.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"], link[rel="preload"]')].map((link) => link.getAttribute('href')),
    ...[...page.querySelectorAll('script[src], main img')].map((element) => element.getAttribute('src')),
  ];
  const at = new URL(address, location.href);
  return named.flatMap((name) => (name === null ? [] : [new URL(name, at).href]));
}

async function keepFiles(files: readonly string[]): Promise<void> {
  const folders = [
    [ASSET_FOLDER, ASSETS],
    [PICTURE_FOLDER, PICTURES],
  ] as const;
  for (const [folder, name] of folders) {
    const cache = await caches.open(name);
    const own = files.filter((file) => file.startsWith(location.origin + BASE + folder));
    // One that cannot be had leaves the others.
    await Promise.allSettled(
      own.map(async (file) => {
        if ((await cache.match(file)) === undefined) await cache.add(file);
      }),
    );
  }
}
