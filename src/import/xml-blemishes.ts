import { basename } from 'node:path';
import type { Loss } from './model.ts';

/** What in a file was not as XML has to be but could be read. */
export interface XmlBlemishes {
  /** Characters that XML forbids, unknown entities and bytes that are no text. */
  count: number;
  /** Of the first one, 1-based. */
  line?: number;
  /** Each “&” that XML writes “&amp;”. */
  ampersands: number;
  /** Of the first one, 1-based. */
  ampersandLine?: number;
  /** What is in doubt about the file’s encoding. */
  doubt?: string;
}

/** What the report says of a file that was not as XML has to be. */
export function blemishLosses(path: string, { count, line, ampersands, ampersandLine, doubt }: XmlBlemishes): Loss[] {
  const said = [
    doubt,
    count === 0
      ? undefined
      : `${count} ${count === 1 ? 'place' : 'places'} of the file ${count === 1 ? 'is' : 'are'} not as XML has to be${first(line)}; ${count === 1 ? 'it was' : 'they were'} read as far as possible. ` +
        'Look for “&…;” and “�” in the stories and write what belongs there.',
    ampersands === 0
      ? undefined
      : `${ampersands} ${ampersands === 1 ? 'sign “&” stands' : 'signs “&” stand'} where XML has “&amp;”${first(ampersandLine)}. ` +
        `${ampersands === 1 ? 'It was' : 'They were'} read as “&”; nothing is lost.`,
  ];
  return said.flatMap((what) => (what === undefined ? [] : [{ where: basename(path), kind: 'person', what }]));
}

function first(line: number | undefined): string {
  return line === undefined ? '' : `, the first on line ${line}`;
}
