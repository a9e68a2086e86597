import { checkBody, readBodyFacts } from '../../content/checks/body-check.ts';
import { relatedStoryFault } from '../../content/checks/references/related-check.ts';
import { fieldName, formatFault } from '../../content/faults/fault.ts';
import { targetsOf } from '../../content/text/marks.ts';
import { lineOf, type SourceFile } from '../../content/source-file.ts';
import { splitLanguage } from '../../shared/ids.ts';

/** Lists the ids of all stories, `en/2026/ferry`; undefined where a service does not tell. */
export type ListStories = () => Promise<readonly string[] | undefined>;

interface Fields {
  kind?: unknown;
  photos?: readonly { photo?: string }[];
  related?: readonly string[];
}

/** `content/articles/en/2026/ferry.md`: a story or a page, with its id. */
const TEXT = /^content\/(articles|pages)\/(.*)\.mdx?$/;

/** What a build would say of a text: its marks and components, and the stories that the file names. In the same words. */
export async function faultsOfText(source: SourceFile, listStories: ListStories): Promise<string[]> {
  const [, folder, id = ''] = TEXT.exec(source.file) ?? [];
  if (folder === undefined) return [];
  const [language, own] = splitLanguage(id);
  const { kind, photos = [], related = [] } = source.data as Fields;
  const facts = readBodyFacts(source);
  const named = [...related, ...targetsOf(facts.marks, 'related')];
  const listed = named.length > 0 ? await listStories() : [];
  // What is not known is left to the build.
  const keys = listed?.map(splitLanguage).flatMap(([of, key]) => (of === language ? [key] : [])) ?? named;
  const stories = new Map(keys.map((key) => [key, key]));
  const faults = checkBody(source.file, facts, {
    photos: photos.flatMap(({ photo }) => photo ?? []),
    stories,
    own,
    mayBeEmpty: folder === 'articles' && kind === 'gallery',
  });
  for (const [place, name] of related.entries()) {
    const fault = relatedStoryFault(name, { language, own, isStory: (key) => stories.has(key), stories: () => [...stories.keys()] });
    const path = ['related', place];
    if (fault) faults.push({ file: source.file, line: lineOf(source, path), field: fieldName(path), ...fault });
  }
  return faults.map(formatFault);
}
