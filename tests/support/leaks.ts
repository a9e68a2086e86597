import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { brotliDecompressSync, constants, inflateRawSync, inflateSync } from 'node:zlib';
import { decode } from './tags.ts';
import { MARK, secretsIn } from './secrets.ts';

/** Where something was found: in which file or folder, and how it was written there. */
export interface Leak {
  path: string;
  /** `name`, or the way through which the bytes were read: `bytes`, `gzip > bytes` */
  through: string;
  /** The secret words; empty where only the beginning of one is left, as in an index of word stems. */
  words: string[];
}

/** Every file and folder below a folder in whose name or bytes a secret word stands, however it is packed or written. */
export function findLeaks(folder: string): Leak[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .flatMap((entry) => {
      const absolute = join(entry.parentPath, entry.name);
      const path = relative(folder, absolute).split(sep).join('/');
      return [...leaksIn(Buffer.from(path), path, 'name'), ...(entry.isFile() ? findLeaksInBytes(readFileSync(absolute), path) : [])];
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The same for the bytes of one file. */
export function findLeaksInBytes(bytes: Buffer, path: string): Leak[] {
  const kind = path.endsWith('.br') ? 'br' : '';
  const key = `${kind}${createHash('sha256').update(bytes).digest('base64')}`;
  const found = known.get(key) ?? unpack(bytes, path).flatMap(({ through, bytes: layer }) => leaksIn(layer, path, through));
  known.set(key, found);
  return found.map((leak) => ({ ...leak, path }));
}

/** What was found in bytes that were looked through before: builds leave most files as they were. */
const known = new Map<string, Leak[]>();

/** A word is told of once, by the first reading that shows it. */
function leaksIn(bytes: Buffer, path: string, through: string): Leak[] {
  const seen = new Set<string>();
  const leaks: Leak[] = [];
  for (const [reading, read] of READINGS) {
    const text = read(bytes);
    if (!text.includes(MARK)) continue;
    const words = [...new Set(secretsIn(text))].filter((word) => !seen.has(word)).sort();
    for (const word of words) seen.add(word);
    if (words.length === 0 && leaks.length > 0) continue;
    leaks.push({ path, through: reading === '' ? through : `${through}, ${reading}`, words });
  }
  return leaks;
}

/** The ways in which a text may be written. The plain one comes first; those after it make visible what it hides. */
const READINGS: readonly [name: string, read: (bytes: Buffer) => string][] = [
  ['', (bytes) => bytes.toString('latin1').toLowerCase()],
  ['UTF-16', (bytes) => (bytes.includes(0) ? bytes.toString('latin1').replaceAll('\0', '').toLowerCase() : '')],
  ['escaped', (bytes) => unescape(bytes.toString('latin1')).toLowerCase()],
  ['base64', (bytes) => decodeRuns(bytes, /[\w+/-]{12,}/g, 'base64')],
  ['hexadecimal', (bytes) => decodeRuns(bytes, /(?:[\da-f]{2}){8,}/gi, 'hex')],
];

/** A text may be escaped again and again: `&amp;#118;`. */
const MOST_ESCAPES = 3;

function unescape(text: string): string {
  let plain = text;
  for (let round = 0; round < MOST_ESCAPES; round += 1) {
    const before = plain;
    plain = decode(plain)
      .replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
      .replace(/\\u\{?([\da-f]{1,6})\}?/gi, (_, hex: string) => fromCode(parseInt(hex, 16)))
      .replace(/\\x([\da-f]{2})/gi, (_, hex: string) => fromCode(parseInt(hex, 16)))
      // What a hyphenated word has between its letters.
      .replace(/\u00ad|\u00c2\u00ad|\u200b|\u00e2\u0080\u008b/g, '');
    if (plain === before) break;
  }
  return plain;
}

function fromCode(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** A run may begin in the middle of an encoded text, so it is read from each place at which a letter of it can begin. */
function decodeRuns(bytes: Buffer, runs: RegExp, encoding: 'base64' | 'hex'): string {
  const period = encoding === 'base64' ? 4 : 2;
  return (bytes.toString('latin1').match(runs) ?? [])
    .flatMap((run) => Array.from({ length: period }, (_, start) => Buffer.from(run.slice(start), encoding).toString('latin1')))
    .join('\n')
    .toLowerCase();
}

interface Layer {
  through: string;
  bytes: Buffer;
}

const DEEPEST = 3;
const SYNC = { finishFlush: constants.Z_SYNC_FLUSH };

/** The bytes of a file and, layer by layer, all that is compressed in them: whole files, or parts such as a picture’s texts. */
function unpack(bytes: Buffer, path: string, through = 'bytes', depth = 0): Layer[] {
  if (depth === DEEPEST) return [{ through, bytes }];
  const inner: [name: string, layer: Buffer | undefined][] = [
    ...gzipStarts(bytes).map((start): [string, Buffer | undefined] => [
      'gzip',
      inflated(() => inflateRawSync(bytes.subarray(start), SYNC)),
    ]),
    ...zlibStarts(bytes).map((start): [string, Buffer | undefined] => ['zlib', inflated(() => inflateSync(bytes.subarray(start), SYNC))]),
    ...(path.endsWith('.br') && depth === 0
      ? [['brotli', inflated(() => brotliDecompressSync(bytes))] as [string, Buffer | undefined]]
      : []),
  ];
  return [
    { through, bytes },
    ...inner.flatMap(([name, layer]) => (layer === undefined ? [] : unpack(layer, path, `${name} > ${through}`, depth + 1))),
  ];
}

const GZIP = Buffer.from([0x1f, 0x8b, 0x08]);
const GZIP_HEADER = 10;

/** Where data compressed with gzip begins, after its header (RFC 1952). */
function gzipStarts(bytes: Buffer): number[] {
  const found: number[] = [];
  for (let at = bytes.indexOf(GZIP); at !== -1; at = bytes.indexOf(GZIP, at + 1)) {
    const flags = bytes[at + 3] ?? 0;
    let start = at + GZIP_HEADER;
    if ((flags & 4) !== 0) start += 2 + (bytes[start] ?? 0) + 256 * (bytes[start + 1] ?? 0);
    for (const named of [8, 16]) if ((flags & named) !== 0) start = bytes.indexOf(0, start) + 1;
    found.push((flags & 2) === 0 ? start : start + 2);
  }
  return found;
}

/** Where data in zlib’s format may begin (RFC 1950): its two first bytes have a check of their own. */
function zlibStarts(bytes: Buffer): number[] {
  const found: number[] = [];
  for (let at = 0; at < bytes.length - 1; at += 1) {
    const [method = 0, flags = 0] = [bytes[at], bytes[at + 1]];
    if ((method & 0x8f) === 8 && (flags & 0x20) === 0 && (method * 256 + flags) % 31 === 0) found.push(at);
  }
  return found;
}

/** What was compressed; undefined when nothing was, or too little to hold a word. */
function inflated(work: () => Buffer): Buffer | undefined {
  try {
    const layer = work();
    return layer.length < MARK.length ? undefined : layer;
  } catch {
    return undefined;
  }
}
