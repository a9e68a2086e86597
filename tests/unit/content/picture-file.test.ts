import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { MovingPicture, readPictureFile } from '../../../src/content/picture-file.ts';

const photos = fileURLToPath(new URL('../../fixtures/newsroom/photos/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'standfirst-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The path of a new file with these bytes. */
function file(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const small = () => sharp({ create: { width: 40, height: 20, channels: 3, background: '#888' } });

const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"
  xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
  photoshop:Credit="Café &amp; &#8220;Mar&#x201D;" xmpRights:WebStatement="https://agency.example/terms?a=1&amp;b=2">
  <dc:description><rdf:Alt><rdf:li xml:lang="es">El puerto</rdf:li><rdf:li xml:lang="x-default">The harbour</rdf:li></rdf:Alt></dc:description>
  <dc:creator><rdf:Seq><rdf:li>Ana Pires</rdf:li><rdf:li>José Oro</rdf:li></rdf:Seq></dc:creator>
  <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© 2026 Agency</rdf:li></rdf:Alt></dc:rights>
  <xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang="x-default">Editorial use only</rdf:li></rdf:Alt></xmpRights:UsageTerms>
  <plus:Licensor><rdf:Seq><rdf:li rdf:parseType="Resource"><plus:LicensorName>Agency</plus:LicensorName><plus:LicensorURL>https://agency.example/buy?id=1&amp;x=2</plus:LicensorURL></rdf:li></rdf:Seq></plus:Licensor>
  <Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture</Iptc4xmpExt:DigitalSourceType>
</rdf:Description></rdf:RDF></x:xmpmeta>`;

/** IPTC records (IIM) in the block of a JPEG that Photoshop gave them: number and text, in the bytes of an encoding. */
async function withRecords(records: [number: number, text: string][], encoding: 'utf8' | 'latin1', marked = false): Promise<Buffer> {
  const record = (set: number, number: number, value: Buffer) =>
    Buffer.concat([Buffer.from([0x1c, set, number, value.length >> 8, value.length & 0xff]), value]);
  const iim = Buffer.concat([
    ...(marked ? [record(1, 90, Buffer.from('\x1b%G', 'latin1'))] : []),
    ...records.map(([number, text]) => record(2, number, Buffer.from(text, encoding))),
  ]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(iim.length);
  const block = Buffer.concat([Buffer.from('Photoshop 3.0\x008BIM\x04\x04\0\0', 'latin1'), size, iim, Buffer.alloc(iim.length % 2)]);
  const head = Buffer.from([0xff, 0xed, (block.length + 2) >> 8, (block.length + 2) & 0xff]);
  const jpeg = await small().jpeg().toBuffer();
  return Buffer.concat([jpeg.subarray(0, 2), head, block, jpeg.subarray(2)]);
}

describe('the words embedded in a picture', () => {
  it.each(['jpeg', 'webp', 'avif', 'png', 'tiff'] as const)('are read from XMP in %s', async (format) => {
    const bytes = await small().withXmp(XMP).toFormat(format).toBuffer();
    expect(await readPictureFile(file(`xmp.${format}`, bytes))).toEqual({
      width: 40,
      height: 20,
      tone: expect.stringMatching(/^#8[78]8[78]8[78]$/) as string,
      caption: 'The harbour',
      credit: 'Café & “Mar”',
      alt: undefined,
      creator: 'Ana Pires, José Oro',
      rights: '© 2026 Agency',
      rightsUrl: 'https://agency.example/terms?a=1&b=2',
      usageTerms: 'Editorial use only',
      acquireUrl: 'https://agency.example/buy?id=1&x=2',
      sourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture',
    });
  });

  it.each([
    { how: 'marked as UTF-8', encoding: 'utf8' as const, marked: true },
    { how: 'in UTF-8 without the mark', encoding: 'utf8' as const, marked: false },
    { how: 'in Latin-1', encoding: 'latin1' as const, marked: false },
  ])('are read from IPTC records $how', async ({ encoding, marked }) => {
    const records: [number, string][] = [
      [80, 'José Oro'],
      [80, 'Ana Pires'],
      [110, 'Agência Café'],
      [116, '© 2026 Agência'],
      [120, 'Um café em Lisboa'],
    ];
    expect(await readPictureFile(file('iim.jpg', await withRecords(records, encoding, marked)))).toMatchObject({
      caption: 'Um café em Lisboa',
      credit: 'Agência Café',
      creator: 'José Oro, Ana Pires',
      rights: '© 2026 Agência',
    });
  });

  it('are read from EXIF where there is nothing else, but for the words that cameras write', async () => {
    const exif = (ImageDescription: string) => ({ IFD0: { ImageDescription, Artist: 'Ana Pires', Copyright: '2026 Agency' } });
    const bytes = await small().withExif(exif('The harbour at noon')).jpeg().toBuffer();
    expect(await readPictureFile(file('exif.jpg', bytes))).toMatchObject({
      caption: 'The harbour at noon',
      creator: 'Ana Pires',
      rights: '2026 Agency',
      credit: undefined,
    });
    const camera = await small().withExif(exif('OLYMPUS DIGITAL CAMERA')).jpeg().toBuffer();
    expect(await readPictureFile(file('camera.jpg', camera))).toMatchObject({ caption: undefined, creator: 'Ana Pires' });
    const both = await small().withExif(exif('The harbour at noon')).withXmp(XMP).jpeg().toBuffer();
    expect(await readPictureFile(file('both.jpg', both))).toMatchObject({ caption: 'The harbour', rights: '© 2026 Agency' });
  });

  it('say nothing where they are broken, and no address that is none', async () => {
    const broken = await small().withXmp('<x:xmpmeta').jpeg().toBuffer();
    expect(await readPictureFile(file('broken.jpg', broken))).toMatchObject({ width: 40, credit: undefined });
    const script = await small().withXmp(XMP.replace('https://agency.example/buy', 'javascript:alert')).jpeg().toBuffer();
    expect(await readPictureFile(file('script.jpg', script))).toMatchObject({ acquireUrl: undefined });
  });
});

describe('a picture', () => {
  it('tells its size, and the caption, credit and rights that are embedded in it', async () => {
    expect(await readPictureFile(join(photos, 'moon.jpg'))).toEqual({
      width: 320,
      height: 320,
      tone: '#4c555b',
      caption: 'The full Moon, drawn to scale.',
      credit: 'Inés Marlow',
      alt: undefined,
      rights: '© The Tideline',
      rightsUrl: 'https://tideline.example/rights',
    });
  });

  it('with nothing embedded tells its size only', async () => {
    const picture = await readPictureFile(join(photos, 'harbour.jpg'));
    expect(picture).toMatchObject({ width: 480, height: 320 });
    expect([picture.caption, picture.credit, picture.alt, picture.rights]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('that a camera held upright has the size that readers see', async () => {
    const bytes = await sharp(join(photos, 'harbour.jpg')).withMetadata({ orientation: 6 }).toBuffer();
    expect(await readPictureFile(file('upright.jpg', bytes))).toMatchObject({ width: 320, height: 480 });
  });

  it.each(['png', 'webp', 'avif', 'tiff'] as const)('may be saved as %s', async (format) => {
    const bytes = await sharp(join(photos, 'harbour.jpg')).toFormat(format).toBuffer();
    expect(await readPictureFile(file(`harbour.${format}`, bytes))).toMatchObject({ width: 480, height: 320 });
  });

  it.each([
    { what: 'is text', name: 'text.jpg', bytes: 'This is not a picture.', why: 'it is damaged, or not in one of the formats of pictures' },
    { what: 'is empty', name: 'empty.jpg', bytes: '', why: 'it is empty' },
  ])('is refused when it $what', async ({ name, bytes, why }) => {
    await expect(readPictureFile(file(name, bytes))).rejects.toThrow(why);
  });

  it.each(['jpeg', 'png', 'webp'] as const)('is refused when the last tenth of a %s is missing', async (format) => {
    const bytes = await sharp(join(photos, 'harbour.jpg')).toFormat(format).toBuffer();
    await expect(readPictureFile(file(`short.${format}`, bytes.subarray(0, bytes.length * 0.9)))).rejects.toThrow(
      /^it (breaks off before its end, or is damaged|is damaged, or not in one of the formats of pictures)$/,
    );
  });

  it('is read anew once another stands in its place', async () => {
    const path = file('replaced.jpg', readFileSync(join(photos, 'harbour.jpg')));
    expect(await readPictureFile(path)).toMatchObject({ width: 480, height: 320 });
    file('replaced.jpg', readFileSync(join(photos, 'moon.jpg')));
    expect(await readPictureFile(path)).toMatchObject({ width: 320, height: 320, credit: 'Inés Marlow' });
  });
});

describe('a picture that moves', () => {
  const frames = async (...colours: string[]) =>
    sharp(
      await Promise.all(
        colours.map((background) =>
          sharp({ create: { width: 40, height: 20, channels: 3, background } })
            .png()
            .toBuffer(),
        ),
      ),
      { join: { animated: true } },
    );

  /** A PNG with an animation chunk of so many frames after its head, as programs write it. */
  async function png(count: number): Promise<Buffer> {
    const bytes = await small().png().toBuffer();
    const chunk = Buffer.alloc(20);
    chunk.writeUInt32BE(8);
    chunk.write('acTL', 4, 'latin1');
    chunk.writeUInt32BE(count, 8);
    chunk.writeUInt32BE(crc32(chunk.subarray(4, 16)), 16);
    return Buffer.concat([bytes.subarray(0, 33), chunk, bytes.subarray(33)]);
  }

  /** An AVIF whose brands name it a sequence. */
  async function avif(brand: string): Promise<Buffer> {
    const bytes = await small().avif().toBuffer();
    bytes.write(brand, 8, 'latin1');
    return bytes;
  }

  it.each([
    ['WebP', async () => (await frames('#f00', '#0f0', '#00f')).webp().toBuffer()],
    ['GIF under another name', async () => (await frames('#f00', '#0f0')).gif().toBuffer()],
    ['PNG', () => png(2)],
    ['AVIF', () => avif('avis')],
  ])('is refused: %s', async (format, bytes) => {
    await expect(readPictureFile(file(`moves-${format}.png`, await bytes()))).rejects.toThrow(MovingPicture);
  });

  it.each([
    ['WebP', () => small().webp().toBuffer()],
    ['PNG whose animation has one frame', () => png(1)],
    ['AVIF', () => avif('avif')],
    [
      'TIFF of several pages, of which scanners and Photoshop write more than one',
      async () => (await frames('#f00', '#0f0')).tiff().toBuffer(),
    ],
  ])('is not one that stands still: %s', async (what, bytes) => {
    expect(await readPictureFile(file(`still-${what.length}.png`, await bytes()))).toMatchObject({ width: 40, height: 20 });
  });
});
