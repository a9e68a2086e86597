import { readFileSync } from 'node:fs';
import { Blob, Face, Font, Variation } from 'harfbuzzjs';
import type { TypeStyle } from './type-style.ts';
import { unpackWoff2 } from './woff2.ts';

export interface LoadedFace {
  font: Font;
  upem: number;
  letters: ReadonlySet<number>;
  /** Of the glyphs that have been set before. */
  outlines: Map<number, string>;
  isArabic: boolean;
}

const STYLES = '../theme/styles/fonts/';

/** The site’s own cuts, in `src/theme/styles`. */
export const SITE_CUTS = ['fonts/newsreader-display.woff2', 'fonts/public-sans.woff2', 'fonts/noto-naskh-arabic.woff2'] as const;

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
  naskh: [`${STYLES}noto-naskh-arabic.woff2`, 640],
  naskhWhole: [`${PACKAGED}noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal.woff2`, 640],
} as const satisfies Record<string, readonly [string, number]>;

type FaceName = keyof typeof FACES;

const NEWSREADER: readonly FaceName[] = ['display', 'displayLatin', 'displayExtended', 'displayVietnamese'];

const PUBLIC_SANS: readonly FaceName[] = ['sans', 'sansLatin', 'sansExtended'];

const NASKH: readonly FaceName[] = ['naskh', 'naskhWhole'];

const CHAINS: Readonly<Record<TypeStyle['family'], readonly FaceName[]>> = {
  serif: [...NEWSREADER, ...NASKH, ...PUBLIC_SANS],
  sans: [...PUBLIC_SANS, ...NASKH, ...NEWSREADER],
  naskh: [...NASKH, ...NEWSREADER, ...PUBLIC_SANS],
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
    const plain = unpackWoff2(readFileSync(new URL(address)));
    const opened = new Face(new Blob(new Uint8Array(plain).buffer));
    const font = new Font(opened);
    font.setVariations([new Variation('wght', weight)]);
    face = { font, upem: opened.upem, letters: new Set(opened.collectUnicodes()), isArabic: NASKH.includes(name), outlines: new Map() };
    loaded.set(name, face);
  }
  return face;
}

export function faceFor(letter: string, family: TypeStyle['family']): LoadedFace | undefined {
  const code = letter.codePointAt(0) ?? 0;
  for (const name of CHAINS[family]) {
    const face = loadFace(name);
    if (face.letters.has(code)) return face;
  }
  return undefined;
}
