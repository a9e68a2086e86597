import { quote } from '../faults/fault.ts';
import type { StoryRule } from './rule.ts';

/** Agencies write into a picture until when it may be used. */
export const expiredPhotos: StoryRule = {
  id: 'expiredPhotos',
  findInStory: ({ data }, { photos, now }) =>
    (data.photos ?? []).flatMap(({ photo: id }, place) => {
      const photo = photos.get(id);
      const expires = photo?.picture.expires;
      if (!photo || expires === undefined || Date.parse(expires) >= now) return [];
      return [
        {
          path: ['photos', place, 'photo'],
          problem: `The rights to the photo ${quote(id)} ended on ${expires.slice(0, 10)}, its file says.`,
          mend: `Use another photo, or have the rights renewed and put the file that says so into ${photo.file}.`,
        },
      ];
    }),
};
