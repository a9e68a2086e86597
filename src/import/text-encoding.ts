import { analyse } from 'chardet';

/** What a text was written for, which tells where it may name its encoding. */
export type TextKind = 'html' | 'xml' | 'text';

export interface DecodedText {
  readonly text: string;
  /** The encoding’s name, as the Encoding Standard writes it: `windows-1251`. */
  readonly encoding: string;
  /** What has to be said about how the text was read; left out when there is no doubt about it. */
  readonly doubt?: string;
}

const HEAD = 8192;
const SAMPLE = 256 * 1024;
/** Below this, chardet’s confidence is no better than the language that a page names. */
const UNSURE = 30;

/**
 * The text of a file in whichever encoding it is written: the one that its first bytes mark, UTF-8 where its bytes are that, the one that
 * it names, else the likeliest. Undefined for bytes that are no text.
 */
export function decodeText(bytes: Uint8Array, kind: TextKind): DecodedText | undefined {
  const marked = markedEncoding(bytes);
  if (marked !== undefined) return read(bytes, marked);
  if (bytes.includes(0)) return undefined;
  const { encoding, doubt } = encodingOfBytes(bytes, kind);
  return read(bytes, encoding, doubt);
}

/** The encoding of bytes without a mark at their beginning, which may be the beginning of a longer file. */
export function encodingOfBytes(bytes: Uint8Array, kind: TextKind): { encoding: string; doubt?: string } {
  const named = namedEncoding(bytes, kind);
  const known = named === undefined ? undefined : standardName(named);
  if (known === 'iso-2022-jp') return { encoding: known };
  if (isMostlyUtf8(bytes)) {
    const isOther = known !== undefined && known !== 'utf-8' && bytes.some((byte) => byte > 0x7f);
    return {
      encoding: 'utf-8',
      ...(isOther && { doubt: `The file says that it is written in “${named ?? ''}”, but it is UTF-8 and was read so.` }),
    };
  }
  if (known !== undefined && known !== 'utf-8') return { encoding: known };
  const guess = likeliestEncoding(bytes, kind);
  const says =
    named === undefined ? 'does not say in which encoding it is written' : `says that it is written in “${named}”, which cannot be`;
  return {
    encoding: guess,
    doubt: `The file ${says}; it was read as ${guess}, a guess. If its letters are wrong, save it as UTF-8 and import it again.`,
  };
}

/** The encoding that the first bytes of a file mark (“byte order mark”). */
export function markedEncoding(bytes: Uint8Array): string | undefined {
  const [first, second, third, fourth] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // XML and HTML begin with “<” and a letter, “?” or “!”, which tells UTF-16 without a mark.
  if (first === 0x3c && second === 0 && fourth === 0 && third !== 0) return 'utf-16le';
  if (first === 0 && second === 0x3c && third === 0 && fourth !== 0) return 'utf-16be';
  return undefined;
}

/** The name that the Encoding Standard has for a label; undefined for one that it does not know. */
export function standardName(label: string): string | undefined {
  try {
    const { encoding } = new TextDecoder(label.trim());
    // Whoever could read the label in a file’s first bytes did not read UTF-16. All of GBK is in GB18030.
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding === 'gbk' ? 'gb18030' : encoding;
  } catch {
    return undefined;
  }
}

function read(bytes: Uint8Array, encoding: string, doubt?: string): DecodedText {
  const text = new TextDecoder(encoding).decode(bytes);
  const lost = lostLetters(text) - (encoding === 'utf-8' ? lostLettersWritten(bytes) : 0);
  const gaps =
    lost > 0
      ? `${lost === 1 ? 'A letter of the file could' : `${lost} letters of the file could`} not be read as ${encoding}; “�” stands in ${lost === 1 ? 'its' : 'their'} place. Look for it and write what belongs there.`
      : undefined;
  const said = [doubt, gaps].filter((line) => line !== undefined).join(' ');
  return { text, encoding, ...(said !== '' && { doubt: said }) };
}

