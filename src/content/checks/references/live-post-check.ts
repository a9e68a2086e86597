import { parentOf, splitLanguage } from '../../../shared/ids.ts';
import { checkBody } from '../body-check.ts';
import { quote } from '../../faults/fault.ts';
import type { Newsroom } from '../../newsroom-model.ts';
import { headOf } from '../../story-head.ts';
import type { FaultList } from './fault-list.ts';
import type { Known } from './known.ts';
import { checkPhotoUse } from './photo-use-check.ts';

/** That live posts belong to live stories. */
export function checkLivePosts(newsroom: Newsroom, known: Known, faults: FaultList): void {
  for (const { id, source, data, text } of newsroom.livePosts) {
    if (data.updated !== undefined && Date.parse(data.updated) < Date.parse(data.published)) {
      faults.add(source, ['updated'], {
        problem: `${quote(data.updated)} is before the post was published, ${quote(data.published)}.`,
        mend: 'Write the time of the change.',
      });
    }
    const story = known.storyOf(id);
    faults.push(...checkBody(source.file, text, {}));
    if ((story === undefined || headOf(story).kind !== 'live') && !known.isUnread(parentOf(id))) {
      faults.push({
        file: source.file,
        problem: `${quote(parentOf(id))} is not a live story.`,
        mend: faults.suggest(
          parentOf(id),
          known.storiesLike(parentOf(id), 'live'),
          'Put the post into the folder named after a story of the kind “live”: content/live/<language>/<year>/<name>/.',
        ),
      });
    }
    data.photos?.forEach((use, index) => {
      checkPhotoUse(source, ['photos', index], use, splitLanguage(id)[0], known, faults);
    });
    data.byline?.forEach((author, index) => {
      faults.mustExist(source, ['byline', index], author, known.authors, 'an author', 'Write one of the allowed ids.');
    });
  }
}
