import { isDeepStrictEqual } from 'node:util';
import type { Newsroom } from '../../content/newsroom-model.ts';
import { formatFault } from '../../content/faults/fault.ts';
import { placeWithin, readWhole, removeWhole } from '../content-file.ts';
import type { FormData } from '../forms/form-file.ts';
import { changeYaml } from './changed-text.ts';
import type { DeskGround, DeskOutcome } from './desk-ground.ts';
import { fieldsIn } from './site-desk.ts';
import { digestAt, textAt, writeChange, type Seen } from './written-change.ts';

/** The file of a comment, by its id: `en/2026/harbour-opens/01`. */
export function pathOfComment(id: string): string {
  return `comments/${id}.yaml`;
}

/** The comments in which all of some words stand, or in whose story’s id or name they do; the latest first. */
export function findComments({ comments }: Pick<Newsroom, 'comments'>, query: string): Newsroom['comments'] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = comments.filter(({ id, data: { name, text } }) => {
    const where = `${id} ${name} ${text}`.toLowerCase();
    return words.every((word) => where.includes(word));
  });
  return found.sort((a, b) => Date.parse(b.data.date) - Date.parse(a.data.date) || (a.id < b.id ? 1 : -1));
}

/** A comment as its file has it; undefined where there is none. */
export function readComment(ground: Pick<DeskGround, 'contentDir'>, id: string): FormData | undefined {
  const text = textAt(ground, pathOfComment(id));
  return text === undefined ? undefined : fieldsIn(text);
}

/** Changes a comment that readers have; what is not other stays byte for byte. */
export async function changeComment(ground: DeskGround, id: string, wanted: FormData, seen: Seen): Promise<DeskOutcome> {
  const path = pathOfComment(id);
  const before = textAt(ground, path) ?? '';
  const fields = fieldsIn(before);
  const changes = Object.fromEntries(Object.entries(wanted).filter(([name, value]) => !isDeepStrictEqual(fields[name], value)));
  return { path, faults: await writeChange(ground, new Map([[path, Buffer.from(changeYaml(before, changes))]]), seen) };
}

/** Takes a comment off its story; it can be brought back from the bin of the editing room. One that others answer stays. */
export async function takeOutComment(ground: DeskGround, id: string, seen: string): Promise<DeskOutcome> {
  const path = pathOfComment(id);
  const place = placeWithin(ground.contentDir, path);
  const { faults } = await ground.check.look(new Map([[path, undefined]]));
  const file = place === undefined ? undefined : readWhole(place);
  if (place === undefined || file === undefined || digestAt(ground, path) !== seen)
    return {
      path,
      faults: [
        {
          file: `content/${path}`,
          problem: 'Somebody else has changed this comment, or taken it out.',
          mend: 'Look at what is there now.',
        },
      ],
    };
  if (faults.length > 0) {
    const mend = `Take those out first that need it:\n${faults.map(formatFault).join('\n')}`;
    return { path, faults: [{ file: `content/${path}`, problem: 'Other files need this comment, so it stays.', mend }] };
  }
  ground.kept.bin([[path, file.bytes]], Date.now());
  removeWhole(place, ground.contentDir);
  return { path, faults: [] };
}
