/**
 * WordPress keeps much of a classic story in shortcodes: `[caption id="…"]…[/caption]`, `[gallery ids="1,2"]`. Here they become
 * elements that an HTML parser understands, so that the rest sees one kind of markup.
 */

import { escapeHtml } from '../../shared/escape-html.ts';
import { embedAt } from './embeds.ts';

/** Shortcodes of WordPress itself and of its most widespread plugins, which stand for a block. */
const BLOCKS = new Set([
  'caption',
  'wp_caption',
  'gallery',
  'embed',
  'audio',
  'video',
  'playlist',
  'youtube',
  'vimeo',
  'tweet',
  'instagram',
]);
const NOTES = new Set(['footnote', 'ref', 'efn_note', 'mfn']);

/** Shortcodes of widespread plugins whose content is code, not markup. */
const CODE = new Set(['code', 'sourcecode']);
/** Words that writers set in brackets on lines of their own: what is heard, or left out. */
const SPOKEN =
  /^(?:applause|cheers|cheering|chuckles?|coughs?|crosstalk|crying|inaudible|laughs?|laughing|laughter|music|pause|redacted|sic|sighs?|silence|sobs|sobbing|unintelligible|whispers?)$/;

interface Tag {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly values: Values;
  readonly isClosing: boolean;
  readonly isAlone: boolean;
  /** Whether nothing else stands on its line. */
  readonly isLine: boolean;
  readonly source: string;
}

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What stands in a shortcode after its name; values without a name are under "0", "1", …. */
export type Values = Readonly<Record<string, string>>;

/**
 * Turns shortcodes into elements: `<figure data-shortcode="gallery" data-values="{…}">`, or `<sf-code>` for those that nobody here knows.
 * An address of a film or post alone on a line, which WordPress shows as a player, becomes `[embed]`.
 */
export function withShortcodes(html: string): string {
  const { tags, replacements } = new Scan(html);
  const all = [...replacements, ...pairUp(tags)].sort((a, b) => a.start - b.start);
  let out = '';
  let end = 0;
  for (const { start, end: next, text } of all) {
    if (start < end) continue;
    out += html.slice(end, start) + text;
    end = next;
  }
  return out + html.slice(end);
}

