import type { Fault } from '../faults/fault.ts';
import type { HouseRuleId } from '../schemas/house.ts';

/** What a rule finds in a story, with its place as a path of fields, or as line and column when it is in the text. */
export interface StoryFinding extends Pick<Fault, 'problem' | 'mend' | 'allowed' | 'line' | 'column'> {
  path?: readonly (string | number)[];
}

/** By the rules that have found something. */
export type FoundInStory = Partial<Record<HouseRuleId, readonly StoryFinding[]>>;
