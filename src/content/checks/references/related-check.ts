import { mendWithSuggestion, quote, type Fault } from '../../faults/fault.ts';

/** What is known where a story names another as related. */
export interface RelatedGround {
  language: string;
  /** The story’s own id below its language. */
  own: string;
  isStory: (key: string) => boolean;
  /** The ids of all stories of the language. */
  stories: () => readonly string[];
  suggest?: typeof mendWithSuggestion;
}

/** What is wrong with the name of a related story; undefined of one that is there. */
export function relatedStoryFault(
  related: string,
  { language, own, isStory, stories, suggest = mendWithSuggestion }: RelatedGround,
): Pick<Fault, 'problem' | 'mend' | 'wanted'> | undefined {
  if (related === own) return { problem: 'The story names itself as related.', mend: 'Name another story, or take the line out.' };
  if (isStory(related)) return undefined;
  const others = stories().filter((other) => other !== own);
  return {
    problem: `${quote(related)} is not a story in this language.`,
    mend: suggest(related, others, `Write the path of a file below content/articles/${language}/, without its ending.`),
    wanted: { kind: 'articles', written: related },
  };
}
