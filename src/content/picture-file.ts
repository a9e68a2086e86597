import { readFile } from 'node:fs/promises';
import exifr from 'exifr';
import sharp, { type Metadata } from 'sharp';
import { embeddedExpiry } from './expiry-words.ts';

/** What a picture’s file itself says: its size, and the caption, credit and rights that an agency embedded. */
export interface PictureFile {
  width: number;
  height: number;
  /** Its colours taken together, as `#8a6d4f`: what stands in its place until it is there. */
  tone?: string | undefined;
  caption?: string | undefined;
  credit?: string | undefined;
  alt?: string | undefined;
  creator?: string | undefined;
  /** The copyright notice. */
  rights?: string | undefined;
  /** Where the licence can be read. */
  rightsUrl?: string | undefined;
  /** What others may do with it, in words. */
  usageTerms?: string | undefined;
  /** Where others can ask to use it. */
  acquireUrl?: string | undefined;
  /** How it came about, as IPTC’s address for that. */
  sourceType?: string | undefined;
  /** The last moment at which it may be used; of a day alone its end. */
  expires?: string | undefined;
}

/** A file that is no picture, or only a part of one. What libraries say of it differs from time to time; this message does not. */
export class UnreadablePicture extends Error {
  readonly mend: string;

  constructor(
    message: string,
    { mend = 'Copy it again from where it came, or save it anew as a JPEG.', ...options }: ErrorOptions & { mend?: string } = {},
  ) {
    super(message, options);
    this.mend = mend;
  }
}

/** No camera takes more, and a small file can stand for many times as many, which would take minutes and all memory to decode. */
const MOST_PIXELS = 200_000_000;

/** As sharp calls them, by what a file holds and not by its name. Drawings and documents would be run, in a sense, to be seen. */
const FORMATS: readonly string[] = ['jpeg', 'png', 'webp', 'heif', 'tiff', 'gif'];

/** A picture that moves. Pages would show the first of its frames and say nothing of the others. */
export class MovingPicture extends Error {
  constructor() {
    super('the picture moves');
  }
}

/**
 * Reads a picture. Throws `UnreadablePicture` when the file is not a whole picture that can be decoded, and `MovingPicture` when it is
 * a film without sound.
 * Field names: IPTC Photo Metadata Standard, https://iptc.org/standards/photo-metadata/
 */
export async function readPictureFile(path: string): Promise<PictureFile> {
  return readPicture(await readFile(path));
}

/** The same for bytes that have been read. */
export async function readPicture(bytes: Buffer): Promise<PictureFile> {
  if (bytes.length === 0) throw new UnreadablePicture('it is empty');
  if (/^\s*(?:\uFEFF)?</.test(bytes.toString('utf8', 0, 64))) throw new UnreadablePicture('it is a drawing in XML, and no photo');
  if (isSequence(bytes)) throw new MovingPicture();
  const metadata = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch((cause: unknown) => {
      throw new UnreadablePicture('it is damaged, or not in one of the formats of pictures', { cause });
    });
  if (!FORMATS.includes(metadata.format)) throw new UnreadablePicture('it is not in one of the formats of pictures');
  if (metadata.width * metadata.height > MOST_PIXELS)
    throw new UnreadablePicture(`it has ${metadata.width} × ${metadata.height} pixels, and 200 million are the most`, {
      mend: 'Save it smaller: 4000 pixels on its longer side are enough.',
    });
  // Decoding to a stamp’s size reads the whole file, and is many times quicker than decoding it in full.
  const stamp = await sharp(bytes, { failOn: 'truncated', limitInputPixels: MOST_PIXELS })
    .resize(16)
    .flatten()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch((cause: unknown) => {
      throw new UnreadablePicture('it breaks off before its end, or is damaged', { cause });
    });
  if (hasFrames(bytes, metadata)) throw new MovingPicture();
  const { width, height } = metadata.autoOrient;
  return { width, height, tone: toneOf(stamp.data, stamp.info.channels), ...(await readEmbedded(metadata)) };
}

