import type { Element, ElementContent, Root, RootContent } from 'hast';
import type { Desk } from './desk.ts';
import { allWordsOf, attribute, element, hasClass, isBlock, isElement, lineOf } from './html-tree.ts';
import { cleanText, isInline, paragraph, words } from './pieces.ts';
import { UNSEEN_NAME } from './swallowed.ts';
import { tidyBookmark } from './tidy-bookmark.ts';
import { tidyComment } from './tidy-comment.ts';
import { tidyFrame, tidyQuotedPost } from './tidy-embed.ts';
import { tidyFigure } from './tidy-figure.ts';
import { tidyImage, tidyNoScript, tidyPicture } from './tidy-image.ts';
import { startOf, tidyDefinitions } from './tidy-list.ts';
import { noteMark, tidyBlockNote } from './tidy-note.ts';
import { keepCode, tidyAbbreviation, tidyLink, tidyRaised } from './tidy-phrase.ts';
import { tidyPre } from './tidy-preformatted.ts';
import { tidyRecording } from './tidy-recording.ts';
import { tidyShortcode } from './tidy-shortcode.ts';
import { tidyTable } from './tidy-table.ts';

type Tidier = (node: Element, desk: Desk) => ElementContent[];

/** Brings a tree down to what Markdown has, and notes what gets lost. Pictures, embeds and notes become marks that `to-markdown.ts` knows. */
export function tidyChildren(node: Element | Root, desk: Desk): ElementContent[] {
  return (node.children as readonly RootContent[]).flatMap((child) => tidy(child, desk));
}

function tidy(node: RootContent, desk: Desk): ElementContent[] {
  if (node.type === 'text') return [{ type: 'text', value: cleanText(node.value) }];
  if (node.type === 'comment') return tidyComment(node, desk);
  if (node.type !== 'element') return [];
  const mark = desk.footnotes.marks.get(node);
  if (mark !== undefined) return [noteMark(mark)];
  if (desk.footnotes.backLinks.has(node)) return [];
  const note = desk.footnotes.notes.get(node);
  if (note !== undefined && !isElement(node, 'sf-note')) {
    return [
      element(
        'sf-note',
        { dataNumber: String(note) },
        node.tagName === 'td' || isInline(node) ? [element('p', {}, desk.tidyChildren(node))] : desk.tidyChildren(node),
      ),
    ];
  }
  if (isHidden(node)) {
    desk.losses.add('left', 'Words that the old site kept out of sight were left out.', lineOf(node));
    return [];
  }
  const special = tidySpecial(node, desk);
  if (special !== undefined) return special;
  const tidier = Object.hasOwn(TIDIERS, node.tagName) ? TIDIERS[node.tagName] : undefined;
  if (tidier !== undefined) return tidier(node, desk);
  return isBlock(node) ? [element('div', {}, desk.tidyChildren(node))] : desk.tidyChildren(node);
}

function isHidden(node: Element): boolean {
  return node.properties.hidden !== undefined && node.properties.hidden !== false && node.properties.hidden !== 'until-found'
    ? true
    : /(?:^|;)\s*display\s*:\s*none/i.test(attribute(node, 'style') ?? '') && !isElement(node, 'img', 'iframe');
}

/** What is recognised by its class or attributes rather than by its name. */
function tidySpecial(node: Element, desk: Desk): ElementContent[] | undefined {
  const shortcode = attribute(node, 'dataShortcode');
  if (shortcode !== undefined) return tidyShortcode(node, shortcode, desk);
  const blockNote = attribute(node, 'dataFn');
  if (blockNote !== undefined && isElement(node, 'sup')) return tidyBlockNote(blockNote, desk);
  if (
    isElement(node, 'blockquote') &&
    hasClass(node, /^(?:twitter-(?:tweet|video)|instagram-media|mastodon-embed|bluesky-embed|tiktok-embed)$/)
  ) {
    return tidyQuotedPost(node, desk);
  }
  if (hasClass(node, /^kg-callout-card$/) || isElement(node, 'aside')) return [element('sf-note-box', {}, desk.tidyChildren(node))];
  if (hasClass(node, /^kg-bookmark-card$/)) return tidyBookmark(node, desk);
  return undefined;
}

const keep =
  (tagName: string): Tidier =>
  (node, desk) => [element(tagName, {}, desk.tidyChildren(node))];

const drop: Tidier = () => [];

const plain: Tidier = (node, desk) => desk.tidyChildren(node);

const heading =
  (rank: number): Tidier =>
  (node, desk) => [element(`h${Math.min(6, rank + desk.sink)}`, {}, desk.tidyChildren(node))];

const missed =
  (kind: 'left' | 'person' | 'picture', what: string): Tidier =>
  (node, desk) => {
    desk.losses.add(kind, what, lineOf(node));
    return [];
  };

