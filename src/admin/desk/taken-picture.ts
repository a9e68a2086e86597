import { existsSync, readdirSync } from 'node:fs';
import { extname, join, parse } from 'node:path';
import { kindOfFile } from '../../content/content-list.ts';
import { quote, type Fault } from '../../content/faults/fault.ts';
import type { Newsroom } from '../../content/newsroom-model.ts';
import { digestOf } from '../../shared/digest.ts';
import { newText } from './changed-text.ts';

/** A picture as it comes from a phone or a camera, with what is said of it; what its own file says need not be said again. */
export interface NewPicture {
  /** Its file’s name; its ending tells the format. */
  name: string;
  bytes: Buffer;
  alt?: string | undefined;
  caption?: string | undefined;
  credit?: string | undefined;
}

/** How a text names a photo. */
export interface PhotoUse {
  photo: string;
  alt?: string | undefined;
  caption?: string | undefined;
}

export interface TakenPicture {
  use: PhotoUse;
  /** What is to be written, by the path below the content folder; nothing for a picture that is there already. */
  files: ReadonlyMap<string, Buffer>;
}

/** Makes a photo of a picture, named after what it is taken for: `storm-night-1220`, with a number where another has that name. */
export function takePicture(
  { name, bytes, ...said }: NewPicture,
  wanted: string,
  { newsroom, contentDir, language }: { newsroom: Newsroom; contentDir: string; language: string },
): TakenPicture | { fault: Fault } {
  const ending = extname(name).toLowerCase();
  const kind = kindOfFile(`photos/${wanted}${ending}`);
  if (typeof kind !== 'string') return { fault: { file: name, ...kind } };
  const alt = spoken(said.alt);
  const caption = spoken(said.caption);
  const twin = newsroom.photos.find(({ digest }) => digest === digestOf(bytes));
  const credit = spoken(said.credit);
  const known = twin && (twin.data.credit ?? twin.picture.credit);
  if (twin && credit !== undefined && known !== undefined && credit !== known)
    return {
      fault: {
        file: twin.file,
        field: 'credit',
        problem: `This very picture is there already, as ${quote(twin.id)}, and its credit is ${quote(known)}, not ${quote(credit)}.`,
        mend: `Leave the credit out, or correct it in the words of the photo ${quote(twin.id)}: a picture has one credit wherever it stands.`,
      },
    };
  if (twin) return { use: { photo: twin.id, ...(caption ? { caption } : {}), ...(alt ? { alt } : {}) }, files: new Map() };
  const id = freeName(join(contentDir, 'photos'), wanted);
  const firstLanguage = newsroom.site.languages[0]?.code ?? 'en';
  const words = newText('photo', firstLanguage, {
    alt: alt && { [language]: alt },
    caption: caption && { [language]: caption },
    credit,
  });
  const sidecar: [string, Buffer][] = words.trim() === '' || words.trim() === '{}' ? [] : [[`photos/${id}.yaml`, Buffer.from(words)]];
  return { use: { photo: id }, files: new Map([...sidecar, [`photos/${id}${ending}`, bytes]]) };
}

function spoken(words: string | undefined): string | undefined {
  const trimmed = words?.trim();
  return trimmed === '' ? undefined : trimmed;
}

function freeName(folder: string, wanted: string): string {
  const taken = new Set(existsSync(folder) ? readdirSync(folder).map((name) => parse(name).name) : []);
  let free = wanted;
  for (let count = 2; taken.has(free); count += 1) free = `${wanted}-${String(count)}`;
  return free;
}
