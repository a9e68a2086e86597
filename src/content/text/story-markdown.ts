import type { Element, ElementContent } from 'hast';
import type { FootnoteDefinition, FootnoteReference, Paragraph } from 'mdast';
import { defineHastPlugin, defineMdastPlugin, type Data } from 'satteri';
import { escapeByNumber } from '../../shared/escape-html.ts';
import { escapeDirectives, lettersOf, mayHoldNone, placesNothing } from './directives.ts';
import { HeadingIds } from './heading-ids.ts';
import { settingIn, type TextSetting } from './printed-text.ts';
import { mayHoldQuotes } from './quotation.ts';
import { quotesIn } from './quoted-tree.ts';
import { withoutRemarks } from './remarks.ts';
import { findDirectives, parseText } from './tree.ts';

/** What the setting of a text is found by: what is known of it, and its file. */
export type FindSetting = (data: Data, file: URL | undefined) => TextSetting;

/**
 * How the text of stories is printed, the same for `.md` and `.mdx`. What an editor places in the text becomes either plain HTML (notes,
 * pull quotes) or a `<story-mark>`, which the story’s layout fills with the photo or story it points at.
 */
export function storyPlugins(findSetting: FindSetting) {
  return {
    mdastPlugins: [plainColons, ownQuotes(findSetting), storyMarks],
    hastPlugins: [safeTables, namedBoxes, settledNotes(findSetting), () => headingIds(new HeadingIds())],
  };
}

/** The setting that was given with the text. */
export const givenSetting: FindSetting = (data) => {
  const setting = settingIn(data);
  if (!setting) throw new Error('A text is printed without being told on what page.');
  return setting;
};

/** What looks like a directive and places nothing is given back, with all that stands in it. */
const plainColons = defineMdastPlugin({
  name: 'plain-colons',
  before(root, context) {
    if (!mayHoldNone(context.source)) return;
    const parse = (source: string) => parseText(source, context.sourceFormat === 'mdx' ? 'mdx' : 'md');
    const { source } = escapeDirectives(context.source, parse, findDirectives, placesNothing);
    if (source !== context.source) context.replaceNode(root, { raw: source });
  },
});

/** Quotation marks and apostrophes as the language of the text has them. */
export function ownQuotes(findSetting: FindSetting) {
  return defineMdastPlugin({
    name: 'own-quotes',
    options: { position: true },
    before(root, context) {
      if (!mayHoldQuotes(context.source)) return;
      const { quotes } = findSetting(context.data, context.fileURL).words;
      for (const { node, value } of quotesIn(root, context.source, quotes)) {
        if (node.type === 'text') context.setProperty(node, 'value', value);
        else context.setProperty(node, 'value', value);
      }
    },
  });
}

function storyMark(kind: StoryMark['kind'], target: string): Paragraph {
  return {
    type: 'paragraph',
    children: [],
    data: { hName: 'story-mark', hProperties: { 'data-kind': kind, 'data-target': target } },
  } as Paragraph;
}

const storyMarks = defineMdastPlugin({
  name: 'story-marks',
  options: { position: true },
  textDirective(node, context) {
    context.replaceNode(node, { type: 'text', value: lettersOf(node, context.source) });
  },
  leafDirective(node, context) {
    if (node.name === 'related') context.replaceNode(node, storyMark('related', node.attributes?.story ?? ''));
  },
  // What editors note for each other is not for readers, who could find it in the page’s source.
  html(node, context) {
    const value = withoutRemarks(node.value).shown;
    if (value.trim() === '') context.removeNode(node);
    else if (value !== node.value) context.setProperty(node, 'value', value);
  },
  containerDirective(node, context) {
    if (node.name === 'note')
      context.setProperty(node, 'data', { hName: 'div', hProperties: { className: ['note', 'margin'], role: 'note' } });
    if (node.name === 'pull') context.setProperty(node, 'data', { hName: 'aside', hProperties: { className: ['pull'] } });
  },
  paragraph(node, context) {
    const data = node.data as { directiveLabel?: boolean } | undefined;
    if (data?.directiveLabel === true) context.setProperty(node, 'data', { hName: 'p', hProperties: { className: ['note-title'] } });
    const [only, ...others] = node.children;
    if (only?.type === 'image' && others.length === 0) context.replaceNode(node, storyMark('photo', only.url));
  },
  footnoteReference: withOwnName,
  footnoteDefinition: withOwnName,
});

/** The second place that points at the note “a” is called “a-2”: a note that is itself called so gets another name. */
function withOwnName(
  node: Readonly<FootnoteReference | FootnoteDefinition>,
  context: { setProperty(node: Readonly<FootnoteReference | FootnoteDefinition>, key: 'identifier', value: string): void },
): void {
  if (/-\d+$/.test(node.identifier)) context.setProperty(node, 'identifier', `${node.identifier}.`);
}

