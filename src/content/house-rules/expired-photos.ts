import { quote } from '../faults/fault.ts';
import { photoExpiry } from '../photo-expiry.ts';
import { headOf } from '../story-head.ts';
import type { NewsroomRule } from './rule.ts';

/** Agencies write into a picture until when it may be used. */
export const expiredPhotos: NewsroomRule = {
  id: 'expiredPhotos',
  find: ({ newsroom, now }) => {
    const expired = new Map(
      newsroom.photos.flatMap((photo) => {
        const expires = photoExpiry(photo);
        return expires === undefined || Date.parse(expires) >= now ? [] : [[photo.id, { photo, expires }] as const];
      }),
    );
    if (expired.size === 0) return [];
    const stories = newsroom.articles.map((story) => ({ source: story.source, photos: headOf(story).photos }));
    const posts = newsroom.livePosts.map(({ source, data }) => ({ source, photos: data.photos }));
    return [...stories, ...posts].flatMap(({ source, photos = [] }) =>
      photos.flatMap(({ photo: id }, place) => {
        const found = expired.get(id);
        if (!found) return [];
        const { photo, expires } = found;
        return [
          {
            source,
            path: ['photos', place, 'photo'],
            problem: `The rights to the photo ${quote(id)} ended on ${expires.slice(0, 10)}, ${expires === photo.picture.expires ? 'its file says' : 'as is written beside it'}. It is not published any more.`,
            mend: `Use another photo, or have the rights renewed and put the file that says so into ${photo.file}.`,
          },
        ];
      }),
    );
  },
};
