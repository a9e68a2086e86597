import { describe, expect, it } from 'vitest';
import { isDateLine, readDateLine } from '../../../src/import/date-line.ts';
import { readHumanDate } from '../../../src/import/human-date.ts';
import { instantOfText } from '../../../src/import/moments.ts';

describe('a day as people write it', () => {
  it.each([
    ['Published 3 March 2021', '2021-03-03T00:00:00+01:00'],
    ['posted on April 21, 2015, at 11:29 a.m.', '2015-04-21T11:29:00+02:00'],
    ['Sunday, Feb 1, 2015 11:57 AM UTC', '2015-02-01T12:57:00+01:00'],
    ['Fri Mar 13 21:30:09 EST 2015', '2015-03-13T21:30:09-05:00'],
    ['March 3rd, 2021 at 8pm ET', '2021-03-03T20:00:00-05:00'],
    ['3 de marzo de 2021 a las 14:30', '2021-03-03T14:30:00+01:00'],
    ['Publié le 1er mars 2021 à 14h30', '2021-03-01T14:30:00+01:00'],
    ['3. März 2021, 17 Uhr', '2021-03-03T17:00:00+01:00'],
    ['3 de março de 2021 às 9h05', '2021-03-03T09:05:00+01:00'],
    ['3 marzo 2021 ore 9.30', '2021-03-03T09:30:00+01:00'],
    ['3 марта 2021 г., 10:15', '2021-03-03T10:15:00+01:00'],
    ['٣ مارس ٢٠٢١ ٣:٠٥ م', '2021-03-03T15:05:00+01:00'],
    ['١٢ كانون الثاني ٢٠٢٠', '2020-01-12T00:00:00+01:00'],
    ['2016年10月14日07:17', '2016-10-14T07:17:00+02:00'],
    ['2021년 3월 3일 오후 3:05', '2021-03-03T15:05:00+01:00'],
    ['令和3年3月3日 10時15分', '2021-03-03T10:15:00+01:00'],
    ['3 marca 2021', '2021-03-03T00:00:00+01:00'],
    ['14 ตุลาคม 2559', '2016-10-14T00:00:00+02:00'],
    ['2021-3-3', '2021-03-03T00:00:00+01:00'],
    ['3.3.2021', '2021-03-03T00:00:00+01:00'],
  ])('%s', (text, instant) => {
    expect(instantOfText(text, 'Europe/Madrid')).toBe(instant);
  });

  it.each(['The year 2021', 'May 2021', '31 February 2020', '4/12/2019', 'three days ago', '1'.repeat(5000)])(
    'is not guessed: %s',
    (text) => {
      expect(instantOfText(text, 'Europe/Madrid')).toBeUndefined();
    },
  );

  it.each([
    ['es', '2019-12-04'],
    ['en-GB', '2019-12-04'],
    ['en-US', '2019-04-12'],
  ])('of two kinds is told by the language %s', (language, day) => {
    expect(readHumanDate('4/12/2019', language)?.day).toBe(day);
  });
});

describe('a line of dates', () => {
  it.each([
    ['Published 3 March 2021, updated 5 March 2021 10:00', '2021-03-03', '2021-03-05', ''],
    ['Le 3 mars 2021 à 08h00, modifié le 4 mars 2021 à 09h10', '2021-03-03', '2021-03-04', ''],
    ['Updated: 5 March 2021 | Published: 4 March 2021', '2021-03-04', '2021-03-05', ''],
    ['Madrid, 3 de marzo de 2021', '2021-03-03', undefined, 'Madrid'],
  ])('%s', (line, published, updated, rest) => {
    const dates = readDateLine(line);
    expect([dates?.published?.day, dates?.updated?.day, dates?.rest]).toEqual([published, updated, rest]);
    expect(dates !== undefined && isDateLine(line, dates)).toBe(true);
  });

  it('is no sentence that names a day', () => {
    const line = 'The bridge was closed on 3 March 2021 and has not been opened since.';
    const dates = readDateLine(line);
    expect(dates !== undefined && isDateLine(line, dates)).toBe(false);
  });
});
