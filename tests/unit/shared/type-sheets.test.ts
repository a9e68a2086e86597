import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { hasMeasuredStandIns, typeSheets } from '../../../src/shared/type-sheets.ts';
import { ROOT } from '../../support/site.ts';

it.each([
  ['en', []],
  ['en-GB', []],
  ['es', []],
  ['ar', ['naskh']],
  ['de', ['latin']],
  ['vi', ['latin', 'vietnamese']],
  ['uk', ['latin', 'cyrillic']],
  ['sr', ['latin', 'cyrillic']],
  ['sr-Latn', ['latin']],
  ['el', ['latin', 'greek']],
  ['fa', ['latin', 'arabic']],
  ['ur', ['latin', 'arabic']],
  ['he', ['hebrew']],
  ['hi', ['devanagari']],
  ['bn', ['bengali']],
  ['zh-Hans', ['hans']],
  ['zh-TW', ['hant']],
  ['ja', ['japanese']],
  ['ko', ['korean']],
  ['th', []],
])('an edition in %s needs the style sheets %j', (language, sheets) => {
  expect(typeSheets(language)).toEqual(sheets);
  for (const name of sheets) expect(existsSync(join(ROOT, `src/theme/styles/scripts/${name}.css`))).toBe(true);
});

it('Latin letters alone have stand-ins that the device’s faces have been measured for', () => {
  const languages = ['en', 'de', 'vi', 'tr', 'ar', 'fa', 'uk', 'el', 'hi', 'ja', 'sr-Latn', 'sr'];
  expect(languages.filter(hasMeasuredStandIns)).toEqual(['en', 'de', 'vi', 'tr', 'sr-Latn']);
});
