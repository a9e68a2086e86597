import { escapeHtml } from '../shared/escape-html.ts';
import type { Losses } from './html/losses.ts';
import { codeIn, outsideCode, replaceBlocks } from './mark-blocks.ts';
import { embedOfMark, readMarkValues, wordsInValues } from './mark-values.ts';
import { figureOfMark } from './picture-marks.ts';

/** What the marks of a site generator may point at. */
export interface MarkContext {
  readonly losses: Losses;
  /** The old address of another story that a mark names: `post_url 2020-01-02-name`, `ref "name.md"`. */
  readonly addressOf: (name: string) => string | undefined;
  /** The site’s own variables, such as `site.baseurl`. */
  readonly variables: Readonly<Record<string, string>>;
  /** Which marks the generator knows: Hugo’s shortcodes, those of Liquid, Nunjucks and Tera, or none. */
  readonly kind: 'hugo' | 'liquid' | 'none';
}

/** Markdown of a site generator as Markdown with HTML, its shortcodes and tags written out or reported. */
export function withoutMarks(body: string, context: MarkContext): string {
  if (context.kind === 'none') return body;
  const change = context.kind === 'hugo' ? hugo : liquid;
  const whole = context.kind === 'hugo' ? hugoBlocks(body) : liquidBlocks(body, context);
  return outsideCode(whole, (text) => change(text, context))
    .replaceAll(RAW_OPEN, '{')
    .replaceAll(RAW_CLOSE, '}');
}

/** Stand for braces that are to be printed as they are. */
const RAW_OPEN = '\uE000';
const RAW_CLOSE = '\uE001';

function printed(text: string): string {
  return text.replaceAll('{', RAW_OPEN).replaceAll('}', RAW_CLOSE);
}

