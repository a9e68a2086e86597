import { expect, it } from 'vitest';
import type { TextWords } from '../../../src/content/text/printed-text.ts';
import english from '../../../src/messages/catalogues/en.ts';
import { settingOfFile } from '../../../src/integrations/text-words.ts';

const words = new Map(
  ['en', 'es'].map((code): [string, TextWords] => [code, { notes: code, backToText: code, quotes: english.punctuation }]),
);
const notesOf = (file: string) => {
  const address = new URL('file:///project/');
  address.pathname = `/project/%00virtual:standfirst/story/digest/of-${encodeURIComponent(encodeURIComponent(file))}`;
  return settingOfFile((language) => words.get(language))({}, address).words.notes;
};

it.each([
  ['content/articles/es/2026/mareas.mdx', 'es'],
  ['../../elsewhere/100% news/articles/en/2026/tides.mdx', 'en'],
])('the notes of %s are in the language of its folder', (file, language) => {
  expect(notesOf(file)).toBe(language);
});

it('a language without a catalogue is named with the story', () => {
  expect(() => notesOf('content/articles/xx/2026/a.mdx')).toThrow(
    'content/articles/xx/2026/a.mdx: there are no words for its notes in the language “xx”. Write them into content/messages/xx.yaml.',
  );
});
