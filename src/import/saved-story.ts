import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { isBylineLine, readByline } from './byline.ts';
import { isDateLine, readDateLine, type DateLine } from './date-line.ts';
import type { HumanDate } from './human-date.ts';
import { allWordsOf, elementsOf, isElement, parseHtml, textOf } from './html/html-tree.ts';
import { UNSEEN_NAME } from './html/swallowed.ts';
import { FURNITURE_NAMES, furnitureOf, isSameLine, lettersOf, type LeftLine } from './page-lines.ts';

/** What is known of a page’s story before its text is read. */
export interface StoryFacts {
  readonly headlines: readonly string[];
  readonly standfirst: string | undefined;
  readonly authors: readonly string[];
  readonly language: string | undefined;
}

export interface PageStory {
  readonly html: string;
  /** True when nothing on the page said where the story is. */
  readonly isGuessed: boolean;
  readonly left: readonly LeftLine[];
  /** What the lines above the story say that nothing else on the page did. */
  readonly standfirst?: string;
  readonly authors: readonly string[];
  readonly published: readonly HumanDate[];
  readonly updated: readonly HumanDate[];
}

/** Where a page’s marks say that the text of its story is, surest first. */
const STORY_PLACES = [
  '[itemprop~="articleBody"]',
  '.e-content',
  '.entry-content',
  '.post-content',
  '.article-body',
  '.article__body',
  '.article-content',
  '.story-body',
  '.post-body',
  '.td-post-content',
  '#article-body',
];
/** What stands within a story’s place and is none of its words. */
const AROUND =
  'script,style,nav,form,button,[aria-hidden="true"],.sharedaddy,.share,.social-share,.related,.related-posts,.newsletter,.comments,#comments,.jp-relatedposts,.advertisement,.ad,.post-navigation,.breadcrumbs,.breadcrumb';
/** Fewer letters are no story. Scripts without spaces say as much in a third of the signs. */
const LEAST = 80;

/** Finds the text of a page’s story and takes out what belongs to the page: the lines above it, share links, menus. Says what it took. */
export function readStory(document: Document, facts: StoryFacts): PageStory {
  const { place, isGuessed } = placeOf(document, facts);
  const cleaning = new Cleaning(facts);
  const html = cleaning.clean(place);
  const around = linesAround(document, html, [...cleaning.said, ...facts.headlines, facts.standfirst ?? ''], facts.authors);
  return {
    html,
    isGuessed,
    left: [
      ...cleaning.left,
      ...(around === ''
        ? []
        : [{ what: 'What stands around the story on its page (menus, teasers, the footer) was left out.', words: around }]),
    ],
    ...(cleaning.standfirst !== undefined && { standfirst: cleaning.standfirst }),
    authors: cleaning.authors,
    published: cleaning.published,
    updated: cleaning.updated,
  };
}

/** The words of an element that holds a byline; elements that touch each other, or are marked as other things, are told apart. */
export function bylineOf(place: Element): string {
  return (place.getAttribute('content') ?? lineOf(place, isApart)).replace(/(?:\s*\|\s*)+/g, ' | ').replace(/^ \| | \| $/g, '');
}

function isApart(element: Element): boolean {
  const before = element.previousSibling;
  const isAfterElement =
    before?.nodeType === 1 ||
    (before?.nodeType === 3 && (before.textContent ?? '').trim() === '' && before.previousSibling?.nodeType === 1);
  return isAfterElement && (before.nodeType === 1 || MARKED_PART.test(marksOf(element)) || element.localName === 'time');
}

const MARKED_PART = /date|time|author|byline|name|count|comment|publi|share|role|title/i;

function placeOf(document: Document, { headlines }: StoryFacts): { place: Element; isGuessed: boolean } {
  const isStory = (candidate: Element): boolean => weightOf(candidate.textContent) > LEAST;
  for (const place of STORY_PLACES) {
    const [only, ...others] = [...document.querySelectorAll(place)].filter(isStory);
    if (only !== undefined && others.every((other) => only.contains(other)))
      return { place: only.cloneNode(true) as Element, isGuessed: false };
  }
  const [article, ...others] = [...document.querySelectorAll('article')].filter(isStory);
  if (article !== undefined && others.length === 0) return { place: article.cloneNode(true) as Element, isGuessed: false };
  const read = new Readability(document.cloneNode(true) as Document, { keepClasses: true, charThreshold: 200 }).parse();
  if (read?.content != null && read.content !== '') return { place: belowHeadline(read.content, headlines), isGuessed: true };
  const rest = document.querySelector('main') ?? document.body;
  return { place: rest.cloneNode(true) as Element, isGuessed: true };
}

function weightOf(text: string): number {
  const dense = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0;
  return text.trim().length + 2 * dense;
}

