import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { readPictureFile, UnreadablePicture } from '../../../src/content/picture-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'standfirst-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A PNG in black and white whose few bytes stand for so many pixels. */
function blankPng(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const lines = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * Math.min(height, 2000)));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', lines),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

async function refusal(name: string, bytes: Buffer): Promise<UnreadablePicture> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const error: unknown = await readPictureFile(path).catch((thrown: unknown) => thrown);
  if (!(error instanceof UnreadablePicture)) throw new Error('It was taken.');
  return error;
}

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd" /></svg>';

describe('A picture that stands for more than any camera takes', () => {
  it.each([
    [50_000, 50_000],
    [200_001, 1000],
    [15_000, 14_000],
  ])('is refused before it is decoded: %d × %d', async (width, height) => {
    const { message, mend } = await refusal('bomb.png', blankPng(width, height));
    expect(message).toBe(`it has ${width} × ${height} pixels, and 200 million are the most`);
    expect(mend).toContain('Save it smaller');
  });

  it('is none when it is as wide as a panorama', async () => {
    const path = join(folder, 'panorama.png');
    writeFileSync(path, blankPng(20_000, 2000));
    expect(await readPictureFile(path)).toMatchObject({ width: 20_000, height: 2000 });
  });
});

describe('A file that is called a picture', () => {
  it.each([
    ['a drawing', Buffer.from(SVG)],
    ['a drawing with a byte order mark', Buffer.from(`\uFEFF${SVG}`)],
    ['a drawing after its declaration', Buffer.from(`\n<?xml version="1.0"?>\n<!DOCTYPE svg [<!ENTITY a "b">]>\n${SVG}`)],
    ['a drawing that is packed', gzipSync(SVG)],
    ['a document', Buffer.from('%PDF-1.4\n1 0 obj\n<< >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n')],
  ])('is refused when it is %s', async (_what, bytes) => {
    expect((await refusal('photo.png', bytes)).message).not.toBe('');
  });
});
