import { lookup as lookupName } from 'node:dns';
import { createWriteStream, rmSync } from 'node:fs';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { MEGABYTE } from './archive-file.ts';

/** Why a file could not be had, as the end of a sentence: “the server answered 404”. */
export class DownloadError extends Error {}

export interface DownloadLimits {
  /** Whether addresses of the own computer and of private networks may be asked: they are no place for a newspaper’s pictures. */
  readonly allowPrivate: boolean;
  readonly largest: number;
  /** For one answer, from the question to its last byte. */
  readonly milliseconds: number;
}

export const DOWNLOAD_LIMITS: DownloadLimits = { allowPrivate: false, largest: 40 * MEGABYTE, milliseconds: 30_000 };

const MOST_REDIRECTS = 5;
const AGENT = 'Standfirst-import (+https://github.com/)';

/**
 * Fetches a file of the web into `path`. Throws a `DownloadError` when it cannot be had within the limits; nothing of it is left then.
 * The address is checked when the name has been resolved and at every redirect, so that neither can lead into a private network.
 */
export async function download(address: string, path: string, limits: DownloadLimits = DOWNLOAD_LIMITS): Promise<void> {
  const signal = AbortSignal.timeout(limits.milliseconds);
  try {
    const answer = await follow(new URL(address), limits, signal);
    await pipeline(answer, atMost(limits.largest), createWriteStream(path), { signal });
  } catch (error) {
    rmSync(path, { force: true });
    if (error instanceof DownloadError) throw error;
    throw new DownloadError(signal.aborted ? `it did not come within ${limits.milliseconds / 1000} seconds` : reasonOf(error));
  }
}

/** True of an address that is not on the public internet. */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  const family = isIP(bare);
  return family !== 0 && PRIVATE.check(bare, family === 6 ? 'ipv6' : 'ipv4');
}

async function follow(address: URL, limits: DownloadLimits, signal: AbortSignal): Promise<IncomingMessage> {
  let next = address;
  for (let step = 0; step <= MOST_REDIRECTS; step += 1) {
    const answer = await ask(next, limits, signal);
    const status = answer.statusCode ?? 0;
    if (status === 200) return answer;
    answer.destroy();
    const target = answer.headers.location;
    if (status < 300 || status > 399 || target === undefined) throw new DownloadError(`the server answered ${status}`);
    if (!URL.canParse(target, next)) throw new DownloadError('the server sends on to something that is no address');
    next = new URL(target, next);
  }
  throw new DownloadError(`the server sends on more than ${MOST_REDIRECTS} times`);
}

function ask(address: URL, { allowPrivate }: DownloadLimits, signal: AbortSignal): Promise<IncomingMessage> {
  if (address.protocol !== 'http:' && address.protocol !== 'https:')
    throw new DownloadError(`“${address.protocol}” is not an address of the web`);
  if (!allowPrivate && isPrivateAddress(address.hostname)) throw new DownloadError(PRIVATE_REASON);
  const send = address.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const lookup = allowPrivate ? undefined : publicLookup;
    const request = send(address, { signal, headers: { 'user-agent': AGENT, accept: 'image/*' }, ...(lookup ? { lookup } : {}) });
    request.on('response', resolve);
    request.on('error', reject);
    request.end();
  });
}

const PRIVATE_REASON =
  'its address is on a private network, which is not asked (allow it with --allow-private-addresses if it is your own server)';

/** Resolves a name as usual and refuses the answer if any of its addresses is private: the connection is made to what was checked. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookupName(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) {
      callback(error, '', 0);
      return;
    }
    const [first] = addresses;
    if (!first || addresses.some(({ address }) => isPrivateAddress(address))) callback(new DownloadError(PRIVATE_REASON), '', 0);
    else if (options.all === true) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};

function atMost(largest: number): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > largest) done(new DownloadError(`it is larger than ${Math.floor(largest / MEGABYTE)} MB`));
      else done(null, chunk);
    },
  });
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'its server cannot be found';
  if (code === 'ECONNREFUSED') return 'its server does not answer';
  return error instanceof Error ? error.message : String(error);
}

/** https://www.iana.org/assignments/iana-ipv4-special-registry/ and the same for IPv6. IPv4 within IPv6 is found by the IPv4 rules. */
const PRIVATE = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  PRIVATE.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  PRIVATE.addSubnet(net, prefix, 'ipv6');
