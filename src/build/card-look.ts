import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import type { CardLook, FoundLogo, Look } from '../content/look/look.ts';
import { openFace, type LoadedFace } from './type-faces.ts';

/** What a card is drawn with where it is the newspaper’s own. */
export interface CardTools {
  headlines: readonly LoadedFace[];
  labels: readonly LoadedFace[];
  /** As a picture to be put into a drawing. */
  logo?: { address: string; ratio: number } | undefined;
  rules: CardLook['rules'];
}

/** Where the files of a look are found. */
export type LookFiles = Pick<Look, 'faces' | 'logo'>;

/** Finds the faces and the logo that a card names. */
export async function cardTools(card: CardLook | undefined, files: LookFiles | undefined): Promise<CardTools> {
  const faces = (digests: readonly string[] = [], weight: number) => digests.flatMap((digest) => ownFace(digest, weight, files) ?? []);
  const logo = card?.logo === undefined ? undefined : files?.logo?.light;
  return {
    headlines: faces(card?.headlines, 560),
    labels: faces(card?.labels, 620),
    logo: logo && { address: await drawn(logo), ratio: logo.width / logo.height },
    rules: card?.rules,
  };
}

const opened = new Map<string, LoadedFace | undefined>();

/** Faces of scripts whose letters join, by letters that they have. */
const JOINED_LETTERS = ['ا', 'अ', 'অ'];

/** A face of the newspaper’s own; undefined, with a word of it, when its file is packed in a way that only browsers can read. */
export function ownFace(digest: string, weight: number, files: LookFiles | undefined): LoadedFace | undefined {
  const found = files?.faces[digest];
  const key = `${digest} ${weight}`;
  if (!found || opened.has(key)) return opened.get(key);
  let face: LoadedFace | undefined;
  try {
    const plain = openFace(readFileSync(found.source), weight, false);
    const isJoined = JOINED_LETTERS.some((letter) => plain.letters.has(letter.codePointAt(0) ?? 0));
    face = { ...plain, isJoined };
  } catch (error) {
    console.warn(`  Cards are set without ${found.source}: ${error instanceof Error ? error.message : String(error)}`);
  }
  opened.set(key, face);
  return face;
}

const drawings = new Map<string, Promise<string>>();

/** Large enough for the largest place on a card. */
const HEIGHT = 480;
const WIDTH = 1800;

function drawn({ source, digest, format }: FoundLogo): Promise<string> {
  let drawing = drawings.get(digest);
  if (!drawing) {
    drawing = sharp(source, format === 'svg' ? { density: 300 } : {})
      .resize({ width: WIDTH, height: HEIGHT, fit: 'inside' })
      .png()
      .toBuffer()
      .then((bytes) => `data:image/png;base64,${bytes.toString('base64')}`);
    drawings.set(digest, drawing);
  }
  return drawing;
}
