import { importedWords } from '../content/imported-words.ts';
import type { Archive, ImportedStory, Loss, PictureUse } from './model.ts';
import { oneLine } from './names.ts';
import type { PicturePlan, PlacedPhoto, WantedPicture } from './picture-plan.ts';
import type { Place } from './place.ts';

/** A photo as a story names it. */
export interface PhotoUse {
  readonly photo: string;
  readonly caption?: string;
  readonly alt?: string;
}

/** The photos of stories, as the stories name them, and what is said of those that there will be none of. */
export class StoryPhotos {
  readonly #pictures: PicturePlan;
  readonly #byKey: ReadonlyMap<string, Archive['pictures'][number]>;
  readonly #firstLanguage: string;
  readonly #losses: Loss[];

  constructor(archive: Archive, pictures: PicturePlan, firstLanguage: string, losses: Loss[]) {
    this.#byKey = new Map(archive.pictures.map((picture) => [picture.key, picture]));
    this.#pictures = pictures;
    this.#firstLanguage = firstLanguage;
    this.#losses = losses;
  }

  /** What has to be had before any story is written. */
  wanted(places: readonly Place[]): WantedPicture[] {
    const wanted = new Map<string, WantedPicture>();
    for (const { story, page, headline, where } of places) {
      const uses = usesOf(story);
      if (page) {
        this.lose(uses, where, () => 'Standing pages have no pictures.');
        continue;
      }
      for (const { key } of uses) {
        const picture = this.#byKey.get(key);
        if (picture && !wanted.has(key)) wanted.set(key, { picture, headline, where });
      }
    }
    return [...wanted.values()];
  }

  /** Says of each use of a picture that there will be none of it, with the words that stood with it. */
  lose(uses: readonly PictureUse[], where: string, why: (key: string) => string): void {
    for (const { key, alt, caption } of uses) {
      const picture = this.#byKey.get(key);
      const said = [alt ?? picture?.alt, caption ?? picture?.caption, picture?.credit && `Photo: ${picture.credit}`]
        .map((text) => oneLine(text ?? ''))
        .filter(Boolean);
      const words = said.length === 0 ? '' : ` What stood with it: ${said.map((text) => `“${text}”`).join(', ')}.`;
      this.#losses.push({
        where,
        kind: 'picture',
        what: `${key}: ${why(key)}${words}`,
        ...(said.length === 0 ? {} : { words: said.join(' ') }),
      });
    }
  }

  /** The key of the picture that leads: the one that the archive says, else the first that could be had. */
  leadOf(story: ImportedStory): string | undefined {
    return usesOf(story).find(({ key }) => this.#pictures.photo(key) !== undefined)?.key;
  }

  /** The story’s photos, the lead first, each once, with words of its own where they differ from the photo’s. */
  of({ story, language, where }: Place, lead: string | undefined): PhotoUse[] {
    const uses = usesOf(story).filter(({ key }) => this.#pictures.photo(key) !== undefined);
    const photos = new Map<string, PhotoUse>();
    for (const use of [...uses.filter(({ key }) => key === lead), ...uses.filter(({ key }) => key !== lead)]) {
      const photo = this.#pictures.photo(use.key);
      if (!photo) continue;
      const own = {
        caption: this.#ownWords(use.caption, photo.caption, language),
        alt: this.#ownWords(use.alt, photo.alt, language, importedWords(language).alt),
      };
      const before = photos.get(photo.id);
      if (before) this.#loseSecondWords(use, before, photo, where);
      photos.set(photo.id, {
        photo: photo.id,
        ...given('caption', before?.caption ?? own.caption),
        ...given('alt', before?.alt ?? own.alt),
      });
    }
    return [...photos.values()];
  }

  /** What a story has to say itself of a photo: where its words differ, and always in another language than the photo’s. */
  #ownWords(said: string | undefined, general: string, language: string, standIn = general): string | undefined {
    const words = oneLine(said ?? '');
    if (words !== '' && words !== general) return words;
    return language === this.#firstLanguage ? undefined : general || standIn;
  }

  /** A photo has one caption in a story, however often it stands there. */
  #loseSecondWords(use: PictureUse, shown: PhotoUse, photo: PlacedPhoto, where: string): void {
    for (const field of ['caption', 'alt'] as const) {
      const said = oneLine(use[field] ?? '');
      const stands = shown[field] ?? photo[field];
      if (said === '' || said === stands) continue;
      const what = field === 'caption' ? 'captions' : 'descriptions';
      this.#losses.push({
        where,
        kind: 'words',
        what: `The photo “${photo.id}” stands in it more than once, with different ${what}. “${stands}” is there; “${said}” is not.`,
        words: said,
      });
    }
  }
}

/** Every use of a picture, the lead’s first. */
export function usesOf({ lead, pictures }: ImportedStory): PictureUse[] {
  return [...(lead ? [lead] : []), ...pictures];
}

function given<Name extends string>(name: Name, text: string | undefined): Partial<Record<Name, string>> {
  return text === undefined ? {} : ({ [name]: text } as Record<Name, string>);
}