const NEXT = /[<[]|^[ \t]*https?:\/\//gim;
const OPENING = /\[(\/?)([a-zA-Z][\w-]{0,60})(?=[\s=/\]])/y;
const ESCAPED = /\[(\[[^[\]\n]{0,1000}\])\]/y;
const ELEMENT = /<(\/?)([a-z][\w-]{0,60})/iy;
const LINE = /[ \t]*(https?:\/\/[^\s<>"[\]]{1,2000})[ \t]*\r?(?=\n|$)/iy;
const PARAGRAPH = /\s*(https?:\/\/[^\s<>"[\]]{1,2000})\s*<\/p>/iy;
const RAW = new Set(['pre', 'code', 'script', 'style', 'textarea']);
/** No shortcode is longer. */
const LONGEST = 4000;

/** Reads a text once from its beginning to its end, and passes over comments, tags and what stands in code. */
class Scan {
  readonly tags: Tag[] = [];
  readonly replacements: Replacement[] = [];
  readonly #html: string;
  /** What was looked for in vain and therefore stands nowhere further on. */
  readonly #absent = new Set<string>();

  constructor(html: string) {
    this.#html = html;
    let at = 0;
    for (let found = this.#match(NEXT, at); found !== null; found = this.#match(NEXT, at)) {
      const start = found.index;
      if (found[0] === '<') at = this.#element(start);
      else if (found[0] === '[') at = this.#bracket(start);
      else at = this.#address(LINE, start, start);
    }
  }

  #match(pattern: RegExp, at: number): RegExpExecArray | null {
    pattern.lastIndex = at;
    return pattern.exec(this.#html);
  }

  /** Where a sign ends that stands at or after `at`; undefined when there is none. */
  #after(sign: string, at: number): number | undefined {
    if (this.#absent.has(sign)) return undefined;
    const found = this.#html.indexOf(sign, at);
    if (found >= 0) return found + sign.length;
    this.#absent.add(sign);
    return undefined;
  }

  #element(start: number): number {
    if (this.#html.startsWith('<!--', start)) return this.#after('-->', start) ?? this.#html.length;
    const [, slash, name = ''] = this.#match(ELEMENT, start) ?? [];
    if (name === '') return start + 1;
    const end = this.#after('>', start);
    if (end === undefined) return start + 1;
    const tag = name.toLowerCase();
    if (slash === '' && RAW.has(tag)) return this.#after(`</${tag}`, end) ?? end;
    return slash === '' && tag === 'p' ? this.#address(PARAGRAPH, end, end) : end;
  }

  /** Notes an address that stands alone, if something can be shown from there; goes on after it, else at `otherwise`. */
  #address(pattern: RegExp, start: number, otherwise: number): number {
    const [whole, address = ''] = this.#match(pattern, start) ?? [];
    if (whole === undefined) return this.#html.charAt(otherwise) === '<' || pattern === PARAGRAPH ? otherwise : otherwise + 1;
    const at = start + whole.indexOf(address);
    const end = at + address.length;
    if (URL.canParse(unescaped(address)) && embedAt(new URL(unescaped(address))) !== undefined)
      this.replacements.push({ start: at, end, text: `<figure data-shortcode="embed" data-values="{}">${address}</figure>` });
    return end;
  }

  #bracket(start: number): number {
    const [whole, escaped] = this.#match(ESCAPED, start) ?? [];
    if (whole !== undefined) {
      this.replacements.push({ start, end: start + whole.length, text: escaped ?? '' });
      return start + whole.length;
    }
    const [opening, slash, name = ''] = this.#match(OPENING, start) ?? [];
    const end = opening === undefined ? undefined : this.#endOfBracket(start + opening.length);
    if (opening === undefined || end === undefined) return start + 1;
    const rest = this.#html.slice(start + opening.length, end - 1);
    const isAlone = rest.trimEnd().endsWith('/');
    const tag: Tag = {
      start,
      end,
      source: this.#html.slice(start, end),
      name: name.toLowerCase(),
      values: readValues(isAlone ? rest.trimEnd().slice(0, -1) : rest),
      isClosing: slash === '/',
      isAlone,
      isLine: this.#isLine(start, end),
    };
    if (CODE.has(tag.name) && !tag.isClosing && !isAlone) {
      const closed = this.#after(`[/${name}]`, end);
      if (closed !== undefined) {
        this.replacements.push({ start, end: closed, text: codeBlock(tag, this.#html.slice(end, closed - name.length - 3)) });
        return closed;
      }
    }
    this.tags.push(tag);
    return end;
  }

  /** Values may hold brackets, in quotation marks. */
  #endOfBracket(from: number): number | undefined {
    let quote = '';
    for (let at = from; at < from + LONGEST && at < this.#html.length; at += 1) {
      const sign = this.#html.charAt(at);
      if (quote !== '') quote = sign === quote ? '' : quote;
      else if (sign === '"') quote = '"';
      else if (sign === '“') quote = '”';
      else if (sign === ']') return at + 1;
      else if (sign === '[') return undefined;
    }
    return undefined;
  }

  #isLine(start: number, end: number): boolean {
    const before = this.#html.slice(Math.max(0, start - 100), start).replace(/[^\S\n]+$/, '');
    const after = this.#html.slice(end, end + 100).replace(/^[^\S\n]+/, '');
    return /(?:^|[>\n])$/.test(before) && /^(?:$|[<\n])/.test(after);
  }
}

function unescaped(address: string): string {
  return address.replace(/&amp;|&#0?38;/g, '&');
}

/** Plugins keep code with its signs written out, or as it is. */
function codeBlock({ values }: Tag, code: string): string {
  const language = /^[\w+#-]{1,30}$/.exec(values.language ?? values.lang ?? values['0'] ?? '')?.[0];
  const text = /&(?:lt|gt|amp|quot|#\d+);/.test(code) ? code.replaceAll('<', '&lt;') : escapeHtml(code);
  return `<pre><code${language === undefined ? '' : ` class="language-${language}"`}>${text}</code></pre>`;
}

function pairUp(tags: readonly Tag[]): Replacement[] {
  const closings = new Map<Tag, Tag>();
  const open = new Map<string, Tag[]>();
  for (const tag of tags) {
    const waiting = open.get(tag.name) ?? [];
    if (tag.isClosing) {
      const opening = waiting.pop();
      if (opening !== undefined) closings.set(opening, tag);
    } else if (!tag.isAlone) {
      waiting.push(tag);
      open.set(tag.name, waiting);
    }
  }
  return tags.flatMap((tag) => {
    const closing = closings.get(tag);
    if (tag.isClosing || !isShortcode(tag, closing !== undefined)) return [];
    const holder = BLOCKS.has(tag.name) ? 'figure' : NOTES.has(tag.name) ? 'sf-note-here' : 'sf-code';
    const data = `data-shortcode="${tag.name}" data-values="${escapeHtml(JSON.stringify(tag.values))}" data-source="${escapeHtml(tag.source)}"`;
    const opening = { start: tag.start, end: tag.end, text: `<${holder} ${data}>${closing === undefined ? `</${holder}>` : ''}` };
    return closing === undefined ? [opening] : [opening, { start: closing.start, end: closing.end, text: `</${holder}>` }];
  });
}

/** “[sic]”, “[1]” and “[gallery visitors]” are words; what has values, an end or a name that no word has is a shortcode. */
function isShortcode(tag: Tag, isClosed: boolean): boolean {
  if (isClosed || tag.isAlone || /[_-]/.test(tag.name)) return true;
  const keys = Object.keys(tag.values);
  if (keys.some((key) => !/^\d+$/.test(key))) return true;
  if (keys.length > 0) return BLOCKS.has(tag.name) && Object.values(tag.values).some((value) => /[\d/.]/.test(value));
  if (BLOCKS.has(tag.name)) return !NEEDS_END.has(tag.name);
  return tag.isLine && /^\[[a-z]{4,}\]$/.test(tag.source) && !SPOKEN.test(tag.name);
}

/** Without an end they are words. */
const NEEDS_END = new Set(['caption', 'wp_caption', 'embed']);

function readValues(rest: string): Values {
  const values: Record<string, string> = {};
  let unnamed = 0;
  const text = rest.replace(/&quot;|&#8220;|&#8221;|&#8243;|[“”″]/g, '"').replace(/&amp;/g, '&');
  for (const match of text.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|"([^"]*)"|([^\s"'=]+)/g)) {
    const [, name, double, single, bare, quoted, word] = match;
    if (name === undefined) {
      values[String(unnamed)] = quoted ?? word ?? '';
      unnamed += 1;
    } else values[name.toLowerCase()] = double ?? single ?? bare ?? '';
  }
  return values;
}
