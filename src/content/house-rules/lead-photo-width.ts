import { quote } from '../faults/fault.ts';
import type { StoryRule } from './rule.ts';

/** Nothing is enlarged: a narrower picture stays small at the head of a story, and is no large preview where it is shared. */
const NARROWEST = 1400;

export const leadPhotoWidth: StoryRule = {
  id: 'leadPhotoWidth',
  findInStory: ({ data }, { photos }) => {
    const photo = photos.get(data.photos?.[0]?.photo ?? '');
    if (!photo || photo.picture.width >= NARROWEST) return [];
    return [
      {
        path: ['photos', 0, 'photo'],
        problem: `The lead photo ${quote(photo.id)} is ${photo.picture.width} pixels wide; a lead photo has at least ${NARROWEST}.`,
        mend: `Put a larger version into ${photo.file}, or lead with another photo and place this one in the text, where it looks right: ![](${photo.id}).`,
      },
    ];
  },
};
