import type { Comment, Element, ElementContent, Root, RootContent } from 'hast';
import { lineOfHtml } from '../plain-html.ts';
import type { Desk } from './desk.ts';
import type { Values } from './shortcodes.ts';
import { linkAddress, mediaAddress } from './addresses.ts';
import { embedAt } from './embeds.ts';
import { allWordsOf, attribute, element, elementsOf, findElement, hasClass, isBlock, isElement, lineOf, textOf } from './html-tree.ts';
import { isPictureFile, pictureAddresses, splitCredit, type PictureWords } from './pictures.ts';
import { UNSEEN_NAME } from './swallowed.ts';
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
        node.tagName === 'td' || isInline(node) ? [element('p', {}, tidyChildren(node, desk))] : tidyChildren(node, desk),
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
  return isBlock(node) ? [element('div', {}, tidyChildren(node, desk))] : tidyChildren(node, desk);
}

function isInline(node: Element): boolean {
  return !node.children.some(isBlock);
}

/** Control characters have no place in a text; line separators are spaces in all but name. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u2028\u2029\v\f\u0085]/g, ' ')
    .replace(/(?![\t\n\r])\p{Cc}|[\uFEFF\uFFFE\uFFFF\u00AD]/gu, '');
}

function isHidden(node: Element): boolean {
  return node.properties.hidden !== undefined && node.properties.hidden !== false && node.properties.hidden !== 'until-found'
    ? true
    : /(?:^|;)\s*display\s*:\s*none/i.test(attribute(node, 'style') ?? '') && !isElement(node, 'img', 'iframe');
}

const DYNAMIC_BLOCK = /^\s*wp:([\w/-]+)\s*(\{[\s\S]*\})?\s*\/\s*$/;
/** Blocks without words of their own that nobody misses. */
const SILENT_BLOCKS = new Set(['more', 'nextpage', 'spacer', 'separator', 'footnotes', 'paragraph']);

function tidyComment(node: Comment, desk: Desk): ElementContent[] {
  const [, name, values] = DYNAMIC_BLOCK.exec(node.value) ?? [];
  if (name === undefined || SILENT_BLOCKS.has(name.replace('core/', ''))) return [];
  const said = proseIn(values);
  if (name === 'block')
    desk.losses.add(
      'person',
      'A reusable block of WordPress stood here; the story names it by number only. Look it up on the old site and put its words in.',
    );
  else if (said === '')
    desk.losses.add('left', `WordPress filled the block “${name}” anew at every visit; it has no words of its own and was left out.`);
  else
    desk.losses.add(
      'words',
      `The plugin of the block “${name}” keeps words where only it can read them. See whether they belong into the story: “${shorten(said)}”.`,
      said,
    );
  return [];
}

/** The values of a block that are words and not settings: those with more than one word. */
function proseIn(values: string | undefined): string {
  const found: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === 'string' && /\p{L}\S*\s+\S*\p{L}/u.test(value)) found.push(lineOfHtml(value));
    else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) collect(inner);
  };
  try {
    collect(JSON.parse(values ?? '{}'));
  } catch {
    return values ?? '';
  }
  return found.filter((text) => /\p{L}\S*\s+\S*\p{L}/u.test(text)).join(' ');
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
  if (hasClass(node, /^kg-callout-card$/) || isElement(node, 'aside')) return [element('sf-note-box', {}, tidyChildren(node, desk))];
  if (hasClass(node, /^kg-bookmark-card$/)) return tidyBookmark(node, desk);
  return undefined;
}

const paragraph = (...children: ElementContent[]): Element => element('p', {}, children);
const words = (value: string): ElementContent => ({ type: 'text', value });

function link(url: string, label: string): ElementContent {
  return element('a', { href: url }, [words(label)]);
}

const keep =
  (tagName: string): Tidier =>
  (node, desk) => [element(tagName, {}, tidyChildren(node, desk))];
const drop: Tidier = () => [];
const plain: Tidier = (node, desk) => tidyChildren(node, desk);

