import { describe, expect, it } from 'vitest';
import { translator } from '../../../../src/messages/messages.ts';
import type { Edition } from '../../../../src/site/queries/newsroom-index.ts';
import type { Story } from '../../../../src/site/queries/story.ts';
import { kickerOf, storyKickerOf } from '../../../../src/site/queries/teasers.ts';

const edition = { words: translator({ language: 'en', locale: 'en-GB' }) } as unknown as Edition;
const story = (kind: string, kicker?: string) => ({ data: { kind, kicker } }) as unknown as Story;
const trail = [
  { label: 'News', url: '/news/' },
  { label: 'Ukraine', url: '/news/ukraine/' },
];

describe('the label above a headline', () => {
  it.each([
    ['explainer', 'Recipe', 'Recipe'],
    ['interview', 'Harbour', 'Harbour'],
    ['obituary', 'Painter', 'Painter'],
    ['gallery', 'Out of doors', 'Out of doors'],
    ['explainer', undefined, 'Explained'],
    ['news', 'Talks', 'Talks'],
    ['news', undefined, undefined],
  ])('is one thing: %s with the kicker %s', (kind, kicker, label) => {
    expect(kickerOf(edition, story(kind, kicker))).toBe(label);
    expect(storyKickerOf(edition, story(kind, kicker), trail)).toBe(label);
  });

  it.each([
    ['opinion', 'Our view', 'Opinion · Our view'],
    ['review', 'Silent film', 'Review · Silent film'],
    ['analysis', 'analysis', 'analysis'],
    ['opinion', undefined, 'Opinion'],
  ])('always says that a story argues: %s with the kicker %s', (kind, kicker, label) => {
    expect(storyKickerOf(edition, story(kind, kicker), trail)).toBe(label);
  });

  it.each(['News', 'news', 'UKRAINE'])('is left out where the way to the page says “%s” already', (kicker) => {
    expect(storyKickerOf(edition, story('news', kicker), trail)).toBeUndefined();
    expect(kickerOf(edition, story('news', kicker))).toBe(kicker);
  });

  it('names a kind that argues even below a section of that name', () => {
    expect(storyKickerOf(edition, story('opinion'), [{ label: 'Opinion', url: '/opinion/' }])).toBe('Opinion');
  });
});
