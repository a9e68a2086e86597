import { readFile } from 'node:fs/promises';
import exifr from 'exifr';
import sharp from 'sharp';

/** What a picture’s file itself says: its size, and the caption, credit and rights that an agency embedded (IPTC, XMP). */
export interface PictureFile {
  width: number;
  height: number;
  caption?: string | undefined;
  credit?: string | undefined;
  alt?: string | undefined;
  creator?: string | undefined;
  /** The copyright notice. */
  rights?: string | undefined;
  /** Where the licence can be read. */
  rightsUrl?: string | undefined;
  /** Where others can ask to use it. */
  acquireUrl?: string | undefined;
}

/**
 * Reads a picture. Throws when the file is not a whole picture that can be decoded.
 * Field names: IPTC Photo Metadata Standard, https://iptc.org/standards/photo-metadata/
 */
export async function readPictureFile(path: string): Promise<PictureFile> {
  const bytes = await readFile(path);
  const { width, height, orientation } = await sharp(bytes).metadata();
  // Decoding to a stamp’s size reads the whole file, and is many times quicker than decoding it in full.
  await sharp(bytes, { failOn: 'truncated' }).resize(16).raw().toBuffer();
  const turned = (orientation ?? 1) >= 5;
  const size = turned ? { width: height, height: width } : { width, height };
  const embedded = await readEmbedded(bytes);
  return { ...size, ...embedded };
}

async function readEmbedded(bytes: Buffer): Promise<Omit<PictureFile, 'width' | 'height'>> {
  const groups = (await exifr
    .parse(bytes, { iptc: true, xmp: true, tiff: false, exif: false, gps: false, icc: false, mergeOutput: false })
    .catch(() => undefined)) as Record<string, Record<string, unknown>> | undefined;
  if (!groups) return {};
  const iptc = (key: string) => utf8(plain(groups.iptc?.[key]));
  return {
    caption: plain(groups.dc?.description) ?? iptc('Caption'),
    credit: plain(groups.photoshop?.Credit) ?? iptc('Credit'),
    alt: plain(groups.Iptc4xmpCore?.AltTextAccessibility),
    rights: plain(groups.dc?.rights) ?? iptc('CopyrightNotice'),
    rightsUrl: plain(groups.xmpRights?.WebStatement),
  };
}

function plain(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined;
  if (typeof value === 'object' && value !== null && 'value' in value) return plain(value.value);
  return undefined;
}

/** exifr reads IPTC bytes as Latin-1; most writers have put UTF-8 there. */
function utf8(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(value, 'latin1'));
  } catch {
    return value;
  }
}
