import { cardText } from '../card-letters.ts';
import { quote } from '../faults/fault.ts';
import type { NewsroomRule, RuledStory, RuleFinding, RuleGround } from './rule.ts';

/** So many of the letters are named. */
const NAMED = 8;

/** Where a story has no photo, networks show a card with its headline, set in the faces of the site. */
export const cardLetters: NewsroomRule = {
  id: 'cardLetters',
  find: (ground) => {
    const byLanguage = Map.groupBy(ground.stories.filter(hasCard), ({ language }) => language);
    return [...byLanguage].flatMap(([language, stories]) => {
      const findings = stories.flatMap(findInStory);
      // In an alphabet that no face has, every headline would say the same.
      return findings.length > 1 && findings.length > stories.length / 2 ? [summarise(ground, language, stories)] : findings;
    });
  },
};

function hasCard({ data }: RuledStory): boolean {
  return (data.photos ?? []).length === 0 && data.video?.poster === undefined && data.audio?.poster === undefined;
}

function findInStory({ source, data }: RuledStory): RuleFinding[] {
  const { lost, left } = cardText(data.headline);
  if (lost.length === 0 && left.length === 0) return [];
  const outcome = lost.length === 0 ? 'leaves that out' : 'has the newspaper’s name in place of the headline';
  return [
    {
      source,
      path: ['headline'],
      problem: `The faces that cards are set in have no ${list([...lost, ...left])}, so the card that networks show with a link to this story ${outcome}.`,
      mend: 'Give the story a photo, which is shown instead, or write the headline in letters of the Latin or Arabic alphabet.',
    },
  ];
}

function summarise({ newsroom }: RuleGround, language: string, stories: readonly RuledStory[]): RuleFinding {
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
