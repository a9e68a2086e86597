import { isoDuration } from '../../shared/date-format.ts';
import { recordingType } from '../../shared/recording-type.ts';
import { mediaUrl } from '../../shared/urls.ts';
import type { RecordingView } from '../views/recording.ts';
import type { ArticleData } from '../../content/schemas/article.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import { writePlayingTime } from './story-components.ts';
import { buildPicture } from './teasers.ts';

/** How long a recording plays, in seconds: as its story says, else as its file does. Throws when neither does. */
export function playingTime(index: NewsroomIndex, { file, duration }: NonNullable<ArticleData['audio']>): number {
  const seconds = duration ?? index.recordings.get(file)?.seconds;
  if (seconds === undefined) throw new Error(`content/media/${file}: how long it plays is not known.`);
  return seconds;
}

export function buildRecording(
  index: NewsroomIndex,
  edition: Edition,
  recording: NonNullable<ArticleData['audio']>,
  file: string,
): RecordingView {
  const seconds = playingTime(index, recording);
  return {
    url: mediaUrl(index.space, recording.file),
    type: recordingType(recording.file) ?? 'application/octet-stream',
    duration: writePlayingTime(edition, seconds),
    durationIso: isoDuration(seconds),
    transcript: recording.transcript,
    captionsUrl: recording.captions === undefined ? undefined : mediaUrl(index.space, recording.captions),
    poster: recording.poster === undefined ? undefined : buildPicture(index, edition, { photo: recording.poster }, file),
  };
}
