import { realpathSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { slugOf } from '../shared/ids.ts';
import { fileInside, filesBelow, folderOf, type ArchiveFile } from './archive-folder.ts';
import { pictureKey, type KnownPicture } from './html/pictures.ts';

const PICTURE = /\.(?:jpe?g|png|gif|webp|avif|tiff?|bmp|svg|heic)$/i;
/** Where generators keep what they copy as it is. */
const FOLDERS = ['.', 'static', 'assets', 'public', 'src', 'src/static', 'src/assets', 'content', 'images', 'source'];
/** Folders of tools, which hold no pictures of stories. */
const TOOLS = new Set(['node_modules', '_site', 'vendor', 'public-build', 'dist']);

/** True of an address or path that ends like a picture’s file. */
export function isPicturePath(text: string): boolean {
  return PICTURE.test(text.replace(/[?#].*$/, '')) && !/\s{2,}|\n/.test(text);
}

/** Finds the files of pictures that the texts of a site name, wherever its generator would have taken them from. */
export class SitePictures {
  readonly #root: string;
  /** Files by the last part of their path, in small letters. */
  #byName: ReadonlyMap<string, readonly ArchiveFile[]> | undefined;

  constructor(root: string) {
    this.#root = root;
  }

  /** The picture that a file of the site means by an address; undefined when the folder does not hold it. */
  find(address: string, from: ArchiveFile): KnownPicture | undefined {
    const local = address.trim().replace(/^(?:[~@]\/|\{\{[^}]*\}\})/, '/');
    const folders = FOLDERS.map((folder) => join(this.#root, folder));
    const path = fileInside(this.#root, local.startsWith('/') ? folders : [folderOf(from), ...folders], local) ?? this.#findByEnd(local);
    if (path === undefined) return undefined;
    const parts = relative(realpathSync(this.#root), path).split(sep);
    return { key: keyOf(parts.join('/')), source: { kind: 'file', path } };
  }

  /** A picture that is not in the folder, as it may be found in a copy of the old site’s files; undefined for an address that is no path. */
  elsewhere(address: string, from: ArchiveFile): KnownPicture | undefined {
    const [path = ''] = address.trim().split(/[?#]/);
    if (path === '' || /^[a-z][\w+.-]*:|^\/\/|\\/i.test(path)) return undefined;
    const isClimbing = posix.normalize(posix.join(posix.dirname(from.name), path)).startsWith('..');
    if (isClimbing && !path.startsWith('/')) return undefined;
    const plain = posix.normalize(`/${path.replace(/^(?:\.\.?\/)+/, '')}`);
    return plain === '/' ? undefined : { key: keyOf(plain.slice(1)), source: { kind: 'url', url: plain } };
  }

  /** The only file whose path ends as the address does. */
  #findByEnd(address: string): string | undefined {
    const [path = ''] = address.split(/[?#]/);
    if (/^[a-z][\w+.-]*:|^\/\//i.test(path)) return undefined;
    const parts = decoded(path)
      .split('/')
      .filter((part) => part !== '' && part !== '.' && part !== '..');
    const candidates = this.#files().get(parts.at(-1)?.toLowerCase() ?? '') ?? [];
    for (let from = 0; from < parts.length; from += 1) {
      const end = `/${parts.slice(from).join('/')}`;
      const found = candidates.filter(({ name }) => `/${name}`.endsWith(end));
      if (found.length === 1) return found[0] && realpathSync(found[0].path);
      if (found.length > 1) return undefined;
    }
    return undefined;
  }

  #files(): ReadonlyMap<string, readonly ArchiveFile[]> {
    this.#byName ??= Map.groupBy(
      filesBelow(this.#root, PICTURE, [], (name) => TOOLS.has(name)),
      ({ name }) => slugOf(name).toLowerCase(),
    );
    return this.#byName;
  }
}

/** The archive’s own name of a picture by its path, without signs that mean something in Markdown. */
function keyOf(path: string): string {
  return pictureKey(new URL(`file:///${path.split('/').map(encodeURIComponent).join('/')}`)).replace(/^\//, '');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
