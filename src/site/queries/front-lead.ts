import type { LeadMode } from '../../content/schemas/front.ts';

/** How the stories at the top of a front stand to each other: beside the lead in columns of their own, or in rows below it. */
export type TopForm = 'columns' | 'rows';

/** Another story about the lead’s subject makes a package of both, and the newest of them. */
const FEWEST_IN_PACKAGE = 2;
/** An edition with fewer stories cannot fill two columns beside its lead and its sections too. */
const FEWEST_FOR_COLUMNS = 30;

export interface LeadFacts {
  /** What the editor has asked for. */
  asked: LeadMode | undefined;
  hasPicture: boolean;
  /** True while the lead is told as it happens. */
  isRunning: boolean;
  /** How many other stories of the last two days have the lead’s subject. */
  companions: number;
}

/** How a front is led, when its editor has not said so: by what has happened. */
export function chooseLeadMode({ asked, hasPicture, isRunning, companions }: LeadFacts): LeadMode {
  const mode = asked ?? (isRunning ? 'big' : companions >= FEWEST_IN_PACKAGE ? 'package' : 'normal');
  if (mode === 'package' && companions === 0) return hasPicture ? 'normal' : 'quiet';
  return mode === 'normal' && !hasPicture ? 'quiet' : mode;
}

/** A lead without columns beside it leaves no hole under any of them, however little there is. */
export function topForm(mode: LeadMode, stories: number): TopForm {
  return mode === 'normal' && stories >= FEWEST_FOR_COLUMNS ? 'columns' : 'rows';
}

export interface TopCounts {
  related: number;
  top: number;
  latest: number;
}

const COLUMN_COUNTS: TopCounts = { related: 3, top: 7, latest: 15 };
const IN_ROW = 4;

/** How many stories stand where at the top of a front, of so many in the edition, `named` of which an editor wants among the headlines. */
export function countTop(form: TopForm, stories: number, named: number): TopCounts {
  /** A small edition keeps some stories for its sections. */
  const share = (most: number, part: number) => Math.min(most, Math.floor(stories / part));
  if (form === 'columns') {
    const { related, top, latest } = COLUMN_COUNTS;
    return { related: share(related, 10), top: Math.max(2, named, share(top, 5)), latest: Math.max(3, share(latest, 4)) };
  }
  const wanted = stories >= 60 ? 2 * IN_ROW : stories >= 12 ? IN_ROW : Math.min(3, Math.floor(stories / 2));
  return {
    related: share(3, 5),
    // Whole rows, so that none ends in a hole.
    top: named > IN_ROW ? Math.ceil(named / IN_ROW) * IN_ROW : Math.max(named, wanted),
    latest: stories >= 30 ? 2 * IN_ROW : 0,
  };
}
