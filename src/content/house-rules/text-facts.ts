import { splitFrontMatter } from '../front-matter.ts';
import { digestOf } from '../../shared/digest.ts';
import { readProse } from '../text/prose.ts';
import { readSoundTree } from '../text/sound-tree.ts';
import { formatOf, type TextFormat } from '../text/tree.ts';
import type { Newsroom, TextEntry } from '../newsroom-model.ts';
import type { ReadingCache } from '../reading-cache.ts';
import { splitLanguage } from '../../shared/ids.ts';
import { openFile, type SourceRef } from '../source-file.ts';
import { TO_COME } from '../story-template.ts';
import { fieldFactsOf, type FieldFacts, type Sayings } from './field-facts.ts';
import type { NameFinder, NamedInText } from './names.ts';
import type { FoundInStory } from './story-finding.ts';
import { findRepeatedWords } from './repeats.ts';
import { linksIn, type LinkInText } from './links-in-text.ts';
import { countLines, placesIn, type TextPlace } from './text-place.ts';
import { wordsOf } from './words.ts';

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
  /** Blanks of a template that nobody has filled in. */
  blanks?: BlankInText[];
  /** What rules have found in the story itself, where they have found something. */
  found?: FoundInStory;
}

export interface BlankInText extends TextPlace {
  /** With its brackets: `[[who owns the newspaper]]`. */
  words: string;
}

/** What a template leaves to those who know it. */
const BLANK = /\[\[[^[\]]+\]\]/g;

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
  const facts = new Map<string, TextFacts>();
  const isUnknown = ({ source }: Pick<TextEntry<unknown>, 'source'>): boolean => {
    const remembered = cache.get(source.file);
    if (remembered?.digest !== source.digest) return true;
    facts.set(source.file, remembered.value as TextFacts);
    return false;
  };
  const open: (Pick<TextEntry<unknown>, 'id' | 'source'> & { says?: () => Sayings })[] = [
    ...[...newsroom.articles, ...newsroom.livePosts].filter(isUnknown).map((text) => ({ id: text.id, source: text.source, says: () => text.data })),
    ...newsroom.pages.filter(isUnknown),
  ];
  const origin = new URL(newsroom.site.address).origin;
  open.forEach(({ source, id, says }, done) => {
    onProgress?.(done, open.length);
    const bytes = readBytes(newsroom, source);
    if (bytes === undefined) return;
    const [language] = splitLanguage(id);
    const found: TextFacts = {
      ...factsOf(bytes.toString(), language, formatOf(source.file), origin, names),
      ...(says ? fieldFactsOf(says(), language, names) : {}),
    };
    facts.set(source.file, found);
    if (digestOf(bytes) === source.digest) cache.set(source.file, { stamp: '', digest: source.digest, value: found });
  });
  if (cache.size > facts.size) cache.retain((file) => facts.has(file));
  return facts;
}

/** A file that was taken away a moment ago says nothing. */
function readBytes(newsroom: Newsroom, { file }: SourceRef): Buffer | undefined {
  try {
    return openFile(newsroom, file);
  } catch {
    return undefined;
  }
}

function factsOf(text: string, language: string, format: TextFormat, origin: string, names: NameFinder): TextFacts {
  const split = splitFrontMatter(text);
  // It was changed after it was checked, and is no text for a moment.
  if ('fault' in split) return {};
  const { body } = split;
  const tree = readSoundTree(body, format);
  if (!tree) return {};
  const prose = readProse(body, tree);
  const words = wordsOf(prose.text);
  const inBody = placesIn(body, countLines(text.slice(0, text.length - body.length)));
  const placeOf = (at: number): TextPlace => inBody(prose.offsetOf(at));
  const links = linksIn(body, tree, inBody, origin);
  const repeats = findRepeatedWords(prose.text, words, language).map(({ words: twice, at }) => ({ words: twice, ...placeOf(at) }));
  const named = names.find(prose.text, words, language).map(({ at, ...name }) => ({ ...name, ...placeOf(at) }));
  const placeholder = prose.text.indexOf(TO_COME.text);
  const blanks = [...prose.text.matchAll(BLANK)].map(({ 0: words, index }) => ({ words, ...placeOf(index) }));
  return {
    ...(blanks.length > 0 ? { blanks } : {}),
    ...(placeholder < 0 ? {} : { placeholder: placeOf(placeholder) }),
    ...(links.length > 0 ? { links } : {}),
    ...(repeats.length > 0 ? { repeats } : {}),
    ...(named.length > 0 ? { names: named } : {}),
  };
}
