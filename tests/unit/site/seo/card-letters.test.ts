import { describe, expect, it } from 'vitest';
import { CARD_LETTERS, cardText } from '../../../../src/content/card-letters.ts';
import { lettersOfFaces } from '../../../../src/build/type-faces.ts';

/** A space without width and a mark of direction, which some faces have, and the marks of others go without. */
const UNSEEN = [0x200b, 0x200f];

describe('the letters of cards', () => {
  it('are those of the fonts', () => {
    // What is not printed is no letter.
    const inFonts = [...lettersOfFaces()].filter((code) => code >= 0x20 && !UNSEEN.includes(code)).sort((a, b) => a - b);
    const known = CARD_LETTERS.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, place) => first + place));
    expect(known).toEqual(inFonts);
  });
});

describe('a text on a card', () => {
  it.each([
    ['The harbour opens again'],
    ['“Łódź”, straße – 25 % off: ½ of Ağrı’s Đồng… €5 • №'.replace(' №', '')],
    ['يفتح الميناء أبوابه من جديد، «غدًا»'],
    ['© 2026 & 1 # *'],
    ['Київ, Αθήνα, שלום, हिन्दी, বাংলা'],
  ])('is shown as it is when the faces have all of its letters: %s', (text) => {
    expect(cardText(text)).toEqual({ text, lost: [], left: [] });
  });

  it.each([
    ['Tokyo’s 東京タワー', ['東', '京', 'タ', 'ワ', 'ー']],
    ['សួស្តី and សួស្តី', ['ស', 'ួ', '្', 'ត', 'ី']],
    ['தமிழ்', ['த', 'ம', 'ி', 'ழ', '்']],
    ['up ↑ by √2', ['↑', '√']],
    ['x̂', ['\u0302']],
    ['2026年11月29日', ['年', '月', '日']],
  ])('loses letters: %s', (text, lost) => {
    expect(cardText(text).lost).toEqual(lost);
  });

  it.each([
    ['Storm 🌪️ tonight', 'Storm tonight', ['🌪️']],
    ['We won 🏴‍☠️👩🏽‍🚀!', 'We won !', ['🏴‍☠️', '👩🏽‍🚀']],
    ['☀ and ☀', 'and', ['☀']],
  ])('is shown without its pictographs: %s', (text, shown, left) => {
    expect(cardText(text)).toEqual({ text: shown, lost: [], left });
  });

  it.each([
    ['25\u202f% de plus\u2009!', '25 % de plus !'],
    ['COVID\u201119', 'COVID-19'],
    ['so\u2060und\u200b\ufe0f', 'sound'],
    ['one\u2003two\nthree', 'one two three'],
  ])('keeps its spaces and hyphens: %j', (text, shown) => {
    expect(cardText(text)).toEqual({ text: shown, lost: [], left: [] });
  });
});
