import { BODY_DIRECTIVES, countWords, deepestLine, findMarks, proseLines, type BodyMark } from '../body.ts';
import type { PlacedComponent } from '../../schemas/story-components.ts';
import { checkMarkup } from '../text/markup-check.ts';
import { readTextTree } from '../text/tree.ts';
import { mendWithSuggestion, quote, type Fault } from './fault.ts';
import { readMdx } from './mdx-check.ts';
import type { SourceFile } from './source-file.ts';

/** What the text of a story, a live post or a page may point at. */
export interface BodyContext {
  /** The photos that may be placed: those named in the front matter. Absent where none can be. */
  photos?: readonly string[];
  /** The stories of the language, by id below it. Absent where none can be placed. */
  stories?: ReadonlyMap<string, unknown>;
  /** The story’s own id below its language. */
  own?: string;
  /** Stories whose files are there but faulty; pointing at one is no fault of this text. */
  unreadStories?: ReadonlySet<string>;
  /** A gallery may do without words. */
  mayBeEmpty?: boolean;
}

type BodyFault = Pick<Fault, 'field' | 'problem' | 'mend' | 'allowed'>;

/** What is asked of a text again and again, found once when its file is read. Lines are those of the file. */
export interface BodyFacts {
  isEmpty: boolean;
  words: number;
  marks: BodyMark[];
  /** What a text in MDX places; none in other texts. */
  components: PlacedComponent[];
  /** What is wrong in the text itself, whatever else there is in the newsroom. */
  faults: (BodyFault & { line: number })[];
}

/** Deeper quotations and lists can neither be shown nor read. */
const DEEPEST = 20;

export function readBodyFacts(source: SourceFile): BodyFacts {
  const { body, text } = source;
  const linesBefore = (text.slice(0, text.length - body.length).match(/\n/g) ?? []).length;
  const inFile = <T extends { line: number }>(item: T): T => ({ ...item, line: linesBefore + item.line });
  const isEmpty = body.trim() === '';
  // What the parser would fail on is not handed to it.
  const unreadable = [...depthFaults(body), ...paragraphFaults(body)];
  const mdx = source.file.endsWith('.mdx') && unreadable.length === 0 ? readMdx(body) : undefined;
  const faults = isEmpty
    ? []
    : unreadable.length > 0
      ? unreadable
      : [...proseFaults(body), ...(mdx?.faults ?? markupFaults(body))];
  return {
    isEmpty,
    words: countWords(body),
    marks: [...findMarks(body), ...(mdx?.marks ?? [])].map(inFile).sort((a, b) => a.line - b.line),
    components: (mdx?.components ?? []).map(inFile),
    faults: faults.map(inFile),
  };
}

/** Every fault in the text below a file’s front matter. */
export function checkBody(file: string, facts: BodyFacts, context: BodyContext): Fault[] {
  const at = ({ line, ...fault }: BodyFault & { line: number }): Fault => ({ file, line, field: 'text', ...fault });
  if (facts.isEmpty) {
    if (context.mayBeEmpty === true) return [];
    return [{ file, problem: 'There is no text.', mend: 'Write it below the second line of hyphens.' }];
  }
  return [
    ...facts.marks.flatMap((mark) => {
      const fault = markFault(mark, context);
      return fault === undefined ? [] : [at({ ...fault, line: mark.line })];
    }),
    ...facts.faults.map(at),
  ];
}

function depthFaults(body: string): (BodyFault & { line: number })[] {
  const { line, depth } = deepestLine(body);
  if (depth <= DEEPEST) return [];
  return [
    {
      line,
      problem: `This line is ${depth} quotations or lists deep; ${DEEPEST} is the most that can be shown.`,
      mend: 'Take some of the marks at its beginning out.',
    },
  ];
}

/** Without one of these signs a text holds neither HTML nor a link. */
const MAY_HAVE_MARKUP = /<|\]\(|\]:/;

function markupFaults(body: string): (BodyFault & { line: number })[] {
  return MAY_HAVE_MARKUP.test(body) ? checkMarkup(readTextTree(body, 'md')) : [];
}