const safeTables = defineHastPlugin({
  name: 'policy-safe-tables',
  element: {
    filter: ['th', 'td'],
    visit(node, context) {
      const { style } = node.properties;
      if (typeof style !== 'string') return;
      context.setProperty(node, 'style', null);
      if (style.includes('right')) context.setProperty(node, 'className', ['number']);
    },
  },
});

/** The box of a task is called by the task’s words. */
const namedBoxes = defineHastPlugin({
  name: 'named-boxes',
  element: {
    filter: ['li'],
    visit(node, context) {
      const own = node.children.filter((child) => child.type !== 'element' || !['ul', 'ol'].includes(child.tagName));
      const box = own.flatMap((child) => ('children' in child ? [child, ...child.children] : [child])).find(isBox);
      if (box) context.setProperty(box, 'ariaLabel', own.map((child) => context.textContent(child)).join('').trim());
    },
  },
});

function isBox(node: Readonly<ElementContent>): node is Readonly<Element> {
  return node.type === 'element' && node.tagName === 'input' && node.properties.type === 'checkbox';
}

/** The id that the parser gives the heading of the notes of every text. */
const NOTES = 'footnote-label';

/** Notes in the words of the edition, with ids that no other text of the page has. */
function settledNotes(findSetting: FindSetting) {
  return defineHastPlugin({
    name: 'settled-notes',
    element: [
      {
        filter: ['h2'],
        visit(node, context) {
          if (node.properties.id !== NOTES) return;
          const { words, name } = findSetting(context.data, context.fileURL);
          const text: ElementContent = { type: 'text', value: words.notes };
          context.replaceNode(node, {
            type: 'element',
            tagName: 'h2',
            properties: { className: ['visually-hidden'], id: `${name}.notes` },
            children: [text],
          });
        },
      },
      {
        filter: ['a'],
        visit(node, context) {
          const { dataFootnoteRef, dataFootnoteBackref, ariaLabel } = node.properties;
          if (dataFootnoteRef === undefined && dataFootnoteBackref === undefined) return;
          const { words, name } = findSetting(context.data, context.fileURL);
          if (dataFootnoteRef !== undefined) context.setProperty(node, 'ariaDescribedBy', [`${name}.notes`]);
          else
            context.setProperty(
              node,
              'ariaLabel',
              words.backToText.replace('{number}', () => String(ariaLabel)),
            );
        },
      },
    ],
  });
}

function headingIds(ids: HeadingIds) {
  return defineHastPlugin({
    name: 'heading-ids',
    element: {
      filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
      visit(node, context) {
        if (node.properties.id === undefined) context.setProperty(node, 'id', ids.idOf(context.textContent(node)));
      },
    },
  });
}

/**
 * True when a text may hold something that `storyPlugins` treats in its own way: marks, tables, HTML, notes, tasks. Most texts do not. Where
 * directives are not read, a single colon is a colon.
 */
export function mayHaveMarks(body: string): boolean {
  return /!\[|::|\||<[a-z/!?]|\[[\^ x]/i.test(body);
}

/** What a story’s layout fills in. */
export interface StoryMark {
  kind: 'photo' | 'related';
  target: string;
  /** A photo that stands beside others: in a grid as it is, in a row cropped to the row’s shape. */
  beside?: 'grid' | 'row';
  /** A photo that is wider than the text. */
  width?: 'wide' | 'full';
}

/** A story’s HTML, cut where something is placed in it. */
export type StoryPart = { html: string } | StoryMark;

/** Puts the dateline at the head of the first paragraph. */
export function withDateline(html: string, dateline: string | undefined): string {
  const start = html.search(/\S/);
  if (dateline === undefined || !html.startsWith('<p>', start)) return html;
  const escaped = escapeByNumber(dateline, '&<>');
  return `<p><span class="dateline">${escaped}</span> — ${html.slice(start + '<p>'.length)}`;
}

const STORY_MARK = /<story-mark data-kind="(photo|related)" data-target="([^"]*)"(?: data-beside="(grid|row)")?(?: data-width="(wide|full)")?[^>]*>\s*<\/story-mark>/g;

export function splitStory(html: string): StoryPart[] {
  const parts: StoryPart[] = [];
  let end = 0;
  for (const match of html.matchAll(STORY_MARK)) {
    if (match.index > end) parts.push({ html: html.slice(end, match.index) });
    parts.push({
      kind: match[1] === 'photo' ? 'photo' : 'related',
      target: match[2] ?? '',
      ...(match[3] === undefined ? {} : { beside: match[3] === 'row' ? 'row' : 'grid' }),
      ...(match[4] === undefined ? {} : { width: match[4] === 'full' ? 'full' : 'wide' }),
    });
    end = match.index + match[0].length;
  }
  if (end < html.length) parts.push({ html: html.slice(end) });
  return parts.filter((part) => !('html' in part) || part.html.trim() !== '');
}
