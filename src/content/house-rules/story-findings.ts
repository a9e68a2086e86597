import { groundOfStories } from '../checks/references.ts';
import { splitLanguage } from '../../shared/ids.ts';
import type { StoryEntry } from '../newsroom-model.ts';
import type { ReadingCache } from '../reading-cache.ts';
import type { RuleGround, StoryRule } from './rule.ts';
import type { FoundInStory } from './story-finding.ts';
import type { TextFacts } from './text-facts.ts';

/** A story in which rules have found something. */
interface FaultyStory {
  story: StoryEntry;
  found: FoundInStory;
}

/**
 * What the rules that look at each story by itself have found, by story. A story that is as it was when the cache last saw it is looked
 * at again only when something has changed that stories are judged by.
 */
export function findInStories(rules: readonly StoryRule[], ground: RuleGround, cache: ReadingCache): FaultyStory[] {
  const judgedBy = groundOfStories(ground.newsroom);
  const holds = cache.holdsOn(judgedBy);
  const faulty: FaultyStory[] = [];
  for (const story of ground.newsroom.articles) {
    const { source } = story;
    const facts = ground.textOf(source);
    const found = holds(source.file) ? facts.found : lookThrough(story, rules, ground);
    if (found) faulty.push({ story, found });
    if (found !== facts.found) keep(cache, story, facts, found);
  }
  cache.mark(judgedBy, []);
  return faulty;
}

/** Undefined when there is nothing to tell. */
function lookThrough({ id, source, data, text }: StoryEntry, rules: readonly StoryRule[], ground: RuleGround): FoundInStory | undefined {
  const story = { id, source, data, text, language: splitLanguage(id)[0] };
  const found: FoundInStory = {};
  for (const rule of rules) {
    const findings = rule.findInStory(story, ground);
    if (findings.length > 0) found[rule.id] = findings;
  }
  return Object.keys(found).length === 0 ? undefined : found;
}

/** What was found is kept where the words are that the cache has of the story; a file that was changed meanwhile has none there. */
function keep(cache: ReadingCache, { source }: StoryEntry, { found: before, ...facts }: TextFacts, found: FoundInStory | undefined): void {
  const remembered = cache.get(source.file);
  if (remembered?.digest !== source.digest || (before && JSON.stringify(before) === JSON.stringify(found))) return;
  cache.set(source.file, { ...remembered, value: { ...facts, ...(found ? { found } : {}) } satisfies TextFacts });
}
