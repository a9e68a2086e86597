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
