import type { Fault } from '../faults/fault.ts';

type SignFault = Pick<Fault, 'problem' | 'mend'> & { line: number };

/** Control characters but for line breaks and tabs, and what is no character at all: no page and no feed may hold them. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/;

/** Of one text, more are not told. */
const MOST_FAULTS = 20;

/** Characters in a body that cannot be printed. By its number (`&#7;`) none can be written: the parser puts another in its place. */
export function checkCharacters(body: string): SignFault[] {
  if (!UNPRINTABLE.test(body)) return [];
  return body
    .split('\n')
    .flatMap((text, place) => {
      const [character] = UNPRINTABLE.exec(text) ?? [];
      return character === undefined ? [] : [{ line: place + 1, ...wordsFor(character) }];
    })
    .slice(0, MOST_FAULTS);
}

function wordsFor(character: string): Omit<SignFault, 'line'> {
  const number = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return {
    problem: `The line holds a character that cannot be printed (U+${number}).`,
    mend: 'Delete the line and type it again.',
  };
}
