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
  const pairs = new Map<string, string>();
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
    checkPair(newsroom, { id, source, data }, path, pairs, known, faults);
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

/** A page translates one of the first language, which no other of its language does. */
function checkPair(
  { pages }: Newsroom,
  { source, data, id }: Pick<TextEntry<PageData>, 'id' | 'source' | 'data'>,
  path: string,
  pairs: Map<string, string>,
  known: Known,
  faults: FaultList,
): void {
  const [language] = splitLanguage(id);
  if (language === known.firstLanguage && data.translationOf !== undefined) {
    faults.add(source, ['translationOf'], {
      problem: 'A page of the first language is what others translate, and no translation itself.',
      mend: 'Take the line out, and write it into the pages of the other languages.',
    });
    return;
  }
  const name = data.translationOf ?? path;
  const claim = `${language} ${name}`;
  const other = pairs.get(claim);
  if (other !== undefined) {
    faults.add(source, data.translationOf === undefined ? [] : ['translationOf'], {
      problem: `Both this page and ${other} are the page ${quote(name)} in this language.`,
      mend: 'Take “translationOf” out of one of the two pages, or correct it.',
    });
  }
  pairs.set(claim, other ?? source.file);
  if (data.translationOf === undefined) return;
  const first = new Set(pages.map((page) => splitLanguage(page.id)).flatMap(([of, at]) => (of === known.firstLanguage ? [at] : [])));
  faults.mustExist(source, ['translationOf'], data.translationOf, first, 'a page of the first language', 'Write one of the allowed paths.');
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
