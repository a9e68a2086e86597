import { recordingType } from '../../shared/recording-type.ts';
import { quote, type Fault } from '../faults/fault.ts';

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
