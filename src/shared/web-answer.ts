import { lookup as lookupName } from 'node:dns';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { Transform } from 'node:stream';
import { isPrivateAddress } from './private-address.ts';

/** Why something could not be had of the web, as the end of a sentence: “the server answered 404”. */
export class DownloadError extends Error {
  /** What the server answered, where it did. */
  readonly status: number | undefined;
  /** For how many milliseconds the server asks not to be asked again. */
  readonly pause: number | undefined;

  constructor(message: string, { status, pause }: { status?: number | undefined; pause?: number | undefined } = {}) {
    super(message);
    this.status = status;
    this.pause = pause;
  }
}

export interface AnswerLimits {
  /** Whether addresses of the own computer and of private networks may be asked. */
  readonly allowPrivate: boolean;
  /** In bytes. */
  readonly largest: number;
  /** For one answer, from the question to its last byte. */
  readonly milliseconds: number;
}

/** Who asks, for what kind of file, and what is said of an address that is not asked. */
export interface Question {
  readonly agent: string;
  readonly accept: string;
  readonly privateReason: string;
}

const MEGABYTE = 1024 * 1024;
const MOST_REDIRECTS = 5;

/**
 * What a server of the web answers, to be read within the limits by `read`. Throws a `DownloadError` when it cannot be had. The address is
 * checked when the name has been resolved and at every redirect, so that neither can lead into a private network.
 */
export async function readAnswer<T>(
  address: string,
  question: Question,
  limits: AnswerLimits,
  read: (answer: IncomingMessage, atMost: Transform, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const signal = AbortSignal.timeout(limits.milliseconds);
  try {
    const answer = await follow(new URL(address), question, limits, signal);
    return await read(answer, atMost(limits.largest), signal);
  } catch (error) {
    if (error instanceof DownloadError) throw error;
    throw new DownloadError(signal.aborted ? `it did not come within ${String(limits.milliseconds / 1000)} seconds` : reasonOf(error));
  }
}

async function follow(address: URL, question: Question, limits: AnswerLimits, signal: AbortSignal): Promise<IncomingMessage> {
  let next = address;
  for (let step = 0; step <= MOST_REDIRECTS; step += 1) {
    const answer = await ask(next, question, limits, signal);
    const status = answer.statusCode ?? 0;
    if (status === 200) return answer;
    answer.destroy();
    const target = answer.headers.location;
    if (status < 300 || status > 399 || target === undefined)
      throw new DownloadError(`the server answered ${String(status)}`, { status, pause: pauseOf(answer) });
    if (!URL.canParse(target, next)) throw new DownloadError('the server sends on to something that is no address');
    next = new URL(target, next);
  }
  throw new DownloadError(`the server sends on more than ${String(MOST_REDIRECTS)} times`);
}

function ask(
  address: URL,
  { agent, accept, privateReason }: Question,
  { allowPrivate }: AnswerLimits,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  if (address.protocol !== 'http:' && address.protocol !== 'https:')
    throw new DownloadError(`“${address.protocol}” is not an address of the web`);
  if (!allowPrivate && isPrivateAddress(address.hostname)) throw new DownloadError(privateReason);
  const send = address.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const lookup = allowPrivate ? undefined : publicLookup(privateReason);
    const request = send(address, { signal, headers: { 'user-agent': agent, accept }, ...(lookup ? { lookup } : {}) });
    request.on('response', resolve);
    request.on('error', reject);
    request.end();
  });
}

/** Resolves a name as usual and refuses the answer if any of its addresses is private: the connection is made to what was checked. */
function publicLookup(privateReason: string): LookupFunction {
  return (hostname, options, callback) => {
    lookupName(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) {
        callback(error, '', 0);
        return;
      }
      const [first] = addresses;
      if (!first || addresses.some(({ address }) => isPrivateAddress(address))) callback(new DownloadError(privateReason), '', 0);
      else if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

function atMost(largest: number): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > largest) done(new DownloadError(`it is larger than ${String(Math.floor(largest / MEGABYTE))} MB`));
      else done(null, chunk);
    },
  });
}

/** What `Retry-After` says, in seconds or as a date, of a server that is asked too much or rests. */
function pauseOf({ statusCode, headers }: IncomingMessage): number | undefined {
  const said = headers['retry-after'];
  if ((statusCode !== 429 && statusCode !== 503) || said === undefined) return undefined;
  const pause = /^\d+$/.test(said) ? Number(said) * 1000 : Date.parse(said) - Date.now();
  return Number.isNaN(pause) ? undefined : Math.max(0, pause);
}

/** By the codes of Node and of OpenSSL, whose own words are for programmers. */
const REASONS: readonly [code: RegExp, reason: string][] = [
  [/^(?:ENOTFOUND|EAI_AGAIN)$/, 'its server cannot be found'],
  [/^(?:ECONNREFUSED|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/, 'its server does not answer'],
  [/^(?:ECONNRESET|EPIPE|ERR_STREAM_PREMATURE_CLOSE)$/, 'its server broke the answer off'],
  [/^HPE_/, 'its server does not answer as those of the web do'],
  [/^(?:EPROTO|ERR_SSL_|ERR_TLS_|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/, 'its server cannot prove who it is'],
];

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = REASONS.find(([codes]) => codes.test(code));
  return known ? known[1] : `it failed (${code === '' ? String(error) : code})`;
}
