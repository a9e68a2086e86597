import { describe, expect, it } from 'vitest';
import { translator } from '../../../src/messages/messages.ts';
import type { Messages } from '../../../src/messages/catalogue.ts';
import { formatDate, type DatePattern } from '../../../src/shared/date-format.ts';
import { ARTICLE_KINDS, LIVE_STATES } from '../../../src/content/schemas/article.ts';

const modules = import.meta.glob<{ default: Messages }>('../../../src/messages/languages/*.ts', { eager: true });
const catalogues = Object.entries(modules).map(([path, module]) => ({
  language: path.replace(/^.*\/|\.ts$/g, ''),
  messages: module.default,
}));
const english = catalogues.find(({ language }) => language === 'en')?.messages;
if (!english) throw new Error('There is no English catalogue.');

/** Every text of a catalogue by its full name: `kind.news`. */
function texts(messages: Messages): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[key, value]] : Object.entries(value).map(([name, text]): [string, string] => [`${key}.${name}`, text]),
    ),
  );
}

/** The names of a catalogue’s plural forms, by key. */
function plurals(messages: Messages): Map<string, string[]> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]): [string, string[]][] =>
      typeof value === 'object' && 'other' in value ? [[key, Object.keys(value)]] : [],
    ),
  );
}

/** `{count}` and its like in a text, sorted. */
function places(text: string): string[] {
  return [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();
}

describe.each(catalogues)('the catalogue $language', ({ language, messages }) => {
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;

  it('has the same keys as the English one, no more and no fewer', () => {
    const plural = new Set(plurals(english).keys());
    const ownToLanguage = new Set([...plural, 'dates']);
    const names = (catalogue: Messages) =>
      [...texts(catalogue).keys()].filter((name) => !ownToLanguage.has(name.split('.')[0] ?? '')).sort();
    expect(Object.keys(messages).sort()).toEqual(Object.keys(english).sort());
    expect(names(messages)).toEqual(names(english));
  });

  it('has a form for each plural category of its language, and for no other', () => {
    expect(plurals(messages).size).toBeGreaterThan(0);
    for (const [key, forms] of plurals(messages)) expect([key, forms.sort()]).toEqual([key, [...categories].sort()]);
  });

  it('has no empty text, and space around none but a mark', () => {
    for (const [name, text] of texts(messages)) {
      expect(`${name}: ${name.startsWith('punctuation.') ? text.trim() : text}`).toMatch(/: \S(.*\S)?$/);
    }
  });

  it('writes dates in no pattern that there is not, and of no parts that the pattern lacks', () => {
    for (const [pattern, form] of Object.entries(messages.dates)) {
      const written = formatDate('2026-11-28T12:00:00Z', pattern as DatePattern, {
        locale: language,
        timeZone: 'UTC',
        forms: { dateTime: '', patterns: { [pattern]: form } },
      });
      expect([pattern, written]).toEqual([pattern, expect.not.stringMatching(/[{}]/)]);
    }
  });

  it('fills the same places as the English one', () => {
    for (const [name, text] of texts(english)) {
      const own = texts(messages).get(name);
      if (own !== undefined && !plurals(english).has(name.split('.')[0] ?? '')) expect([name, places(own)]).toEqual([name, places(text)]);
    }
  });

  it('has no place in a plural form but the count', () => {
    for (const key of plurals(messages).keys()) {
      for (const [name, text] of texts(messages)) {
        if (name.startsWith(`${key}.`)) expect(places(text).filter((place) => place !== '{count}')).toEqual([]);
      }
    }
  });

  it.skipIf(language === 'en')('has no English left over in what is longer than a word or two', () => {
    const same = [...texts(messages)].filter(([name, text]) => text.length > 16 && text === texts(english).get(name));
    expect(same.filter(([name]) => name !== 'dateTime')).toEqual([]);
  });

  it('names every kind of story and every state of live coverage', () => {
    const words = translator({ language, locale: language });
    for (const kind of ARTICLE_KINDS) expect(words.kind(kind)).toMatch(/\S/);
    for (const state of LIVE_STATES) expect(words.liveState(state)).toMatch(/\S/);
  });
});

describe('the words of an edition', () => {
  it.each([
    { locale: 'en-GB', count: 0, text: '0 comments' },
    { locale: 'en-GB', count: 1, text: '1 comment' },
    { locale: 'en-GB', count: 1234, text: '1,234 comments' },
    { locale: 'es-ES', count: 1, text: '1 comentario' },
    { locale: 'es-ES', count: 2, text: '2 comentarios' },
    { locale: 'es-ES', count: 1_000_000, text: '1.000.000 de comentarios' },
    { locale: 'ar-EG', count: 0, text: 'لا تعليقات' },
    { locale: 'ar-EG', count: 1, text: 'تعليق واحد' },
    { locale: 'ar-EG', count: 2, text: 'تعليقان' },
    { locale: 'ar-EG', count: 5, text: '٥ تعليقات' },
    { locale: 'ar-EG', count: 11, text: '١١ تعليقًا' },
    { locale: 'ar-EG', count: 100, text: '١٠٠ تعليق' },
  ])('count $count in $locale as “$text”', ({ locale, count, text }) => {
    expect(translator({ language: locale.slice(0, 2), locale }).count('comments', count)).toBe(text);
  });

  it('fill the places of a text', () => {
    const words = translator({ language: 'en', locale: 'en-GB' });
    expect(words.text('inReply', { name: 'Ada' })).toBe('In reply to Ada');
  });

  it('take what fills a place as it is, with any sign in it', () => {
    const words = translator({ language: 'en', locale: 'en-GB' });
    expect(words.text('inReply', { name: '$& {name} and $1' })).toBe('In reply to $& {name} and $1');
  });

  it('keep a place that nothing fills, so that it is seen', () => {
    expect(translator({ language: 'en', locale: 'en-GB' }).text('inReply')).toBe('In reply to {name}');
  });

  it('are refused for a language without a catalogue, and the message says what to do', () => {
    expect(() => translator({ language: 'eo', locale: 'eo' })).toThrow(
      new Error(
        `content/site.yaml lists the language “eo”, for which there are no words. Languages that have them: ${catalogues
          .map(({ language }) => language)
          .join(', ')}. Write them into content/messages/eo.yaml.`,
      ),
    );
  });
});