function markFault(mark: BodyMark, context: BodyContext): BodyFault | undefined {
  switch (mark.kind) {
    case 'unknown': {
      const allowed = Object.keys(BODY_DIRECTIVES);
      return {
        problem: `${quote(mark.name)} is not something that can be placed in a text.`,
        allowed,
        mend: mendWithSuggestion(mark.name, allowed, 'Write one of the allowed names after the colons.'),
      };
    }
    case 'colons':
      return {
        problem: `${quote(mark.name)} has the wrong number of colons before it.`,
        mend:
          BODY_DIRECTIVES[mark.name] === 2
            ? `Write two: ::${mark.name}{…}`
            : `Write three before the name and three on a line of their own after its text: :::${mark.name}`,
      };
    case 'inline-photo':
      return {
        problem: `The photo ${quote(mark.target)} stands inside a sentence or a list, where none can be shown.`,
        mend: 'Put it on a line of its own with an empty line before and after.',
      };
    case 'photo':
      if (context.photos === undefined) {
        return { problem: 'A photo cannot be placed here.', mend: 'Take the line out; only stories have photos.' };
      }
      if (context.photos.includes(mark.target)) return undefined;
      return {
        problem: `${quote(mark.target)} is placed in the text but is not one of the story’s photos.`,
        allowed: context.photos,
        mend: mendWithSuggestion(mark.target, context.photos, 'Add it under “photos” at the top of the file.'),
      };
    case 'related':
      return relatedFault(mark.target, context);
  }
}

function relatedFault(target: string, { stories, own, unreadStories }: BodyContext): BodyFault | undefined {
  if (stories === undefined) return { problem: 'A related story cannot be placed here.', mend: 'Take the line out, or write a link.' };
  if (target === '')
    return { problem: '::related names no story.', mend: 'Write the story’s id in double quotes: ::related{story="2022/first-talks"}' };
  if (target === own) return { problem: 'The story places itself as related.', mend: 'Name another story, or take the line out.' };
  if (stories.has(target) || unreadStories?.has(target) === true) return undefined;
  return {
    problem: `${quote(target)} is not a story in this language.`,
    mend: mendWithSuggestion(
      target,
      [...stories.keys()].filter((story) => story !== own),
      'Write ::related{story="…"} with the path of a file below the language’s folder, without its ending.',
    ),
  };
}

const LONGEST_PARAGRAPH = 100_000;
const MOST_QUOTES = 2000;
const DEEPEST_BRACKETS = 50;

/** Paragraphs that no reader reads, and on which the Markdown parser would take minutes or fail. */
function paragraphFaults(body: string): (BodyFault & { line: number })[] {
  const isPlain =
    body.length < LONGEST_PARAGRAPH && count(body, '[') <= DEEPEST_BRACKETS && count(body, '"') + count(body, "'") <= MOST_QUOTES;
  if (isPlain) return [];
  const faults: (BodyFault & { line: number })[] = [];
  let paragraph = { line: 1, length: 0, quotes: 0, depth: 0, deepest: 0 };
  for (const { text, line } of [...proseLines(body), { text: '', line: 0 }]) {
    if (text.trim() !== '' && !text.trimStart().startsWith('|')) {
      paragraph.length += text.length;
      paragraph.quotes += count(text, '"') + count(text, "'");
      for (const character of text) {
        if (character === '[') paragraph.depth += 1;
        else if (character === ']') paragraph.depth = Math.max(0, paragraph.depth - 1);
        paragraph.deepest = Math.max(paragraph.deepest, paragraph.depth);
      }
      continue;
    }
    const what =
      paragraph.length > LONGEST_PARAGRAPH
        ? `has ${paragraph.length} characters; ${LONGEST_PARAGRAPH} is the most`
        : paragraph.quotes > MOST_QUOTES
          ? `has ${paragraph.quotes} quotation marks; ${MOST_QUOTES} is the most`
          : paragraph.deepest > DEEPEST_BRACKETS
            ? `has square brackets ${paragraph.deepest} deep; ${DEEPEST_BRACKETS} is the most`
            : undefined;
    if (what !== undefined) {
      faults.push({
        line: paragraph.line,
        problem: `The paragraph that begins here ${what}.`,
        mend: 'Cut it, or put empty lines between its parts.',
      });
    }
    paragraph = { line: line + 1, length: 0, quotes: 0, depth: 0, deepest: 0 };
  }
  return faults;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

const MAY_BE_FAULTY = /[<#=]|\]\(/;

function proseFaults(body: string): (BodyFault & { line: number })[] {
  if (!MAY_BE_FAULTY.test(body)) return [];
  let before = '';
  return proseLines(body).flatMap(({ text, line }) => {
    const bare = text.replace(/`[^`]*`/g, '');
    const isUnderlined = /^\s{0,3}=+\s*$/.test(text) && before.trim() !== '';
    before = text;
    const faults: (BodyFault & { line: number })[] = [];
    if (isUnderlined || /^\s{0,3}#\s/.test(text) || /<h1\b/i.test(bare)) {
      faults.push({
        line,
        problem: `${quote(text.trim())} makes a heading of the first rank, which only the headline has.`,
        mend: 'Begin the heading’s line with “## ”.',
      });
    }
    return faults;
  });
}
