import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { digestOf } from '../shared/digest.ts';
import { slugOf, splitFolder } from '../shared/ids.ts';
import { FONT_ENDINGS, isSingleName, isTextFolder, LOGO_ENDINGS, SINGLE_NAMES, TEXT_ENDINGS } from './content-folders.ts';
import { PICTURE_ENDINGS } from '../shared/picture-shapes.ts';
import { MEDIA_ENDINGS } from '../shared/recording-type.ts';
import { isBesideFace, isStrayFile } from './stray-files.ts';
import { mendWithSuggestion, quote, type Fault } from './faults/fault.ts';

/** A content folder, and its path as editors see it. */
export interface ContentPlace {
  contentDir: string;
  shownDir: string;
}

/** The place of a content folder, of which editors see the path from the project’s root. */
export function contentPlace(root: string, contentDir: string): ContentPlace {
  return { contentDir, shownDir: relative(root, contentDir).split(sep).join('/') };
}

/** A file that belongs in the content folder, not yet opened. */
export interface FoundFile {
  /** Below the content folder. */
  path: string;
  /** In bytes. */
  size: number;
  /** While it is the same, so is the file; empty for one that was changed so shortly before that it may change again without it. */
  stamp: string;
  /** Of the newsroom’s texts, with fields to be checked; not a picture, recording or table. */
  isText: boolean;
}

/** The files of a content folder, in the order of their names within each of its folders, and what does not belong there. */
export interface ContentList {
  files: FoundFile[];
  faults: Fault[];
  /** Of the files’ paths, where it is known: see `digestOfNames`. */
  names?: string;
}

/** Another when a file is new, gone or renamed. */
export function digestOfNames(files: readonly Pick<FoundFile, 'path'>[]): string {
  return digestOf(files.map(({ path }) => path).join('\0'));
}

/** Figures for a chart lie beside its story. */
const TABLE_ENDING = '.csv';

const OPTIONAL_FILES: readonly string[] = ['redirects.yaml'];
/** The newspaper’s own style sheet, which follows the design’s. */
export const STYLE_FILE = 'theme.css';

/** Folders of files that are published as they are. */
const PLAIN_FOLDERS: Readonly<Record<string, { kind: FileKind; endings: readonly string[]; mend: string }>> = {
  // A page or a drawing among recordings could run code on the site.
  media: { kind: 'media', endings: MEDIA_ENDINGS, mend: 'Save it in one of the allowed formats, or move it elsewhere.' },
  fonts: { kind: 'font', endings: FONT_ENDINGS, mend: 'Save the face as .woff2, or move the file elsewhere.' },
  logo: { kind: 'logo', endings: LOGO_ENDINGS, mend: 'Save the logo as an SVG or a PNG, or move the file elsewhere.' },
};

const FOLDER_NAMES = [...Object.keys(TEXT_ENDINGS), ...Object.keys(PLAIN_FOLDERS)].sort();
const TOP_FILES: readonly string[] = [...SINGLE_NAMES, STYLE_FILE];

const LINK = {
  problem: 'This is a link to another place, not a file.',
  mend: 'Put the file itself here; links in the content folder are not followed.',
};

/** A file changed this shortly before it was read may change again without its times telling. */
const UNSETTLED_MILLISECONDS = 2000;

/** Finds every file that belongs in a content folder; a fault tells of each that does not. Opens none. */
export function listContent(place: ContentPlace): ContentList {
  const lister = new Lister(place);
  return { files: lister.list(), faults: lister.faults };
}

class Lister {
  readonly faults: Fault[] = [];
  readonly #contentDir: string;
  readonly #shownDir: string;
  readonly #startedAt = Date.now();

  constructor({ contentDir, shownDir }: ContentPlace) {
    this.#contentDir = contentDir;
    this.#shownDir = shownDir;
  }

