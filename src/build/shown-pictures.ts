import { PICTURES_FOLDER } from '../shared/urls.ts';

/** A picture of this site’s making; a text may name addresses of other sites that look much like it. */
const PICTURE = new RegExp(`/${PICTURES_FOLDER}/([a-z0-9-]+\\.[\\w-]{8})/(\\d+x\\d+\\.(?:avif|webp|jpg))(?![\\w.])`, 'g');

/** A folder of pictures, and the files in it that pages show together. A photo has one folder, and a set for each way in which it is shown. */
export type PictureSet = [name: string, files: string[]];

/** Tells sets apart. */
export function setKey([name, files]: PictureSet): string {
  return `${name}/${files.join()}`;
}

/**
 * Collects the pictures that printed pages show, in sets: what is shown of a photo at one place of a page. A file is needed as long as a
 * page shows a set that it is in.
 */
export class ShownPictures {
  readonly #sets: PictureSet[];
  readonly #places = new Map<string, number>();

  constructor(sets: PictureSet[]) {
    this.#sets = sets;
  }

  /** The sets of pictures on a page, each once, by their places in the list. */
  on(html: string): number[] {
    const shown = new Set<number>();
    let latest: PictureSet | undefined;
    for (const [, name = '', file = ''] of html.matchAll(PICTURE)) {
      if (latest?.[0] !== name) {
        if (latest) shown.add(this.#placeOf(latest));
        latest = [name, []];
      }
      if (!latest[1].includes(file)) latest[1].push(file);
    }
    if (latest) shown.add(this.#placeOf(latest));
    return [...shown];
  }

  #placeOf(set: PictureSet): number {
    const key = detached(setKey(set));
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const [name, files] = set;
    this.#places.set(key, this.#sets.length);
    return this.#sets.push([detached(name), files.map(detached)]) - 1;
  }
}

/** A copy of a part of a page’s text: the part itself would keep the whole page in memory. */
function detached(part: string): string {
  return Buffer.from(part, 'latin1').toString('latin1');
}
