import type { PictureView } from '../views/picture.ts';
import type { StoryView } from '../views/story.ts';

/** A story with those of its pictures alone that may go where it is taken. */
export function withPictures(view: StoryView, mayGo: (picture: PictureView) => boolean): StoryView {
  const kept = <P extends PictureView>(picture: P | undefined): P | undefined => (picture && mayGo(picture) ? picture : undefined);
  const recording = <R extends NonNullable<StoryView['video']>>(played: R | undefined): R | undefined =>
    played && { ...played, poster: kept(played.poster) };
  return {
    ...view,
    lead: kept(view.lead),
    morePhotos: view.morePhotos.filter(mayGo),
    placedPhotos: Object.fromEntries(Object.entries(view.placedPhotos).filter(([, picture]) => mayGo(picture))),
    video: recording(view.video),
    audio: recording(view.audio),
  };
}
