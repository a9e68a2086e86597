import { describe, expect, it } from 'vitest';
import { creditsOn, creditYears } from '../../../../src/site/queries/credits.ts';
import { editionOf, type Edition, type NewsroomIndex } from '../../../../src/site/queries/newsroom-index.ts';
import type { Story } from '../../../../src/site/queries/story.ts';
import { StoryList } from '../../../../src/site/queries/noted.ts';

/** A story of a day with these photos. */
function story(day: string, photos: string[], more: object = {}): Story {
  const data = { photos: photos.map((photo) => ({ photo })), ...more };
  return { id: day, day, data, head: data } as unknown as Story;
}

/** An index with one edition of these stories, which come newest first. */
function indexOf(...stories: Story[]): NewsroomIndex {
  const edition = { view: { language: 'en' }, stories: new StoryList('en', stories) } as unknown as Edition;
  return { editions: new Map([['en', edition]]) } as unknown as NewsroomIndex;
}

describe('the photos of an edition', () => {
  it('come with the stories that show them, those of the newest story first', () => {
    const [late, early] = [story('2024-01-01', ['fig', 'harbour']), story('2023-05-05', ['moon', 'fig'])];
    expect(creditsOn(indexOf(late, early), 'en')).toEqual([
      { photo: 'fig', count: 2, latest: [late, early], first: early, used: late },
      { photo: 'harbour', count: 1, latest: [late], first: late, used: late },
      { photo: 'moon', count: 1, latest: [early], first: early, used: early },
    ]);
  });

  it('are the stills of recordings too, and count once a story', () => {
    const own = story('2024-01-01', ['fig', 'fig'], { video: { poster: 'curve' }, audio: { poster: 'fig' } });
    expect(creditsOn(indexOf(own), 'en').map(({ photo, count, used }) => [photo, count, used])).toEqual([
      ['fig', 1, own],
      ['curve', 1, undefined],
    ]);
  });

  it('come with so many of their stories as are named, and with how many there are', () => {
    const stories = Array.from({ length: 8 }, (_, number) => story(`2024-01-0${8 - number}`, ['fig']));
    expect(creditsOn(indexOf(...stories), 'en')).toMatchObject([{ count: 8, latest: stories.slice(0, 5), first: stories[7] }]);
  });

  it('have pages of years once there are more than one page shows, by their first story', () => {
    const many = (count: number) => Array.from({ length: count }, (_, number) => `photo-${number}`);
    const yearsOf = (index: NewsroomIndex) => creditYears(index, editionOf(index, 'en'));
    expect(yearsOf(indexOf(story('2024-01-01', many(60))))).toEqual([]);
    const index = indexOf(story('2024-01-01', ['old', ...many(60)]), story('2022-03-03', ['old']));
    expect(yearsOf(index)).toEqual(['2024', '2022']);
    expect(creditsOn(index, 'en 2024')).toHaveLength(60);
    expect(creditsOn(index, 'en 2022').map(({ photo }) => photo)).toEqual(['old']);
  });
});