/** The mean of all pixels. */
function toneOf(pixels: Buffer, channels: number): string {
  const count = pixels.length / channels;
  const mean = (channel: number) => pixels.reduce((sum, value, place) => (place % channels === channel ? sum + value : sum), 0) / count;
  const parts = [0, 1, 2].map((channel) => Math.round(mean(Math.min(channel, channels - 1))));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** Frames of WebP and GIF are counted by sharp; of a PNG it knows the first alone. */
function hasFrames(bytes: Buffer, { format, pages = 1 }: Metadata): boolean {
  if (format === 'webp' || format === 'gif') return pages > 1;
  return format === 'png' && framesOfPng(bytes) > 1;
}

/** The frames that a PNG’s animation chunk announces, which stands before the picture itself: https://www.w3.org/TR/png-3/#acTL-chunk */
function framesOfPng(bytes: Buffer): number {
  for (let place = 8; place + 12 <= bytes.length; place += 12 + bytes.readUInt32BE(place)) {
    const type = bytes.toString('latin1', place + 4, place + 8);
    if (type === 'acTL') return bytes.readUInt32BE(place + 8);
    if (type === 'IDAT') return 1;
  }
  return 1;
}

/** Brands of files in AVIF and HEIF whose pictures follow one another in time: https://aomediacodec.github.io/av1-avif/#image-sequence */
const SEQUENCES = ['avis', 'msf1'];

function isSequence(bytes: Buffer): boolean {
  if (bytes.toString('latin1', 4, 8) !== 'ftyp') return false;
  // The first is the file’s own; the number after it is none.
  const brands = bytes.toString('latin1', 8, Math.min(bytes.readUInt32BE(0), bytes.length)).match(/.{4}/gs) ?? [];
  return brands.some((brand, place) => place !== 1 && SEQUENCES.includes(brand));
}

/** For each fact, XMP comes first, then the older IPTC records (IIM), then EXIF, which cameras fill in by themselves. */
async function readEmbedded(metadata: Metadata): Promise<Omit<PictureFile, 'width' | 'height' | 'tone'>> {
  const { xmp, iim, exif } = await readFields(metadata);
  return {
    caption: plain(xmp.dc?.description) ?? latin(iim.Caption) ?? described(exif.ImageDescription),
    credit: plain(xmp.photoshop?.Credit) ?? latin(iim.Credit),
    alt: plain(xmp.Iptc4xmpCore?.AltTextAccessibility),
    creator: names(xmp.dc?.creator) ?? latin(iim.Byline) ?? plain(exif.Artist),
    rights: plain(xmp.dc?.rights) ?? latin(iim.CopyrightNotice) ?? plain(exif.Copyright),
    rightsUrl: webAddress(plain(xmp.xmpRights?.WebStatement)),
    usageTerms: plain(xmp.xmpRights?.UsageTerms),
    acquireUrl: webAddress(licensorUrl(xmp.plus?.Licensor)),
    sourceType: plain(xmp.Iptc4xmpExt?.DigitalSourceType),
    expires: embeddedExpiry(
      [...Object.values(xmp).flatMap((group) => EXPIRY_FIELDS.map((name) => written(group?.[name]))), latin(iim.ExpirationDate)],
      [...Object.values(xmp).flatMap((group) => Object.values(group ?? {}).map(plain)), ...Object.values(iim).map(latin)],
    ),
  };
}

/** The end of a picture’s rights: PLUS (`LicenseEndDate`), PRISM, and IPTC’s own name for it, which agencies use in several groups. */
const EXPIRY_FIELDS = ['LicenseEndDate', 'ExpirationDate', 'expirationDate', 'killDate'];

function written(value: unknown): string | undefined {
  return value instanceof Date ? value.toISOString() : plain(value);
}

type Fields = Record<string, unknown>;

/**
 * The blocks of metadata, parsed. exifr knows fewer kinds of files than sharp, so sharp takes the blocks out and exifr gets them in
 * the one kind that holds them all and sets no limit to their size. Blocks that are broken say nothing.
 */
async function readFields({ xmp, iptc, exif }: Metadata): Promise<{ xmp: Record<string, Fields | undefined>; iim: Fields; exif: Fields }> {
  const options = { exif: false, gps: false, icc: false, mergeOutput: false } as const;
  const parse = async (bytes: Buffer, more: object) =>
    (await exifr.parse(bytes, { ...options, ...more }).catch(() => undefined)) as Record<string, Fields | undefined> | undefined;
  const records = iptc?.subarray(Math.max(0, iptc.indexOf(IIM_RESOURCE)));
  const groups = await parse(wrapInTiff(xmp, records), { tiff: true, xmp: true, iptc: true });
  const tags = exif && (await parse(exif.subarray(exif.indexOf(EXIF_PREFIX) === 0 ? EXIF_PREFIX.length : 0), { tiff: true }));
  return { xmp: groups ?? {}, iim: groups?.iptc ?? {}, exif: tags?.ifd0 ?? {} };
}

const EXIF_PREFIX = 'Exif\0\0';
/** Before the records in the block that Photoshop writes. */
const IIM_RESOURCE = '8BIM\x04\x04';

/** A TIFF file of nothing but metadata: https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf */
function wrapInTiff(xmp: Buffer | undefined, iptc: Buffer | undefined): Buffer {
  const blocks = [
    { tag: 700, bytes: xmp },
    { tag: 33723, bytes: iptc },
  ].flatMap(({ tag, bytes }) => (bytes && bytes.length > 4 ? [{ tag, bytes }] : []));
  const head = Buffer.alloc(8 + 2 + blocks.length * 12 + 4);
  head.write('II*\0', 'latin1');
  head.writeUInt32LE(8, 4);
  head.writeUInt16LE(blocks.length, 8);
  let end = head.length;
  blocks.forEach(({ tag, bytes }, place) => {
    const entry = 10 + place * 12;
    head.writeUInt16LE(tag, entry);
    head.writeUInt16LE(BYTES, entry + 2);
    head.writeUInt32LE(bytes.length, entry + 4);
    head.writeUInt32LE(end, entry + 8);
    end += bytes.length;
  });
  return Buffer.concat([head, ...blocks.map(({ bytes }) => bytes)]);
}

/** The type of the values in the blocks. */
const BYTES = 1;

/** A field of XMP or EXIF; of a text in several languages the default one. */
function plain(value: unknown): string | undefined {
  if (typeof value === 'string') return unescapeXml(value).trim() || undefined;
  if (Array.isArray(value)) {
    const all: unknown[] = value;
    return plain(all.find((one) => isObject(one) && one.lang === 'x-default') ?? all[0]);
  }
  return isObject(value) ? plain(value.value) : undefined;
}

/** Cameras fill the field with their maker’s name, in capitals. */
function described(value: unknown): string | undefined {
  const text = plain(value);
  return text !== undefined && /^[\dA-Z _.-]+$/.test(text) ? undefined : text;
}

function names(value: unknown): string | undefined {
  const all: unknown[] = Array.isArray(value) ? value : [value];
  return all.flatMap((one) => plain(one) ?? []).join(', ') || undefined;
}

function licensorUrl(value: unknown): string | undefined {
  const all: unknown[] = Array.isArray(value) ? value : [value];
  return all.flatMap((one) => (isObject(one) ? (plain(one.LicensorURL) ?? []) : []))[0];
}

function webAddress(value: string | undefined): string | undefined {
  return value !== undefined && /^https?:\/\/[^\s"<>]+$/.test(value) && URL.canParse(value) ? value : undefined;
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

/** An IIM record, or several as a list. exifr reads their bytes as Latin-1; most writers put UTF-8 there, whether they mark it or not. */
function latin(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.flatMap((one: unknown) => latin(one) ?? []).join(', ') || undefined;
  if (typeof value !== 'string') return undefined;
  const bytes = Buffer.from(value, 'latin1');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim() || undefined;
  } catch {
    return value.trim() || undefined;
  }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** exifr leaves XML’s entities as they are written. */
function unescapeXml(text: string): string {
  return text.replaceAll(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
