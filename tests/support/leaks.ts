import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { brotliDecompressSync, constants, gunzipSync, inflateSync } from 'node:zlib';
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
  return unpack(bytes, path).flatMap(({ through, bytes: layer }) => leaksIn(layer, path, through));
}

function leaksIn(bytes: Buffer, path: string, through: string): Leak[] {
  return READINGS.flatMap(([reading, read]) => {
    const text = read(bytes);
    if (!text.includes(MARK)) return [];
    return [{ path, through: reading === '' ? through : `${through}, ${reading}`, words: [...new Set(secretsIn(text))].sort() }];
  });
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
    plain = decode(plain)
      .replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
      .replace(/\\u\{?([\da-f]{1,6})\}?/gi, (_, hex: string) => fromCode(parseInt(hex, 16)))
      .replace(/\\x([\da-f]{2})/gi, (_, hex: string) => fromCode(parseInt(hex, 16)))
      // What a hyphenated word has between its letters.
      .replace(/\u00ad|\u00c2\u00ad|\u200b|\u00e2\u0080\u008b/g, '');
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
  const inner: [name: string, bytes: Buffer | undefined][] = [
    ...startsOf(bytes, [0x1f, 0x8b, 0x08]).map((start): [string, Buffer | undefined] => [
      'gzip',
      tryTo(() => gunzipSync(bytes.subarray(start), SYNC)),
    ]),
    ...ZLIB.flatMap((start) => startsOf(bytes, start)).map((start): [string, Buffer | undefined] => [
      'zlib',
      tryTo(() => inflateSync(bytes.subarray(start), SYNC)),
    ]),
    ...(path.endsWith('.br') && depth === 0 ? [['brotli', tryTo(() => brotliDecompressSync(bytes))] as [string, Buffer | undefined]] : []),
  ];
  return [
    { through, bytes },
    ...inner.flatMap(([name, layer]) =>
      layer === undefined || layer.length < MARK.length ? [] : unpack(layer, path, `${name} > ${through}`, depth + 1),
    ),
  ];
}

/** How data in zlib’s format begins, at its usual levels. */
const ZLIB = [
  [0x78, 0x01],
  [0x78, 0x5e],
  [0x78, 0x9c],
  [0x78, 0xda],
];

function startsOf(bytes: Buffer, beginning: readonly number[]): number[] {
  const wanted = Buffer.from(beginning);
  const found: number[] = [];
  for (let at = bytes.indexOf(wanted); at !== -1; at = bytes.indexOf(wanted, at + 1)) found.push(at);
  return found;
}

function tryTo(work: () => Buffer): Buffer | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