/** Without what is above the headline. */
function belowHeadline(html: string, headlines: readonly string[]): Element {
  const { document } = parseHTML(`<!doctype html><html><body><div>${html}</div></body></html>`);
  const story = document.querySelector('div') ?? document.body;
  const title = [...document.querySelectorAll('h1, h2')].find((found) => headlines.some((line) => isSameLine(found.textContent, line)));
  for (let at: Element | null = title ?? null; at !== null && at !== story; at = at.parentElement)
    while (at.previousSibling !== null) at.previousSibling.remove();
  return story;
}

const INLINE = new Set('a abbr b bdi cite code em font i kbd mark q s small span strong sub sup time u wbr br'.split(' '));
const KEPT = 'img,picture,video,audio,iframe,figure,table,pre,blockquote';
const HEADING = /^H[1-6]$/;
/** What a page writes above its story is short. */
const LONGEST_LINE = 160;

class Cleaning {
  readonly left: LeftLine[] = [];
  /** Lines that were taken out because they say what the story’s page says elsewhere. */
  readonly said: string[] = [];
  readonly authors: string[] = [];
  standfirst: string | undefined;
  readonly published: HumanDate[] = [];
  readonly updated: HumanDate[] = [];
  readonly #facts: StoryFacts;

  constructor(facts: StoryFacts) {
    this.#facts = facts;
  }

  clean(place: Element): string {
    for (const other of place.querySelectorAll(AROUND)) {
      if (other.querySelector('img') !== null && other.matches('[aria-hidden="true"]')) continue;
      const line = lineOf(other);
      if (line !== '' && !other.matches('script,style')) {
        const kind = furnitureOf(line);
        this.#leave(
          other,
          kind === undefined ? 'Words beside the story’s text (menus, buttons, related stories) were left out.' : FURNITURE_NAMES[kind],
        );
      } else other.remove();
    }
    this.#takeHead(place);
    for (const block of blocksOf(place)) {
      const kind = HEADING.test(block.tagName) || this.#isInList(block) ? undefined : furnitureOf(lineOf(block));
      if (kind !== undefined && block.querySelector(KEPT) === null && place.contains(block)) this.#leave(block, FURNITURE_NAMES[kind]);
    }
    for (const list of place.querySelectorAll('ul, ol')) {
      const kind = furnitureOf(lineOf(list));
      if (kind !== undefined && list.querySelector(KEPT) === null) this.#leave(list, FURNITURE_NAMES[kind]);
    }
    return place.innerHTML;
  }

  #isInList(block: Element): boolean {
    return block.closest('li, dl, table, blockquote, figure, pre') !== null;
  }

  /** The lines above the first paragraph: menus, headline, standfirst, byline, day. */
  #takeHead(place: Element): void {
    for (const list of listsAbove(place)) this.#leave(list, FURNITURE_NAMES.menu);
    for (const block of blocksOf(place)) {
      const line = lineOf(block);
      if (block.closest('figure, table, pre, blockquote') !== null || block.querySelector(KEPT) !== null) continue;
      if (this.#takeLine(block, line)) continue;
      if (!HEADING.test(block.tagName) && weightOf(line) > LEAST) break;
    }
  }

  #takeLine(block: Element, line: string): boolean {
    const { headlines, standfirst, authors, language } = this.#facts;
    if (headlines.some((headline) => isSameLine(headline, line)) || (standfirst !== undefined && isSameLine(standfirst, line))) {
      this.#say(block, line);
      return true;
    }
    if (standfirst === undefined && this.standfirst === undefined && STANDFIRST.test(marksOf(block))) {
      this.standfirst = line;
      this.#say(block, line);
      return true;
    }
    if (line.length > LONGEST_LINE || HEADING.test(block.tagName)) return false;
    if (KICKER.test(marksOf(block))) {
      this.#leave(block, 'A line above the headline, of the kind that says what the story is about, was left out.');
      return true;
    }
    // Where the page says the whole day for machines, what readers saw of it may be less.
    const time = block.localName === 'time' ? block : block.querySelector('time');
    if (time?.hasAttribute('datetime') === true && isSameLine(line, lineOf(time))) {
      this.#say(block, line);
      return true;
    }
    const byline = bylineOf(block);
    const isMarked = AUTHOR.test(marksOf(block)) || [...block.querySelectorAll('*')].some((inner) => AUTHOR.test(marksOf(inner)));
    if (isMarked || isBylineLine(byline)) {
      const { names, rest } = readByline(byline);
      const isKnown = names.some((name) => authors.includes(name) || this.authors.includes(name));
      if (names.length > 0 && (isKnown || names.every(isPersonsName))) {
        this.authors.push(...names.filter((name) => !authors.includes(name) && !this.authors.includes(name)));
        const dates = readDateLine(rest, language);
        if (dates !== undefined) this.#noteDates(dates);
        const others = dates?.rest ?? rest;
        if (others !== '') this.left.push({ what: 'What stood in the byline besides the authors’ names was left out.', words: others });
        this.#say(block, line);
        return true;
      }
    }
    const dates = readDateLine(line, language);
    if (dates !== undefined && isDateLine(line, dates)) {
      this.#noteDates(dates);
      if (dates.rest !== '') this.left.push({ what: 'What stood in the line of the date was left out.', words: dates.rest });
      this.#say(block, line);
      return true;
    }
    return false;
  }

  #noteDates({ published, updated }: DateLine): void {
    if (published !== undefined) this.published.push(published);
    if (updated !== undefined) this.updated.push(updated);
  }

  #say(block: Element, line: string): void {
    this.said.push(line);
    block.remove();
  }

  #leave(block: Element, what: string): void {
    const words = lineOf(block);
    this.said.push(words);
    if (words !== '') this.left.push({ what, words });
    block.remove();
  }
}

