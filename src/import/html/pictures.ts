import type { Element } from 'hast';
import type { ImportedPicture, MediaSource, PictureUse } from '../model.ts';
import { mediaAddress } from './addresses.ts';
import { attribute } from './html-tree.ts';

/** What an archive knows about a picture that a story names by address or number. */
export interface KnownPicture {
  readonly key: string;
  readonly source: MediaSource;
  readonly alt?: string;
  readonly caption?: string;
  readonly credit?: string;
}

/** What stands with a picture in the text. */
export interface PictureWords {
  readonly alt?: string;
  readonly caption?: string;
  readonly credit?: string;
}

export interface FoundPicture {
  readonly key: string;
  readonly source: MediaSource;
  /** Pixels across, as far as the text says. */
  readonly width: number;
}

const PICTURE_FILE = /\.(?:jpe?g|png|gif|webp|avif|tiff?|bmp|svg)$/i;
/** What WordPress adds to the names of the smaller copies it makes, and to the largest. */
const SIZE_SUFFIX = /-(?:\d{2,5}x\d{2,5}|scaled|rotated)(?=\.[a-z]{3,5}$)/i;

/**
 * The archive’s own name of a picture: the address without what only says how large a copy is. Two addresses of one picture have
 * one key. It holds no characters that mean something in Markdown.
 */
export function pictureKey(url: URL): string {
  const { host, path, query } = originalOf(url);
  return `${host}${path.replace(SIZE_SUFFIX, '')}${query}`.replace(/[^\w/.~:@%+,;=?-]/g, (character) =>
    encodeURIComponent(character).replace(/[()'*!]/g, hex),
  );
}

/** The address of the original, where the address of a smaller copy tells it. */
export function originalAddress(url: URL): string {
  const { host, path, query, protocol } = originalOf(url);
  return `${protocol}//${host}${/\/(?:wp-content|files|uploads)\//.test(path) ? path.replace(/-\d{2,5}x\d{2,5}(?=\.[a-z]{3,5}$)/i, '') : path}${query}`;
}

function hex(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

function originalOf(url: URL): { protocol: string; host: string; path: string; query: string } {
  const proxied = /^i\d\.wp\.com$/.test(url.host) ? /^\/([^/]+\.[^/]+)(\/.*)$/.exec(url.pathname) : null;
  const host = proxied?.[1] ?? url.host;
  const path = (proxied?.[2] ?? url.pathname).replace(/(\/content\/images)\/size\/[wh0-9]+(?:\/format\/\w+)?(?=\/)/, '$1');
  return { protocol: url.protocol, host, path, query: PICTURE_FILE.test(path) ? '' : url.search };
}

/** True where a link leads to a picture’s file and not to a page. */
export function isPictureFile(url: URL): boolean {
  return PICTURE_FILE.test(url.pathname);
}

/** Every address that an `<img>` gives for its picture, best first: lazily loaded pictures have the true one elsewhere than in `src`. */
export function pictureAddresses(image: Element): { address: string; width: number }[] {
  const sets = ['dataSrcSet', 'dataSrcset', 'dataLazySrcset', 'srcSet']
    .flatMap((name) => readSourceSet(attribute(image, name)))
    .sort((a, b) => b.width - a.width);
  const own = ['dataOrigFile', 'dataLargeFile', 'dataFullUrl', 'dataLazySrc', 'dataSrc', 'dataOriginal', 'dataUrl', 'src'].flatMap(
    (name) => {
      const address = attribute(image, name);
      return address === undefined
        ? []
        : [{ address, width: ['dataOrigFile', 'dataFullUrl'].includes(name) ? 100_000 : Number(attribute(image, 'width') ?? 0) || 0 }];
    },
  );
  const isWhole = (found: { width: number }): boolean => found.width === 100_000;
  return [...own.filter(isWhole), ...sets, ...own.filter((found) => !isWhole(found))];
}

function readSourceSet(text: string | undefined): { address: string; width: number }[] {
  if (text === undefined) return [];
  return [...text.matchAll(/(\S*[^\s,])(?:\s+([\d.]+)([wx]))?\s*(?:,|$)/g)].map((match) => ({
    address: match[1] ?? '',
    width: Number(match[2] ?? 1) * (match[3] === 'x' ? 1000 : 1),
  }));
}

/** Every picture that a story uses, and each use. */
export class Pictures {
  readonly #base: string | undefined;
  readonly #known: ((address: string) => KnownPicture | undefined) | undefined;
  readonly #uses: PictureUse[] = [];
  readonly #files = new Map<string, { file: ImportedPicture; width: number }>();

  constructor(base: string | undefined, known: ((address: string) => KnownPicture | undefined) | undefined) {
    this.#base = base;
    this.#known = known;
  }

  /** The picture at the best of the addresses; undefined when none of them can be followed. */
  find(addresses: readonly { address: string; width: number }[]): FoundPicture | undefined {
    for (const { address, width } of addresses) {
      const known = this.#known?.(address);
      if (known !== undefined) return { key: known.key, source: known.source, width };
      const url = mediaAddress(address, this.#base);
      if (url !== undefined) return { key: pictureKey(url), source: { kind: 'url', url: originalAddress(url) }, width };
    }
    return undefined;
  }

  /** Notes a use; the number stands for it until the text is finished. */
  add(found: FoundPicture, words: PictureWords): number {
    const before = this.#files.get(found.key);
    const isBetter = before === undefined || found.width > before.width;
    const known = before?.file;
    const [alt, caption, credit] = [known?.alt ?? words.alt, known?.caption ?? words.caption, known?.credit ?? words.credit];
    this.#files.set(found.key, {
      width: Math.max(found.width, before?.width ?? 0),
      file: { key: found.key, source: isBetter ? found.source : before.file.source, ...given({ alt, caption, credit }) },
    });
    this.#uses.push({ key: found.key, ...given({ alt: words.alt, caption: words.caption }) });
    return this.#uses.length - 1;
  }

  use(number: number): PictureUse | undefined {
    return this.#uses[number];
  }

  files(): ImportedPicture[] {
    return [...this.#files.values()].map(({ file }) => file);
  }
}

function given(words: { [Name in keyof PictureWords]: string | undefined }): PictureWords {
  return Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined && value !== ''));
}

const CREDIT_WORDS = 'photo(?:graph|graphy)?|picture|image|illustration|credits?|foto|fotograf[ií]a|imagen|crédito|صورة|تصوير|الصورة';
const CREDIT = new RegExp(
  `(?:^|[.!?|(\\[–—·•/”"])\\s*(?:(?:${CREDIT_WORDS})(?: credit| courtesy)?\\s*(?::|\\bby\\b|\\bpor\\b|©)|©|courtesy of)\\s*([^|()\\[\\]]{2,120}?)[)\\].\\s]*$`,
  'iu',
);

/** Parts a caption from the credit at its end: “The quay. Photo: Ana Pires”. */
export function splitCredit(line: string): { caption: string; credit?: string } {
  const match = CREDIT.exec(line);
  const credit = match?.[1]?.trim().replace(/^\d{4}(?:[–-]\d{4})?,?\s+/, '');
  if (match === null || credit === undefined || credit === '') return { caption: line };
  const stop = /^[.!?”"]/.exec(match[0])?.[0] ?? '';
  return { caption: (line.slice(0, match.index) + stop).trim(), credit };
}
