import { isBylineLine, readByline } from './byline.ts';
import { isDateLine, readDateLine, type DateLine } from './date-line.ts';
import { allWordsOf, elementsOf, isElement, parseHtml, textOf } from './html/html-tree.ts';
import { UNSEEN_NAME } from './html/swallowed.ts';
import type { HumanDate } from './human-date.ts';
import { FURNITURE_NAMES, furnitureOf, isSameLine, lettersOf, type LeftLine } from './page-lines.ts';
import { marksOf, type StoryFacts } from './story-facts.ts';
import { AROUND, isApart, LEAST, weightOf } from './story-place.ts';

/** The words of an element that holds a byline; elements that touch each other, or are marked as other things, are told apart. */
export function bylineOf(place: Element): string {
  return (place.getAttribute('content') ?? lineOf(place, isApart)).replace(/(?:\s*\|\s*)+/g, ' | ').replace(/^ \| | \| $/g, '');
}

const INLINE = new Set('a abbr b bdi cite code em font i kbd mark q s small span strong sub sup time u wbr br'.split(' '));

const KEPT = 'img,picture,video,audio,iframe,figure,table,pre,blockquote';

const HEADING = /^H[1-6]$/;

/** What a page writes above its story is short. */
const LONGEST_LINE = 160;

export class Cleaning {
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
export function linesAround(document: Document, story: string, said: readonly string[], authors: readonly string[]): string {
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