const heading =
  (rank: number): Tidier =>
  (node, desk) => [element(`h${Math.min(6, rank + desk.sink)}`, {}, tidyChildren(node, desk))];

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
    /font-weight\s*:\s*(?:normal|[1-4]00)/.test(attribute(node, 'style') ?? '') ? tidyChildren(node, desk) : keep('strong')(node, desk),
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
  ol: (node, desk) => [element('ol', startOf(node), tidyChildren(node, desk))],
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
  table: (node, desk) => tidyTable(node, desk, tidyChildren),
  dl: tidyDefinitions,
  sup: (node, desk) => tidyRaised(node, desk, '⁰¹²³⁴⁵⁶⁷⁸⁹'),
  sub: (node, desk) => tidyRaised(node, desk, '₀₁₂₃₄₅₆₇₈₉'),
  abbr: tidyAbbreviation,
  acronym: tidyAbbreviation,
  q: (node, desk) => [words('“'), ...tidyChildren(node, desk), words('”')],
  rp: drop,
  rt: (node, desk) => [words(' ('), ...tidyChildren(node, desk), words(')')],
  details: (node, desk) => [element('div', {}, tidyChildren(node, desk))],
  summary: (node, desk) => [paragraph(element('strong', {}, tidyChildren(node, desk)))],
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

function startOf(node: Element): Element['properties'] {
  const start = Number(attribute(node, 'start'));
  return Number.isInteger(start) && start >= 0 && start < 1e8 ? { start } : {};
}

function keepCode(node: Element, desk: Desk): ElementContent[] {
  const text = cleanText(textOf(node)).replace(/\s+/g, ' ');
  if (findElement(node, (inner) => isElement(inner, 'img', 'a')) !== undefined) return tidyChildren(node, desk);
  return text.trim() === '' ? [words(text)] : [element('code', {}, [words(text)])];
}

