import { cardText } from '../card-letters.ts';
import { quote } from '../faults/fault.ts';
import { splitLanguage } from '../../shared/ids.ts';
import type { StoryEntry } from '../newsroom-model.ts';
import { headOf } from '../story-head.ts';
import type { RuledStory, RuleFinding, RuleGround, StoryRule } from './rule.ts';
import type { StoryFinding } from './story-finding.ts';

/** So many of the letters are named. */
const NAMED = 8;

/** Where a story has no photo, networks show a card with its headline, set in the faces of the site. */
export const cardLetters: StoryRule = {
  id: 'cardLetters',
  findInStory: (story) => (hasCard(story) ? findInHeadline(story) : []),
  summarise: (findings, ground) => {
    if (findings.length === 0) return findings;
    const bySource = new Map(findings.map((finding) => [finding.source.file, finding]));
    const byLanguage = Map.groupBy(ground.newsroom.articles.filter(hasCard), ({ id }) => splitLanguage(id)[0]);
    return [...byLanguage].flatMap(([language, stories]) => {
      const lacking = stories.filter(({ source }) => bySource.has(source.file));
      // In an alphabet that no face has, every headline would say the same.
      if (lacking.length > 1 && lacking.length > stories.length / 2) return [summarise(ground, language, lacking)];
      return lacking.flatMap(({ source }) => bySource.get(source.file) ?? []);
    });
  },
};

function hasCard(story: StoryEntry): boolean {
  const { photos = [], video, audio } = headOf(story);
  return photos.length === 0 && video?.poster === undefined && audio?.poster === undefined;
}

function findInHeadline({ data }: RuledStory): StoryFinding[] {
  const { lost, left } = cardText(data.headline);
  if (lost.length === 0 && left.length === 0) return [];
  const outcome = lost.length === 0 ? 'leaves that out' : 'has the newspaper’s name in place of the headline';
  return [
    {
      path: ['headline'],
      problem: `The faces that cards are set in have no ${list([...lost, ...left])}, so the card that networks show with a link to this story ${outcome}.`,
      mend: 'Give the story a photo, which is shown instead, or write the headline in letters of the Latin or Arabic alphabet.',
    },
  ];
}

function summarise({ newsroom }: RuleGround, language: string, stories: readonly StoryEntry[]): RuleFinding {
  const place = Math.max(
    0,
    newsroom.site.languages.findIndex(({ code }) => code === language),
  );
  const lost = new Set(stories.flatMap(({ data }) => cardText(data.headline).lost));
  return {
    source: newsroom.siteSource,
    path: ['languages', place, 'code'],
    problem: `The faces that cards are set in do not have the letters of most headlines in ${quote(language)} (${list([...lost])}), so the cards that networks show with links to its stories have the newspaper’s name in their place.`,
    mend: 'Give the stories photos, which are shown instead, or turn this rule off: “cardLetters: off” under “house”.',
  };
}

function list(letters: readonly string[]): string {
  const named = letters.slice(0, NAMED).map(quote).join(', ');
  return letters.length > NAMED ? `${named} and ${letters.length - NAMED} more` : named;
}
