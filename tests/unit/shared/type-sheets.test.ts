import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { hasMeasuredStandIns, typeSheets, usesStandIns } from '../../../src/shared/type-sheets.ts';
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

it('Faces of the device stand in for Latin ones wherever no other list of faces is used', () => {
  const folder = join(ROOT, 'src/theme/styles/scripts');
  const own = readdirSync(folder).filter((file) => /--serif-faces|joined-letters/.test(readFileSync(join(folder, file), 'utf8')));
  const languages = ['en', 'de', 'vi', 'ar', 'fa', 'uk', 'el', 'he', 'hi', 'bn', 'zh-Hans', 'zh-TW', 'ja', 'ko', 'th'];
  expect(own.length).toBeGreaterThan(4);
  for (const language of languages)
    expect(usesStandIns(language), language).toBe(!typeSheets(language).some((sheet) => own.includes(`${sheet}.css`)));
});
