import { timeView } from '../../shared/date-format.ts';
import type { LineView } from '../views/listing.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import { Remembered } from './reading.ts';
import type { Story } from './story.ts';
import { buildLeadPicture, kickerOf } from './teasers.ts';

const lines = new Remembered<Story, LineView>();

/** A story’s line: it stands on a dozen pages, of its sections, authors, topics, month and day. */
export function buildLine(edition: Edition, story: Story): LineView {
  return lines.of(story, () => ({
    url: story.url,
    headline: story.data.headline,
    kicker: kickerOf(edition, story),
    colour: story.section.colour,
    time: timeView(story.data.published, 'time', edition.style),
  }));
}

const fullLines = new Remembered<Story, LineView>();

/** The same with what shorter lists say besides. */
export function buildFullLine(index: NewsroomIndex, edition: Edition, story: Story, brief: LineView): LineView {
  return fullLines.of(story, () => ({
    ...brief,
    standfirst: story.data.standfirst,
    picture: buildLeadPicture(index, edition, story),
  }));
}
