import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { splitFrontMatter } from '../../front-matter.ts';
import { digestOf } from '../../digest.ts';
import type { Newsroom } from '../newsroom.ts';
import type { ReadingCache } from '../reading-cache.ts';
import { splitLanguage } from '../references.ts';
import type { SourceRef } from '../source-file.ts';
import { TO_COME } from '../story-template.ts';
import { fieldFactsOf, type FieldFacts, type Sayings } from './field-facts.ts';
import { findLinks } from './links-in-text.ts';
import { maskMarkup } from './mask-markup.ts';
import type { NameFinder, NamedInText } from './names.ts';
import { findRepeatedWords } from './repeats.ts';
import { wordsOf } from './words.ts';

/** A place in a file, both counted from 1. */
export interface TextPlace {
  line: number;
  column: number;
}

export interface LinkInText extends TextPlace {
  target: string;
}

export interface RepeatInText extends TextPlace {
  /** Both words as they stand. */
  words: string;
}

/** What house rules ask of the words in a file. Nothing in it depends on other files but the names that are looked for. */
export interface TextFacts extends FieldFacts {
  /** Links that may lead to a page of this site. */
  links?: LinkInText[];
  repeats?: RepeatInText[];
  names?: NamedInText[];
  /** Where the text is still to come. */
  placeholder?: TextPlace;
}

/**
 * What is known of every text in the newsroom, by file. Texts that are as they were when the cache last saw them are not opened;
 * `onProgress` is told of the others.
 */
export function readTextFacts(
  newsroom: Newsroom,
  names: NameFinder,
  cache: ReadingCache,
  onProgress?: (done: number, total: number) => void,
): Map<string, TextFacts> {
  const texts: { source: SourceRef; id: string; sayings?: Sayings }[] = [
    ...[...newsroom.articles, ...newsroom.livePosts].map(({ source, id, data }) => ({ source, id, sayings: data })),
    ...newsroom.pages,
  ];
  const facts = new Map<string, TextFacts>();
  const open = texts.filter(({ source }) => {
    const remembered = cache.get(source.file);
    if (remembered?.digest !== source.digest) return true;
    facts.set(source.file, remembered.value as TextFacts);
    return false;
  });
  const origin = new URL(newsroom.site.address).origin;
  open.forEach(({ source, id, sayings }, done) => {
    onProgress?.(done, open.length);
    const bytes = readBytes(newsroom.root, source);
    if (bytes === undefined) return;
    const [language] = splitLanguage(id);
    const found: TextFacts = {
      ...factsOf(bytes.toString(), language, source.file.endsWith('.mdx'), origin, names),
      ...(sayings ? fieldFactsOf(sayings, language, names) : {}),
    };
    facts.set(source.file, found);
    if (digestOf(bytes) === source.digest) cache.set(source.file, { stamp: '', digest: source.digest, value: found });
  });
  cache.retain(new Set(texts.map(({ source }) => source.file)));
  return facts;
}

/** A file that was taken away a moment ago says nothing. */
function readBytes(root: string, { file }: SourceRef): Buffer | undefined {
  try {
    return readFileSync(join(root, file));
  } catch {
    return undefined;
  }
}

function factsOf(text: string, language: string, isMdx: boolean, origin: string, names: NameFinder): TextFacts {
  const split = splitFrontMatter(text);
  // It was changed after it was checked, and is no text for a moment.
  if ('fault' in split) return {};
  const { body } = split;
  const linesBefore = countLines(text.slice(0, text.length - body.length));
  const { prose, withLinks } = maskMarkup(body, isMdx);
  const words = wordsOf(prose);
  const placeOf = placesIn(body, linesBefore);
  const links = findLinks(withLinks, origin).map(({ target, at }) => ({ target, ...placeOf(at) }));
  const repeats = findRepeatedWords(prose, words, language).map(({ words: twice, at }) => ({ words: twice, ...placeOf(at) }));
  const named = names.find(prose, words, language).map(({ at, ...name }) => ({ ...name, ...placeOf(at) }));
  const placeholder = body.indexOf(TO_COME.text);
  return {
    ...(placeholder < 0 ? {} : { placeholder: placeOf(placeholder) }),
    ...(links.length > 0 ? { links } : {}),
    ...(repeats.length > 0 ? { repeats } : {}),
    ...(named.length > 0 ? { names: named } : {}),
  };
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

function placesIn(body: string, linesBefore: number): (at: number) => TextPlace {
  return (at) => {
    const before = body.slice(0, at);
    return { line: linesBefore + 1 + countLines(before), column: at - before.lastIndexOf('\n') };
  };
}