function tidyPre(node: Element, desk: Desk): ElementContent[] {
  if (hasClass(node, /^wp-block-verse$/)) return [paragraph(...verseLines(node, desk))];
  const code = findElement(node, (inner) => isElement(inner, 'code')) ?? node;
  const language = [...(attribute(code, 'className') ?? '').split(/\s+/), ...(attribute(node, 'className') ?? '').split(/\s+/)]
    .map((name) => /^(?:language|lang)-([\w+#-]{1,30})$/.exec(name)?.[1])
    .find((name) => name !== undefined);
  const pictures = [...elementsOf(node)].filter((inner) => isElement(inner, 'img')).flatMap((image) => tidyImage(image, desk, {}));
  const text = cleanText(textOf(node)).replace(/^\n+|\s+$/g, '');
  const block =
    text.trim() === ''
      ? []
      : [element('pre', {}, [element('code', language === undefined ? {} : { className: [`language-${language}`] }, [words(text)])])];
  return [...block, ...pictures.map((picture) => paragraph(picture))];
}

function verseLines(node: Element, desk: Desk): ElementContent[] {
  return tidyChildren(node, desk).flatMap((child) =>
    child.type === 'text'
      ? child.value
          .split('\n')
          .flatMap((line, index): ElementContent[] => (index === 0 ? [words(line)] : [element('br', {}, []), words(line)]))
      : [child],
  );
}

function tidyLink(node: Element, desk: Desk): ElementContent[] {
  const href = attribute(node, 'href');
  const image = findElement(node, (inner) => isElement(inner, 'img'));
  if (image !== undefined && lineOf(node) === '') return tidyLinkedImage(node, image, href, desk);
  const children = tidyChildren(node, desk);
  if (href === undefined) return children;
  if (href.startsWith('#') || isOwnFragment(href, desk.base)) {
    desk.losses.add('person', 'Links to places within the story were taken out; their words are there.');
    return children;
  }
  const url = linkAddress(href, desk.base);
  if (url === undefined) {
    desk.losses.add(
      'person',
      `The link of “${shorten(lineOf(node))}” led to “${shorten(href)}”, which no reader may follow. Its words are there; give them another link.`,
    );
    return children;
  }
  return [element('a', { href: url }, children)];
}

function isOwnFragment(href: string, base: string | undefined): boolean {
  if (base === undefined || !href.includes('#') || !URL.canParse(href, base)) return false;
  const [page] = new URL(href, base).href.split('#');
  return page === base.split('#')[0];
}

function tidyLinkedImage(node: Element, image: Element, href: string | undefined, desk: Desk): ElementContent[] {
  const url = href === undefined ? undefined : mediaAddress(href, desk.base);
  const larger = url !== undefined && isPictureFile(url) ? [{ address: url.href, width: 99_999 }] : [];
  if (url !== undefined && larger.length === 0 && !`${attribute(node, 'rel') ?? ''} ${href ?? ''}`.includes('attachment')) {
    desk.losses.add(
      'left',
      `The picture “${shorten(attribute(image, 'alt') ?? lastPart(attribute(image, 'src') ?? ''))}” was a link to ${url.href}; pictures here are not links.`,
    );
  }
  const images = [...elementsOf(node)].filter((inner) => isElement(inner, 'img'));
  return images.flatMap((each) => tidyImage(each, desk, {}, larger));
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function lastPart(address: string): string {
  return address.split(/[?#]/)[0]?.split('/').pop() ?? '';
}

function tidyImage(
  node: Element,
  desk: Desk,
  given: PictureWords,
  larger: readonly { address: string; width: number }[] = [],
): ElementContent[] {
  const alt = cleanText(attribute(node, 'alt') ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  const source = attribute(node, 'src') ?? '';
  if (hasClass(node, /^(?:wp-smiley|emoji)$/) || /s\.w\.org\/images\/core\/emoji|twemoji/.test(source))
    return alt === '' ? [] : [words(alt)];
  const [width, height] = ['width', 'height'].map((name) => Number(attribute(node, name) ?? Number.NaN));
  if ((width !== undefined && width <= 2) || (height !== undefined && height <= 2)) return [];
  const id = /(?:^|\s)wp-image-(\d+)/.exec(attribute(node, 'className') ?? '')?.[1] ?? attribute(node, 'dataId');
  const known = id === undefined ? undefined : desk.attachment?.(id);
  const addressed = desk.pictures.find([...larger, ...pictureAddresses(node)]);
  const same = known !== undefined && (addressed === undefined || lastPart(addressed.key) === lastPart(known.key)) ? known : undefined;
  const found = same === undefined ? addressed : { ...same, width: 100_000 };
  if (found === undefined) {
    const reason = source.startsWith('data:')
      ? 'is written into the page itself'
      : `has the address “${shorten(source)}”, which leads nowhere from here`;
    desk.losses.add('picture', `The picture ${alt === '' ? '' : `“${shorten(alt)}” `}${reason}. Save it on the old site and place it.`);
    const left = [given.caption, given.credit].filter((text) => text !== undefined && text !== '').join(' | ');
    return left === '' ? [] : [paragraph(words(left))];
  }
  const number = desk.pictures.add(found, {
    ...pick('alt', alt === '' ? same?.alt : alt),
    ...pick('caption', given.caption ?? same?.caption),
    ...pick('credit', given.credit ?? same?.credit),
  });
  return [element('img', { src: `picture:${number}`, alt: '' }, [])];
}

function pick(name: keyof PictureWords, value: string | undefined): PictureWords {
  return value === undefined || value === '' ? {} : { [name]: value };
}

function tidyPicture(node: Element, desk: Desk): ElementContent[] {
  const sources = node.children.flatMap((child) =>
    isElement(child, 'source') && !(attribute(child, 'type') ?? '').includes('svg') ? pictureAddresses(child) : [],
  );
  const image = findElement(node, (inner) => isElement(inner, 'img'));
  if (image === undefined) return tidyChildren(node, desk);
  const own = pictureAddresses(image);
  return tidyImage(image, desk, {}, own.some(({ address }) => !address.startsWith('data:')) ? [] : sources);
}

/** Pictures with a caption, but also whatever else the old site set apart: tables, quotations, films, galleries. */
function tidyFigure(node: Element, desk: Desk): ElementContent[] {
  if (hasClass(node, /^wp-block-embed/)) {
    const frame = findElement(node, (inner) => isElement(inner, 'iframe', 'blockquote'));
    if (frame === undefined) return tidyBareEmbed(node, desk);
  }
  if (hasClass(node, /^wp-block-pullquote$/)) {
    const quote = findElement(node, (inner) => isElement(inner, 'blockquote'));
    return [element('sf-pull', {}, tidyChildren(quote ?? node, desk))];
  }
  const captions = node.children.filter((child) => isElement(child, 'figcaption'));
  const others = node.children.filter((child) => !isElement(child, 'figcaption'));
  const holder = element(node.tagName, node.properties, others);
  const images = [...elementsOf(holder)].filter((inner) => isElement(inner, 'img') && !isInNoScript(inner, holder));
  const isNested =
    findElement(holder, (inner) => isElement(inner, 'figure', 'table', 'blockquote', 'pre', 'video', 'audio', 'iframe', 'object')) !==
    undefined;
  const image = images[0];
  if (images.length === 1 && image !== undefined && !isNested && !captions.some(hasPicture))
    return captionedImage(holder, image, captions, desk);
  const below = captions.flatMap((caption) => (isElement(caption) ? captionParagraph(caption, desk) : []));
  return [element('div', {}, [...tidyChildren(holder, desk), ...below])];
}

function hasPicture(node: ElementContent): boolean {
  return isElement(node) && findElement(node, (inner) => isElement(inner, 'img')) !== undefined;
}

function isInNoScript(image: Element, holder: Element): boolean {
  return [...elementsOf(holder)].some((outer) => isElement(outer, 'noscript') && [...elementsOf(outer)].includes(image));
}

function captionParagraph(caption: Element, desk: Desk): ElementContent[] {
  return lineOf(caption) === ''
    ? []
    : [isInline(caption) ? paragraph(...tidyChildren(caption, desk)) : element('div', {}, tidyChildren(caption, desk))];
}

function captionedImage(holder: Element, image: Element, captions: readonly ElementContent[], desk: Desk): ElementContent[] {
  const outer = element('div', {}, [...holder.children.filter((child) => lineOf(child) !== ''), ...captions]);
  const credited = [...elementsOf(outer)].find(
    (inner) =>
      hasClass(inner, /credit|attribution|photographer|source|byline/i) ||
      (isElement(inner, 'cite', 'small') && lineOf(inner) !== lineOf(outer)),
  );
  const creditLine = credited === undefined ? undefined : cleanText(lineOf(credited));
  const line = cleanText(lineOf(credited === undefined ? outer : withoutElement(outer, credited)));
  const parted =
    creditLine === undefined || creditLine === ''
      ? splitCredit(line)
      : { caption: line, credit: splitCredit(creditLine).credit ?? creditLine };
  const linked = [...elementsOf(outer)].some(
    (inner) => isElement(inner, 'a') && attribute(inner, 'href') !== undefined && lineOf(inner) !== '',
  );
  if (linked)
    desk.losses.add('person', `Captions here have no links; those of the caption “${shorten(line)}” were taken out. Its words are there.`);
  const around = findElement(holder, (inner) => isElement(inner, 'a') && [...elementsOf(inner)].includes(image));
  const href = around === undefined ? undefined : attribute(around, 'href');
  const url = href === undefined ? undefined : mediaAddress(href, desk.base);
  const larger = url !== undefined && isPictureFile(url) ? [{ address: url.href, width: 99_999 }] : [];
  const pictures = tidyImage(image, desk, { ...pick('caption', parted.caption), ...pick('credit', parted.credit) }, larger);
  return pictures.map((picture) => (isElement(picture, 'img') ? paragraph(picture) : picture));
}

function withoutElement(node: Element, taken: Element): Element {
  return element(
    node.tagName,
    node.properties,
    node.children.flatMap((child): ElementContent[] =>
      child === taken ? [] : child.type === 'element' ? [withoutElement(child, taken)] : [child],
    ),
  );
}

/** WordPress keeps an embedded post as its bare address in a figure. */
function tidyBareEmbed(node: Element, desk: Desk): ElementContent[] {
  const caption = findElement(node, (inner) => isElement(inner, 'figcaption'));
  const address = lineOf(caption === undefined ? node : withoutElement(node, caption));
  const below = caption === undefined ? [] : captionParagraph(caption, desk);
  return embedOrLink(address, below, desk);
}

/** An embed where the address is of a service known here; otherwise a link, which a person has to look at. */
function embedOrLink(address: string, text: ElementContent[], desk: Desk, label?: string): ElementContent[] {
  const url = mediaAddress(address, desk.base);
  if (url === undefined) {
    if (address !== '')
      desk.losses.add(
        'person',
        `Something was embedded from “${shorten(address)}”, which is no address on the web. Look at the old page and link to it.`,
      );
    return text;
  }
  const embed = embedAt(url);
  if (embed !== undefined) {
    return [
      element('sf-embed', { dataUrl: embed.url, dataService: embed.service, ...(label !== undefined && { dataLabel: label }) }, text),
    ];
  }
  const page = linkAddress(url.href, undefined) ?? url.origin;
  desk.losses.add(
    'person',
    `Something was embedded from ${page}; in its place stands a link. Look at it, and say in words what readers find there.`,
  );
  return [paragraph(link(page, label ?? page)), ...text];
}

function tidyFrame(node: Element, desk: Desk): ElementContent[] {
  const address = ['src', 'dataSrc', 'dataLazySrc', 'data']
    .map((name) => attribute(node, name))
    .find((value) => value !== undefined && value !== 'about:blank');
  const inner = node.children.length === 0 ? [] : tidyChildren(node, desk).filter((child) => isElement(child) || lineOf([child]) !== '');
  if (address === undefined) return inner;
  return embedOrLink(address, node.tagName === 'iframe' ? [] : inner, desk, attribute(node, 'title'));
}

/** A post quoted in full, as X, Instagram, Mastodon and Bluesky hand it out. */
function tidyQuotedPost(node: Element, desk: Desk): ElementContent[] {
  const named = ['cite', 'dataInstgrmPermalink', 'dataEmbedUrl', 'dataTootUrl'].map((name) => attribute(node, name));
  const uri = /^at:\/\/([^/]+)\/app\.bsky\.feed\.post\/(\w+)$/.exec(attribute(node, 'dataBlueskyUri') ?? '');
  const links = [...elementsOf(node)].filter((inner) => isElement(inner, 'a')).map((inner) => attribute(inner, 'href'));
  const candidates = [
    ...named,
    ...links.reverse(),
    uri === null ? undefined : `https://bsky.app/profile/${uri[1] ?? ''}/post/${uri[2] ?? ''}`,
  ];
  const address = candidates.find((candidate) => {
    const url = candidate === undefined ? undefined : mediaAddress(candidate, desk.base);
    return url !== undefined && embedAt(url) !== undefined;
  });
  const text = tidyChildren(node, desk);
  return address === undefined ? [element('blockquote', {}, text)] : embedOrLink(address, text, desk);
}

function tidyRecording(node: Element, desk: Desk, what: 'recording' | 'film'): ElementContent[] {
  const source = findElement(node, (inner) => isElement(inner, 'source') && attribute(inner, 'src') !== undefined);
  const address = attribute(node, 'src') ?? (source === undefined ? undefined : attribute(source, 'src'));
  const fallback = lineOf(node);
  if (fallback !== '') desk.losses.add('left', `What the old site said to browsers that cannot play the ${what} was left out.`, fallback);
  return address === undefined ? [] : recordingLink(address, what, desk);
}

function recordingLink(address: string, what: 'recording' | 'film', desk: Desk): ElementContent[] {
  const url = mediaAddress(address, desk.base);
  const page = linkAddress(url?.href ?? address, desk.base);
  if (page === undefined) {
    desk.losses.add('person', `A ${what} with the address “${shorten(address)}” could not come over, which leads nowhere from here.`);
    return [];
  }
  desk.losses.add(
    'person',
    `The ${what} ${page} did not come over; a link stands in its place. Fetch the file, or make this a story of the kind “${what === 'film' ? 'video' : 'audio'}”.`,
  );
  return [paragraph(link(page, decodeName(lastPart(page))))];
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** What stands in `<noscript>` is a lazily loaded picture once more, as a rule. */
function tidyNoScript(node: Element, desk: Desk): ElementContent[] {
  const image = findElement(node, (inner) => isElement(inner, 'img'));
  if (image !== undefined && lineOf(node) === '') {
    const found = desk.pictures.find(pictureAddresses(image));
    return found === undefined || desk.pictures.files().some(({ key }) => key === found.key) ? [] : tidyImage(image, desk, {});
  }
  return lineOf(node) === '' ? [] : tidyChildren(node, desk);
}

function tidyForm(node: Element, desk: Desk): ElementContent[] {
  desk.losses.add('left', 'A form was left out; nothing here could receive what readers write into it.');
  return tidyChildren(node, desk);
}

function tidyDefinitions(node: Element, desk: Desk): ElementContent[] {
  const parts = node.children.flatMap((child) => (isElement(child, 'div') ? child.children : [child]));
  const items: Element[] = [];
  let isTerm = false;
  for (const part of parts) {
    if (isElement(part, 'dt')) {
      const inside = tidyChildren(part, desk);
      const term = inside.some(isBlock) ? element('div', {}, inside) : paragraph(element('strong', {}, inside));
      const last = items.at(-1);
      if (isTerm && last !== undefined) last.children.push(term);
      else items.push(element('li', {}, [term]));
      isTerm = true;
    } else {
      const children = isElement(part, 'dd') ? tidyChildren(part, desk) : tidy(part, desk);
      if (lineOf(children) === '' && !children.some((child) => isElement(child))) continue;
      const last = items.at(-1) ?? element('li', {}, []);
      if (items.length === 0) items.push(last);
      last.children.push(children.some(isBlock) ? element('div', {}, children) : paragraph(...children));
      isTerm = false;
    }
  }
  return items.length === 0 ? [] : [element('ul', {}, items)];
}

/** Raised and lowered figures have characters of their own; raised words do not. */
function tidyRaised(node: Element, desk: Desk, figures: string): ElementContent[] {
  const text = lineOf(node);
  return /^\d{1,6}$/.test(text) ? [words(text.replace(/\d/g, (figure) => figures.charAt(Number(figure))))] : tidyChildren(node, desk);
}

function tidyAbbreviation(node: Element, desk: Desk): ElementContent[] {
  const title = attribute(node, 'title');
  if (title !== undefined)
    desk.losses.add(
      'left',
      `The old site explained “${shorten(lineOf(node))}” to readers who pointed at it: “${shorten(title)}”. Explain it in the text if they need it.`,
    );
  return tidyChildren(node, desk);
}

function tidyBookmark(node: Element, desk: Desk): ElementContent[] {
  const anchor = isElement(node, 'a') ? node : findElement(node, (inner) => isElement(inner, 'a'));
  const href = anchor === undefined ? undefined : attribute(anchor, 'href');
  const url = href === undefined ? undefined : linkAddress(href, desk.base);
  const part = (pattern: RegExp): string => {
    const found = findElement(node, (inner) => hasClass(inner, pattern));
    return found === undefined ? '' : cleanText(lineOf(found));
  };
  const title = [part(/^kg-bookmark-title$/), url ?? ''].find((text) => text !== '') ?? '';
  const rest = [part(/^kg-bookmark-description$/), part(/^kg-bookmark-author$/), part(/^kg-bookmark-publisher$/)].filter(
    (text) => text !== '',
  );
  const caption = findElement(node, (inner) => isElement(inner, 'figcaption'));
  const head = url === undefined ? words(title) : link(url, title);
  return [paragraph(head, ...rest.map((text) => words(` — ${text}`))), ...(caption === undefined ? [] : captionParagraph(caption, desk))];
}

function noteMark(number: number): Element {
  return element('sf-note-mark', { dataNumber: String(number) }, []);
}

function addNote(children: ElementContent[], desk: Desk): ElementContent[] {
  const number = desk.footnotes.notes.size + desk.notesHere.length + 1;
  desk.notesHere.push({ number, children });
  return [noteMark(number)];
}

function tidyBlockNote(id: string, desk: Desk): ElementContent[] {
  const note = desk.blockNotes.get(id);
  if (note !== undefined) return addNote(tidyChildren(note, desk), desk);
  desk.losses.add('person', 'A footnote’s mark stood here, but the archive does not hold the note. Look it up on the old site.');
  return [];
}

function tidyShortcode(node: Element, name: string, desk: Desk): ElementContent[] {
  const values = readValues(node);
  const first = values['0'];
  switch (name) {
    case 'caption':
    case 'wp_caption': {
      const caption = values.caption;
      const children =
        caption === undefined ? node.children : [...node.children, element('figcaption', {}, [words(caption.replace(/<[^>]*>/g, ''))])];
      return tidyFigure(element('figure', {}, children), desk);
    }
    case 'gallery':
      return tidyGallery(values, desk);
    case 'footnote':
    case 'ref':
    case 'efn_note':
    case 'mfn':
      return addNote([paragraph(...tidyChildren(node, desk))], desk);
    case 'embed':
    case 'youtube':
    case 'vimeo':
    case 'tweet':
    case 'instagram': {
      const address = values.url ?? values.src ?? first ?? lineOf(node);
      const full = /^\d+$/.test(address)
        ? name === 'vimeo'
          ? `https://vimeo.com/${address}`
          : `https://x.com/i/status/${address}`
        : name === 'youtube' && VIDEO.test(address)
          ? `https://youtu.be/${address}`
          : address;
      return embedOrLink(full, [], desk);
    }
    case 'audio':
    case 'video': {
      const kinds = ['src', 'mp3', 'm4a', 'ogg', 'wav', 'wma', 'flac', 'mp4', 'm4v', 'webm', 'ogv', 'flv', 'wmv', 'mov'];
      const address = kinds.map((kind) => values[kind]).find((value) => value !== undefined) ?? first ?? (lineOf(node) || undefined);
      if (address === undefined) {
        desk.losses.add('person', `The shortcode [${name}] plays whatever was attached to the story on the old site. Look it up there.`);
        return [];
      }
      const url = mediaAddress(address, desk.base);
      if (url !== undefined && embedAt(url) !== undefined) return embedOrLink(address, [], desk);
      return recordingLink(address, name === 'audio' ? 'recording' : 'film', desk);
    }
    case 'playlist':
      desk.losses.add(
        'person',
        `The shortcode ${attribute(node, 'dataSource') ?? '[playlist]'} played recordings of the old site’s library. Look them up there.`,
      );
      return [];
    default:
      desk.losses.add(
        'person',
        `The shortcode ${shorten(attribute(node, 'dataSource') ?? `[${name}]`)} belongs to a plugin of the old site and was taken out${lineOf(node) === '' ? '' : '; the words in it were kept'}. See whether something is missing.`,
      );
      return isBlock(node) || node.children.some(isBlock) ? [element('div', {}, tidyChildren(node, desk))] : tidyChildren(node, desk);
  }
}

const VIDEO = /^[\w-]{11}$/;

function readValues(node: Element): Values {
  try {
    const values: unknown = JSON.parse(attribute(node, 'dataValues') ?? '{}');
    if (typeof values !== 'object' || values === null) return {};
    return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    return {};
  }
}

function tidyGallery(values: Values, desk: Desk): ElementContent[] {
  const named = values.ids ?? values.include;
  const excluded = (values.exclude ?? '').split(',').map((id) => id.trim());
  const ids = (named === undefined ? desk.attached.filter((id) => !excluded.includes(id)) : named.split(',').map((id) => id.trim())).filter(
    (id) => id !== '',
  );
  const missing: string[] = [];
  const pictures = ids.flatMap((id): ElementContent[] => {
    const known = desk.attachment?.(id);
    if (known === undefined) {
      missing.push(id);
      return [];
    }
    const number = desk.pictures.add({ ...known, width: 100_000 }, known);
    return [paragraph(element('img', { src: `picture:${number}`, alt: '' }, []))];
  });
  if (ids.length === 0)
    desk.losses.add('picture', 'A gallery stood here, but the archive does not say which pictures were in it. Look at the old page.');
  if (missing.length > 0)
    desk.losses.add(
      'picture',
      `${missing.length} of the gallery’s ${ids.length} pictures are not in the archive (numbers ${missing.join(', ')}). Fetch them from the old site.`,
    );
  return pictures;
}
