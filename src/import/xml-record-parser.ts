import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { MEGABYTE } from './archive-file.ts';
import { ImportError } from './model.ts';
import type { XmlBlemishes } from './xml-blemishes.ts';
import { textAt, type XmlElement } from './xml-element.ts';
import { countLost, TOLERATED } from './xml-losses.ts';

/** A text longer than this is no story; it is kept out of memory. */
const LONGEST_PART = 16 * MEGABYTE;

const DEEPEST = 200;

/** What is found out on the way. */
export interface Found {
  readonly blemishes: XmlBlemishes;
  readonly root: Record<string, string>;
}

interface OpenElement {
  name: string;
  attributes: Record<string, string>;
  children: (XmlElement | string)[];
}

export class RecordParser {
  readonly #parser = new SaxesParser({ xmlns: false });
  readonly #file: string;
  readonly #blemishes: XmlBlemishes;
  readonly #root: Record<string, string>;
  readonly #finished: XmlElement[] = [];
  /** The names around the records, outermost first. */
  readonly #around: string[] = [];
  /** The record that is being read and what is open in it. */
  readonly #open: OpenElement[] = [];
  #positionOfLast = 0;

  constructor(file: string, { blemishes, root }: Found) {
    this.#file = file;
    this.#blemishes = blemishes;
    this.#root = root;
    const parser = this.#parser;
    parser.on('opentag', (tag) => {
      this.#begin(tag);
    });
    parser.on('closetag', () => {
      this.#end();
    });
    for (const kind of ['text', 'cdata'] as const) {
      parser.on(kind, (text) => {
        this.#addText(text);
      });
    }
    for (const kind of ['comment', 'processinginstruction'] as const) {
      parser.on(kind, () => {
        this.#positionOfLast = parser.position;
      });
    }
    parser.on('doctype', (doctype) => {
      this.#refuseEntities(doctype);
    });
    parser.on('error', (error) => {
      this.#judge(error);
    });
  }

  write(text: string): void {
    this.#blemishes.count += countLost(text);
    this.#parser.write(text);
    if (this.#parser.position - this.#positionOfLast <= LONGEST_PART) return;
    throw new ImportError(
      `“${this.#file}” has a single text of more than ${LONGEST_PART / MEGABYTE} MB, from line ${this.#parser.line} on. ` +
        'No story is as long. Take it out of the old system or of the file, and export again.',
    );
  }

  close(): void {
    this.#parser.close();
  }

  take(): XmlElement[] {
    return this.#finished.splice(0);
  }

  #begin(tag: SaxesTagPlain): void {
    this.#positionOfLast = this.#parser.position;
    const element: OpenElement = { name: tag.name, attributes: tag.attributes, children: [] };
    if (this.#open.length === 0 && !this.#isRecord()) {
      if (this.#around.length === 0 && !ROOTS.includes(tag.name))
        throw new ImportError(
          `“${this.#file}” is XML, but neither a WordPress export nor a feed: it begins with <${tag.name.slice(0, 40)}>. ` +
            'Export it again as “All content” from WordPress, or as RSS or Atom.',
        );
      if (this.#around.length === 0) Object.assign(this.#root, tag.attributes);
      this.#around.push(tag.name);
      return;
    }
    if (this.#open.length >= DEEPEST)
      throw new ImportError(
        `“${this.#file}” is nested more than ${DEEPEST} deep at line ${this.#parser.line}, as no export is. It may be made to do harm; do not import it.`,
      );
    this.#open.push(element);
  }

  #end(): void {
    this.#positionOfLast = this.#parser.position;
    const element = this.#open.pop();
    if (!element) {
      this.#around.pop();
      return;
    }
    const parent = this.#open.at(-1);
    if (parent) parent.children.push(element);
    else this.#finished.push(element);
  }

  /** Whether what begins now is a record: a child of the channel, or of the root where there is no channel around the items. */
  #isRecord(): boolean {
    const [root] = this.#around;
    return this.#around.length === (root === 'rss' ? 2 : 1);
  }

  #addText(text: string): void {
    this.#positionOfLast = this.#parser.position;
    this.#open.at(-1)?.children.push(text);
  }

  #refuseEntities(doctype: string): void {
    this.#positionOfLast = this.#parser.position;
    if (!/<!ENTITY/i.test(doctype)) return;
    throw new ImportError(
      `“${this.#file}” declares entities of its own (<!ENTITY …>), which no export needs and which can be made to exhaust or to spy on ` +
        'the computer that reads them. If you trust the file, delete everything from “<!DOCTYPE” to “]>” and import again.',
    );
  }

  #judge(error: Error): void {
    if (TOLERATED.test(error.message)) {
      this.#blemishes.count += 1;
      this.#blemishes.line ??= this.#parser.line;
      return;
    }
    const [, line = '', what = error.message] = /^(?:.*?:)?(\d+):\d+: (.*)$/.exec(error.message) ?? [];
    if (/unclosed tag|unexpected end|must contain a root/.test(what))
      throw new ImportError(
        `“${this.#file}” breaks off at line ${this.#parser.line}${this.#lastTitle()}. ` +
          'The export or its download was cut short: export it again, and compare the sizes.',
      );
    throw new ImportError(
      `“${this.#file}” is not well-formed XML at line ${line}: ${what.replace(/\.$/, '')}. ` +
        'Export it again; if the same comes out, open the file in a text editor and mend that line.',
    );
  }

  #lastTitle(): string {
    const title = this.#open[0] && textAt(this.#open[0], 'title');
    return title === undefined ? '' : `, in “${title.slice(0, 80)}”`;
  }
}

const ROOTS = ['rss', 'feed', 'rdf:RDF'];
