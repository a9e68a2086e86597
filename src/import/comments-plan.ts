import { importedWords } from '../content/imported-words.ts';
import type { Keeper } from './keeper.ts';
import type { ImportedComment } from './model.ts';
import { printable } from '../shared/printable.ts';
import { oneLine, withoutRemarkSigns } from './names.ts';
import { yamlOf } from './story-file.ts';

/**
 * Brings the comments on a story into their folder, `comments/en/2012/first-talks`. They are numbered in the order in which they were
 * written; one that turns up in a later export takes the next number. Returns the names under which the keeper knows them.
 */
export function bringComments(
  keeper: Keeper,
  story: string,
  folder: string,
  comments: readonly ImportedComment[],
  language: string,
): string[] {
  const entryOf = (key: string) => `comment ${story} ${key}`;
  const sorted = [...comments].sort((a, b) => Date.parse(a.posted) - Date.parse(b.posted) || (a.key < b.key ? -1 : 1));
  const digits = Math.max(2, String(sorted.length).length);
  const files = new Map<string, string>();
  let number = 0;
  for (const { key } of sorted) {
    let file = keeper.ledger.get(entryOf(key))?.file;
    while (file === undefined) {
      number += 1;
      const next = `${folder}/${String(number).padStart(digits, '0')}.yaml`;
      if (!keeper.ledger.owns(next)) file = next;
    }
    files.set(key, file);
  }
  const nameIn = (key: string | undefined) =>
    key === undefined
      ? undefined
      : files
          .get(key)
          ?.split('/')
          .at(-1)
          ?.replace(/\.yaml$/, '');
  return sorted.map((comment) => {
    const replyTo = isRound(comment, comments) ? undefined : nameIn(comment.answers);
    const text = yamlOf({
      name: oneLine(comment.name) || importedWords(language).reader,
      date: comment.posted,
      text: withoutRemarkSigns(printable(comment.text)).trim(),
      replyTo,
    });
    const entry = entryOf(comment.key);
    keeper.put(entry, files.get(comment.key) ?? '', text);
    return entry;
  });
}

/** Whether the comments that one answers lead back to itself, as in a damaged export. */
function isRound({ key, answers }: ImportedComment, comments: readonly ImportedComment[]): boolean {
  if (answers === undefined) return false;
  const above = new Map(comments.map((one) => [one.key, one.answers]));
  const seen = new Set([key]);
  for (let next: string | undefined = answers; next !== undefined; next = above.get(next)) {
    if (seen.has(next)) return true;
    seen.add(next);
  }
  return false;
}
