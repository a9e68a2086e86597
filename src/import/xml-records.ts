import { createReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { escapeHtml } from '../lib/escape-html.ts';
import { firstBytes, MEGABYTE, refuseLarge } from './archive-file.ts';
import { BareAmpersands } from './bare-ampersands.ts';
import { ImportError } from './model.ts';
import { encodingOfBytes, markedEncoding, standardName } from './text-encoding.ts';
import type { XmlBlemishes } from './xml-blemishes.ts';

/** A part of an XML file, with everything below it. */
export interface XmlElement {
  /** With its prefix, as it is written: `wp:post_id`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

export interface XmlReading {
  /** Each child of the element that holds the records, in order, one at a time. */
  readonly records: AsyncIterable<XmlElement>;
  readonly blemishes: XmlBlemishes;
  /** The attributes of the outermost element, once the first record has been read. */
  readonly root: Readonly<Record<string, string>>;
}

interface XmlOptions {
  readonly largest?: number | undefined;
  /** How many bytes have been read, of how many. */
  readonly progress?: ((done: number, total: number) => void) | undefined;
}

/** A text longer than this is no story; it is kept out of memory. */
const LONGEST_PART = 16 * MEGABYTE;
const DEEPEST = 200;
const CHUNK = 256 * 1024;
const DECLARATION = 1024;

/** What old systems write although XML forbids it, and what can be passed over without losing a word. */
const TOLERATED =
  /: (disallowed character(?: in entity name)?|undefined entity|malformed character entity|empty entity name|the string "]]>" is disallowed in char data)\.$/;

/**
 * Reads an RSS, Atom or WXR file piece by piece, so that its size does not matter to memory. Nothing that the file declares is
 * fetched or expanded. Throws an `ImportError` when the file breaks off, is not XML, or is made to exhaust whoever reads it.
 */
export function readXml(path: string, { largest, progress }: XmlOptions = {}): XmlReading {
  const { size } = statSync(path);
  refuseLarge(path, size, largest);
  const blemishes: XmlBlemishes = { count: 0, ampersands: 0 };
  const root: Record<string, string> = {};
  return { records: readRecords(path, size, { blemishes, root }, progress), blemishes, root };
}

export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child): child is XmlElement => typeof child !== 'string' && child.name === name);
}

export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child): child is XmlElement => typeof child !== 'string' && child.name === name);
}

/** All the text below an element. */
export function textOf(element: XmlElement | undefined): string {
  return element?.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('') ?? '';
}

/** The text of a child, without white space around it; undefined when it is empty or not there. */
export function textAt(element: XmlElement, name: string): string | undefined {
  return textOf(childOf(element, name)).trim() || undefined;
}

/** What stands inside an element as markup again: Atom’s texts of the type `xhtml`. */
export function markupOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? escapeHtml(child) : elementMarkup(child))).join('');
}

function elementMarkup(element: XmlElement): string {
  const name = element.name.replace(/^\w+:/, '');
  const attributes = Object.entries(element.attributes).map(([key, value]) => ` ${key}="${escapeHtml(value)}"`);
  return `<${name}${attributes.join('')}>${markupOf(element)}</${name}>`;
}

async function* readRecords(path: string, size: number, found: Found, progress: XmlOptions['progress']): AsyncGenerator<XmlElement> {
  const { blemishes } = found;
  const parser = new RecordParser(basename(path), found);
  const { encoding, doubt } = await encodingOf(path);
  if (doubt !== undefined) blemishes.doubt = doubt;
  const decoder = new TextDecoder(encoding);
  const ampersands = new BareAmpersands();
  let done = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
    parser.write(ampersands.mend(decoder.decode(chunk, { stream: true })));
    yield* parser.take();
    done += chunk.length;
    progress?.(done, size);
  }
  parser.write(ampersands.mend(decoder.decode(), true));
  parser.close();
  blemishes.ampersands = ampersands.count;
  if (ampersands.line !== undefined) blemishes.ampersandLine = ampersands.line;
  yield* parser.take();
}

/** What is found out on the way. */
interface Found {
  readonly blemishes: XmlBlemishes;
  readonly root: Record<string, string>;
}

interface OpenElement {
  name: string;
  attributes: Record<string, string>;
  children: (XmlElement | string)[];
}

class RecordParser {
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

/** Where nothing marks the encoding, the first part of the file that holds more than ASCII shows whether it is what the file names. */
async function encodingOf(path: string): Promise<{ encoding: string; doubt?: string }> {
  const head = firstBytes(path, DECLARATION);
  const marked = markedEncoding(head);
  if (marked !== undefined) return { encoding: marked };
  const [, declared = 'utf-8'] = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(new TextDecoder().decode(head)) ?? [];
  if (standardName(declared) === undefined)
    throw new ImportError(`“${basename(path)}” says that it is written in “${declared}”, an encoding that is not known. Save it as UTF-8.`);
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
    if (chunk.every((byte) => byte < 0x80)) continue;
    return encodingOfBytes(Buffer.concat([head, Buffer.from('\n'), wholeLetters(chunk)]), 'xml');
  }
  return { encoding: standardName(declared) ?? 'utf-8' };
}

/** Without the bytes at the ends that may be parts of letters. */
function wholeLetters(bytes: Buffer): Buffer {
  const isAscii = (byte: number): boolean => byte < 0x80;
  return bytes.subarray(bytes.findIndex(isAscii), bytes.findLastIndex(isAscii) + 1);
}

/** Bytes that stand for no letter came out as U+FFFD. */
function countLost(text: string): number {
  return text.includes('\uFFFD') ? text.split('\uFFFD').length - 1 : 0;
}
