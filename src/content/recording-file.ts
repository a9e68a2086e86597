import { recordingType } from '../shared/recording-type.ts';

/** What a recording’s file says of itself. */
export interface RecordingFile {
  bytes: number;
  /** How long it plays, in full seconds; absent when the file does not tell. */
  seconds?: number | undefined;
}

/** Reads a recording’s length; undefined for files that are none, such as captions. */
export async function readRecordingFile(path: string, bytes: number): Promise<RecordingFile | undefined> {
  if (recordingType(path) === undefined) return undefined;
  const duration = await readDuration(path);
  return { bytes, seconds: duration === undefined || !(duration > 0) ? undefined : Math.max(1, Math.round(duration)) };
}

/** A file that cannot be understood is no fault while its story says how long it plays. */
async function readDuration(path: string): Promise<number | undefined> {
  try {
    const { parseFile } = await import('music-metadata');
    return (await parseFile(path, { duration: true, skipCovers: true })).format.duration;
  } catch {
    return undefined;
  }
}
