import { PICTURES_FOLDER } from '../shared/urls.ts';

/** A picture of this site’s making; a text may name addresses of other sites that look much like it. */
const PICTURE = new RegExp(`/${PICTURES_FOLDER}/([a-z0-9-]+\\.[\\w-]{8})/(\\d+x\\d+\\.(?:avif|webp|jpg))(?![\\w.])`, 'g');

/** Collects the pictures that printed pages show, in sets: name, and the files in it. */
export class ShownPictures {
  readonly #sets: [name: string, files: string[]][];
  readonly #places = new Map<string, number>();

  constructor(sets: [name: string, files: string[]][]) {
    this.#sets = sets;
  }

  /** The sets of pictures on a page, each once, by their places in the list. */
  on(html: string): number[] {
    const shown = new Set<number>();
    let latest: { name: string; place: number } | undefined;
    for (const [, name = '', file = ''] of html.matchAll(PICTURE)) {
      if (latest?.name !== name) latest = { name, place: this.#places.get(name) ?? this.#add(name) };
      const files = this.#sets[latest.place]?.[1] ?? [];
      if (!files.includes(file)) files.push(detached(file));
      shown.add(latest.place);
    }
    return [...shown];
  }

  #add(name: string): number {
    const own = detached(name);
    this.#places.set(own, this.#sets.length);
    return this.#sets.push([own, []]) - 1;
  }
}

/** A copy of a part of a page’s text: the part itself would keep the whole page in memory. */
function detached(part: string): string {
  return Buffer.from(part, 'latin1').toString('latin1');
}
