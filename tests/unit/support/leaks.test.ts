import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { findLeaks, findLeaksInBytes } from '../../support/leaks.ts';
import { Likeness, lookOf, secretPicture } from '../../support/likeness.ts';
import { Secrets } from '../../support/secrets.ts';

const secrets = new Secrets();
const word = secrets.mint('the first place');
const other = secrets.mint('the second place');
const phrase = `The ${word} «ñandú» & Co`;

const folder = mkdtempSync(join(tmpdir(), 'standfirst-leaks-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const inHex = (text: string) => Buffer.from(text).toString('hex');
const percent = (text: string) => inHex(text).replace(/../g, '%$&');
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('A secret word is found', () => {
  it.each([
    { how: 'as it is', bytes: Buffer.from(phrase) },
    { how: 'in capitals', bytes: Buffer.from(phrase.toUpperCase()) },
    { how: 'in UTF-16', bytes: Buffer.from(phrase, 'utf16le') },
    { how: 'in UTF-16 with the other order of bytes', bytes: utf16be(phrase) },
    { how: 'percent-encoded', bytes: Buffer.from(percent(phrase)) },
    { how: 'in an address, encoded twice', bytes: Buffer.from(encodeURIComponent(percent(phrase))) },
    { how: 'as character references', bytes: Buffer.from(phrase.replace(/./g, (letter) => `&#x${letter.charCodeAt(0).toString(16)};`)) },
    {
      how: 'escaped as in JSON',
      bytes: Buffer.from(phrase.replace(/./g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)),
    },
    { how: 'escaped as in scripts', bytes: Buffer.from(`"${inHex(phrase).replace(/../g, '\\x$&')}"`) },
    { how: 'with soft hyphens', bytes: Buffer.from(word.replace(/(..)/g, '$1\u00ad')) },
    ...[0, 1, 2].map((shift) => ({
      how: `in base64, ${shift} letters after its beginning`,
      bytes: Buffer.from(`src="data:text/plain;base64,${Buffer.from('x'.repeat(shift) + phrase).toString('base64')}"`),
    })),
    { how: 'in base64 for addresses', bytes: Buffer.from(`?d=${Buffer.from(`???>>>${phrase}`).toString('base64url')}`) },
    { how: 'in hexadecimal', bytes: Buffer.from(`<${inHex(phrase)}>`) },
    { how: 'compressed with gzip', bytes: gzipSync(phrase) },
    { how: 'compressed twice', bytes: gzipSync(gzipSync(phrase)) },
    { how: 'compressed within something else', bytes: Buffer.concat([Buffer.from('wasm'), gzipSync(phrase), Buffer.from('more')]) },
    { how: 'compressed with zlib', bytes: Buffer.concat([Buffer.from('PNG iTXt'), deflateSync(phrase)]) },
    { how: 'percent-encoded and compressed', bytes: gzipSync(percent(phrase)) },
  ])('$how', ({ bytes }) => {
    expect(findLeaksInBytes(bytes, 'file').flatMap(({ words }) => words)).toContain(word);
  });

  it('compressed with Brotli', () => {
    expect(findLeaksInBytes(brotliCompressSync(phrase), 'index.html.br').flatMap(({ words }) => words)).toContain(word);
  });

  it.each(['jpeg', 'png', 'webp', 'avif', 'tiff'] as const)('in what is written into a picture: %s', async (format) => {
    const picture = secretPicture(1, 64, 48)
      .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><caption>${phrase}</caption></x:xmpmeta>`)
      .toFormat(format);
    expect(findLeaksInBytes(await picture.toBuffer(), `picture.${format}`).flatMap(({ words }) => words)).toContain(word);
  });

  it('in the names of files and of folders, even empty ones', () => {
    mkdirSync(join(folder, word));
    writeFileSync(join(folder, `a-${other}.html`), 'Nothing.');
    writeFileSync(join(folder, 'sound.html'), 'Nothing.');
    expect(findLeaks(folder)).toEqual([
      { path: `a-${other}.html`, through: 'name', words: [other] },
      { path: word, through: 'name', words: [word] },
    ]);
  });

  it('by its beginning, where an index of words has cut its end off', () => {
    expect(findLeaksInBytes(Buffer.from(word.slice(0, -2)), 'index')).toEqual([{ path: 'index', through: 'bytes', words: [] }]);
  });
});

it('Words that are not secret are not found', () => {
  expect(findLeaksInBytes(Buffer.from('The harbour opened; vex quills, «ñandú» & Co.'), 'file')).toEqual([]);
});

describe('A secret picture', () => {
  const original = secretPicture(1, 320, 240).jpeg().toBuffer();

  it.each([
    { how: 'made smaller', width: 80, height: 60, format: 'webp' },
    { how: 'cropped to a square', width: 104, height: 104, format: 'avif' },
    { how: 'cropped to a strip', width: 160, height: 90, format: 'jpeg' },
  ] as const)('is recognised when it was $how', async ({ width, height, format }) => {
    const made = await sharp(await original)
      .resize(width, height, { fit: 'cover' })
      .toFormat(format, { quality: 50 })
      .toBuffer();
    expect(await new Likeness(await original).isIn(await lookOf(made))).toBe(true);
  });

  it('is not taken for any of a hundred others', async () => {
    const likeness = new Likeness(await original);
    for (let number = 2; number <= 100; number += 1) {
      expect(await likeness.isIn(await lookOf(await secretPicture(number, 320, 240).jpeg().toBuffer())), `picture ${number}`).toBe(false);
    }
  });
});
