import { fact } from './facts.ts';
import type { Story } from './story.ts';

/** The newest story of the same day in an earlier year; its subject is an edition and its day: `en 2022-02-28`. */
export const storyOnThisDay = fact('on-this-day', (index, subject): Story[] => {
  const [language = '', today = ''] = subject.split(' ');
  const stories = index.editions.get(language)?.stories.all ?? [];
  return stories.filter(({ day, head }) => isAnniversary(day, today) && head.kind !== 'opinion').slice(0, 1);
});

/** True of the same day of an earlier year: both as `2022-02-28`. */
export function isAnniversary(day: string, today: string): boolean {
  return day.slice(5) === today.slice(5) && day.slice(0, 4) < today.slice(0, 4);
}
