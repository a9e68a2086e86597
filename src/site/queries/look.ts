import { fileUrl } from '../../shared/urls.ts';
import type { LookView } from '../views/chrome.ts';
import type { NewsroomIndex } from './newsroom-index.ts';

/** What pages in a language have to know of the look; undefined where nothing is said of it. */
export function buildLookView({ look, space }: NewsroomIndex, language: string): LookView | undefined {
  const { sheet, preloads, logo } = look;
  if (sheet === undefined) return undefined;
  const urlOf = (path: string) => fileUrl(space, path);
  return {
    sheet: urlOf(sheet),
    preloads: Object.fromEntries(Object.entries(preloads[language] ?? {}).map(([role, path]) => [role, urlOf(path)])),
    logo: logo && {
      url: urlOf(logo.light.path),
      dark: logo.dark && urlOf(logo.dark.path),
      width: Math.round(logo.light.width),
      height: Math.round(logo.light.height),
      alt: logo.alt,
      language: logo.language,
    },
  };
}
