import { copyFileSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, extname, join, parse, relative, sep } from 'node:path';
import yaml from 'js-yaml';
import { digestOf } from '../shared/digest.ts';
import { MovingPicture, readPictureFile, type PictureFile } from '../content/picture-file.ts';
import { PICTURE_ENDINGS } from '../shared/picture-shapes.ts';
import { buildSlug } from '../shared/headline-slug.ts';
import { isSlug } from '../shared/slug.ts';
import { photoSchema } from '../content/schemas/photo.ts';
import { CallError } from './call.ts';
import { missingFlag } from './flag-faults.ts';
import type { Desk } from './content-desk.ts';
import type { Prompt } from './prompt.ts';

/** What can be said of a photo on the command line; what is left out comes from its file, or is asked. */
export interface PhotoFlags {
  id?: string | undefined;
  alt?: string | undefined;
  caption?: string | undefined;
  credit?: string | undefined;
  focus?: string | undefined;
}

export interface WrittenPhoto {
  id: string;
  /** What was written, as editors name it: the picture, and its `.yaml` when there was something to say beside it. */
  shown: string[];
  picture: PictureFile;
}

const ASKED = {
  alt: 'What does it show, for readers who cannot see it?',
  caption: 'Caption: who, where, when?',
  credit: 'Credit: who made it?',
} as const;
type Said = keyof typeof ASKED;
const SAID: readonly Said[] = ['alt', 'caption', 'credit'];

/**
 * Copies a picture into `content/photos`, with a `.yaml` beside it for what its own file does not say. What the file says is shown and
 * never asked for. Nothing that is there is overwritten, and nothing is left behind when it is called off.
 */
export async function newPhoto(
  file: string,
  flags: PhotoFlags,
  { root, contentDir, newsroom }: Desk,
  prompt: Prompt | undefined,
): Promise<WrittenPhoto> {
  const refuse = (...problems: string[]) => new CallError('The photo cannot be taken in like this:', problems);
  const ending = extname(file).toLowerCase();
  if (!existsSync(file) || !statSync(file).isFile()) throw refuse(`“${file}” is not a file. Write the path of a picture on this computer.`);
  if (!PICTURE_ENDINGS.includes(ending))
    throw refuse(
      `“${basename(file)}” is not a picture that can be published. Allowed: ${PICTURE_ENDINGS.join(', ')}. Save it in one of these formats.`,
    );
  const picture = await readPictureFile(file).catch((error: unknown) => {
    if (error instanceof MovingPicture)
      throw refuse(`“${basename(file)}” moves, and photos stand still. Save the frame that tells most as a JPEG, or take it in as a film.`);
    throw refuse(
      `“${basename(file)}” cannot be read: ${error instanceof Error ? error.message : String(error)}. Copy it again from where it came.`,
    );
  });
  const folder = join(contentDir, 'photos');
  const twin = newsroom.photos.find(({ digest }) => digest === digestOf(readFileSync(file)));
  if (twin) throw refuse(`This very picture is there already: ${twin.file}. Name it in the story as “${twin.id}”.`);

  prompt?.say(describePicture(basename(file), picture));
  const taken = new Set(existsSync(folder) ? readdirSync(folder).map((name) => parse(name).name) : []);
  const idFault = (id: string) => {
    if (!isSlug(id)) return `“${id}” cannot be a photo’s id. Write small letters a–z, digits and single hyphens.`;
    return taken.has(id) ? `There is a photo named “${id}” already. Write another id.` : undefined;
  };
  const proposed = flags.id ?? buildSlug(parse(file).name);
  const problems = [
    ...(prompt === undefined || flags.id !== undefined
      ? [proposed === '' ? missingFlag('id', { example: 'harbour-wall' }) : idFault(proposed)]
      : []),
    ...SAID.map((field) =>
      prompt === undefined && (flags[field] ?? picture[field]) === undefined ? missingFlag(field, { example: '"…"' }) : undefined,
    ),
    photoFault('focus', flags.focus),
  ].filter((problem) => problem !== undefined);
  if (problems.length > 0) throw refuse(...problems);

  const id =
    prompt !== undefined && flags.id === undefined
      ? await prompt.text('Its id, by which stories name it', { preset: proposed, fault: idFault })
      : proposed;
  const said: Partial<Record<Said | 'focus', string>> = {};
  for (const field of SAID) {
    const given =
      flags[field] ??
      (picture[field] === undefined ? await prompt?.text(ASKED[field], { fault: (answer) => photoFault(field, answer) }) : undefined);
    if (given !== undefined) said[field] = given;
  }
  if (flags.focus !== undefined) said.focus = flags.focus;
  const written = writePhoto(
    file,
    join(folder, `${id}${ending}`),
    Object.keys(said).length > 0 ? yaml.dump(said, { schema: yaml.CORE_SCHEMA, lineWidth: -1 }) : undefined,
  );
  return { id, picture, shown: written.map((path) => relative(root, path).split(sep).join('/')) };
}

function writePhoto(from: string, to: string, sidecar: string | undefined): string[] {
  const beside = `${to.slice(0, -extname(to).length)}.yaml`;
  mkdirSync(join(to, '..'), { recursive: true });
  const written: string[] = [];
  try {
    if (sidecar !== undefined) {
      writeFileSync(beside, sidecar, { flag: 'wx' });
      written.unshift(beside);
    }
    copyFileSync(from, to, constants.COPYFILE_EXCL);
    return [to, ...written];
  } catch (error) {
    for (const path of written) rmSync(path);
    throw error;
  }
}

/** What a picture’s own file says of it. */
export function describePicture(name: string, { width, height, ...said }: PictureFile): string {
  const facts: [string, string | undefined][] = [
    ['caption', said.caption],
    ['credit', said.credit],
    ['alt', said.alt],
    ['creator', said.creator],
    ['copyright', said.rights],
    ['licence', said.rightsUrl ?? said.usageTerms],
    ['where to ask', said.acquireUrl],
  ];
  const known = facts.filter(([, value]) => value !== undefined);
  return [
    `${name}: ${width} × ${height} pixels${width < 1200 ? ', too small for a lead photo' : ''}`,
    ...(known.length === 0
      ? ['  Its file says nothing about it.']
      : ['  Its file says:', ...known.map(([field, value]) => `    ${field.padEnd(13)}${value ?? ''}`)]),
  ].join('\n');
}

function photoFault(field: keyof typeof photoSchema.shape, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const checked = photoSchema.shape[field].safeParse(value);
  if (checked.success) return undefined;
  return value.trim() === ''
    ? 'Write a sentence or a name; it cannot be empty.'
    : `--${field}: “${value}” ${checked.error.issues[0]?.message ?? 'is wrong'}.`;
}