  list(): FoundFile[] {
    const singles = SINGLE_NAMES.flatMap((name): FoundFile[] => {
      const entry = lstatSync(join(this.#contentDir, name), { throwIfNoEntry: false });
      if (entry?.isFile() === true) return [this.#found(name, true)];
      if (entry) {
        if (!entry.isDirectory()) this.#fault(name, LINK);
        return [];
      }
      if (OPTIONAL_FILES.includes(name)) return [];
      this.#fault(name, {
        problem: 'The file is missing.',
        mend: 'Every newsroom needs it; copy the sample newsroom’s and change it.',
      });
      return [];
    });
    this.#checkTop();
    const isStyled = lstatSync(join(this.#contentDir, STYLE_FILE), { throwIfNoEntry: false })?.isFile() === true;
    const styles = isStyled ? [this.#found(STYLE_FILE, false)] : [];
    return [...singles, ...styles, ...FOLDER_NAMES.flatMap((folder) => this.#filesIn(folder).flatMap((path) => this.#place(path)))];
  }

  #fault(path: string, fault: Omit<Fault, 'file'>): void {
    this.faults.push({ file: this.#shown(path), ...fault });
  }

  #found(path: string, isText: boolean): FoundFile {
    const { size, mtimeMs, ctimeMs, ino } = lstatSync(join(this.#contentDir, path));
    const isSettled = this.#startedAt - Math.max(mtimeMs, ctimeMs) > UNSETTLED_MILLISECONDS;
    return { path, size, stamp: isSettled ? `${size} ${mtimeMs} ${ctimeMs} ${ino}` : '', isText };
  }

  /** A path in the content folder as editors see it. */
  #shown(path: string): string {
    return `${this.#shownDir}/${path}`;
  }

  /** A misspelt folder would be passed over in silence. */
  #checkTop(): void {
    for (const entry of readdirSync(this.#contentDir, { withFileTypes: true })) {
      const known = entry.isDirectory() ? FOLDER_NAMES : TOP_FILES;
      if (known.includes(entry.name) || entry.name.startsWith('.') || (entry.isFile() && isStrayFile(entry.name))) continue;
      this.#fault(entry.name, strangerAt(entry.name, known, entry.isDirectory() ? 'folder' : 'file'));
    }
  }

  /** The path of every file below a folder, sorted. */
  #filesIn(folder: string): string[] {
    const base = join(this.#contentDir, folder);
    if (!existsSync(base)) return [];
    const paths: string[] = [];
    const visit = (inside: string): void => {
      for (const entry of readdirSync(join(this.#contentDir, inside), { withFileTypes: true })) {
        const path = `${inside}/${entry.name}`;
        if (entry.isDirectory()) visit(path);
        else if (entry.name.startsWith('.') || isStrayFile(entry.name) || (folder === 'fonts' && isBesideFace(entry.name))) continue;
        else if (entry.isFile()) paths.push(path);
        else this.#fault(path, LINK);
      }
    };
    visit(folder);
    return paths.sort((a, b) => (a < b ? -1 : 1));
  }

  #place(path: string): FoundFile[] {
    const kind = kindOfFile(path);
    if (typeof kind === 'string') return [this.#found(path, kind === 'text')];
    this.#fault(path, kind);
    return [];
  }
}

/** What a file of the content folder is: a text with fields, a table of figures, a picture, a part of the look, or what is published as it is. */
export type FileKind = 'text' | 'table' | 'picture' | 'media' | 'font' | 'logo' | 'styles';

/** What a file is by its path in the content folder, or why none may stand there. */
export function kindOfFile(path: string): FileKind | Omit<Fault, 'file'> {
  const [folder] = splitFolder(path);
  if (path === STYLE_FILE) return 'styles';
  if (folder === '') return isSingleName(path) ? 'text' : strangerAt(path, TOP_FILES, 'file');
  if (!FOLDER_NAMES.includes(folder)) return strangerAt(folder, FOLDER_NAMES, 'folder');
  if (folder in PLAIN_FOLDERS) return kindOfPlainFile(path, folder);
  if (folder === 'photos') return kindOfPhotoFile(path);
  const ending = extname(path);
  const endings: readonly string[] = isTextFolder(folder) ? TEXT_ENDINGS[folder] : [];
  const isTable = folder === 'articles' && ending === TABLE_ENDING;
  if (!isTable && !endings.includes(ending))
    return {
      problem: `${quote(slugOf(path))} is not a kind of file that belongs here.`,
      allowed: [...endings, ...(folder === 'articles' ? [TABLE_ENDING] : [])],
      mend: 'Move it elsewhere, or give it the right ending.',
    };
  const id = path.slice(folder.length + 1, -ending.length);
  const badPart = id.split('/').find((part) => !SLUG.test(part) && !LANGUAGE.test(part));
  if (badPart === undefined) return isTable ? 'table' : 'text';
  return {
    problem: `${quote(badPart)} cannot be part of an address.`,
    mend: 'Rename it with small letters a–z, digits and single hyphens.',
  };
}

function kindOfPlainFile(path: string, folder: string): FileKind | Omit<Fault, 'file'> {
  const { kind, endings, mend } = PLAIN_FOLDERS[folder] ?? { kind: 'media', endings: [], mend: '' };
  if (endings.includes(extname(path).toLowerCase())) return kind;
  return { problem: `${quote(path.split('/').at(-1))} is not a kind of file that belongs here.`, allowed: endings, mend };
}

function kindOfPhotoFile(path: string): FileKind | Omit<Fault, 'file'> {
  const ending = extname(path).toLowerCase();
  if (ending === '.yaml') return 'text';
  if (!PICTURE_ENDINGS.includes(ending))
    return {
      problem: `${quote(path.slice('photos/'.length))} is not a picture that can be published.`,
      allowed: [...PICTURE_ENDINGS, '.yaml'],
      mend: 'Save the picture in one of the allowed formats, and what is said about it in a .yaml file of the same name.',
    };
  const id = path.slice('photos/'.length, -ending.length);
  if (SLUG.test(id)) return 'picture';
  return {
    problem: `${quote(id)} cannot be part of an address.`,
    mend: id.includes('/')
      ? 'Put the picture into content/photos itself; it has no folders.'
      : 'Rename it with small letters a–z, digits and single hyphens.',
  };
}

function strangerAt(name: string, known: readonly string[], what: 'file' | 'folder'): Omit<Fault, 'file'> {
  return {
    problem: `${quote(name)} is not a ${what} that belongs here.`,
    allowed: known,
    mend: mendWithSuggestion(name, known, 'Rename it or move it elsewhere.'),
  };
}

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LANGUAGE = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/;
