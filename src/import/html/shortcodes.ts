/**
 * WordPress keeps much of a classic story in shortcodes: `[caption id="…"]…[/caption]`, `[gallery ids="1,2"]`. Here they become
 * elements that an HTML parser understands, so that the rest sees one kind of markup.
 */

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

const PIECES =
  /<!--[\s\S]*?(?:-->|$)|<(pre|code|script|style|textarea)\b[^>]*>[\s\S]*?<\/\1\s*>|\[(\[[^[\]\n]*\])\]|\[(\/?)([a-zA-Z][\w-]*)((?:[\s=/](?:"[^"]*"|“[^”]*”|[^[\]"“])*)?)\]|<[^>]*>/gi;

interface Tag {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly values: Values;
  readonly isClosing: boolean;
  readonly isAlone: boolean;
  readonly source: string;
}

/** What stands in a shortcode after its name; values without a name are under "0", "1", …. */
export type Values = Readonly<Record<string, string>>;

/** Turns shortcodes into elements: `<figure data-shortcode="gallery" data-values="{…}">`, or `<sf-code>` for those that nobody here knows. */
export function withShortcodes(html: string): string {
  if (!html.includes('[')) return html;
  const tags: Tag[] = [];
  const unescaped: { start: number; end: number; text: string }[] = [];
  for (const match of html.matchAll(PIECES)) {
    const [source, , escaped, slash, name, rest = ''] = match;
    const range = { start: match.index, end: match.index + source.length };
    if (escaped !== undefined) unescaped.push({ ...range, text: escaped });
    if (name === undefined) continue;
    const isAlone = rest.trimEnd().endsWith('/');
    tags.push({
      ...range,
      source,
      name: name.toLowerCase(),
      values: readValues(isAlone ? rest.trimEnd().slice(0, -1) : rest),
      isClosing: slash === '/',
      isAlone,
    });
  }
  const replacements = [...unescaped, ...pairUp(tags)].sort((a, b) => a.start - b.start);
  let out = '';
  let end = 0;
  for (const { start, end: next, text } of replacements) {
    out += html.slice(end, start) + text;
    end = next;
  }
  return out + html.slice(end);
}

function pairUp(tags: readonly Tag[]): { start: number; end: number; text: string }[] {
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
    const data = `data-shortcode="${tag.name}" data-values="${escapeAttribute(JSON.stringify(tag.values))}" data-source="${escapeAttribute(tag.source)}"`;
    const opening = { start: tag.start, end: tag.end, text: `<${holder} ${data}>${closing === undefined ? `</${holder}>` : ''}` };
    return closing === undefined ? [opening] : [opening, { start: closing.start, end: closing.end, text: `</${holder}>` }];
  });
}

/** “[sic]” and “[1]” are words; what has values, an end or a name that no word has is a shortcode. */
function isShortcode(tag: Tag, isClosed: boolean): boolean {
  return (
    BLOCKS.has(tag.name) || isClosed || tag.isAlone || /[_-]/.test(tag.name) || Object.keys(tag.values).some((key) => !/^\d+$/.test(key))
  );
}

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

function escapeAttribute(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
