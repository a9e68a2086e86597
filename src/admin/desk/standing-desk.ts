import { isDeepStrictEqual } from 'node:util';
import type { Fault } from '../../content/faults/fault.ts';
import { splitFrontMatter } from '../../content/front-matter.ts';
import type { Newsroom, TextEntry } from '../../content/newsroom-model.ts';
import { pageSchema, type PageData } from '../../content/schemas/page.ts';
import { buildSlug } from '../../shared/headline-slug.ts';
import { isSlug } from '../../shared/slug.ts';
import { splitLanguage } from '../../shared/ids.ts';
import type { FormData } from '../forms/form-file.ts';
import { changeText, newText } from './changed-text.ts';
import type { DeskGround, DeskOutcome } from './desk-ground.ts';
import { fieldsIn } from './site-desk.ts';
import { textAt, writeChange, type Seen } from './written-change.ts';

/** How somebody wants a standing page. */
export interface PageWish {
  /** What its fields are to say; `undefined` takes one out. */
  fields: FormData;
  text: string;
}

/** Where a page that is new is to be. */
export interface PagePlace {
  language: string;
  /** `policies`, or empty for the top. */
  folder: string;
  /** The last part of its address; empty for what its title gives. */
  name: string;
}

/** The file of a standing page, below the content folder. */
export function pathOfPage({ id, source }: TextEntry<PageData>): string {
  return `pages/${id}${source.file.endsWith('.mdx') ? '.mdx' : '.md'}`;
}

/** The folders that pages of any language lie in, the top first. */
export function pageFolders({ pages }: Newsroom): string[] {
  const folders = pages.map(({ id }) => splitLanguage(id)[1].split('/').slice(0, -1).join('/'));
  return [...new Set(['', ...folders])].sort();
}

/** A page as its file has it. */
export function readPage(ground: Pick<DeskGround, 'contentDir'>, path: string): { fields: FormData; text: string } {
  const split = splitFrontMatter(textAt(ground, path) ?? '');
  return 'fault' in split ? { fields: {}, text: '' } : { fields: fieldsIn(split.fields), text: split.body.trim() };
}

/** Changes a page; what is not other stays byte for byte. */
export async function changePage(ground: DeskGround, path: string, { fields, text }: PageWish, seen: Seen): Promise<DeskOutcome> {
  const before = readPage(ground, path).fields;
  const changes = Object.fromEntries(Object.entries(fields).filter(([name, value]) => !isDeepStrictEqual(before[name], value)));
  const file = changeText(textAt(ground, path) ?? '', changes, text);
  return write(ground, path, file, seen);
}

/** Writes a page that is new. */
export async function addPage(
  ground: DeskGround,
  { site, pages }: Newsroom,
  place: PagePlace,
  { fields, text }: PageWish,
): Promise<DeskOutcome> {
  const { language, folder } = place;
  const title = typeof fields.title === 'string' ? fields.title : '';
  const name = place.name === '' ? buildSlug(title, language) : place.name;
  const id = [language, folder, name === '' && title === '' ? 'page' : name].filter(Boolean).join('/');
  const path = `pages/${id}.md`;
  if (!isSlug(id.split('/').at(-1) ?? '') || name === language)
    return {
      path,
      faults: [nameFault(path, `“${name}” cannot be part of an address.`, 'Write small letters a–z, digits and single hyphens.')],
    };
  if (pages.some((page) => page.id === id) || textAt(ground, path) !== undefined)
    return {
      path,
      faults: [nameFault(path, `There is a page named “${name}” there already.`, 'Give this one another name, or change that one.')],
    };
  const file = newText('page', site.languages[0]?.code ?? language, { ...fields, body: text });
  return write(ground, path, file, new Map([[path, '']]));
}

/** A draft may have a faulty text. One whose fields cannot be read would be in no list, from which it could be mended. */
async function write(ground: DeskGround, path: string, file: string, seen: Seen): Promise<DeskOutcome> {
  const change = new Map([[path, Buffer.from(file)]]);
  const split = splitFrontMatter(file);
  const isWhole = !('fault' in split) && pageSchema.safeParse(fieldsIn(split.fields)).success;
  const { draftFaults } = isWhole ? { draftFaults: [] } : await ground.check.look(change);
  return { path, faults: draftFaults.length > 0 ? draftFaults : await writeChange(ground, change, seen) };
}

function nameFault(path: string, problem: string, mend: string): Fault {
  return { file: `content/${path}`, field: 'name', problem, mend };
}
