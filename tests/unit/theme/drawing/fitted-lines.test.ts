import { describe, expect, it } from 'vitest';
import { fitLines } from '../../../../src/theme/drawing/fitted-lines.ts';
import { nameWidth } from '../../../../src/theme/drawing/map-names.ts';

const ROOM = { width: 100, letters: 13 };

describe('words in a drawing', () => {
  it('stay on one line where there is room', () => {
    expect(fitLines('Kyiv', ROOM)).toEqual(['Kyiv']);
  });

  it.each([
    ['between words', 'Saint Petersburg (Russia)', ['Saint', 'Petersburg', '(Russia)']],
    ['within a word that is wider than the room', 'Donaudampfschifffahrt', ['Donaudampfsch', 'ifffahrt']],
    ['between words without spaces', 'เชียงใหม่ลำปาง', ['เชียงใหม่', 'ลำปาง']],
  ])('are broken %s', (_where, text, lines) => {
    expect(fitLines(text, ROOM)).toEqual(lines);
    for (const line of lines) expect(nameWidth(line, ROOM.letters)).toBeLessThanOrEqual(ROOM.width);
  });

  it('end in an ellipsis where there is no room for all', () => {
    expect(fitLines('One two three four five six seven', { ...ROOM, most: 2 })).toEqual(['One two three', 'four five si…']);
  });
});
