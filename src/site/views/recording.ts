import type { PictureView } from './picture.ts';

export interface RecordingView {
  url: string;
  type: string;
  duration: string;
  durationIso: string;
  transcript: string;
  captionsUrl?: string | undefined;
  poster?: PictureView | undefined;
}

/** A recording that stands in a text; its transcript is written there. */
export type PlacedRecordingView = Omit<RecordingView, 'transcript' | 'poster'>;
