import { spawnSync } from 'node:child_process';
import { DOMParser } from 'linkedom';
import sharp from 'sharp';

/** What is asked of XML here; the parser’s own types know HTML only. */
interface XmlElement {
  tagName: string;
  textContent: string;
  children: Iterable<XmlElement>;
  getElementsByTagName(name: string): Iterable<XmlElement>;
  getAttribute(name: string): string | null;
}

/** ExifTool, the trade’s own reader of pictures’ metadata, where it is installed (Debian: `libimage-exiftool-perl`). */
export const hasExifTool = spawnSync('exiftool', ['-ver']).status === 0;

/** Every tag of the files that ExifTool finds, by group and name: `XMP-dc:Rights`. */
export function readWithExifTool(paths: readonly string[]): Record<string, unknown>[] {
  const { stdout } = spawnSync('exiftool', ['-j', '-G1', '-a', '-charset', 'filename=utf8', ...paths], { maxBuffer: 1 << 28 });
  return JSON.parse(stdout.toString()) as Record<string, unknown>[];
}

/** The texts in a picture’s XMP by the names of their fields, each with its language where it has one. */
export async function readXmp(picture: string | Buffer): Promise<Record<string, string[]>> {
  const { xmp } = await sharp(picture).metadata();
  if (!xmp) return {};
  const document = new DOMParser().parseFromString(xmp.toString(), 'text/xml') as unknown as XmlElement;
  const [description] = document.getElementsByTagName('rdf:Description');
  return Object.fromEntries(
    [...(description?.children ?? [])].map((field) => {
      const items = [...field.getElementsByTagName('rdf:li')];
      const texts = (items.length > 0 ? items : [field]).map((item) => {
        const language = item.getAttribute('xml:lang');
        return `${language === null ? '' : `${language}: `}${item.textContent}`;
      });
      return [field.tagName, texts];
    }),
  );
}
