import type { ComponentValues } from './component-fields.ts';
import { escaped } from './escaped-words.ts';
import { writeTable } from './written-table.ts';
import type { TextMark } from './text-marks.ts';

/** A mark as it stands on lines of its own. */
export function writeMark(name: TextMark, values: ComponentValues, words = ''): string {
  const value = (field: string): string => (values[field] ?? '').trim();
  switch (name) {
    case 'photo':
      return `![](${value('photo')})`;
    case 'related':
      return `::related{story="${value('story')}"}`;
    case 'note':
      return fenced(value('title') === '' ? 'note' : `note[${escaped(value('title'))}]`, words);
    case 'pull':
      return fenced('pull', words);
    case 'table':
      return writeTable(words);
  }
}

/** Between lines that have more colons than any in the text. */
function fenced(beginning: string, words: string): string {
  const longest = Math.max(2, ...[...words.matchAll(/^[\s>]*(:{3,})/gm)].map(([, colons = '']) => colons.length));
  const fence = ':'.repeat(longest + 1);
  return `${fence}${beginning}\n${words}\n${fence}`;
}
