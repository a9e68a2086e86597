import { splitLanguage } from '../shared/ids.ts';
import type { FrontData } from './schemas/front.ts';

interface Scheduled {
  id: string;
  data: Pick<FrontData, 'from' | 'until'>;
}

/**
 * The front of each language that is shown at a moment: of those that have begun and not ended, the one that began last. Their ids are
 * languages; a front for some time is in a folder of its language, `en/election-night`.
 */
export function currentFronts<F extends Scheduled>(fronts: readonly F[], now: number): F[] {
  const languages = new Map<string, F>();
  for (const front of fronts) {
    if (!isShown(front.data, now)) continue;
    const language = languageOf(front.id);
    const other = languages.get(language);
    if (!other || begins(front) > begins(other)) languages.set(language, front);
  }
  return [...languages].map(([id, front]) => ({ ...front, id }));
}

/** The language of a front: `en` of `en` and of `en/election-night`. */
export function languageOf(id: string): string {
  return splitLanguage(id)[0];
}

function isShown({ from, until }: Scheduled['data'], now: number): boolean {
  return (from === undefined || Date.parse(from) <= now) && (until === undefined || now < Date.parse(until));
}

function begins({ data: { from } }: Scheduled): number {
  return from === undefined ? Number.NEGATIVE_INFINITY : Date.parse(from);
}
