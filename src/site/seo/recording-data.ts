import type { AudioObject, VideoObject } from 'schema-dts';
import { given } from './given.ts';

export interface RecordingFacts {
  name: string;
  description: string;
  url: string;
  /** `video/mp4` */
  type: string;
  /** ISO 8601: `PT1M30S`. */
  duration: string;
  published: string;
  language: string;
  transcript: string;
  captionsUrl?: string | undefined;
  thumbnailUrl?: string | undefined;
}

export function buildVideoData(recording: RecordingFacts) {
  return given({ '@type': 'VideoObject', ...describe(recording) }) satisfies VideoObject;
}

export function buildAudioData(recording: RecordingFacts) {
  return given({ '@type': 'AudioObject', ...describe(recording) }) satisfies AudioObject;
}

function describe(recording: RecordingFacts) {
  const { language, captionsUrl } = recording;
  return {
    name: recording.name,
    description: recording.description,
    contentUrl: recording.url,
    encodingFormat: recording.type,
    duration: recording.duration,
    uploadDate: recording.published,
    inLanguage: language,
    thumbnailUrl: recording.thumbnailUrl,
    transcript: recording.transcript,
    caption:
      captionsUrl === undefined
        ? undefined
        : ({ '@type': 'MediaObject', contentUrl: captionsUrl, encodingFormat: 'text/vtt', inLanguage: language } as const),
  };
}
