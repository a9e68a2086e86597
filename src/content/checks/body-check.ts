import type { Nodes, Root } from 'mdast';
import type { PlacedComponent } from '../schemas/story-components.ts';
import { slugOf } from '../../shared/ids.ts';
import { checkBounds } from '../text/bounds.ts';
import { BODY_DIRECTIVES } from '../text/directives.ts';
import { checkMarkup } from '../text/markup-check.ts';
import { findMarks, type BodyMark } from '../text/marks.ts';
import { checkRemarks } from '../text/remarks.ts';
import { formatOf, lineOf, readTextTree, walkTree } from '../text/tree.ts';
import { checkCharacters } from '../text/unprintable.ts';
import { countWords, paragraphsOf } from '../text/words.ts';
import { describeComputerFile, isComputerFile } from '../faults/computer-file.ts';
import { mendWithSuggestion, quote, type Fault } from '../faults/fault.ts';
import { readMdx, type MdxFacts } from './mdx-check.ts';
import type { SourceFile } from '../source-file.ts';
import { findStrayParts } from './stray-parts.ts';
import type { TextSlip } from './text-slip.ts';
import { findSlips } from './text-slips.ts';
import { findUnreadMarks } from './unread-marks.ts';

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
  /** Letters of scripts without spaces between words, which are none of the words. */
  letters: number;
  marks: BodyMark[];
  /** What a text in MDX places; none in other texts. */
  components: PlacedComponent[];
  /** What is wrong in the text itself, whatever else there is in the newsroom. */
  faults: (BodyFault & { line: number })[];
  /** Marks that do not do what they were meant to do. */
  slips: TextSlip[];
}

export function readBodyFacts(source: SourceFile): BodyFacts {
  const { body, text, file } = source;
  const linesBefore = text.slice(0, text.length - body.length).split('\n').length - 1;
  const inFile = <T extends { line: number }>(item: T): T => ({ ...item, line: linesBefore + item.line });
  const facts = factsOf(body, file);
  return {
    ...facts,
    marks: facts.marks.map(inFile).sort((a, b) => a.line - b.line),
    components: facts.components.map(inFile),
    faults: facts.faults.map(inFile),
    slips: facts.slips.map(inFile),
  };
}

const NOTHING: BodyFacts = { isEmpty: true, words: 0, letters: 0, marks: [], components: [], faults: [], slips: [] };

function factsOf(body: string, file: string): BodyFacts {
  if (body.trim() === '') return NOTHING;
  const format = formatOf(file);
  const outOfBounds = checkBounds(body, format);
  // What the parser would fail on is not handed to it.
  if (outOfBounds.length > 0) return { ...NOTHING, isEmpty: false, faults: outOfBounds };
  const { tree, components, marks, faults } = format === 'mdx' ? readMdx(body) : readMarkdown(body);
  // Of a text in MDX that cannot be read, the marks of a merge are the likeliest reason.
  if (!tree) return { ...NOTHING, isEmpty: false, faults: [...findStrayParts(body, true), ...faults] };
  const placed = [...findMarks(tree, body), ...marks];
  const { words, letters } = countWords(tree);
  return {
    isEmpty: words + letters + placed.length + components.length + faults.length === 0 && paragraphsOf(tree).length === 0,
    words,
    letters,
    marks: placed,
    components,
    faults: [
      ...checkCharacters(body),
      ...checkRemarks(body, tree, format),
      ...headingFaults(body, tree),
      ...faults,
      ...findStrayParts(body, format === 'mdx'),
    ],
    slips: [...findSlips(body, format === 'mdx'), ...findUnreadMarks(body, tree)].sort((a, b) => a.line - b.line),
  };
}

/** Without one of these signs a text holds neither HTML nor a link. */
const MAY_HAVE_MARKUP = /<|\]\(|\]:/;

function readMarkdown(body: string): MdxFacts {
  const tree = readTextTree(body, 'md');
  return { tree, components: [], marks: [], faults: MAY_HAVE_MARKUP.test(body) ? checkMarkup(tree) : [] };
}

