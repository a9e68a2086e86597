/** How a text is set. */
export interface TypeStyle {
  family: 'serif' | 'sans' | 'naskh';
  /** In pixels. */
  size: number;
  /** Between letters, in parts of the size; Arabic letters join, and are never spaced. */
  tracking?: number;
}
