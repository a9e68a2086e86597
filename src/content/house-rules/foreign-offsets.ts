import { isoInZone } from '../../shared/date-format.ts';
import { quote } from '../faults/fault.ts';
import { instantAt } from '../faults/meant-moment.ts';
import type { RuleFinding, StoryRule } from './rule.ts';

/** An offset that the newsroom’s clocks never show was copied, or is the computer’s own: the story comes out at another time than was meant. */
export const foreignOffsets: StoryRule = {
  id: 'foreignOffsets',
  findInStory: ({ data }, { newsroom: { site } }) => {
    const times: [path: (string | number)[], instant: string | undefined][] = [
      [['published'], data.published],
      [['updated'], data.updated],
      [['live', 'started'], data.live?.started],
      [['live', 'ended'], data.live?.ended],
      ...(data.corrections ?? []).map(({ date }, place): [(string | number)[], string] => [['corrections', place, 'date'], date]),
    ];
    return times.flatMap(([path, instant]) => (instant === undefined ? [] : (findForeign(instant, path, site.timeZone) ?? [])));
  },
};

function findForeign(instant: string, path: (string | number)[], timeZone: string): Omit<RuleFinding, 'source'> | undefined {
  const offset = instant.slice(instant.startsWith('Z', instant.length - 1) ? -1 : -6);
  if (offset === 'Z' || offset === '+00:00' || offsetsIn(instant.slice(0, 4), timeZone).has(offset)) return undefined;
  const there = isoInZone(instant, timeZone);
  const meant = instantAt({ day: instant.slice(0, 10), time: instant.slice(11, 16) }, timeZone);
  const name = String(path.at(-1));
  return {
    path,
    problem: `${quote(instant)} has the offset ${offset}, which ${timeZone} never has: it is ${there.slice(11, 16)} there on ${there.slice(0, 10)}.`,
    mend: `Write “${name}: ${meant ?? there}” if ${instant.slice(11, 16)} is meant there, or “${name}: ${there}” if the moment is right.`,
  };
}

const offsets = new Map<string, Set<string>>();

/** All that clocks of a place show in a year. */
function offsetsIn(year: string, timeZone: string): Set<string> {
  const key = `${year} ${timeZone}`;
  let found = offsets.get(key);
  if (!found) {
    const months = Array.from({ length: 12 }, (_, month) => isoInZone(`${year}-${String(month + 1).padStart(2, '0')}-15T12:00:00Z`, timeZone));
    found = new Set(months.map((moment) => moment.slice(-6)));
    offsets.set(key, found);
  }
  return found;
}
