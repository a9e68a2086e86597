import type { ArticleData } from '../schemas/article.ts';
import type { HouseRuleId } from '../schemas/house.ts';
import type { Newsroom, Photo, TextEntry } from '../newsroom-model.ts';
import type { SourceRef } from '../source-file.ts';
import type { StoryFinding } from './story-finding.ts';
import type { SiteAddresses } from './site-addresses.ts';
import type { NameFinder } from './names.ts';
import type { TextFacts } from './text-facts.ts';

/** What rules look at. */
export interface RuleGround {
  newsroom: Newsroom;
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

/** What a rule finds, and where. */
export interface RuleFinding extends StoryFinding {
  source: SourceRef;
}

/**
 * A rule that looks at each story by itself. What it finds is remembered for as long as the story is as it was, and the settings, the
 * photos and the names in the newsroom are: it must not follow from anything else, such as the moment.
 */
export interface StoryRule {
  id: HouseRuleId;
  findInStory: (story: RuledStory, ground: RuleGround) => readonly StoryFinding[];
  /** What is told in place of what was found in all stories. */
  summarise?: (findings: readonly RuleFinding[], ground: RuleGround) => readonly RuleFinding[];
}

/** A rule that looks at more than a story by itself. */
export interface NewsroomRule {
  id: HouseRuleId;
  find: (ground: RuleGround) => readonly RuleFinding[];
}

/** A rule may be both. */
export type HouseRule = StoryRule | NewsroomRule | (StoryRule & NewsroomRule);
