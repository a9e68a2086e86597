import { join } from 'node:path';
import { mendWithSuggestion, quote } from '../faults/fault.ts';
import type { Reading } from '../reading.ts';
import { FONT_ROLES, type FontRole } from '../schemas/look.ts';
import type { SiteData } from '../schemas/site.ts';
import { readFontPackage, type FoundFont } from './font-package.ts';
import type { LookProblem } from './look-problem.ts';
import { speltPath } from './spelt-path.ts';

/** The faces of each role that has its own, as they are declared. */
export type ChosenFonts = Partial<Record<FontRole, readonly FoundFont[]>>;

/** Finds the faces that the settings name, and tells of those that are not there. */
export function chooseFonts(
  { fonts = {} }: SiteData,
  contentDir: string,
  byPath: ReadonlyMap<string, Reading>,
  isUnread: (path: string) => boolean,
): { fonts: ChosenFonts; problems: LookProblem[] } {
  const problems: LookProblem[] = [];
  const chosen: ChosenFonts = {};
  const files = [...byPath.keys()].filter((path) => path.startsWith('fonts/')).map((path) => path.slice('fonts/'.length));
  for (const role of FONT_ROLES) {
    const written = fonts[role];
    const names = written === undefined ? [] : [written].flat();
    const faces = names.flatMap((name, place): readonly FoundFont[] => {
      const at = ['fonts', role, ...(Array.isArray(written) ? [place] : [])];
      if (name.startsWith('@')) {
        const found = readFontPackage(name);
        if (!('fault' in found)) return found;
        problems.push({ at, words: found.fault });
        return [];
      }
      const path = speltPath(`fonts/${name}`, byPath);
      const reading = byPath.get(path);
      if (reading?.value.kind === 'font') {
        const { font } = reading.value;
        return [{ source: join(contentDir, path), name: name.replace(/\.\w+$/, ''), digest: reading.digest, font }];
      }
      if (!isUnread(path))
        problems.push({
          at,
          words: {
            problem: `There is no file ${quote(name)} in content/fonts.`,
            allowed: files,
            mend: mendWithSuggestion(name, files, 'Put the file there, or correct its name.'),
          },
        });
      return [];
    });
    if (faces.length > 0) chosen[role] = faces;
  }
  return { fonts: chosen, problems };
}

/** Letters by which a script is known, as ISO 15924 names it. */
const SAMPLES: Readonly<Record<string, string>> = {
  Arab: 'ا',
  Beng: 'অ',
  Cyrl: 'а',
  Deva: 'अ',
  Grek: 'α',
  Hans: '的',
  Hant: '的',
  Hebr: 'א',
  Jpan: 'の',
  Kore: '이',
  Latn: 'a',
};

/** A letter that stands on every page in a language. */
export function sampleLetter(language: string): string | undefined {
  return SAMPLES[new Intl.Locale(language).maximize().script ?? ''];
}

/** The upright face with a letter whose weight is nearest to one, of those declared the last, as browsers choose. */
export function faceWith(faces: readonly FoundFont[], letter: string, weight: number): FoundFont | undefined {
  const code = letter.codePointAt(0) ?? 0;
  const fitting = faces.filter(({ font }) => font.style === 'normal' && hasLetter(font.letters, code));
  const distance = ({ font }: FoundFont): number => {
    const [least = 400, most = least] = font.weight.split(' ').map(Number);
    return weight < least ? least - weight : Math.max(0, weight - most);
  };
  return fitting.reduceRight<FoundFont | undefined>((best, one) => (!best || distance(one) < distance(best) ? one : best), undefined);
}

function hasLetter(letters: string, code: number): boolean {
  return letters.split(',').some((range) => {
    const [first = 0, last = first] = range
      .trim()
      .replace(/^U\+/i, '')
      .split('-')
      .map((part) => Number.parseInt(part, 16));
    return first <= code && code <= last;
  });
}
