import { quote } from '../faults/fault.ts';
import { photoExpiry } from '../photo-expiry.ts';
import type { NewsroomRule } from './rule.ts';

/** Agencies write into a picture until when it may be used. */
export const expiredPhotos: NewsroomRule = {
  id: 'expiredPhotos',
  find: ({ newsroom, stories, photos, now }) =>
    [...stories, ...newsroom.livePosts].flatMap(({ source, data }) =>
      (data.photos ?? []).flatMap(({ photo: id }, place) => {
        const photo = photos.get(id);
        const expires = photo && photoExpiry(photo);
        if (!photo || expires === undefined || Date.parse(expires) >= now) return [];
        return [
          {
            source,
            path: ['photos', place, 'photo'],
            problem: `The rights to the photo ${quote(id)} ended on ${expires.slice(0, 10)}, ${expires === photo.picture.expires ? 'its file says' : 'as is written beside it'}. It is not published any more.`,
            mend: `Use another photo, or have the rights renewed and put the file that says so into ${photo.file}.`,
          },
        ];
      }),
    ),
};
