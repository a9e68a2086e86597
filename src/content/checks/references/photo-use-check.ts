import { isGivenIn, isToldIn } from '../../localised.ts';
import type { Localised } from '../../schemas/common.ts';
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
  if (!mustBeThere(source, path, use.photo, known, faults)) return;
  for (const field of unsaid(use.photo, language, known)) {
    if (use[field] === undefined) {
      faults.add(source, [...path, field], {
        problem: `The photo ${quote(use.photo)} has no ${NAMES[field]} in the story’s language, ${quote(language)}.`,
        mend: `Write “${field}: …” under the photo, in the language of the story.`,
      });
    }
  }
}

/** A photo of an advertisement in the settings: it is there, with words in each language in which the advertisement is told. */
export function checkAdvertisedPhoto(
  source: SourceRef,
  path: FieldPath,
  { photo, words }: { photo: string; words: Localised },
  known: Known,
  faults: FaultList,
): void {
  if (!mustBeThere(source, path, photo, known, faults)) return;
  for (const language of known.languages.filter((each) => isToldIn(words, each))) {
    for (const field of unsaid(photo, language, known)) {
      faults.add(source, [...path, 'photo'], {
        problem: `The photo ${quote(photo)} has no ${NAMES[field]} in ${quote(language)}, a language in which the advertisement is shown.`,
        mend: `Write “${field}: { ${language}: … }” in content/photos/${photo}.yaml, or write the words of the advertisement under the codes of its languages alone.`,
      });
    }
  }
}

const NAMES = { alt: 'text for readers who cannot see it', caption: 'caption' } as const;
type Field = keyof typeof NAMES;

function mustBeThere(source: SourceRef, path: FieldPath, photo: string, known: Known, faults: FaultList): boolean {
  const mend = `Write one of the allowed ids, or put the picture into content/photos as ${photo}.jpg.`;
  return faults.mustExist(source, [...path, 'photo'], photo, known.photos, 'a photo', mend);
}

/** What the photo’s own file does not say in a language. */
function unsaid(photo: string, language: string, { photos, firstLanguage }: Known): Field[] {
  if (language === firstLanguage) return [];
  const data = photos.get(photo)?.data;
  return (['alt', 'caption'] as const).filter((field) => !isGivenIn(data?.[field], language, firstLanguage));
}
