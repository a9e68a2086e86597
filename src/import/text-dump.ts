import { isBylineLine, readByline } from './byline.ts';
import { isDateLine, readDateLine } from './date-line.ts';
import { cleanHeadline } from './headline.ts';
import { readPackedHead } from './packed-head.ts';
import { FURNITURE_NAMES, furnitureOf, isSameLine, readBreadcrumb, type Furniture, type LeftLine } from './page-lines.ts';
import { readLabel } from './text-label.ts';
import { type TextDump, type TextHead, type MissingPicture, isHeading, pictureIn, BULLET, LONGEST_LINE } from './text-blocks.ts';

const RULE = /^[-=_*]{3,}$/;
const LONGEST_HEADLINE = 200;

/** More lines than any head has. */
const MOST_LINES = 60;

/** Takes a text apart that was written for the import, or copied from a page in a browser with its menus, captions and share links. */
export function readTextDump(blocks: readonly (readonly string[])[], language?: string): TextDump {
  return new Dump(blocks, language).read();
}

class Dump {
  readonly #head: TextHead = {};
  readonly #left: LeftLine[] = [];
  readonly #pictures: MissingPicture[] = [];
  readonly #language: string | undefined;
  #blocks: string[][];
  /** Whether a menu stood below what was taken for the headline, which then is the site’s name. */
  #isMenuBelow = false;
  #isHeadlineNamed = false;

  constructor(blocks: readonly (readonly string[])[], language: string | undefined) {
    this.#blocks = blocks.map((block) => [...block]);
    this.#language = language;
  }

  read(): TextDump {
    this.#unpackHead();
    this.#readHead();
    this.#readTail();
    const body = this.#blocks.filter((block) => !this.#takesFromBody(block));
    return {
      head: this.#head,
      body: body.map((lines, index) => ({ lines, isHeading: isHeading(lines, body[index - 1], body[index + 1]) })),
      left: this.#left,
      pictures: this.#pictures,
    };
  }

  /** The first block that is more than a menu may hold the headline among lines of all kinds. */
  #unpackHead(): void {
    const at = this.#blocks.findIndex((block) => !block.every((line) => furnitureOf(line) !== undefined));
    const block = this.#blocks[at] ?? [];
    if (block.length < 3 || block.some((line) => readLabel(line.trim()) !== undefined)) return;
    const packed = readPackedHead(
      block,
      (line) => isBylineLine(line) || this.#isDay(line),
      (line) => pictureIn(line) !== undefined,
    );
    if (packed === undefined) return;
    const { headline, standfirst, above, below } = packed;
    for (const line of above) if (!this.#takesSection(line)) this.#leave(furnitureOf(line) ?? 'menu', line);
    this.#head.headline = cleanHeadline(headline);
    this.#isHeadlineNamed = true;
    if (standfirst !== undefined) this.#head.standfirst = standfirst;
    this.#blocks.splice(at, 1, ...below.map((lines) => [...lines]));
  }

  #isDay(line: string): boolean {
    const dates = line.length > 100 ? undefined : readDateLine(line, this.#language);
    return dates !== undefined && isDateLine(line, dates);
  }

  #readHead(): void {
    for (let taken = 0; taken < MOST_LINES; taken += 1) {
      while (this.#blocks[0]?.length === 0) this.#blocks.shift();
      const [block] = this.#blocks;
      const line = block?.[0]?.trim();
      if (block === undefined || line === undefined || !this.#takesLine(line, block.length === 1)) break;
      block.shift();
    }
    this.#blocks = this.#blocks.filter((block) => block.length > 0);
  }

  #takesLine(line: string, isAlone: boolean): boolean {
    return (
      this.#takesLabelled(line) ||
      (isAlone && RULE.test(line)) ||
      this.#takesPicture(line) ||
      this.#takesFurniture(line) ||
      this.#takesSection(line) ||
      this.#takesByline(line) ||
      this.#takesDate(line) ||
      this.#takesHeadline(line, isAlone) ||
      this.#takesStandfirst(line, isAlone)
    );
  }

  #takesLabelled(line: string): boolean {
    const label = readLabel(line);
    if (label === undefined || this.#head[label.field] !== undefined) return false;
    const { field, value } = label;
    if (field === 'authors') return this.#noteByline(value);
    if (field === 'headline') this.#isHeadlineNamed = true;
    if (field === 'section') this.#head.section = readBreadcrumb(value) ?? [value];
    else this.#head[field] = field === 'headline' ? cleanHeadline(value) : value;
    return true;
  }

