import type { ArticleData } from '../schemas/article.ts';
import type { HouseRuleId } from '../schemas/house.ts';
import type { Fault } from '../faults/fault.ts';
import type { Newsroom, Photo, TextEntry } from '../newsroom-model.ts';
import type { SourceRef } from '../source-file.ts';
import type { SiteAddresses } from './site-addresses.ts';
import type { NameFinder } from './names.ts';
import type { TextFacts } from './text-facts.ts';

/** What rules look at. */
export interface RuleGround {
  newsroom: Newsroom;
  stories: readonly RuledStory[];
  /** The moment of the check, in milliseconds since 1970. */
  now: number;
  firstLanguage: string;
  photos: ReadonlyMap<string, Photo>;
  /** What is known of the words in a file: of stories, live posts and standing pages. */
  textOf: (source: SourceRef) => TextFacts;
  addresses: SiteAddresses;
  names: NameFinder;
}

/** A story with the language it is written in. */
export interface RuledStory extends TextEntry<ArticleData> {
  language: string;
}

/** What a rule finds, with its place as a path of fields, or as line and column when it is in the text. */
export interface RuleFinding extends Pick<Fault, 'problem' | 'mend' | 'allowed' | 'line' | 'column'> {
  source: SourceRef;
  path?: readonly (string | number)[];
}

/** A rule that looks at each story by itself. */
export interface StoryRule {
  id: HouseRuleId;
  findInStory: (story: RuledStory, ground: RuleGround) => readonly Omit<RuleFinding, 'source'>[];
}

/** A rule that looks at more than stories. */
export interface NewsroomRule {
  id: HouseRuleId;
  find: (ground: RuleGround) => readonly RuleFinding[];
}

export type HouseRule = StoryRule | NewsroomRule;
