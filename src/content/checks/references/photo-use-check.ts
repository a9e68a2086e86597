import { isGivenIn } from '../../localised.ts';
import { quote } from '../../faults/fault.ts';
import type { SourceRef } from '../../source-file.ts';
import type { FaultList, FieldPath } from './fault-list.ts';
import type { Known } from './known.ts';

/** A photo that a story names: it is there, with words in the story’s language. */
export function checkPhotoUse(
  source: SourceRef,
  path: FieldPath,
  use: { photo: string; alt?: string | undefined; caption?: string | undefined },
  language: string,
  known: Known,
  faults: FaultList,
): void {
  if (
    !faults.mustExist(
      source,
      [...path, 'photo'],
      use.photo,
      known.photos,
      'a photo',
      `Write one of the allowed ids, or put the picture into content/photos as ${use.photo}.jpg.`,
    )
  )
    return;
  if (language === known.firstLanguage) return;
  const photo = known.photos.get(use.photo);
  for (const field of ['alt', 'caption'] as const) {
    if (use[field] === undefined && !isGivenIn(photo?.data[field], language, known.firstLanguage)) {
      faults.add(source, [...path, field], {
        problem: `The photo ${quote(use.photo)} has no ${field === 'alt' ? 'text for readers who cannot see it' : 'caption'} in the story’s language, ${quote(language)}.`,
        mend: `Write “${field}: …” under the photo, in the language of the story.`,
      });
    }
  }
}