/** The headline alone is of the first rank. */
function headingFaults(body: string, tree: Root): (BodyFault & { line: number })[] {
  if (!/#|=|<h1/i.test(body)) return [];
  const lines = body.split('\n');
  const faults: (BodyFault & { line: number })[] = [];
  walkTree(tree, {
    enter: (node) => {
      if (isFirstHeading(node)) {
        const line = lineOf(node);
        const written = (lines[line - 1] ?? '').trim();
        // Two versions below each other, with a row of “=” between them, are told as what they are.
        if (/^<{7}(?: |$)/.test(written)) return undefined;
        faults.push({
          line,
          problem: `${quote(written)} makes a heading of the first rank, which only the headline has.`,
          mend: written.startsWith('# ') ? `Write “#${written}”.` : 'Begin the heading’s line with “## ”.',
        });
      }
      return undefined;
    },
  });
  return faults;
}

function isFirstHeading(node: Nodes): boolean {
  return node.type === 'heading' && node.depth === 1;
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

/** What to do with words beside the name of what is placed. */
const BESIDE_MENDS: Readonly<Record<string, string>> = {
  note: 'Put them on the next line. A title stands in square brackets, as in “:::note[How we count]”, with nothing after it.',
  related: 'Write the line as ::related{story="…"} with nothing else on it.',
};

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
    case 'inline-related':
      return {
        problem: `The story ${quote(mark.target)} is placed inside a list, a quotation or a footnote, where none can be shown.`,
        mend: 'Put it on a line of its own with an empty line before and after, or write a link.',
      };
    case 'beside':
      return {
        problem: `${quote(mark.words)} stands beside “${mark.name}” on its line, where readers would not see it.`,
        mend: BESIDE_MENDS[mark.name] ?? 'Put them on the next line.',
      };
    case 'photo':
      if (context.photos === undefined) {
        return { problem: 'A photo cannot be placed here.', mend: 'Take the line out; only stories have photos.' };
      }
      if (context.photos.includes(mark.target)) return undefined;
      return unlistedPhoto(mark.target, context.photos);
    case 'related':
      return relatedFault(mark.target, context);
  }
}

function unlistedPhoto(target: string, photos: readonly string[]): BodyFault {
  const meant = photos.find((photo) => target.replace(/^.*[\\/]/, '').replace(/\.\w{3,4}$/, '').toLowerCase() === photo);
  if (isComputerFile(target)) return describeComputerFile(target, meant);
  return {
        problem: `${quote(target)} is placed in the text but is not one of the story’s photos.`,
        allowed: photos,
        mend: meant === undefined ? mendWithSuggestion(target, photos, 'Add it under “photos” at the top of the file.') : `Write “${meant}”.`,
      };
}

function relatedFault(target: string, { stories, own, unreadStories }: BodyContext): BodyFault | undefined {
  if (stories === undefined) return { problem: 'A related story cannot be placed here.', mend: 'Take the line out, or write a link.' };
  if (target === '')
    return { problem: '::related names no story.', mend: 'Write the story’s id in double quotes: ::related{story="2022/first-talks"}' };
  if (target === own) return { problem: 'The story places itself as related.', mend: 'Name another story, or take the line out.' };
  if (stories.has(target) || unreadStories?.has(target) === true) return undefined;
  const [same, ...others] = [...stories.keys()].filter((story) => slugOf(story) === slugOf(target.replace(/\/$|\.mdx?$/, '')));
  if (same !== undefined && others.length === 0)
    return { problem: `${quote(target)} is not a story in this language.`, mend: `Write ::related{story="${same}"}.` };
  return {
    problem: `${quote(target)} is not a story in this language.`,
    mend: mendWithSuggestion(
      target,
      [...stories.keys()].filter((story) => story !== own),
      'Write ::related{story="…"} with the path of a file below the language’s folder, without its ending.',
    ),
  };
}
