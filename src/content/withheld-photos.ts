import { digestOf } from '../shared/digest.ts';
import type { StoryEntry } from './newsroom-model.ts';
import type { PlacedComponent } from './schemas/story-components.ts';
import { headOf } from './story-head.ts';

/** A story without the photos that must not be shown any more: it is published all the same, with those that are left. */
export function withoutPhotos(story: StoryEntry, gone: ReadonlySet<string>): StoryEntry {
  const { id, source, text } = story;
  const head = headOf(story);
  const used = [
    ...(head.photos ?? []).map(({ photo }) => photo),
    ...[head.audio?.poster, head.video?.poster].filter((poster) => poster !== undefined),
    ...text.components.flatMap(photosOf),
  ].filter((photo) => gone.has(photo));
  if (used.length === 0) return story;
  const isLeft = (photo: string): boolean => !gone.has(photo);
  const { data } = story;
  const { photos, audio, video } = data;
  return {
    id,
    source,
    data: {
      ...data,
      ...(photos ? { photos: photos.filter(({ photo }) => isLeft(photo)) } : {}),
      ...(audio ? { audio: withoutPoster(audio, gone) } : {}),
      ...(video ? { video: withoutPoster(video, gone) } : {}),
    },
    ...(story.fields === undefined ? {} : { fields: digestOf([story.fields, ...used].join(' ')) }),
    text: { ...text, components: text.components.map((component) => withoutPhoto(component, isLeft)) },
  };
}

function withoutPoster<R extends { poster?: string | undefined }>(recording: R, gone: ReadonlySet<string>): R {
  return recording.poster !== undefined && gone.has(recording.poster) ? { ...recording, poster: undefined } : recording;
}

function photosOf({ name, props }: PlacedComponent): string[] {
  if (name === 'Gallery') return [...props.photos];
  const photo = name === 'Embed' || name === 'Ad' ? props.photo : name === 'Video' ? props.poster : undefined;
  return photo === undefined ? [] : [photo];
}

function withoutPhoto(component: PlacedComponent, isLeft: (photo: string) => boolean): PlacedComponent {
  if (photosOf(component).every(isLeft)) return component;
  switch (component.name) {
    case 'Gallery':
      return { ...component, props: { ...component.props, photos: component.props.photos.filter(isLeft) } };
    case 'Embed':
      return { ...component, props: { ...component.props, photo: undefined } };
    case 'Video':
      return { ...component, props: { ...component.props, poster: undefined } };
    default:
      return component;
  }
}
