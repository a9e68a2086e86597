import type { Family, LoadedFace } from './type-faces.ts';

/** How a text is set. */
export interface TypeStyle {
  family: Family;
  /** Faces of the newspaper’s own, which come before those of the family. */
  own?: readonly LoadedFace[] | undefined;
  /** In pixels. */
  size: number;
  /** Between letters, in parts of the size; Arabic letters join, and are never spaced. */
  tracking?: number;
}