/** The encoding that a file names at its beginning, as it writes it. */
function namedEncoding(bytes: Uint8Array, kind: TextKind): string | undefined {
  if (kind === 'text') return undefined;
  const head = bytesAsText(bytes, HEAD);
  const xml = /^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']\s*([\w.:-]+)/i.exec(head)?.[1];
  if (xml !== undefined || kind === 'xml') return xml;
  const metas = head.replace(/<!--(?:[^-]|-(?!->))*-->/g, ' ').match(/<meta\b[^>]*>/gi) ?? [];
  return metas.map((meta) => /\bcharset\s*=\s*["']?\s*([\w.:-]+)/i.exec(meta)?.[1]).find((label) => label !== undefined);
}

/** True for bytes that are UTF-8, or were so before a few of them were damaged. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  const lost = lostLetters(text) - lostLettersWritten(bytes);
  if (lost <= 0) return true;
  const whole = text.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0;
  return whole > 4 * lost;
}

function lostLetters(text: string): number {
  return text.includes('\uFFFD') ? text.split('\uFFFD').length - 1 : 0;
}

/** “�” that somebody wrote, as an earlier program may have: no letter is lost here. */
function lostLettersWritten(bytes: Uint8Array): number {
  let count = 0;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = buffer.indexOf('\uFFFD'); at >= 0; at = buffer.indexOf('\uFFFD', at + 3)) count += 1;
  return count;
}

/** What chardet thinks of the letters, and where it is in doubt what people who write the text’s language wrote in. */
function likeliestEncoding(bytes: Uint8Array, kind: TextKind): string {
  const source = bytesAsText(bytes, SAMPLE);
  const words = kind === 'text' ? source : source.replace(/<[^<>]*>/g, ' ');
  const language = /<(?:html|rss|feed)\b[^>]*?\blang\s*=\s*["']?([a-z]{2,3})/i.exec(source)?.[1]?.toLowerCase() ?? '';
  const usual = USUAL_ENCODINGS[language];
  // What stands between words says nothing of their letters and would weigh for the languages that have few others.
  const letters = Uint8Array.from(lettersOf(words), (character) => character.charCodeAt(0));
  const guesses = [...analyse(letters), ...UNKNOWN_TO_CHARDET.map((name) => ({ name, confidence: 0 }))];
  const [best] = guesses.flatMap(({ name, confidence }) => {
    const encoding = standardName(SUPERSETS[name] ?? name);
    return encoding === undefined || encoding === 'utf-8' || !isReadable(letters, encoding) ? [] : [{ encoding, confidence }];
  });
  if (usual === undefined && best?.encoding !== 'ibm866' && (best?.confidence ?? 0) < UNSURE && isThai(letters)) return 'windows-874';
  if (best !== undefined && (best.confidence >= UNSURE || usual === undefined)) return best.encoding;
  return usual !== undefined && isReadable(letters, usual) ? usual : (best?.encoding ?? 'windows-1252');
}

/** One sign for each byte, which keeps ASCII legible. */
function bytesAsText(bytes: Uint8Array, length: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(length, bytes.byteLength)).toString('latin1');
}

/** The lines that hold more than ASCII; all of them where none does. */
function lettersOf(source: string): string {
  const foreign = source.split('\n').filter((line) => /[^\p{ASCII}]/u.test(line));
  return (foreign.length > 0 ? foreign.join('\n') : source).slice(0, SAMPLE);
}

function isReadable(bytes: Uint8Array, encoding: string): boolean {
  const text = new TextDecoder(encoding).decode(bytes);
  if (/[\uFFFD\u0080-\u0084\u0086-\u009F\u2500-\u259F]/.test(text)) return false;
  const foreign = text.match(/[^\p{ASCII}]/gu) ?? [];
  const written = foreign.filter((sign) => /[\p{L}\p{M}\p{N}\p{Pi}\p{Pf}\p{Pd}\p{Ps}\p{Pe}\p{Zs}¡¿…°©€№·•、。・！？：；，]/u.test(sign));
  return written.length >= foreign.length * 0.8;
}

/** Bytes of Thai could be letters of many encodings; but nothing else has so few others among them. */
function isThai(bytes: Uint8Array): boolean {
  const text = new TextDecoder('windows-874').decode(bytes);
  const thai = text.match(/\p{Script=Thai}/gu)?.length ?? 0;
  return !text.includes('\uFFFD') && thai > 3 * (text.match(/[a-z]/gi)?.length ?? 0);
}

/** Encodings that browsers read as larger ones, which hold the same letters. */
const SUPERSETS: Readonly<Record<string, string>> = { 'ISO-8859-8': 'windows-1255', 'ISO-8859-1': 'windows-1252' };

const UNKNOWN_TO_CHARDET = ['ibm866'];

/** Before UTF-8, by the language of a page: the fallbacks of the HTML Standard. */
const USUAL_ENCODINGS: Readonly<Record<string, string>> = {
  ar: 'windows-1256',
  az: 'windows-1254',
  be: 'windows-1251',
  bg: 'windows-1251',
  cs: 'windows-1250',
  el: 'iso-8859-7',
  et: 'windows-1257',
  fa: 'windows-1256',
  he: 'windows-1255',
  hr: 'windows-1250',
  hu: 'iso-8859-2',
  ja: 'shift_jis',
  kk: 'windows-1251',
  ko: 'euc-kr',
  ku: 'windows-1254',
  ky: 'windows-1251',
  lt: 'windows-1257',
  lv: 'windows-1257',
  mk: 'windows-1251',
  pl: 'iso-8859-2',
  ru: 'windows-1251',
  sk: 'windows-1250',
  sl: 'iso-8859-2',
  sr: 'windows-1251',
  tg: 'windows-1251',
  th: 'windows-874',
  tr: 'windows-1254',
  tt: 'windows-1251',
  uk: 'windows-1251',
  vi: 'windows-1258',
  zh: 'gb18030',
};
