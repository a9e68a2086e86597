/** The forms in which texts are put beside themselves, compressed, by the ending of such a file: what a server says of its encoding. */
export const ENCODINGS = { br: 'br', gz: 'gzip' } as const;
export type CompressedEnding = keyof typeof ENCODINGS;

export const COMPRESSED_ENDINGS = Object.keys(ENCODINGS) as CompressedEnding[];

/** The path of the text that a file would be a compressed form of, and how it is encoded; undefined of names without such an ending. */
export function compressedFrom(path: string): { path: string; encoding: (typeof ENCODINGS)[CompressedEnding] } | undefined {
  const ending = COMPRESSED_ENDINGS.find((one) => path.endsWith(`.${one}`));
  return ending === undefined ? undefined : { path: path.slice(0, -ending.length - 1), encoding: ENCODINGS[ending] };
}

/** Whether a file is there only as the compressed form of another: one that a publisher offers by itself has no text beside it. */
export function isCompressedForm(path: string, files: { has: (path: string) => boolean }): boolean {
  const from = compressedFrom(path);
  return from !== undefined && files.has(from.path);
}
