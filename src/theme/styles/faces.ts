import { hashOf } from '../../site/seo/policy.ts';

/** Style sheets cut in two: the faces that a browser fetches, and all else, stand-ins that the device has among it. */
export interface SplitStyles {
  faces: string;
  rules: string;
  /** Of both, for the policy. */
  hashes: readonly string[];
}

const FETCHED_FACE = /@font-face\s*\{[^}]*\burl\([^}]*\}/g;

const known = new Map<string, SplitStyles>();

/** Pages of a kind have the same styles, which are cut once. */
export function splitFaces(css: string): SplitStyles {
  let split = known.get(css);
  if (!split) {
    const faces = css.match(FETCHED_FACE)?.join('') ?? '';
    const rules = css.replace(FETCHED_FACE, '').trim();
    split = { faces, rules, hashes: [faces, rules].map(hashOf) };
    known.set(css, split);
  }
  return split;
}
