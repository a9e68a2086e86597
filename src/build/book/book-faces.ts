import { readFileSync } from 'node:fs';
import { typeSheets, type TypeSheet } from '../../shared/type-sheets.ts';

/** A face that goes with a book. */
export interface BookFace {
  /** In the book. */
  name: string;
  family: string;
  style: 'normal' | 'italic';
  weight: string;
  bytes: Buffer;
}

type Source = readonly [path: string, family: string, style: BookFace['style'], weight: string];

const CUTS = '../../theme/styles/fonts/';
const PACKAGED = '@fontsource-variable/';
const ALL_WEIGHTS = '200 800';

const LATIN: readonly Source[] = [
  [`${CUTS}newsreader-text.woff2`, 'Newsreader', 'normal', ALL_WEIGHTS],
  [`${CUTS}newsreader-italic.woff2`, 'Newsreader', 'italic', ALL_WEIGHTS],
  [`${CUTS}newsreader-text-more.woff2`, 'Newsreader More', 'normal', ALL_WEIGHTS],
  [`${CUTS}newsreader-italic-more.woff2`, 'Newsreader More', 'italic', ALL_WEIGHTS],
];

const ARABIC: readonly Source[] = [[`${CUTS}noto-naskh-arabic.woff2`, 'Noto Naskh Arabic', 'normal', '400 700']];

const packaged = (family: string, name: string, part: string): Source => [
  `${PACKAGED}${name}/files/${name}-${part}-wght-normal.woff2`,
  family,
  'normal',
  ALL_WEIGHTS,
];

/** The faces of other letters, all of them free to go with a document. Chinese, Japanese and Korean are left to the reader’s device. */
const OF_SHEETS: Readonly<Partial<Record<TypeSheet, readonly Source[]>>> = {
  arabic: [packaged('Noto Naskh Arabic Whole', 'noto-naskh-arabic', 'arabic')],
  bengali: [packaged('Noto Serif Bengali', 'noto-serif-bengali', 'bengali')],
  cyrillic: [
    packaged('Source Serif Cyrillic', 'source-serif-4', 'cyrillic'),
    packaged('Source Serif Cyrillic More', 'source-serif-4', 'cyrillic-ext'),
  ],
  devanagari: [packaged('Noto Serif Devanagari', 'noto-serif-devanagari', 'devanagari')],
  greek: [packaged('Source Serif Greek', 'source-serif-4', 'greek')],
  hebrew: [packaged('Noto Serif Hebrew', 'noto-serif-hebrew', 'hebrew')],
  latin: [packaged('Newsreader Extended', 'newsreader', 'latin-ext')],
  vietnamese: [packaged('Newsreader Vietnamese', 'newsreader', 'vietnamese')],
};

const opened = new Map<string, Buffer>();

/** The faces for a language’s letters, in the order in which a letter is looked for. */
export function bookFaces(language: string): BookFace[] {
  const { script, language: base } = new Intl.Locale(language).maximize();
  const own = typeSheets(base).flatMap((sheet) => OF_SHEETS[sheet] ?? []);
  const sources = script === 'Arab' ? [...ARABIC, ...own, ...LATIN] : [...LATIN, ...own];
  return sources.map(([path, family, style, weight]) => ({
    name: `fonts/${path.split('/').at(-1) ?? ''}`,
    family,
    style,
    weight,
    bytes: open(path),
  }));
}

function open(path: string): Buffer {
  let bytes = opened.get(path);
  if (!bytes) {
    bytes = readFileSync(new URL(path.startsWith(PACKAGED) ? import.meta.resolve(path) : new URL(path, import.meta.url)));
    opened.set(path, bytes);
  }
  return bytes;
}
