import type { ArticleData } from '../../schemas/article.ts';
import { quote } from '../../faults/fault.ts';
import type { SourceRef } from '../../source-file.ts';
import type { FaultList } from './fault-list.ts';
import { playFault } from '../play-fault.ts';
import type { Known } from './known.ts';

/** Seconds by which an editor’s stopwatch and a file may differ. */
const DURATION_TOLERANCE = 2;

/** That a story has what its kind asks for, and that its recordings are there. */
export function checkKind(source: SourceRef, data: ArticleData, known: Known, faults: FaultList): void {
  for (const kind of ['audio', 'video', 'live'] as const) {
    if (data.kind === kind && data[kind] === undefined) {
      faults.add(source, [kind], {
        problem: `The story’s kind is ${quote(kind)}, but “${kind}” is missing.`,
        mend:
          kind === 'live'
            ? 'Add “live:” with “status” and “started”, or give the story another kind.'
            : `Add “${kind}:” with “file” and “transcript”, or give the story another kind.`,
      });
    }
  }
  for (const [field, kind] of [['review', 'review'], ['life', 'obituary']] as const) {
    if (data[field] !== undefined && data.kind !== kind) {
      faults.add(source, [field], {
        problem: `The story has “${field}”, but its kind is ${quote(data.kind)}.`,
        mend: `Write “kind: ${kind}”, or take “${field}” out.`,
      });
    }
  }
  if (data.kind === 'gallery' && (data.photos?.length ?? 0) < 2) {
    faults.add(source, ['photos'], {
      problem: 'A gallery has fewer than two photos.',
      mend: 'Add photos, or give the story another kind.',
    });
  }
  for (const kind of ['audio', 'video'] as const) {
    const recording = data[kind];
    for (const field of ['file', 'captions'] as const) {
      const file = recording?.[field];
      if (file === undefined) continue;
      const isThere = faults.mustExist(
        source,
        [kind, field],
        file,
        known.media,
        'a file in content/media',
        'Put the file there, or correct its name.',
      );
      const fault = isThere ? playFault(file, field === 'file' ? 'recording' : 'captions') : undefined;
      if (fault) faults.add(source, [kind, field], fault);
    }
    if (recording?.poster !== undefined) {
      faults.mustExist(source, [kind, 'poster'], recording.poster, known.photos, 'a photo', 'Write one of the allowed ids.');
    }
    if (recording) checkDuration(source, kind, recording, known, faults);
  }
}

/** What the file itself says counts; some files do not say. */
function checkDuration(
  source: SourceRef,
  kind: 'audio' | 'video',
  { file, duration }: NonNullable<ArticleData['audio']>,
  known: Known,
  faults: FaultList,
): void {
  if (!known.media.has(file)) return;
  const seconds = known.recordings.get(file)?.seconds;
  if (duration === undefined && seconds === undefined) {
    faults.add(source, [kind], {
      problem: `“duration” is missing, and content/media/${file} does not tell how long it plays.`,
      mend: 'Add “duration: …” with the seconds that it plays.',
    });
  }
  if (duration === undefined || seconds === undefined || Math.abs(duration - seconds) <= DURATION_TOLERANCE) return;
  faults.add(source, [kind, 'duration'], {
    problem: `The story says that the recording plays for ${duration} seconds, but content/media/${file} plays for ${seconds}.`,
    mend: `Write “duration: ${seconds}”, or take the line out: the length is read from the file.`,
  });
}
