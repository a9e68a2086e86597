import type { Manifest } from '../build/manifest.ts';
import type { AnnounceData } from '../content/schemas/publish.ts';
import { format } from '../shared/progress.ts';

/** How many addresses a cache takes at once, and IndexNow. */
const PURGED_AT_ONCE = 30;
const INDEXED_AT_ONCE = 10_000;
const PATIENCE_MILLISECONDS = 20_000;
/** Where search engines take the addresses of pages, and pass them on to each other. */
const INDEX_NOW = 'https://api.indexnow.org/indexnow';

/** The addresses of files of the output, below that of the newspaper. */
export function addressesOf(paths: readonly string[], address: string): string[] {
  const top = address.endsWith('/') ? address : `${address}/`;
  return paths.map((path) => top + encodeURI(path.replace(/(^|\/)index\.html$/, '$1')).replace(/[?#]/g, encodeURIComponent));
}

/** Posts what has changed to a cache, in the form that Cloudflare asks for; `token` is sent as a bearer’s. */
export async function purge(endpoint: string, addresses: readonly string[], token: string | undefined): Promise<void> {
  for (let start = 0; start < addresses.length; start += PURGED_AT_ONCE) {
    await post(endpoint, {
      headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ files: addresses.slice(start, start + PURGED_AT_ONCE) }),
    });
  }
}

/** Tells hubs of feeds, and search engines of pages. Returns a sentence for each that was told; one that does not answer is no fault of the site. */
export async function announce(
  { hubs = [], indexNow }: AnnounceData,
  sent: readonly string[],
  removed: readonly string[],
  { address, files }: Pick<Manifest, 'address' | 'files'>,
  indexNowEndpoint = INDEX_NOW,
): Promise<string[]> {
  const feeds = addressesOf(
    sent.filter((path) => /(^|\/)(rss|atom|podcast)\.xml$|(^|\/)feed\.json$/.test(path)),
    address,
  );
  const pages = addressesOf(
    [...sent, ...removed].filter((path) => path.endsWith('.html') && path !== '404.html'),
    address,
  );
  const said: string[] = [];
  const tell = async (whom: string, what: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
      said.push(`${whom} knows of ${what}.`);
    } catch (error) {
      said.push(`${whom} could not be told of ${what}: ${error instanceof Error ? error.message : String(error)}.`);
    }
  };
  for (const hub of feeds.length > 0 ? hubs : []) {
    await tell(hub, counted(feeds.length, 'feed'), async () => {
      for (const feed of feeds) {
        const body = new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': feed, 'hub.topic': feed }).toString();
        await post(hub, { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body });
      }
    });
  }
  if (indexNow === undefined || pages.length === 0) return said;
  const keyFile = `${indexNow}.txt`;
  if (!files.has(keyFile)) {
    return [
      ...said,
      `Search engines were not told: they look for the key in ${keyFile}. Write the key into public/${keyFile}, build and publish again.`,
    ];
  }
  await tell('IndexNow', counted(pages.length, 'page'), async () => {
    const [keyLocation] = addressesOf([keyFile], address);
    for (let start = 0; start < pages.length; start += INDEXED_AT_ONCE) {
      const urlList = pages.slice(start, start + INDEXED_AT_ONCE);
      const body = JSON.stringify({ host: new URL(address).host, key: indexNow, keyLocation, urlList });
      await post(indexNowEndpoint, { headers: { 'content-type': 'application/json; charset=utf-8' }, body });
    }
  });
  return said;
}

async function post(address: string, request: { headers: Record<string, string>; body: string }): Promise<void> {
  const answer = await fetch(address, { method: 'POST', ...request, signal: AbortSignal.timeout(PATIENCE_MILLISECONDS) });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`it answered ${answer.status}`);
}

function counted(count: number, what: string): string {
  return `${format(count)} ${what}${count === 1 ? '' : 's'}`;
}
