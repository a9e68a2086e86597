import type { PlacedComponent } from '../schemas/story-components.ts';
import type { BodyMark } from '../text/marks.ts';

/** The photos and stories that a component places. */
export function marksOf({ name, props, line }: PlacedComponent): BodyMark[] {
  const photo = (target: string | undefined): BodyMark[] => (target === undefined ? [] : [{ kind: 'photo', target, line }]);
  switch (name) {
    case 'Ad':
    case 'Figure':
    case 'Embed':
    case 'PictureStep':
      return photo(props.photo);
    case 'BeforeAfter':
      return [...photo(props.before), ...photo(props.after)];
    case 'Gallery':
      return props.photos.flatMap(photo);
    case 'Video':
      return photo(props.poster);
    case 'RelatedStory':
      return [{ kind: 'related', target: props.story, line }];
    default:
      return [];
  }
}