function fence(language: string, code: string): string {
  const marks = '`'.repeat(Math.max(3, ...[...code.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return `\n\n${marks}${/^[\w+#-]+/.exec(language)?.[0] ?? ''}\n${code.replace(/^\n+|\s+$/g, '')}\n${marks}\n\n`;
}

// --- Hugo ---

const HUGO_HIGHLIGHT = {
  open: /\{\{[<%]\s{0,20}highlight\s{1,20}["']?([\w+#-]{1,40})[^\n]{0,500}?[>%]\}\}/g,
  close: /\{\{[<%]\s{0,20}\/\s{0,20}highlight\s{0,20}[>%]\}\}/g,
};
const HUGO_ESCAPED = { open: /\{\{([<%])\/\*/g, close: /\*\/([>%])\}\}/g };
const HUGO_COMMENT = { open: /\{\{[<%]\s{0,20}comment\s{0,20}[>%]\}\}/g, close: /\{\{[<%]\s{0,20}\/\s{0,20}comment\s{0,20}[>%]\}\}/g };
const HUGO =
  /\{\{([<%])\s{0,20}(\/?)\s{0,20}([\w./-]{1,200})((?:"(?:[^"\\]|\\.){0,2000}"|`[^`]{0,2000}`|(?!\{\{)[^"`}]){0,1000}?)\s{0,20}(\/?)[>%]\}\}/g;

function hugoBlocks(body: string): string {
  const shown = replaceBlocks(body, HUGO_ESCAPED, ([, open = ''], inside, [, close = '']) => printed(`{{${open}${inside}${close}}}`));
  const said = replaceBlocks(shown, HUGO_COMMENT, () => '');
  return replaceBlocks(said, HUGO_HIGHLIGHT, ([, language = ''], code) => fence(language, printed(code)));
}

function hugo(text: string, context: MarkContext): string {
  return text.replace(HUGO, (whole, _kind: string, closing: string, name: string, rest: string) => {
    if (closing === '/') return '';
    const made = hugoShortcode(name.toLowerCase(), rest, context);
    if (made !== undefined) return made;
    report(whole, rest, context);
    return '';
  });
}

function hugoShortcode(name: string, rest: string, { addressOf }: MarkContext): string | undefined {
  const values = readMarkValues(rest);
  const { unnamed, named } = values;
  const [first = ''] = unnamed;
  switch (name) {
    case 'audio':
    case 'video':
      return `\n\n<${name} src="${escapeHtml(named.src ?? first)}"></${name}>\n\n`;
    case 'ref':
    case 'relref': {
      const target = named.path ?? first;
      const [path = '', fragment] = target.split('#');
      const address = path === '' ? '' : (addressOf(path) ?? `/${path.replace(/\.md$/, '/').replace(/^\//, '')}`);
      return fragment === undefined ? address : `${address}#${fragment}`;
    }
    default:
      return embedOfMark(name, values) ?? figureOfMark(name, values);
  }
}

// --- Liquid, Nunjucks and Tera ---

const LIQUID_RAW = { open: /\{%-?\s{0,20}raw\s{0,20}-?%\}/g, close: /\{%-?\s{0,20}endraw\s{0,20}-?%\}/g };
const RAW_MARK = /\{%-?\s{0,20}(?:end)?raw\s{0,20}-?%\}/g;
const LIQUID_COMMENT = { open: /\{%-?\s{0,20}comment\s{0,20}-?%\}/g, close: /\{%-?\s{0,20}endcomment\s{0,20}-?%\}/g };
const NUNJUCKS_COMMENT = { open: /\{#/g, close: /#\}/g };
const LIQUID_HIGHLIGHT = {
  open: /\{%-?\s{0,20}highlight\s{1,20}["']?([\w+#-]{1,40})[^\n%]{0,500}-?%\}/g,
  close: /\{%-?\s{0,20}endhighlight\s{0,20}-?%\}/g,
};
const LIQUID_ESCAPED = { open: /\{([{%])\/\*/g, close: /\*\/([}%])\}/g };
const LIQUID_TAG = /\{%-?\s{0,20}(\w{1,200})((?:(?!\{%)[\s\S]){0,5000}?)-?%\}/g;
const LIQUID_VALUE = /\{\{-?((?:(?!\{\{)[\s\S]){0,5000}?)-?\}\}/g;
const HEXO_CODE = ['codeblock', 'code'].map((name) => ({
  open: new RegExp(String.raw`\{%-?\s{0,20}${name}\b([^%]{0,1000})-?%\}`, 'g'),
  close: new RegExp(String.raw`\{%-?\s{0,20}end${name}\s{0,20}-?%\}`, 'g'),
}));
const KRAMDOWN_COMMENT = /\{::comment\}/g;
const KRAMDOWN_COMMENT_END = /\{:\/(?:comment)?\}/g;
const KRAMDOWN_EXTENSION = /\{::(?:nomarkdown|options)\b[^}\n]{0,500}\}|\{:\/(?:nomarkdown|options)?\}/g;
/** Its generator puts a list of the headings in the place of this one. */
const KRAMDOWN_CONTENTS = /^[ \t]*(?:[*+-]|\d+\.)[ \t]+[^\n]*\n[ \t]*\{:[ \t]*\.?toc\b[^}\n]*\}[ \t]*$/gm;
const ABBREVIATION = /^\*\[([^\]\n]{1,200})\]:[ \t]*(.*)(?:\n|$)/gm;
const KRAMDOWN = /^[ \t]*\{:[^}\n]{0,500}\}[ \t]*$|\{:(?=[\s.#])[^}\n]{0,500}\}/gm;
const CALL = /^([\w:]+)\s*\(([\s\S]*)\)$/;

function liquidBlocks(body: string, context: MarkContext): string {
  const coded = HEXO_CODE.reduce((text, marks) => replaceBlocks(text, marks, ([, options = ''], code) => hexoCode(options, code)), body);
  const lit = replaceBlocks(coded, LIQUID_HIGHLIGHT, ([, language = ''], code) => fence(language, printed(code.replace(RAW_MARK, ''))));
  const raw = replaceBlocks(lit, LIQUID_RAW, (_open, text) => printed(text));
  const shown = replaceBlocks(raw, LIQUID_ESCAPED, ([, open = ''], inside, [, close = '']) => printed(`{${open}${inside}${close}}`));
  const said = replaceBlocks(
    replaceBlocks(shown, LIQUID_COMMENT, () => ''),
    NUNJUCKS_COMMENT,
    () => '',
  );
  return withoutKramdownRemarks(said, context);
}

/** Leaves out the remarks of kramdown. One in code is shown; one that is never closed hides the rest of the text. */
function withoutKramdownRemarks(body: string, { losses }: MarkContext): string {
  if (!body.includes('{::comment}')) return body;
  const code = codeIn(body);
  let out = '';
  let end = 0;
  let place = 0;
  for (const { index, 0: mark } of body.matchAll(KRAMDOWN_COMMENT)) {
    while ((code[place]?.[1] ?? Infinity) <= index) place += 1;
    if (index < end || (code[place]?.[0] ?? Infinity) <= index) continue;
    KRAMDOWN_COMMENT_END.lastIndex = index;
    const closing = KRAMDOWN_COMMENT_END.exec(body);
    const words = body.slice(index + mark.length, closing?.index);
    losses.add('left', 'A remark that readers never saw was left out.', words.trim());
    out += body.slice(end, index);
    end = closing ? closing.index + closing[0].length : body.length;
  }
  return out + body.slice(end);
}

/** `{% codeblock A title lang:js https://… %}`: what is no option is the title. */
function hexoCode(options: string, code: string): string {
  const language = /\blang:([\w+#-]+)/.exec(options)?.[1] ?? '';
  const title = options.replace(/\b[a-z_]+:\S+/g, '').trim();
  return `${title === '' ? '' : `\n\n${title}`}${fence(language, printed(code))}`;
}

function liquid(text: string, context: MarkContext): string {
  return text
    .replace(KRAMDOWN_CONTENTS, '')
    .replace(KRAMDOWN_EXTENSION, '')
    .replace(ABBREVIATION, (_whole, short: string, long: string) => {
      context.losses.add(
        'left',
        `The old site told readers who pointed at “${short}”: “${long.trim()}”. Say it in the text if they need it.`,
        `${short} ${long.trim()}`,
      );
      return '';
    })
    .replace(KRAMDOWN, '')
    .replace(LIQUID_TAG, (whole, name: string, rest: string) => {
      // What such a mark closes has been written out, or reported, where it was opened.
      if (name.startsWith('end')) return '';
      const made = liquidTag(name.toLowerCase(), rest, context);
      if (made !== undefined) return made;
      report(whole, rest, context);
      return '';
    })
    .replace(LIQUID_VALUE, (whole, inside: string) => {
      const made = liquidValue(inside.trim(), context);
      if (made !== undefined) return made;
      report(whole, inside, context);
      return '';
    });
}

function liquidTag(name: string, rest: string, { addressOf }: MarkContext): string | undefined {
  const values = readMarkValues(rest);
  switch (name) {
    case 'post_url':
    case 'link':
      return addressOf(values.unnamed[0] ?? rest.trim());
    case 'post_link': {
      const [file = '', title = ''] = values.unnamed;
      const address = title === '' ? undefined : addressOf(/\.\w+$/.test(file) ? file : `${file}.md`);
      return address === undefined ? undefined : `[${title}](${address})`;
    }
    case 'img':
    case 'asset_img':
    case 'asset_image':
      return pictureTag(name, rest) ?? figureOfMark(name, values);
    case 'twitter':
    case 'tweet':
      return embedOfMark(name, values);
    default:
      return embedOfMark(name, values) ?? figureOfMark(name, values);
  }
}

/** `{% img left /boat.jpg 400 300 "title" "alt" %}`, as Octopress and Hexo write it: without commas, sizes before the words. */
function pictureTag(name: string, rest: string): string | undefined {
  const [, source, words = ''] =
    /^\s*(?:[\w-]+\s+){0,6}["']?([^\s"',=]+\.\w{2,5})["']?(?=\s|$)(?:\s+\d+){0,2}\s*([^,=]*)$/.exec(rest) ?? [];
  if (source === undefined) return undefined;
  const quoted = [...words.matchAll(/"([^"]+)"/g)].map(([, text = '']) => text.trim());
  const whole = words.trim().replace(/^(["'])([\s\S]*)\1$/, '$2');
  const [title = whole, alt = title] = quoted.length > 0 ? quoted : [whole];
  return figureOfMark(name, { unnamed: [], named: { src: source, alt, ...(title !== alt && { caption: title }) } });
}

function liquidValue(inside: string, { variables, addressOf }: MarkContext): string | undefined {
  const [value = '', ...filters] = inside.split('|').map((part) => part.trim());
  const [, called = '', given = ''] = CALL.exec(value) ?? [];
  if (called !== '') {
    const values = readMarkValues(given);
    const name = called.toLowerCase();
    if (name === 'get_url') return addressOf(values.named.path ?? '') ?? values.named.path;
    return embedOfMark(name, values) ?? figureOfMark(name, values);
  }
  if (filters.some((filter) => !/^(?:relative_url|absolute_url|url|safe|escape|strip|prepend:\s*site\.(?:baseurl|url))$/.test(filter)))
    return undefined;
  const literal = /^"([^"]*)"$|^'([^']*)'$/.exec(value);
  const text = literal?.[1] ?? literal?.[2];
  if (text !== undefined) return addressOf(text) ?? text;
  return Object.hasOwn(variables, value) ? variables[value] : undefined;
}

function report(mark: string, rest: string, { losses }: MarkContext): void {
  const shown = mark.length > 80 ? `${mark.slice(0, 79)}…` : mark;
  losses.add(
    'person',
    `The mark ${shown} was filled in by the old site’s theme and was taken out. See whether something is missing.`,
    wordsInValues(readMarkValues(rest)),
  );
}
