import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../src/content/plain-date.ts';

describe('a date in a story', () => {
  it.each([
    ['2022-02-24', 'en-GB', '24 February 2022'],
    ['2022-02', 'en-GB', 'February 2022'],
    ['2022', 'en-GB', '2022'],
    ['2022-02-24', 'es', '24 de febrero de 2022'],
    ['2022-02-24', 'ar-EG', '٢٤ فبراير ٢٠٢٢'],
    ['0985', 'en-GB', '985'],
  ])('%s is written out in %s', (written, locale, label) => {
    expect(plainDate(written, locale)).toEqual({ label, datetime: written });
  });

  it('is written as the language’s catalogue says, where it says so', () => {
    const forms = { date: '{day}. {month} {year}', monthYear: '{month}, {year}' };
    expect(plainDate('2022-02-24', 'pl-PL', { forms }).label).toBe('24. lutego 2022');
    expect(plainDate('2022-02', 'en-GB', { forms }).label).toBe('February, 2022');
    expect(plainDate('2022', 'en-GB', { forms }).label).toBe('2022');
  });

  it.each([
    ['24 February 2022', 'en-GB', '2022-02-24'],
    ['February 2022', 'en-GB', '2022-02'],
    ['5 de mayo de 1821', 'es', '1821-05-05'],
    ['1 March 2026', 'en-GB', '2026-03-01'],
    ['March 1, 2026', 'en-US', '2026-03-01'],
    ['28. November 2026', 'de-DE', '2026-11-28'],
    ['28 ноября 2026 г.', 'ru-RU', '2026-11-28'],
    ['ноябрь 2026 г.', 'ru-RU', '2026-11'],
    ['28 listopada 2026', 'pl-PL', '2026-11-28'],
    ['٢٨ نوفمبر ٢٠٢٦', 'ar-EG', '2026-11-28'],
    ['28 tháng 11, 2026', 'vi-VN', '2026-11-28'],
    ['2026年11月28日', 'ja-JP', '2026-11-28'],
    ['2026年11月', 'zh-TW', '2026-11'],
    ['2026년 11월 28일', 'ko-KR', '2026-11-28'],
  ])('in words stays as it is, and programs are told what it means: %s', (written, locale, datetime) => {
    expect(plainDate(written, locale)).toEqual({ label: written, datetime });
  });

  it.each(['Last Saturday', 'About 1450', 'Spring 2022', '31 February 2022', 'The 1990s', '12 May', 'Dawn'])(
    'that no calendar knows is words alone: %s',
    (written) => {
      expect(plainDate(written, 'en-GB')).toEqual({ label: written, datetime: undefined });
    },
  );

  it('has its month short where there is little room', () => {
    expect(plainDate('2022-02', 'en-GB', { monthStyle: 'short' }).label).toBe('Feb 2022');
  });
});
