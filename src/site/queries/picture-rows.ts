import type { TeaserView } from '../views/teaser.ts';

/** Rows of two on middling screens and of three on wide ones end together after so many. */
const ROWS_TOGETHER = 6;

/** Stories for a grid, in which all of a row show their pictures, or none. */
export function alikeInRows(stories: readonly TeaserView[]): TeaserView[] {
  const rows: TeaserView[] = [];
  for (let place = 0; place < stories.length; place += ROWS_TOGETHER) {
    const row = stories.slice(place, place + ROWS_TOGETHER);
    const isPictured = row.every(({ picture }) => picture !== undefined);
    rows.push(...row.map((story) => (isPictured || story.picture === undefined ? story : { ...story, picture: undefined })));
  }
  return rows;
}
