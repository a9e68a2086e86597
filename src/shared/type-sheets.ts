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

export type TypeSheet = (typeof OF_SCRIPTS)[keyof typeof OF_SCRIPTS] | 'latin' | 'vietnamese' | 'naskh';

/** Languages that a face was cut for, in place of the whole one of their script. Two of the cuts are in every page. */
const OF_CUTS: Readonly<Record<string, readonly TypeSheet[]>> = { en: [], es: [], ar: ['naskh'] };

const likely = new Map<string, Intl.Locale>();

/** A language with the script that it is most likely written in. Each page asks for its own. */
function withScript(language: string): Intl.Locale {
  const locale = likely.get(language) ?? new Intl.Locale(language).maximize();
  likely.set(language, locale);
  return locale;
}

/**
 * The style sheets that an edition needs beside the common one, for the letters of its language: `pl` → `['latin']`,
 * `uk` → `['latin', 'cyrillic']`. None for a script that nothing is known of, whose letters the reader’s device has to have.
 */
export function typeSheets(language: string): readonly TypeSheet[] {
  const { language: base, script = '' } = withScript(language);
  const cut = OF_CUTS[base];
  if (cut) return cut;
  if (script === 'Latn') return base === 'vi' ? ['latin', 'vietnamese'] : ['latin'];
  // Names of places and people stand in Latin letters beside these, and a few of their own signs are there.
  if (script === 'Arab' || script === 'Cyrl' || script === 'Grek') return ['latin', OF_SCRIPTS[script]];
  return script in OF_SCRIPTS ? [OF_SCRIPTS[script as keyof typeof OF_SCRIPTS]] : [];
}

/** Sheets with lists of faces of their own, in which none stands in for a Latin one. */
const WITH_OWN_FACES: readonly TypeSheet[] = ['arabic', 'naskh', 'hans', 'hant', 'japanese', 'korean'];

/** Whether faces of the device stand in for the newspaper’s Latin ones, in names of people and places if in nothing else. */
export function usesStandIns(language: string): boolean {
  return !typeSheets(language).some((sheet) => WITH_OWN_FACES.includes(sheet));
}

/** Whether lines of a language need more room than those of Latin letters and their relatives. */
export function isTallScript(language: string): boolean {
  return !['Latn', 'Cyrl', 'Grek'].includes(withScript(language).script ?? '');
}

/** Whether the device’s faces that stand in for the newspaper’s have been measured for a language’s letters, and so change no line. */
export function hasMeasuredStandIns(language: string): boolean {
  return withScript(language).script === 'Latn';
}
