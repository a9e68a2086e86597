import { hashOf } from '../../site/seo/policy.ts';

/** Style sheets cut in two: the faces that a browser fetches, and all else, stand-ins that the device has among it. */
export interface SplitStyles {
  faces: string;
  rules: string;
  /** Of both, for the policy. */
  hashes: readonly string[];
}

const FETCHED_FACE = /@font-face\s*\{[^}]*\burl\([^}]*\}/g;

interface Known {
  split?: SplitStyles;
  more: Map<string, Known>;
}

const known: Known = { more: new Map() };

/** Pages of a kind have the same sheets, in the same order, which are put together and cut once. */
export function splitFaces(sheets: readonly string[]): SplitStyles {
  let found = known;
  for (const sheet of sheets) {
    const next: Known = found.more.get(sheet) ?? { more: new Map() };
    found.more.set(sheet, next);
    found = next;
  }
  return (found.split ??= cut(sheets.join('\n')));
}

function cut(css: string): SplitStyles {
  const faces = css.match(FETCHED_FACE)?.join('') ?? '';
  const rules = css.replace(FETCHED_FACE, '').trim();
  return { faces, rules, hashes: [faces, rules].map(hashOf) };
}
