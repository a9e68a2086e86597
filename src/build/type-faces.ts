import { readFileSync } from 'node:fs';
import { Blob, Face, Font, Variation } from 'harfbuzzjs';
import { unpackWoff2 } from './woff2.ts';

/** The families that a text can be set in. */
export type Family = 'serif' | 'sans' | 'naskh';

export interface LoadedFace {
  font: Font;
  upem: number;
  letters: ReadonlySet<number>;
  /** Of the glyphs that have been set before. */
  outlines: Map<number, string>;
  /** Letters join their neighbours, so that no room may be put between them. */
  isJoined: boolean;
}

const STYLES = '../theme/styles/fonts/';

const PACKAGED = '@fontsource-variable/';

/** The site’s own cuts, then the packaged faces with the letters that they leave out. */
const FACES = {
  display: [`${STYLES}newsreader-display.woff2`, 560],
  displayLatin: [`${PACKAGED}newsreader/files/newsreader-latin-wght-normal.woff2`, 560],
  displayExtended: [`${PACKAGED}newsreader/files/newsreader-latin-ext-wght-normal.woff2`, 560],
  displayVietnamese: [`${PACKAGED}newsreader/files/newsreader-vietnamese-wght-normal.woff2`, 560],
  sans: [`${STYLES}public-sans.woff2`, 620],
  sansLatin: [`${PACKAGED}public-sans/files/public-sans-latin-wght-normal.woff2`, 620],
  sansExtended: [`${PACKAGED}public-sans/files/public-sans-latin-ext-wght-normal.woff2`, 620],
  displayCyrillic: [`${PACKAGED}source-serif-4/files/source-serif-4-cyrillic-wght-normal.woff2`, 580],
  displayCyrillicMore: [`${PACKAGED}source-serif-4/files/source-serif-4-cyrillic-ext-wght-normal.woff2`, 580],
  displayGreek: [`${PACKAGED}source-serif-4/files/source-serif-4-greek-wght-normal.woff2`, 580],
  displayHebrew: [`${PACKAGED}noto-serif-hebrew/files/noto-serif-hebrew-hebrew-wght-normal.woff2`, 580],
  displayDevanagari: [`${PACKAGED}noto-serif-devanagari/files/noto-serif-devanagari-devanagari-wght-normal.woff2`, 580],
  displayBengali: [`${PACKAGED}noto-serif-bengali/files/noto-serif-bengali-bengali-wght-normal.woff2`, 580],
  sansVietnamese: [`${PACKAGED}public-sans/files/public-sans-vietnamese-wght-normal.woff2`, 620],
  sansCyrillic: [`${PACKAGED}source-sans-3/files/source-sans-3-cyrillic-wght-normal.woff2`, 620],
  sansCyrillicMore: [`${PACKAGED}source-sans-3/files/source-sans-3-cyrillic-ext-wght-normal.woff2`, 620],
  sansGreek: [`${PACKAGED}source-sans-3/files/source-sans-3-greek-wght-normal.woff2`, 620],
  sansHebrew: [`${PACKAGED}noto-sans-hebrew/files/noto-sans-hebrew-hebrew-wght-normal.woff2`, 620],
  sansDevanagari: [`${PACKAGED}noto-sans-devanagari/files/noto-sans-devanagari-devanagari-wght-normal.woff2`, 620],
  sansBengali: [`${PACKAGED}noto-sans-bengali/files/noto-sans-bengali-bengali-wght-normal.woff2`, 620],
  naskh: [`${STYLES}noto-naskh-arabic.woff2`, 640],
  naskhWhole: [`${PACKAGED}noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal.woff2`, 640],
} as const satisfies Record<string, readonly [string, number]>;

type FaceName = keyof typeof FACES;

const NEWSREADER: readonly FaceName[] = ['display', 'displayLatin', 'displayExtended', 'displayVietnamese'];

const PUBLIC_SANS: readonly FaceName[] = ['sans', 'sansLatin', 'sansExtended', 'sansVietnamese'];

const NASKH: readonly FaceName[] = ['naskh', 'naskhWhole'];

/** Letters of other scripts, which the two families do not have. */
const OTHER_SERIFS: readonly FaceName[] = [
  'displayCyrillic',
  'displayCyrillicMore',
  'displayGreek',
  'displayHebrew',
  'displayDevanagari',
  'displayBengali',
];

const OTHER_SANS: readonly FaceName[] = ['sansCyrillic', 'sansCyrillicMore', 'sansGreek', 'sansHebrew', 'sansDevanagari', 'sansBengali'];

const JOINED: readonly FaceName[] = [...NASKH, 'displayDevanagari', 'displayBengali', 'sansDevanagari', 'sansBengali'];

const CHAINS: Readonly<Record<Family, readonly FaceName[]>> = {
  serif: [...NEWSREADER, ...NASKH, ...PUBLIC_SANS, ...OTHER_SERIFS],
  sans: [...PUBLIC_SANS, ...NASKH, ...NEWSREADER, ...OTHER_SANS],
  naskh: [...NASKH, ...NEWSREADER, ...PUBLIC_SANS, ...OTHER_SERIFS],
};

const loaded = new Map<FaceName, LoadedFace>();

/** The code points of every letter that some face has. */
export function lettersOfFaces(): Set<number> {
  return new Set((Object.keys(FACES) as FaceName[]).flatMap((name) => [...loadFace(name).letters]));
}

function loadFace(name: FaceName): LoadedFace {
  let face = loaded.get(name);
  if (!face) {
    const [path, weight] = FACES[name];
    const address = path.startsWith(PACKAGED) ? import.meta.resolve(path) : new URL(path, import.meta.url);
    face = openFace(readFileSync(new URL(address)), weight, JOINED.includes(name));
    loaded.set(name, face);
  }
  return face;
}

const WOFF2 = 'wOF2';

/** Opens a font’s file; of one with many weights, the one that is asked for. Throws when it cannot be read. */
export function openFace(bytes: Buffer, weight: number, isJoined: boolean): LoadedFace {
  const plain = bytes.toString('latin1', 0, 4) === WOFF2 ? unpackWoff2(bytes) : bytes;
  const opened = new Face(new Blob(new Uint8Array(plain).buffer));
  const font = new Font(opened);
  font.setVariations([new Variation('wght', weight)]);
  return { font, upem: opened.upem, letters: new Set(opened.collectUnicodes()), isJoined, outlines: new Map() };
}

/** The face that a letter is set in: the first of the newspaper’s own that has it, else of the family. */
export function faceFor(letter: string, family: Family, own: readonly LoadedFace[] = []): LoadedFace | undefined {
  const code = letter.codePointAt(0) ?? 0;
  const first = own.find(({ letters }) => letters.has(code));
  if (first) return first;
  for (const name of CHAINS[family]) {
    const face = loadFace(name);
    if (face.letters.has(code)) return face;
  }
  return undefined;
}
