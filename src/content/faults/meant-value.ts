import type { Newsroom } from '../newsroom-model.ts';
import { isSlug } from '../../shared/slug.ts';
import type { Named } from '../schemas/common.ts';
import { describeComputerFile, isComputerFile } from './computer-file.ts';
import type { Fault } from './fault.ts';
import { listNames } from './known-names.ts';
import { findAlike, findMeant, type Names } from './meant-name.ts';
import { meantMoments, type Clock } from './meant-moment.ts';

/** Thousands of faults come from one mistake: for these many, what was meant is looked for. */
const MOST_LOOKED_INTO = 300;

/**
 * Words faults anew whose value names something by another name than its id, or says a moment in another way: what was meant is told
 * from the whole newsroom and the present moment, and stands in the mend as it is to be written.
 */
export function tellWhatWasMeant(faults: readonly Fault[], newsroom: Newsroom, now: number): Fault[] {
  const clock: Clock = { now, timeZone: newsroom.site.timeZone };
  const lists = new Map<string, Names>();
  const listOf = (kind: Named, file: string): Names => {
    const language = /(?:^|\/)(?:articles|editions|fronts)\/([^/.]+)[/.]/.exec(file)?.[1] ?? '';
    const key = `${kind} ${language}`;
    const list = lists.get(key) ?? listNames(newsroom, kind, language);
    lists.set(key, list);
    return list;
  };
  let left = MOST_LOOKED_INTO;
  return faults.map((fault) => {
    const { wanted, ...told } = fault;
    if (wanted === undefined) return fault;
    left -= 1;
    if (left < 0) return told;
    const { kind, written, isList } = wanted;
    if (kind === 'instant') return { ...told, ...meantInstant(told, written, clock) };
    const names = listOf(kind, told.file);
    return { ...told, ...(isList === true ? meantList(told, written, names) : meantName(kind, told, written, names)) };
  });
}

function meantInstant(fault: Fault, written: string, clock: Clock): Partial<Fault> {
  const line = (moment: string): string => `“${lineOf(fault.field, moment)}”`;
  const [first, second] = meantMoments(written, clock);
  if (second !== undefined && first !== undefined) return { mend: `Write ${line(first)} or ${line(second)}, whichever day is meant.` };
  if (first !== undefined) return { mend: `Write ${line(first)}.` };
  const [now = ''] = meantMoments('now', clock);
  return { mend: `Write a day and a time that are in the calendar; this moment would be ${line(now)}.` };
}

/** A field as it stands on a line of its own: `published: …`. */
function lineOf(field: string | undefined, value: string): string {
  const name = /([^.[\]]+)$/.exec(field ?? '')?.[1];
  return name === undefined ? value : `${name}: ${value}`;
}

/** One name, or several, where a list belongs; or a word that says that there is none. */
function meantList(fault: Fault, written: string, names: Names): Partial<Fault> {
  const meant = NONE.test(written) ? [] : findSeveral(written, names);
  return meant === undefined ? {} : { mend: `Write “${lineOf(fault.field, `[${meant.join(', ')}]`)}”.` };
}

const NONE = /^(?:none|no|nobody|no one|nothing|nil|empty|n\/a|-+|false)$/i;

/** What stands between names that were not parted by commas, from the likeliest on. */
const BETWEEN = [/,| and | & | y | et | und /, /[,;/|+]| and /, /[\s,;]+/];

/** The ids of all that is named in one text; undefined where one of them cannot be told. */
function findSeveral(written: string, names: Names): string[] | undefined {
  const bare = written.trim().replace(/^(?:by|von|por|par|di)\s+/i, '');
  return [written, bare]
    .flatMap((text) => BETWEEN.map((sign) => text.split(sign).filter((name) => name.trim() !== '').map((name) => findMeant(name, names))))
    .find((found): found is string[] => found.length > 0 && !found.includes(undefined));
}

function meantName(kind: Named, fault: Fault, written: string, names: Names): Partial<Fault> {
  if (kind === 'photos' && isComputerFile(written)) return describeComputerFile(written, findMeant(written.split(/[\\/]/).at(-1) ?? '', names));
  const meant = findMeant(written, names);
  const allowed = kind === 'articles' ? {} : { allowed: [...names.keys()] };
  const say = (id: string): string => {
    const [known] = names.get(id) ?? [];
    return `“${id}”${known === undefined ? '' : `, which is ${known}`}`;
  };
  if (meant !== undefined) return { ...allowed, mend: `Write ${say(meant)}.` };
  const several = isInList(fault.field) ? findSeveral(written, names) : undefined;
  if (several !== undefined)
    return { ...allowed, mend: several.length === 1 ? `Write ${say(several[0] ?? '')}.` : `Write them as entries of their own: ${several.join(', ')}.` };
  const toMake = MAKING[kind]?.(written);
  if (toMake === undefined) return {};
  const alike = findAlike(written, names).map(say);
  const orElse = alike.length === 0 ? '' : `If meant, write ${alike.join('; or ')}. `;
  // Of what could be an id, the check that looked for it has told more.
  if (isSlug(written)) return fault.mend.startsWith('Did you mean') ? {} : { mend: `${orElse}${fault.mend}` };
  return { ...allowed, mend: `${orElse}${toMake}` };
}

/** `topics[1]`, and not `photos[1].photo`. */
function isInList(field: string | undefined): boolean {
  return field?.endsWith(']') === true;
}

/** How something is made that is not there yet. */
const MAKING: Partial<Record<Named, (name: string) => string>> = {
  authors: (name) => `For somebody new, “npm run new -- author ${JSON.stringify(name)}” makes the file and says the id to write here.`,
  topics: (name) => `For a new topic, “npm run new -- topic ${JSON.stringify(name)}” makes the file and says the id to write here.`,
  photos: () => 'Write one of the allowed ids. A picture that is not there yet is taken in with “npm run new -- photo <its file>”.',
};
