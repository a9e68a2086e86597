import { describe, expect, test } from 'vitest';
import { doubtsAbout } from '../../../src/content/comment-doubts.ts';
import { cleanedWords } from '../../../src/content/comment-words.ts';

describe('The words of a stranger', () => {
  test.each([
    ['lose what turns letters around', 'a\u202Eb\u2067c\u200Fd', 'abcd'],
    ['lose what nobody sees', 'a\u200B\uFEFF\u00ADb\u{E0041}', 'ab'],
    ['lose what commands a terminal', 'a\u001B[31mb\u0000', 'a[31mb'],
    ['keep the joiners of Persian, Hindi and families', 'می\u200Cخواهم क्\u200Dष 👩\u200D👧', 'می\u200Cخواهم क्\u200Dष 👩\u200D👧'],
    ['lose heaps of marks, and keep those of Arabic and Vietnamese', `e${'\u0301'.repeat(50)} ُّ ệ`, `é${'\u0301'.repeat(4)} ُّ ệ`],
    ['have one empty line at most', 'a\r\n\r\n\r\n\u2028b  ', 'a\n\nb'],
    ['are whole', 'a\uD800', 'a\uFFFD'],
    ['lose fillers and empty cells, which are letters to programs alone', 'a\u3164\u115F\u2800\uFFA0b', 'ab'],
    ['lose what is no letter anywhere', 'a\uFFFF\uFDD0\u{1FFFE}\u{1D173}b', 'ab'],
    ['are none where only joiners and marks are left', ' \u200C\u200D\u0301\uFE0F ', ''],
    ['are what a sign alone is', '👍🏽', '👍🏽'],
  ])('%s', (_, text, expected) => {
    expect(cleanedWords(text)).toBe(expected);
  });

  test('take no longer than their length tells', () => {
    const before = performance.now();
    for (const part of [' ', '\n', ' \n', '\u0301', '\t', '\u00A0 ']) cleanedWords(`a${part.repeat(100_000)}b`);
    expect(performance.now() - before).toBeLessThan(2000);
  });

  test('are one line where they are a name', () => {
    expect(cleanedWords(' Ada\n Lovelace ', 'line')).toBe('Ada Lovelace');
  });
});

describe('An editor is told', () => {
  const known = ['Ines Marlow', 'Coast desk', 'The Tideline', 'Ana'];

  test.each([
    ['nothing of an honest comment', { name: 'Ада Лавлейс', text: 'Well said.' }, []],
    ['of a name that is somebody’s here', { name: 'ines  MARLOW', text: '' }, [/that of Ines Marlow/]],
    ['of one that only looks like it', { name: 'Ιnes Marl0w', text: '' }, [/Latin and Greek/, /that of Ines Marlow/]],
    ['of one in Cherokee, small capitals or with a capital I for an l', { name: 'lnes ꮇarIow', text: '' }, [/Latin and Cherokee/, /that of Ines Marlow/]],
    ['of one that looks like it in another way', { name: 'ɪɴᴇꜱ Marlovv', text: '' }, [/that of Ines Marlow/]],
    ['of one that has more to it', { name: 'Ines Marlow (editor) ✓', text: '' }, [/that of Ines Marlow/]],
    ['of the newspaper’s own', { name: 'the tide-line', text: '' }, [/that of The Tideline/]],
    ['nothing of a short name within another', { name: 'Diana Prince', text: '' }, []],
    ['of links', { name: 'Ada', text: 'www.a.example and https://b.example' }, [/2 links/]],
  ])('%s', (_, comment, expected) => {
    const doubts = doubtsAbout(comment, known);
    expect(doubts).toHaveLength(expected.length);
    expected.forEach((pattern, place) => {
      expect(doubts[place]).toMatch(pattern);
    });
  });
});
