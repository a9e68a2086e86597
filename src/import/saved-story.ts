import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { isBylineLine, readByline } from './byline.ts';
import { isDateLine, readDateLine, type DateLine } from './date-line.ts';
import type { HumanDate } from './human-date.ts';
import { parseHtml, textOf } from './html/html-tree.ts';
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
  /** Whom and which days the lines above the story named, as they are written. */
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
    authors: cleaning.authors,
    published: cleaning.published,
    updated: cleaning.updated,
  };
}

/** The words of an element that holds a byline; elements that touch each other are told apart. */
export function bylineOf(place: Element): string {
  const own = place.getAttribute('content');
  if (own !== null) return own;
  const parts: string[] = [];
  const collect = (node: Node): void => {
    if (node.nodeType === 3) parts.push(node.textContent ?? '');
    else if (node.nodeType === 1) {
      const isAfterElement = node.previousSibling?.nodeType === 1;
      if (isAfterElement) parts.push(' | ');
      for (const child of node.childNodes) collect(child);
    }
  };
  for (const child of place.childNodes) collect(child);
  return parts.join('').replace(/\s+/g, ' ').trim();
}

function placeOf(document: Document, { headlines }: StoryFacts): { place: Element; isGuessed: boolean } {
  const isStory = (candidate: Element): boolean => weightOf(candidate.textContent) > LEAST;
  for (const place of STORY_PLACES) {
    const [only, ...others] = [...document.querySelectorAll(place)].filter(isStory);
    if (only !== undefined && others.every((other) => only.contains(other))) return { place: only.cloneNode(true) as Element, isGuessed: false };
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
        this.#leave(other, kind === undefined ? 'Words beside the story’s text (menus, buttons, related stories) were left out.' : FURNITURE_NAMES[kind]);
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

  /** The lines above the first paragraph: headline, standfirst, byline, day, section. */
  #takeHead(place: Element): void {
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
    if (line.length > LONGEST_LINE || HEADING.test(block.tagName)) return false;
    const byline = bylineOf(block);
    const isMarked = /byline|author/i.test(marksOf(block)) || block.querySelector('[rel~="author"]') !== null || block.matches('[rel~="author"]');
    if (isMarked || isBylineLine(byline)) {
      const { names, rest } = readByline(byline);
      const isKnown = names.every((name) => authors.includes(name) || this.authors.includes(name));
      if (names.length > 0 && (isKnown || authors.length === 0)) {
        if (!isKnown) this.authors.push(...names);
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

function lineOf(node: Node): string {
  return (node.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** The lines of a page that are neither in its story nor said elsewhere. */
function linesAround(document: Document, story: string, said: readonly string[], authors: readonly string[]): string {
  const page = parseHtml(document.body.innerHTML);
  const own = parseHtml(story);
  if (page === undefined || own === undefined) return '';
  const letters = lettersOf(textOf(own));
  const known = new Set(said.map(lettersOf));
  return textOf(page)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => {
      const signs = lettersOf(line);
      const isByline = isBylineLine(line) && readByline(line).names.every((name) => authors.includes(name));
      return signs !== '' && !isByline && !known.has(signs) && !letters.includes(signs);
    })
    .join(' · ');
}
