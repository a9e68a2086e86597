import { checkTimes } from '../../content/checks/references/times-check.ts';
import { fieldName, type Fault } from '../../content/faults/fault.ts';
import { CONTENT_KINDS, type ContentKindName } from '../../content/schemas/content-kinds.ts';
import type { ArticleData } from '../../content/schemas/article.ts';
import { lineOf, validate, type SourceFile } from '../../content/source-file.ts';
import { checkCharacters } from '../../content/text/unprintable.ts';

/** What a build would say of one file, as far as it can be said without the others and without reading its text as Markdown. */
export function faultsOfFile(kind: ContentKindName, source: SourceFile): Fault[] {
  const faults: Fault[] = [];
  const data = validate(source, CONTENT_KINDS[kind].schema, faults);
  const linesBefore = source.text.slice(0, source.text.length - source.body.length).split('\n').length - 1;
  faults.push(
    ...checkCharacters(source.body).map(({ line, ...fault }) => ({ file: source.file, line: linesBefore + line, field: 'text', ...fault })),
  );
  if (kind === 'article' && data !== undefined)
    checkTimes({ file: source.file, digest: '' }, data as ArticleData, {
      add: ({ file }, path, fault) => faults.push({ file, line: lineOf(source, path), field: fieldName(path) || undefined, ...fault }),
    });
  return faults;
}
