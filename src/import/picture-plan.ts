import { readFileSync } from 'node:fs';
import yaml from 'js-yaml';
import { digestOf } from '../shared/digest.ts';
import { ruleLevel } from '../content/house-rules/rulebook.ts';
import { importedWords, type ImportedWords } from '../content/imported-words.ts';
import type { Newsroom } from '../content/newsroom-model.ts';
import type { PictureFile } from '../content/picture-file.ts';
import { splitCredit } from './html/pictures.ts';
import type { Keeper, Outcome } from './keeper.ts';
import type { ImportedPicture, Loss } from './model.ts';
import { idOf, Ids, oneLine } from './names.ts';
import { NoPicture, type HadPicture, type PictureSource } from './picture-source.ts';

const AT_ONCE = 4;

/** A picture that stories show, and the first of them, in whose words it may have to be described. */
export interface WantedPicture {
  readonly picture: ImportedPicture;
  readonly headline: string;
  readonly where: string;
}

/** A photo of the newsroom’s, as stories name it. */
export interface PlacedPhoto {
  readonly id: string;
  readonly alt: string;
  readonly caption: string;
}

/** Brings pictures into `photos/`, each once, with what is known of it beside it. */
export class PicturePlan {
  readonly losses: Loss[] = [];
  readonly outcomes: Outcome[] = [];
  readonly #keeper: Keeper;
  readonly #source: PictureSource;
  readonly #words: ImportedWords;
  readonly #ids: Ids;
  readonly #photos: Newsroom['photos'];
  readonly #byDigest = new Map<string, PlacedPhoto>();
  readonly #refused = new Map<string, string>();
  /** Whether a house rule lets no photo stand without a credit and a description of its own. */
  readonly #isStrict: boolean;
  readonly #placed = new Map<string, PlacedPhoto>();

  constructor(newsroom: Newsroom, keeper: Keeper, source: PictureSource) {
    const language = newsroom.site.languages[0]?.code ?? 'en';
    this.#keeper = keeper;
    this.#source = source;
    this.#words = importedWords(language);
    this.#photos = newsroom.photos;
    this.#isStrict = ruleLevel(newsroom.site.house, 'standIns') === 'error';
    this.#ids = new Ids(newsroom.photos.map(({ id }) => id));
    for (const { id, digest, data, picture } of newsroom.photos) {
      const plain = (text: typeof data.alt) => (typeof text === 'string' ? text : text?.[language]);
      this.#byDigest.set(digest, { id, alt: plain(data.alt) ?? picture.alt ?? '', caption: plain(data.caption) ?? picture.caption ?? '' });
    }
  }

  /** Why there is no photo for a picture, in a sentence. */
  refusal(key: string): string {
    return this.#refused.get(key) ?? 'The archive names the picture but does not say where it is.';
  }

  photo(key: string): PlacedPhoto | undefined {
    return this.#placed.get(key);
  }