const AUTHOR = /byline|author/i;
const KICKER = /(?:^|[\s_-])(?:kicker|overline|eyebrow|dachzeile|spitzmarke|surtitre|antetitulo|occhiello)(?:\s|$)/i;
const STANDFIRST =
  /standfirst|\bdek\b|(?:^|\s)(?:lead|lede|ingress|anriss)(?:\s|$)|\bdeck\b|chapo|chapeau|entradilla|vorspann|sommario|strapline|(?:sub|sous-|sotto|unter)tit(?:le|re|olo|el)|article[-_]*(?:summary|intro)/i;

/** “Ana Pires”, “سارة علي”: a few words that begin with capitals where the alphabet has them. */
function isPersonsName(name: string): boolean {
  return name.split(' ').length <= 4 && /^[\p{Lu}\p{Lo}]/u.test(name) && !/^(?:about|more|from|all|the)\b/i.test(name);
}

/** Lists of nothing but a few links and words each, above the first paragraph. */
function listsAbove(place: Element): Element[] {
  const first = [...place.querySelectorAll('p, div, section')].find(
    (block) => block.children.length < 6 && weightOf(lineOf(block)) > LEAST && block.querySelector('ul, ol') === null,
  );
  return [...place.querySelectorAll('ul, ol')].filter((list) => {
    const isAbove = first !== undefined && (list.compareDocumentPosition(first) & 4) !== 0 && !list.contains(first);
    const items = [...list.children].map((item) => lineOf(item));
    return (
      isAbove &&
      list.querySelector(KEPT) === null &&
      items.every((item) => item.split(' ').length <= 4 && item.length <= 30 && !/[.!?]$/.test(item))
    );
  });
}

function marksOf(block: Element): string {
  return ['class', 'itemprop', 'id', 'rel'].map((name) => block.getAttribute(name) ?? '').join(' ');
}

/** The innermost elements that hold whole lines, in the order of the page. */
function blocksOf(place: Element): Element[] {
  const found: Element[] = [];
  const isLine = (node: Element): boolean => [...node.children].every((child) => INLINE.has(child.localName) && isLine(child));
  const walk = (node: Element): void => {
    for (const child of node.children) {
      const hasOwnWords = [...child.childNodes].some((inner) => inner.nodeType === 3 && (inner.textContent ?? '').trim() !== '');
      if (lineOf(child) !== '' && (hasOwnWords || isLine(child))) found.push(child);
      else walk(child);
    }
  };
  walk(place);
  return found;
}

/** Elements within words; others part them. */
const WITHIN_WORDS = new Set('abbr b bdi cite code em font i kbd mark q s small strong sub sup u wbr'.split(' '));

/** A node’s words on one line; a stroke parts those of elements that stand apart. */
function lineOf(node: Node, isApartFrom: (element: Element) => boolean = () => false): string {
  const parts: string[] = [];
  const collect = (parent: Node): void => {
    for (const child of parent.childNodes) {
      if (child.nodeType === 3) parts.push(child.textContent ?? '');
      if (child.nodeType !== 1) continue;
      const element = child as Element;
      const around = WITHIN_WORDS.has(element.localName) ? '' : ' ';
      parts.push(isApartFrom(element) ? ' | ' : around);
      collect(element);
      parts.push(around);
    }
  };
  collect(node);
  return parts
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,.;:!?)\]”»])/g, '')
    .trim();
}

/** The lines of a page that are neither in its story nor said elsewhere. */
function linesAround(document: Document, story: string, said: readonly string[], authors: readonly string[]): string {
  const page = parseHtml(document.body.innerHTML);
  const own = parseHtml(story);
  if (page === undefined || own === undefined) return '';
  const known = [allWordsOf(own), ...said].map(lettersOf).join('|');
  const unseen = [...elementsOf(page)].filter((inner) => isElement(inner, UNSEEN_NAME)).map(allWordsOf);
  return [...textOf(page).split('\n'), ...unseen]
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => {
      const letters = lettersOf(line);
      const isByline = isBylineLine(line) && readByline(line).names.every((name) => authors.includes(name));
      return letters !== '' && !isByline && !known.includes(letters);
    })
    .join(' · ');
}
