import { describe, expect, it } from 'vitest';
import { checkCharacters } from '../../../../src/content/text/unprintable.ts';

const told = (body: string) => checkCharacters(body).map(({ line, problem }) => `${line} ${/U\+\w+/.exec(problem)?.[0] ?? ''}`);

describe('characters that no page may hold', () => {
  it.each<[string, string[]]>([
    ['One.\n\nA bell \u0007 rings.', ['3 U+0007']],
    ['Red: \u001b[31m\nand \ufffe', ['1 U+001B', '2 U+FFFE']],
    ['```\nin code \u0000\n```', ['2 U+0000']],
  ])('are told in %j', (body, faults) => {
    expect(told(body)).toEqual(faults);
  });

  it.each(['Tab\there, and\r\nlines', 'É &#233; &#x202F; \u2028 \u00ad \u200d', '`&#7;` and &#0;'])('are not in %j', (body) => {
    expect(told(body)).toEqual([]);
  });
});
