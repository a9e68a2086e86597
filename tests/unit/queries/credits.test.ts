import { describe, expect, it } from 'vitest';
import { creditedPhotos, creditYears } from '../../../src/queries/credits.ts';
import type { Edition, Story } from '../../../src/queries/newsroom-index.ts';

/** A story of a day with these photos. */
function story(day: string, photos: string[], more: object = {}): Story {
  return { id: day, day, data: { photos: photos.map((photo) => ({ photo })), ...more } } as unknown as Story;
}

/** An edition of these stories, which come newest first. */
function edition(...stories: Story[]): Edition {
  return { stories } as unknown as Edition;
}

describe('the photos of an edition', () => {
  it('come with the stories that show them, those of the newest story first', () => {
    const [late, early] = [story('2024-01-01', ['fig', 'harbour']), story('2023-05-05', ['moon', 'fig'])];
    expect(creditedPhotos(edition(late, early))).toEqual([
      { photo: 'fig', stories: [late, early] },
      { photo: 'harbour', stories: [late] },
      { photo: 'moon', stories: [early] },
    ]);
  });

  it('are the stills of recordings too, and count once a story', () => {
    const own = story('2024-01-01', ['fig', 'fig'], { video: { poster: 'curve' }, audio: { poster: 'fig' } });
    expect(creditedPhotos(edition(own)).map(({ photo, stories }) => [photo, stories.length])).toEqual([
      ['fig', 1],
      ['curve', 1],
    ]);
  });

  it('have pages of years once there are more than one page shows, by their first story', () => {
    const many = (count: number) => Array.from({ length: count }, (_, number) => `photo-${number}`);
    expect(creditYears(edition(story('2024-01-01', many(60))))).toEqual(new Map());
    const years = creditYears(edition(story('2024-01-01', ['old', ...many(60)]), story('2022-03-03', ['old'])));
    expect([...years].map(([year, photos]) => [year, photos.length])).toEqual([
      ['2024', 60],
      ['2022', 1],
    ]);
    expect(years.get('2022')?.[0]?.photo).toBe('old');
  });
});
