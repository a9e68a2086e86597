/** The style sheets in `theme/styles/scripts`, by what is written in them, as ISO 15924 names it. Latin is told by its languages. */
const OF_SCRIPTS = {
  Arab: 'arabic',
  Beng: 'bengali',
  Cyrl: 'cyrillic',
  Deva: 'devanagari',
  Grek: 'greek',
  Hans: 'hans',
  Hant: 'hant',
  Hebr: 'hebrew',
  Jpan: 'japanese',
  Kore: 'korean',
} as const;

export type TypeSheet = (typeof OF_SCRIPTS)[keyof typeof OF_SCRIPTS] | 'latin' | 'vietnamese';

/** Languages whose letters every page has faces for: those of the sample newsroom, which the cuts were made for. */
const IN_EVERY_PAGE = ['en', 'es', 'ar'];

/**
 * The style sheets that an edition needs beside the common one, for the letters of its language: `pl` → `['latin']`,
 * `uk` → `['latin', 'cyrillic']`. None for a script that nothing is known of, whose letters the reader’s device has to have.
 */
export function typeSheets(language: string): TypeSheet[] {
  const { language: base, script = '' } = new Intl.Locale(language).maximize();
  if (IN_EVERY_PAGE.includes(base)) return [];
  if (script === 'Latn') return base === 'vi' ? ['latin', 'vietnamese'] : ['latin'];
  // Names of places and people stand in Latin letters beside these, and a few of their own signs are there.
  if (script === 'Arab' || script === 'Cyrl' || script === 'Grek') return ['latin', OF_SCRIPTS[script]];
  return script in OF_SCRIPTS ? [OF_SCRIPTS[script as keyof typeof OF_SCRIPTS]] : [];
}
