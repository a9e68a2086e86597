import { describe, expect, it } from 'vitest';
import { buildSlug } from '../../../src/shared/headline-slug.ts';
import { isSlug } from '../../../src/shared/slug.ts';

describe('a letter that is not among a–z', () => {
  it.each([
    ['Işık Iğdır’da, İstanbul’da ışıldıyor', 'isik-igdir-da-istanbul-da-isildiyor'],
    ['Łódź, Ødegård, đồng', 'lodz-odegard-dong'],
    ['Straße, Þór og ætt, cœur', 'strasse-thor-og-aett-coeur'],
    ['Ħal Għaxaq, Sápmi: Čáhppesgáldu, Deatŋu, Bårjås, ŧ', 'hal-ghaxaq-sapmi-cahppesgaldu-deatnu-barjas-t'],
    ['Ɓauchi, Ɖevie, Kpɛlɛ', 'bauchi-devie-kpele'],
    ['IRAN, İRAN, ıran, iran', 'iran-iran-iran-iran'],
  ])('is written with one that is, in any language: “%s”', (headline, slug) => {
    for (const language of [undefined, 'en', 'tr', 'az', 'pl', 'is']) expect(buildSlug(headline, language), language).toBe(slug);
  });
});

describe('the last part of an address', () => {
  it.each([
    ['Coffee stall on the fish quay reopens', 'coffee-stall-on-the-fish-quay-reopens'],
    ['Ukraine’s war: 3 things to know', 'ukraines-war-3-things-to-know'],
    ['España, campeona del mundo & más', 'espana-campeona-del-mundo-mas'],
    ['من الحبة إلى الفنجان', 'mn-alhbt-ala-alfnjan'],
    ['Москва заявила', 'moskva-zayavila'],
    ['iPhone fooBar', 'iphone-foobar'],
    ['one two three four five six seven eight nine ten', 'one-two-three-four-five-six-seven-eight-nine'],
    [`${'long'.repeat(8)} ${'word'.repeat(8)}`, 'long'.repeat(8)],
    ['a'.repeat(100), 'a'.repeat(60)],
    ['東京', ''],
    ['…', ''],
  ])('of “%s” is “%s”', (headline, slug) => {
    expect(buildSlug(headline)).toBe(slug);
    expect(slug === '' || isSlug(slug)).toBe(true);
  });
});
