import { expect, test } from 'vitest';
import { keepStylesApart, markedStyles, styleText, STYLES_MARK } from '../../../src/site/printed-styles.ts';

test('Styles are printed as they are until they are kept apart, and then a mark that stands for them', () => {
  const [one, two] = ['.a{color:red}', '.b::before{content:"–"}'];
  expect(styleText(one)).toBe(one);
  keepStylesApart();
  const marks = [one, two, one].map(styleText);
  expect(marks).toEqual([`${STYLES_MARK}0*/`, `${STYLES_MARK}1*/`, `${STYLES_MARK}0*/`]);
  expect(marks.map(markedStyles)).toEqual([one, two, one]);
  for (const text of [one, '', `${STYLES_MARK}7*/`, STYLES_MARK]) expect(markedStyles(text)).toBe(text);
});