/** What browsers do not show is not the story’s; its words are told all the same. */
function unseen(node: Element, desk: Desk): ElementContent[] {
  const kept = allWordsOf(node);
  if (kept === '') return [];
  if (node.properties.dataCut === undefined)
    desk.losses.add('left', 'Words that stood in the markup where no browser shows them were left out.', kept);
  else desk.losses.add('words', 'The text ends within a tag that is never closed; the words in it could not be read.', kept);
  return [];
}

const TIDIERS: Readonly<Record<string, Tidier>> = {
  p: keep('p'),
  h1: heading(1),
  h2: heading(2),
  h3: heading(3),
  h4: heading(4),
  h5: heading(5),
  h6: heading(6),
  strong: keep('strong'),
  b: (node, desk) =>
    /font-weight\s*:\s*(?:normal|[1-4]00)/.test(attribute(node, 'style') ?? '') ? desk.tidyChildren(node) : keep('strong')(node, desk),
  em: keep('em'),
  i: keep('em'),
  var: keep('em'),
  dfn: keep('em'),
  cite: keep('em'),
  del: keep('del'),
  s: keep('del'),
  strike: keep('del'),
  br: keep('br'),
  hr: keep('hr'),
  blockquote: keep('blockquote'),
  ul: keep('ul'),
  menu: keep('ul'),
  dir: keep('ul'),
  ol: (node, desk) => [element('ol', startOf(node), desk.tidyChildren(node))],
  li: keep('li'),
  code: keepCode,
  kbd: keepCode,
  samp: keepCode,
  tt: keepCode,
  pre: tidyPre,
  listing: tidyPre,
  xmp: tidyPre,
  a: tidyLink,
  img: (node, desk) => tidyImage(node, desk, {}),
  picture: tidyPicture,
  figure: tidyFigure,
  table: tidyTable,
  dl: tidyDefinitions,
  sup: (node, desk) => tidyRaised(node, desk, '⁰¹²³⁴⁵⁶⁷⁸⁹'),
  sub: (node, desk) => tidyRaised(node, desk, '₀₁₂₃₄₅₆₇₈₉'),
  abbr: tidyAbbreviation,
  acronym: tidyAbbreviation,
  q: (node, desk) => [words('“'), ...desk.tidyChildren(node), words('”')],
  rp: drop,
  rt: (node, desk) => [words(' ('), ...desk.tidyChildren(node), words(')')],
  details: (node, desk) => [element('div', {}, desk.tidyChildren(node))],
  summary: (node, desk) => [paragraph(element('strong', {}, desk.tidyChildren(node)))],
  iframe: tidyFrame,
  embed: tidyFrame,
  object: tidyFrame,
  audio: (node, desk) => tidyRecording(node, desk, 'recording'),
  video: (node, desk) => tidyRecording(node, desk, 'film'),
  noscript: tidyNoScript,
  script: (_node, desk) => {
    desk.losses.add('left', 'A script was left out; scripts of other sites never come over.');
    return [];
  },
  svg: (node, desk) => {
    const said = allWordsOf(node);
    if (String(node.properties.ariaHidden) === 'true') {
      if (said !== '') desk.losses.add('left', 'The words of an ornament (SVG) were left out.', said);
      return [];
    }
    desk.losses.add('picture', 'A drawing (SVG) written into the text could not come over. Save it as a picture and place it.', said);
    return [];
  },
  math: (node, desk) => {
    desk.losses.add('person', `The formula “${lineOf(node)}” came over as plain words. Write it out.`);
    return [words(` ${lineOf(node)} `)];
  },
  canvas: missed('left', 'A canvas, which a script would have drawn on, was left out.'),
  form: tidyForm,
  textarea: missed('left', 'A field of a form was left out.'),
  select: missed('left', 'A list of choices of a form was left out.'),
  input: (node, desk) => {
    if (attribute(node, 'type') === 'checkbox')
      return [words(node.properties.checked === undefined || node.properties.checked === false ? '☐ ' : '☑ ')];
    const label = attribute(node, 'value');
    if (label !== undefined && attribute(node, 'type') !== 'hidden') desk.losses.add('left', 'A button or field of a form was left out.');
    return [];
  },
  style: drop,
  [UNSEEN_NAME]: unseen,
  link: drop,
  meta: drop,
  title: unseen,
  head: drop,
  base: drop,
  param: drop,
  source: drop,
  track: drop,
  area: drop,
  datalist: unseen,
  noembed: unseen,
  noframes: unseen,
  wbr: drop,
  'sf-code': plain,
};

function tidyForm(node: Element, desk: Desk): ElementContent[] {
  desk.losses.add('left', 'A form was left out; nothing here could receive what readers write into it.');
  return desk.tidyChildren(node);
}
