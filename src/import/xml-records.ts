import { createReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import { firstBytes, refuseLarge } from './archive-file.ts';
import { BareAmpersands } from './bare-ampersands.ts';
import { ImportError } from './model.ts';
import { encodingOfBytes, markedEncoding, standardName } from './text-encoding.ts';
import type { XmlBlemishes } from './xml-blemishes.ts';
import type { XmlElement } from './xml-element.ts';
import { RecordParser, type Found } from './xml-record-parser.ts';

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

const CHUNK = 256 * 1024;

const DECLARATION = 1024;

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
