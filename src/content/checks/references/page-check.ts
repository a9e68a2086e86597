import { splitLanguage } from '../../../shared/ids.ts';
import { checkBody } from '../body-check.ts';
import { ComponentCheck } from '../component-check.ts';
import { quote } from '../../faults/fault.ts';
import type { Newsroom, TextEntry } from '../../newsroom-model.ts';
import type { PageData } from '../../schemas/page.ts';
import type { FaultList } from './fault-list.ts';
import type { Known } from './known.ts';
import { isOwnAddress } from './own-addresses.ts';
import { checkPhotoUse } from './photo-use-check.ts';

/** That standing pages have addresses of their own, and each policy one page. */
export function checkPages(newsroom: Newsroom, known: Known, faults: FaultList): void {
  const policies = new Map<string, string>();
  for (const { id, source, data, text } of newsroom.pages) {
    const language = faults.languageOf(source, id);
    if (language === undefined) continue;
    const [, path] = splitLanguage(id);
    const top = path.split('/')[0] ?? '';
    if (isOwnAddress(path, known) || known.languages.includes(top)) {
      faults.push({
        file: source.file,
        problem: `The page’s address, ${quote(path)}, is one that the site itself uses.`,
        mend: 'Rename the file.',
      });
    }
    data.photos?.forEach((use, index) => {
      checkPhotoUse(source, ['photos', index], use, language, known, faults);
    });
    checkPageText({ id, source, data, text }, language, known, faults);
    if (data.policy === undefined) continue;
    const claim = `${language} ${data.policy}`;
    const other = policies.get(claim);
    if (other !== undefined) {
      faults.add(source, ['policy'], {
        problem: `${quote(data.policy)} is already the policy of ${other}.`,
        mend: 'Take the line out of one of the two pages.',
      });
    }
    policies.set(claim, other ?? source.file);
  }
}

function checkPageText(page: TextEntry<PageData>, language: string, known: Known, faults: FaultList): void {
  const { source, data, text } = page;
  const unreadStories = known.unreadStories.get(language);
  faults.push(
    ...checkBody(source.file, text, {
      photos: data.photos?.map((use) => use.photo) ?? [],
      stories: known.stories.get(language) ?? new Map<string, never>(),
      ...(unreadStories === undefined ? {} : { unreadStories }),
    }),
  );
  const files = { media: known.media, recordings: known.recordings, tables: known.tables, unreadTables: new Set<string>() };
  faults.push(...new ComponentCheck({ ...page, data: {} }, files, true).run());
}
