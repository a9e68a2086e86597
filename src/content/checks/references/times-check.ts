import type { ArticleData } from '../../schemas/article.ts';
import { quote } from '../../faults/fault.ts';
import type { SourceRef } from '../../source-file.ts';
import type { FaultList } from './fault-list.ts';

/** The order in which a story says that things happened. */
export function checkTimes(source: SourceRef, data: ArticleData, faults: Pick<FaultList, 'add'>): void {
  const published = Date.parse(data.published);
  if (data.updated !== undefined && Date.parse(data.updated) < published) {
    faults.add(source, ['updated'], {
      problem: `${quote(data.updated)} is before the story was published, ${quote(data.published)}.`,
      mend: 'Correct one of the two, or take “updated” out.',
    });
  }
  data.corrections?.forEach((correction, index) => {
    if (Date.parse(correction.date) < published) {
      faults.add(source, ['corrections', index, 'date'], {
        problem: `${quote(correction.date)} is before the story was published, ${quote(data.published)}.`,
        mend: 'Write when the correction was made.',
      });
    }
  });
  if (data.removed && Date.parse(data.removed.date) < published) {
    faults.add(source, ['removed', 'date'], {
      problem: `${quote(data.removed.date)} is before the story was published, ${quote(data.published)}.`,
      mend: 'Write when it was taken down. A story that was never out needs “draft: true” instead.',
    });
  }
  checkLiveTimes(source, data, faults);
}

function checkLiveTimes(source: SourceRef, data: ArticleData, faults: Pick<FaultList, 'add'>): void {
  if (data.live?.ended !== undefined && Date.parse(data.live.ended) < Date.parse(data.live.started)) {
    faults.add(source, ['live', 'ended'], {
      problem: `${quote(data.live.ended)} is before the coverage began, ${quote(data.live.started)}.`,
      mend: 'Correct one of the two.',
    });
  }
}