  /** “The boat. | Photo: Ana Pires”; the caption may have stood before, alone. */
  #takesPicture(line: string): boolean {
    const picture = pictureIn(line);
    if (picture === undefined) {
      const words = line.replace(BULLET, '');
      return this.#pictures.some(({ caption }) => isSameLine(caption, words)) || this.#isCaptionOfNext(words);
    }
    const isKnown = this.#pictures.some(({ caption, credit }) => isSameLine(caption, picture.caption) && credit === picture.credit);
    if (!isKnown) this.#pictures.push(picture);
    return true;
  }

  /** True when one of the next lines says the same, and whose picture it is. */
  #isCaptionOfNext(words: string): boolean {
    const next = this.#blocks.slice(0, 3).flat().slice(1, 4);
    return next.some((line) => isSameLine(pictureIn(line)?.caption ?? '', words));
  }

  #takesFurniture(line: string): boolean {
    const kind = furnitureOf(line) ?? (this.#isMenuItem(line) ? 'menu' : undefined);
    if (kind === undefined) return false;
    this.#leave(kind, line);
    this.#isMenuBelow = this.#head.headline !== undefined;
    return true;
  }

  /** A short item of a list above the headline. */
  #isMenuItem(line: string): boolean {
    if (this.#head.headline !== undefined && !this.#isMenuBelow) return false;
    return BULLET.test(line) && line.replace(BULLET, '').split(/\s+/).length <= 4 && !/[.!?]$/.test(line);
  }

  #takesSection(line: string): boolean {
    const trail = this.#head.section === undefined ? readBreadcrumb(line) : undefined;
    if (trail === undefined) return false;
    this.#head.section = trail.filter((step) => this.#head.headline === undefined || !isSameLine(step, this.#head.headline));
    this.#isMenuBelow = this.#head.headline !== undefined;
    return true;
  }

  #takesByline(line: string): boolean {
    if (this.#head.headline === undefined || this.#head.authors !== undefined) return false;
    return (isBylineLine(line) || this.#isNameAboveDate(line)) && this.#noteByline(line);
  }

  /** “Ana Pires” without more, where the day follows. */
  #isNameAboveDate(line: string): boolean {
    const next = this.#blocks.slice(0, 2).flat()[1]?.trim();
    if (next === undefined || !/^\p{Lu}[\p{L}’'-]+(?: (?:\p{L}{1,3} )?\p{Lu}[\p{L}’'-]+){1,2}$/u.test(line)) return false;
    return this.#isDay(next);
  }

  #noteByline(line: string): boolean {
    const { names, rest } = readByline(line);
    if (names.length === 0) return false;
    this.#head.authors = names;
    const dates = readDateLine(rest, this.#language);
    if (dates?.published !== undefined) this.#head.published ??= dates.published;
    if (dates?.updated !== undefined) this.#head.updated ??= dates.updated;
    const others = dates?.rest ?? rest;
    if (others !== '') this.#left.push({ what: 'What stood in the byline besides the authors’ names was left out.', words: others });
    return true;
  }

  #takesDate(line: string): boolean {
    if (line.length > 100) return false;
    const dates = readDateLine(line, this.#language);
    if (dates === undefined || !isDateLine(line, dates)) return false;
    const { published, updated, rest } = dates;
    const isKnown =
      (published !== undefined && this.#head.published !== undefined) || (updated !== undefined && this.#head.updated !== undefined);
    if (isKnown) return false;
    if (published !== undefined) this.#head.published = published;
    if (updated !== undefined) this.#head.updated = updated;
    if (rest !== '') this.#left.push({ what: 'What stood in the line of the date was left out.', words: rest });
    return true;
  }

  #takesHeadline(line: string, isAlone: boolean): boolean {
    const before = this.#head.headline;
    if (before !== undefined) {
      if (isSameLine(before, line)) return true;
      const isBetter = this.#isMenuBelow && !this.#isHeadlineNamed && isAlone && !/[.!]$/.test(line) && this.#blocks.length > 1;
      if (!isBetter) return false;
      this.#leave('menu', before);
    }
    if (line.length > LONGEST_HEADLINE) return false;
    this.#head.headline = cleanHeadline(line);
    this.#isMenuBelow = false;
    return true;
  }

  /** A paragraph between the headline and the lines of authors and day. */
  #takesStandfirst(line: string, isAlone: boolean): boolean {
    const { headline, standfirst, authors, published } = this.#head;
    if (headline === undefined || standfirst !== undefined || !isAlone || line.length > LONGEST_LINE || BULLET.test(line)) return false;
    const isHead = (next: string | undefined): boolean => {
      if (next === undefined) return false;
      return (authors === undefined && isBylineLine(next)) || (published === undefined && this.#isDay(next));
    };
    if (!this.#blocks.slice(1, 3).some((block) => isHead(block[0]?.trim()))) return false;
    this.#head.standfirst = line;
    return true;
  }

  /** What a page has below its story. */
  #readTail(): void {
    for (let last = this.#blocks.at(-1); last !== undefined && this.#blocks.length > 1; last = this.#blocks.at(-1)) {
      const kinds = last.map((line) => furnitureOf(line));
      if (!kinds.every((kind) => kind !== undefined)) return;
      last.forEach((line, index) => {
        this.#leave(kinds[index] ?? 'menu', line.trim());
      });
      this.#blocks.pop();
    }
  }

  #takesFromBody(block: readonly string[]): boolean {
    const picture = block.length === 1 ? pictureIn(block[0] ?? '') : undefined;
    if (picture !== undefined && (picture.caption === '' || picture.isSetApart)) return this.#takesPicture(block[0] ?? '');
    const kinds = block.map((line) => furnitureOf(line));
    if (!kinds.every((kind) => kind !== undefined && kind !== 'menu' && kind !== 'reading time')) return false;
    block.forEach((line, index) => {
      this.#leave(kinds[index] ?? 'menu', line.trim());
    });
    return true;
  }

  #leave(kind: Furniture, words: string): void {
    this.#left.push({ what: FURNITURE_NAMES[kind], words });
  }
}
