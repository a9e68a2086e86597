import type { SavedPageView } from '../views/standing.ts';
import { correctedStories } from './corrections.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import { alikeInRows } from './picture-rows.ts';
import { buildStandingPage } from './standing-page.ts';
import { buildTeaser } from './teasers.ts';

/** How many corrections a reader may be told of who has read what they are made to. */
const CORRECTIONS = 40;

/** How many stories stand there to begin with. */
const PICKS = 3;

/** The page of saved stories; below them, for a reader who has saved none yet, the editors’ choice of the front. */
export function getSavedPage(index: NewsroomIndex, edition: Edition): SavedPageView {
  const chosen = (edition.front.choice ?? []).flatMap((key) => edition.byKey.get(key) ?? []);
  const picks = chosen.length > 0 ? chosen.slice(0, PICKS) : edition.stories.first(PICKS);
  return {
    ...buildStandingPage(index, edition, 'saved'),
    corrected: correctedStories(index, edition, CORRECTIONS),
    isChosen: chosen.length > 0,
    picks: alikeInRows(picks.map((story) => buildTeaser(index, edition, story))),
  };
}
