import type { Story } from './story.ts';

/** How many pictures a strip shows. */
const STRIP = 5;

/** Which photos a front shows already, and of which stories. */
export class ShownPhotos {
  readonly stories = new Set<Story>();
  readonly #photos = new Set<string>();

  /** True when a story has a photo to lead it that is not shown yet. */
  isFresh({ data }: Story): boolean {
    const photo = data.photos?.[0]?.photo;
    return photo !== undefined && !this.#photos.has(photo);
  }

  /** True when any photo of a story is not shown yet. */
  hasFresh({ data }: Story): boolean {
    return (data.photos ?? []).some(({ photo }) => !this.#photos.has(photo));
  }

  /** Has a story show its photo, unless that is shown already. */
  show(story: Story): void {
    if (!this.isFresh(story)) return;
    this.#photos.add(story.data.photos?.[0]?.photo ?? '');
    this.stories.add(story);
  }

  /** Has all of some stories show their photos, or none of them. */
  showAll(stories: readonly Story[]): void {
    const photos = new Set(stories.map(({ data }) => data.photos?.[0]?.photo));
    if (photos.size === stories.length && stories.every((story) => this.isFresh(story))) for (const story of stories) this.show(story);
  }

  /** Shows the first photos of a gallery that are not shown yet, and says which of its photos they are. */
  addFresh({ data }: Story): number[] {
    const places: number[] = [];
    for (const [place, { photo }] of (data.photos ?? []).entries()) {
      if (places.length === STRIP) break;
      if (this.#photos.has(photo)) continue;
      this.#photos.add(photo);
      places.push(place);
    }
    return places;
  }
}
