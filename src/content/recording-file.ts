import { recordingType } from '../shared/recording-type.ts';
import { quote, type Fault } from './faults/fault.ts';

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

/** What browsers take for each, and what it is called. */
const PLAYED = {
  audio: { what: 'a recording that browsers play', allowed: ['.mp3', '.m4a', '.ogg'] },
  video: { what: 'a film that browsers play', allowed: ['.mp4', '.webm'] },
  recording: { what: 'a recording that browsers play', allowed: ['.mp3', '.m4a', '.ogg', '.mp4', '.webm'] },
  captions: { what: 'a file of captions', allowed: ['.vtt'] },
} as const;

/** Why a file of `content/media` cannot be played as what it is named for; undefined when it can. */
export function playFault(file: string, use: keyof typeof PLAYED): Pick<Fault, 'problem' | 'mend' | 'allowed'> | undefined {
  const { what, allowed } = PLAYED[use];
  const type = recordingType(file);
  const isPlayed =
    use === 'captions' ? file.toLowerCase().endsWith('.vtt') : use === 'video' ? type?.startsWith('video/') === true : type !== undefined;
  return isPlayed ? undefined : { problem: `${quote(file)} is not ${what}.`, allowed, mend: 'Save it in one of the allowed formats.' };
}
