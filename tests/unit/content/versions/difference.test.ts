import { describe, expect, it } from 'vitest';
import { compareParagraphs, compareWords, type Passage } from '../../../../src/content/versions/difference.ts';

/** “one [-old-] {+new+}” */
function marked(passages: readonly Passage[]): string {
  return passages.map(({ kind, text }) => (kind === 'kept' ? text : kind === 'deleted' ? `[-${text}-]` : `{+${text}+}`)).join('');
}

function without(kind: Passage['kind'], passages: readonly Passage[]): string {
  return passages
    .filter((passage) => passage.kind !== kind)
    .map(({ text }) => text)
    .join('');
}

describe('Two wordings of a paragraph', () => {
  it.each([
    ['en', 'The wall is 300 metres long.', 'The wall is 200 metres long.', 'The wall is [-300-]{+200+} metres long.'],
    ['en', 'It opened on Sunday', 'It opened on Sunday.', 'It opened on Sunday{+.+}'],
    ['en', 'The first ferry sailed.', 'The ferry sailed.', 'The [-first -]ferry sailed.'],
    ['en', 'One word', '', '[-One word-]'],
    ['en', '', 'One word', '{+One word+}'],
    ['en', 'Unchanged.', 'Unchanged.', 'Unchanged.'],
    ['ar', 'فُتح الميناء يوم الاثنين.', 'فُتح الميناء يوم الثلاثاء.', 'فُتح الميناء يوم [-الاثنين-]{+الثلاثاء+}.'],
    ['es', '¿Cuándo vuelve la lancha?', '¿Cuándo volvió la lancha?', '¿Cuándo [-vuelve-]{+volvió+} la lancha?'],
    ['ja', '港は月曜日に開いた。', '港は火曜日に開いた。', '港は[-月曜日-]{+火曜日+}に開いた。'],
  ])('in “%s” differ by whole words', (language, before, after, expected) => {
    expect(marked(compareWords(before, after, language))).toBe(expected);
  });

  it('are shown as a whole where changes stand too close to be told apart', () => {
    const passages = compareWords(
      'In the long text we read old a old and then more of it.',
      'In the long text we read new a two and then more of it.',
      'en',
    );
    expect(marked(passages)).toBe('In the long text we read [-old a old-]{+new a two+} and then more of it.');
  });

  it('are shown one after the other when little is left of the first', () => {
    expect(marked(compareWords('Nobody was hurt.', 'The harbour master was taken to hospital.', 'en'))).toBe(
      '[-Nobody was hurt.-]{+The harbour master was taken to hospital.+}',
    );
  });

  it('are found again in the passages, whatever was changed', () => {
    const [before, after] = ['A b c, d e f (g h) “i j k” l m n o p. q r s.', 'A b x, d e f “i (g) j k” l m o p: q t r s!'];
    const passages = compareWords(before, after, 'en');
    expect(without('inserted', passages)).toBe(before);
    expect(without('deleted', passages)).toBe(after);
  });

  it('take little time however long they are', () => {
    const words = (seed: number) => Array.from({ length: 20_000 }, (_, place) => `w${(place * seed) % 977}`).join(' ');
    const started = performance.now();
    compareWords(words(3), words(7), 'en');
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('Two versions of a text', () => {
  const shown = (before: string[], after: string[]) =>
    compareParagraphs(before, after, 'en').map((paragraph) =>
      paragraph.kind === 'changed' ? marked(paragraph.passages) : paragraph.count,
    );

  it('fold what stayed, and compare each paragraph with the one that it was made from', () => {
    expect(
      shown(
        ['The harbour opened again.', 'It had been closed.', 'The wall is 300 metres long.', 'A fair is planned.'],
        ['The harbour opened again.', 'It had been closed.', 'A storm broke it in autumn.', 'The wall is 200 metres long.'],
      ),
    ).toEqual([2, '{+A storm broke it in autumn.+}', 'The wall is [-300-]{+200+} metres long.', '[-A fair is planned.-]']);
  });

  it('have nothing to show when they are the same', () => {
    expect(shown(['One.', 'Two.'], ['One.', 'Two.'])).toEqual([2]);
    expect(shown([], [])).toEqual([]);
  });
});
