/** What may lie in `content/media` beside recordings: words to them, and files to be taken away. */
const OTHER_TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  epub: 'application/epub+zip',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  json: 'application/json',
  m3u8: 'application/vnd.apple.mpegurl',
  pdf: 'application/pdf',
  png: 'image/png',
  txt: 'text/plain; charset=utf-8',
  vtt: 'text/vtt; charset=utf-8',
  wav: 'audio/wav',
  webp: 'image/webp',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
};

const TYPES: Readonly<Record<string, string>> = {
  m4a: 'audio/mp4',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  ogg: 'audio/ogg',
  webm: 'video/webm',
};

/** The media type of a recording, by its file’s ending; undefined for what is no recording. */
export function recordingType(file: string): string | undefined {
  return TYPES[file.split('.').at(-1)?.toLowerCase() ?? ''];
}

/** The endings that a file of `content/media` may have. Whatever a browser would show as a page could run code there. */
export const MEDIA_ENDINGS: readonly string[] = [...Object.keys(TYPES), ...Object.keys(OTHER_TYPES)].sort().map((ending) => `.${ending}`);

/** The media type with which a file of `content/media` is sent; what is none of the known kinds is a file to be kept, never a page. */
export function mediaFileType(file: string): string {
  return recordingType(file) ?? OTHER_TYPES[file.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
}
