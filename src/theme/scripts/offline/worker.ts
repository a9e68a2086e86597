import { ExpirationPlugin } from 'workbox-expiration';
import type { WorkboxPlugin } from 'workbox-core';
import { registerRoute, setCatchHandler, setDefaultHandler } from 'workbox-routing';
import { CacheFirst, NetworkFirst, NetworkOnly } from 'workbox-strategies';
import { ASSET_FOLDER, ASSETS, PICTURE_FOLDER, PICTURES, SAVED, VISITED } from './cache-names.ts';

/** What the file that loads this one says of the newspaper. */
interface Newspaper {
  base: string;
  /** The pages of saved stories, of which one answers for a page that is not kept. */
  saved: readonly string[];
}

interface WorkerScope {
  newspaper: Newspaper;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(type: 'activate', act: (event: { waitUntil(done: Promise<void>): void }) => void): void;
}

const scope = globalThis as unknown as WorkerScope;
const { base, saved } = scope.newspaper;

/** A page that is no more is not read from here either. */
const forgetGone = {
  fetchDidSucceed: async ({ request, response }: { request: Request; response: Response }): Promise<Response> => {
    if (response.status === 404 || response.status === 410)
      for (const name of [VISITED, SAVED]) await (await caches.open(name)).delete(request, { ignoreVary: true });
    return response;
  },
};

/** So many files, and none where a browser has no more room. */
const upTo = (maxEntries: number) => new ExpirationPlugin({ maxEntries, purgeOnQuotaError: true }) as WorkboxPlugin;

// The newest page, and the one that is kept where there is no network, or none that answers: with the files that it was printed for.
registerRoute(
  ({ request }) => request.mode === 'navigate',
  new NetworkFirst({
    cacheName: VISITED,
    networkTimeoutSeconds: 6,
    plugins: [forgetGone, upTo(60)],
  }),
);
registerRoute(
  ({ sameOrigin, url }) => sameOrigin && url.pathname.startsWith(base + ASSET_FOLDER),
  new CacheFirst({ cacheName: ASSETS, plugins: [upTo(240)] }),
);
registerRoute(
  ({ sameOrigin, url }) => sameOrigin && url.pathname.startsWith(base + PICTURE_FOLDER),
  new CacheFirst({ cacheName: PICTURES, plugins: [upTo(240)] }),
);
setDefaultHandler(new NetworkOnly());

setCatchHandler(async ({ request }) => {
  const kept = await caches.match(request, { ignoreVary: true, ignoreSearch: request.mode === 'navigate' });
  if (kept) return kept;
  if (request.mode === 'navigate') return (await savedPageFor(new URL(request.url).pathname)) ?? Response.error();
  if (request.destination === 'image') return (await otherSize(request.url)) ?? Response.error();
  return Response.error();
});

/** The page of saved stories in the language of a page, or in any that is kept. */
async function savedPageFor(path: string): Promise<Response | undefined> {
  const nearest = [...saved].sort((a, b) => Number(isBeside(b, path)) - Number(isBeside(a, path)) || b.length - a.length);
  for (const page of nearest) {
    const kept = await caches.match(page, { ignoreVary: true });
    if (kept) return kept;
  }
  return undefined;
}

/** Whether a page is in the folder of another, as `/es/saved/` is of `/es/news/`. */
function isBeside(page: string, path: string): boolean {
  return path.startsWith(page.replace(/[^/]+\/$/, ''));
}

/** The same picture in another width: the files of one lie together. */
async function otherSize(address: string): Promise<Response | undefined> {
  const folder = address.slice(0, address.lastIndexOf('/') + 1);
  const cache = await caches.open(PICTURES);
  const other = (await cache.keys()).find(({ url }) => url.startsWith(folder));
  return other && cache.match(other);
}

scope.addEventListener('activate', (event) => {
  event.waitUntil(scope.clients.claim());
});
void scope.skipWaiting();
