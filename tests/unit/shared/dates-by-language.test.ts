import { describe, expect, it } from 'vitest';
import { formatDate } from '../../../src/shared/date-format.ts';

const MOMENT = '2026-11-28T15:05:00Z';

/** How each language writes a day with its weekday, a month, a time, and three names. */
const TABLE: readonly [locale: string, day: string, month: string, time: string, names: string][] = [
  ['en-GB', 'Saturday, 28 November 2026', 'November 2026', '15:05', 'A, B and C'],
  ['en-US', 'Saturday, November 28, 2026', 'November 2026', '15:05', 'A, B, and C'],
  ['es-ES', 'sábado, 28 de noviembre de 2026', 'noviembre de 2026', '15:05', 'A, B y C'],
  ['ar-EG', 'السبت، ٢٨ نوفمبر ٢٠٢٦', 'نوفمبر ٢٠٢٦', '١٥:٠٥', 'A وB وC'],
  ['de-DE', 'Samstag, 28. November 2026', 'November 2026', '15:05', 'A, B und C'],
  ['fr-FR', 'samedi 28 novembre 2026', 'novembre 2026', '15:05', 'A, B et C'],
  ['pt-PT', 'sábado, 28 de novembro de 2026', 'novembro de 2026', '15:05', 'A, B e C'],
  ['pt-BR', 'sábado, 28 de novembro de 2026', 'novembro de 2026', '15:05', 'A, B e C'],
  ['it-IT', 'sabato 28 novembre 2026', 'novembre 2026', '15:05', 'A, B e C'],
  ['nl-NL', 'zaterdag 28 november 2026', 'november 2026', '15:05', 'A, B en C'],
  ['pl-PL', 'sobota, 28 listopada 2026', 'listopad 2026', '15:05', 'A, B i C'],
  ['uk-UA', 'субота, 28 листопада 2026 р.', 'листопад 2026 р.', '15:05', 'A, B і C'],
  ['ru-RU', 'суббота, 28 ноября 2026 г.', 'ноябрь 2026 г.', '15:05', 'A, B и C'],
  ['tr-TR', '28 Kasım 2026 Cumartesi', 'Kasım 2026', '15:05', 'A, B ve C'],
  ['fa-IR', 'شنبه ۲۸ نوامبر ۲۰۲۶', 'نوامبر ۲۰۲۶', '۱۵:۰۵', 'A،\u200f B، و C'],
  ['ur-PK', 'ہفتہ، 28 نومبر، 2026', 'نومبر 2026', '15:05', 'A، B، اور C'],
  ['he-IL', 'יום שבת, 28 בנובמבר 2026', 'נובמבר 2026', '15:05', 'A, B ו-C'],
  ['hi-IN', 'शनिवार, 28 नवंबर 2026', 'नवंबर 2026', '15:05', 'A, B, और C'],
  ['bn-BD', 'শনিবার, ২৮ নভেম্বর, ২০২৬', 'নভেম্বর ২০২৬', '১৫:০৫', 'A, B এবং C'],
  ['sw-KE', 'Jumamosi, 28 Novemba 2026', 'Novemba 2026', '15:05', 'A, B na C'],
  ['id-ID', 'Sabtu, 28 November 2026', 'November 2026', '15.05', 'A, B, dan C'],
  ['vi-VN', 'Thứ Bảy, 28 tháng 11, 2026', 'tháng 11 năm 2026', '15:05', 'A, B và C'],
  ['zh-CN', '2026年11月28日星期六', '2026年11月', '15:05', 'A、B和C'],
  ['zh-TW', '2026年11月28日星期六', '2026年11月', '15:05', 'A、B和C'],
  ['ja-JP', '2026年11月28日土曜日', '2026年11月', '15:05', 'A、B、C'],
  ['ko-KR', '2026년 11월 28일 토요일', '2026년 11월', '15:05', 'A, B 및 C'],
];

describe('what Intl knows of a language is written as it is', () => {
  it.each(TABLE)('in %s: %s', (locale, day, month, time, names) => {
    const style = { locale, timeZone: 'UTC' };
    expect([formatDate(MOMENT, 'weekdayDate', style), formatDate(MOMENT, 'monthYear', style), formatDate(MOMENT, 'time', style)]).toEqual([
      day,
      month,
      time,
    ]);
    expect(new Intl.ListFormat(locale, { type: 'conjunction' }).format(['A', 'B', 'C'])).toBe(names);
  });
});