  /** Gets all pictures, a few at a time, and names them in the order in which they are given. */
  async bring(wanted: readonly WantedPicture[], progress: (done: number, total: number) => void): Promise<void> {
    const missing = wanted.filter((one) => !this.#takeEarlier(one));
    const had = new Map<string, HadPicture | NoPicture>();
    const open = missing.values();
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (const { picture } of open) {
          had.set(picture.key, await this.#source.get(picture.source).catch(refusal));
          progress(had.size, missing.length);
        }
      }),
    );
    for (const one of missing) {
      const got = had.get(one.picture.key);
      if (got instanceof NoPicture) this.#refused.set(one.picture.key, got.message);
      else if (got) this.#place(one, got);
    }
  }

  /** What an earlier import has brought need not be fetched again. */
  #takeEarlier(wanted: WantedPicture): boolean {
    const entry = this.#keeper.ledger.get(`picture ${wanted.picture.key}`);
    const photo = entry && this.#photos.find(({ file }) => file.endsWith(`/${entry.file}`));
    if (!entry || !photo) return false;
    this.outcomes.push('same');
    if (entry.digest === undefined)
      this.#placed.set(wanted.picture.key, this.#byDigest.get(photo.digest) ?? { id: photo.id, alt: '', caption: '' });
    else this.#describe(wanted, photo.id, photo.picture);
    return true;
  }

  #place(wanted: WantedPicture, { path, ending, facts, remark }: HadPicture): void {
    const { key } = wanted.picture;
    const bytes = readFileSync(path);
    const digest = digestOf(bytes);
    const twin = this.#byDigest.get(digest);
    if (twin) {
      this.#placed.set(key, twin);
      const file = this.#photos
        .find(({ id }) => id === twin.id)
        ?.file.split('/')
        .slice(-2)
        .join('/');
      if (file !== undefined) this.#keeper.ledger.set(`picture ${key}`, { file });
      return;
    }
    const lacking = lackingOf(wanted.picture, facts);
    if (this.#isStrict && lacking.length > 0) {
      this.#refused.set(
        key,
        `It has no ${lacking.join(' and no ')}, and a house rule of this newsroom (standIns) lets no photo stand without.`,
      );
      return;
    }
    const id = this.#ids.take(nameOf(key));
    const file = `photos/${id}${ending}`;
    this.outcomes.push(this.#keeper.put(`picture ${key}`, file, bytes));
    if (remark !== undefined) this.losses.push({ where: wanted.where, kind: 'person', what: `${file}: ${remark}` });
    this.#describe(wanted, id, facts);
    const placed = this.#placed.get(key);
    if (placed) this.#byDigest.set(digest, placed);
  }

  /** Writes beside a picture what its file does not say itself. */
  #describe({ picture, headline, where }: WantedPicture, id: string, facts: PictureFile): void {
    const own = splitCredit(picture.caption ?? '');
    const credit = picture.credit ?? own.credit ?? facts.credit ?? facts.creator;
    const alt = picture.alt ?? facts.alt;
    const caption = own.caption === '' ? facts.caption : own.caption;
    const words = {
      alt: oneLine(alt ?? this.#words.alt),
      caption: oneLine(caption ?? headline),
      credit: oneLine(credit ?? this.#words.credit),
    };
    const written = {
      ...(words.alt === facts.alt ? {} : { alt: words.alt }),
      ...(words.caption === facts.caption ? {} : { caption: words.caption }),
      ...(words.credit === facts.credit ? {} : { credit: words.credit }),
    };
    this.#placed.set(picture.key, { id, alt: words.alt, caption: words.caption });
    const path = `photos/${id}.yaml`;
    if (Object.keys(written).length > 0) {
      const text = yaml.dump(written, { schema: yaml.CORE_SCHEMA, lineWidth: -1, quotingType: '"' });
      this.#keeper.put(`words ${picture.key}`, path, text);
    }
    const lacking = [
      ...(credit === undefined ? [`a credit (it says “${this.#words.credit}” now)`] : []),
      ...(alt === undefined ? ['a text for readers who cannot see it'] : []),
      ...(caption === undefined ? ['a caption (it has the story’s headline now)'] : []),
    ];
    if (lacking.length === 0) return;
    const list = lacking.length === 1 ? lacking[0] : `${lacking.slice(0, -1).join(', ')} and ${lacking.at(-1) ?? ''}`;
    this.losses.push({
      where: `Photo “${id}”, in ${where}`,
      kind: 'person',
      what: `It lacks ${list}. Write what is right into content/${path}.`,
    });
  }
}

/** What a photo must have and this one has not, in a caption, in the archive or in its file. */
function lackingOf({ caption, credit, alt }: ImportedPicture, facts: PictureFile): string[] {
  const hasCredit = (credit ?? splitCredit(caption ?? '').credit ?? facts.credit ?? facts.creator) !== undefined;
  const hasAlt = (alt ?? facts.alt) !== undefined;
  return [...(hasCredit ? [] : ['credit']), ...(hasAlt ? [] : ['description'])];
}

function refusal(error: unknown): NoPicture {
  if (error instanceof NoPicture) return error;
  throw error;
}

/** `https://…/2020/01/Harbour_Wall.jpg` → `harbour-wall` */
function nameOf(key: string): string {
  const name =
    key
      .replace(/[?#].*$/, '')
      .split(/[/\\]/)
      .at(-1) ?? '';
  return idOf(name.replace(/\.\w{2,5}$/, '')) || 'picture';
}
