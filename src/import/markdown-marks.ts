import type { Losses } from './html/losses.ts';

/** What the marks of a site generator may point at. */
export interface MarkContext {
  readonly losses: Losses;
  /** The old address of another story that a mark names: `post_url 2020-01-02-name`, `ref "name.md"`. */
  readonly addressOf: (name: string) => string | undefined;
  /** The site’s own variables, such as `site.baseurl`. */
  readonly variables: Readonly<Record<string, string>>;
  /** Which marks the generator knows: Hugo’s shortcodes, or Liquid and Nunjucks. */
  readonly kind: 'hugo' | 'liquid';
}

/** Code is shown as it is written, so that no mark in it counts. */
const CODE = /(^|\n)[ \t]*(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:\n[ \t]*\2[`~]*[ \t]*(?=\n|$)|$)|(`+)(?!`)[^\n]*?[^`]\3(?!`)/g;

/** Markdown of a site generator as Markdown with HTML, its shortcodes and tags written out or reported. */
export function withoutMarks(body: string, context: MarkContext): string {
  const change = context.kind === 'hugo' ? hugo : liquid;
  const whole = context.kind === 'hugo' ? hugoBlocks(body) : liquidBlocks(body);
  let out = '';
  let end = 0;
  for (const match of whole.matchAll(CODE)) {
    out += change(whole.slice(end, match.index), context) + match[0];
    end = match.index + match[0].length;
  }
  return (out + change(whole.slice(end), context)).replaceAll(RAW_OPEN, '{').replaceAll(RAW_CLOSE, '}');
}

/** Stand for braces that are to be printed as they are. */
const RAW_OPEN = '\uE000';
const RAW_CLOSE = '\uE001';

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function fence(language: string, code: string): string {
  const marks = '`'.repeat(Math.max(3, ...[...code.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return `\n\n${marks}${/^[\w+#-]+/.exec(language)?.[0] ?? ''}\n${code.replace(/^\n+|\s+$/g, '')}\n${marks}\n\n`;
}

interface Values {
  readonly unnamed: readonly string[];
  readonly named: Readonly<Record<string, string>>;
}

function readValues(text: string): Values {
  const unnamed: string[] = [];
  const named: Record<string, string> = {};
  for (const match of text.matchAll(
    /([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|`([^`]*)`|([^\s"'`]+))|"((?:[^"\\]|\\.)*)"|'([^']*)'|`([^`]*)`|([^\s"'`=]+)/g,
  )) {
    const [, name, ...values] = match as readonly (string | undefined)[];
    const value = (values.find((one) => one !== undefined) ?? '').replace(/\\(.)/g, '$1');
    if (name === undefined) unnamed.push(value);
    else named[name.toLowerCase()] = value;
  }
  return { unnamed, named };
}

function figureOf(
  source: string,
  { alt, caption, title, credit, href }: Partial<Record<'alt' | 'caption' | 'title' | 'credit' | 'href', string>>,
): string {
  const image = `<img src="${escape(source)}" alt="${escape(alt ?? '')}">`;
  const words = [title, caption].filter((text) => text !== undefined && text !== '').join(' ');
  const line = `${escape(words)}${credit === undefined || credit === '' ? '' : ` <span class="credit">${escape(credit)}</span>`}`;
  const linked = href === undefined || href === '' ? image : `<a href="${escape(href)}">${image}</a>`;
  return `\n\n<figure>${linked}${line === '' ? '' : `<figcaption>${line}</figcaption>`}</figure>\n\n`;
}

function frame(address: string): string {
  return `\n\n<iframe src="${escape(address)}"></iframe>\n\n`;
}

// --- Hugo ---

const HUGO_HIGHLIGHT = /\{\{[<%]\s*highlight\s+([\w+#-]+)[^\n]*?[>%]\}\}([\s\S]*?)\{\{[<%]\s*\/\s*highlight\s*[>%]\}\}/g;
const HUGO_ESCAPED = /\{\{([<%])\/\*([\s\S]*?)\*\/([>%])\}\}/g;
const HUGO = /\{\{([<%])\s*(\/?)\s*([\w./-]+)((?:"(?:[^"\\]|\\.)*"|`[^`]*`|[^"`}])*?)\s*(\/?)[>%]\}\}/g;

function hugoBlocks(body: string): string {
  return body
    .replace(
      HUGO_ESCAPED,
      (_whole, open: string, inside: string, close: string) => `${RAW_OPEN}${RAW_OPEN}${open}${inside}${close}${RAW_CLOSE}${RAW_CLOSE}`,
    )
    .replace(HUGO_HIGHLIGHT, (_whole, language: string, code: string) => fence(language, code));
}

function hugo(text: string, context: MarkContext): string {
  return text.replace(HUGO, (whole, _kind: string, closing: string, name: string, rest: string) => {
    if (closing === '/') return '';
    const values = readValues(rest);
    const made = hugoShortcode(name.toLowerCase(), values, context);
    if (made !== undefined) return made;
    report(whole, context);
    return '';
  });
}

function hugoShortcode(name: string, { unnamed, named }: Values, { addressOf }: MarkContext): string | undefined {
  const [first = '', second = ''] = unnamed;
  const id = named.id ?? first;
  switch (name) {
    case 'figure':
    case 'img':
    case 'image': {
      const source = named.src ?? named.link ?? first;
      const { alt, caption, title, attr, link } = named;
      return source === '' ? undefined : figureOf(source, { ...pick({ alt, caption, title, credit: attr, href: link }) });
    }
    case 'youtube':
      return frame(`https://www.youtube.com/embed/${id}`);
    case 'vimeo':
      return frame(`https://player.vimeo.com/video/${id}`);
    case 'tweet':
    case 'twitter':
    case 'x':
      return frame(`https://x.com/${named.user ?? (second === '' ? 'i' : first)}/status/${named.id ?? (second === '' ? first : second)}`);
    case 'instagram':
      return frame(`https://www.instagram.com/p/${id}/`);
    case 'gist':
      return frame(`https://gist.github.com/${first}/${second}`);
    case 'audio':
      return `\n\n<audio src="${escape(named.src ?? first)}"></audio>\n\n`;
    case 'video':
      return `\n\n<video src="${escape(named.src ?? first)}"></video>\n\n`;
    case 'ref':
    case 'relref': {
      const target = named.path ?? first;
      return addressOf(target) ?? `/${target.replace(/\.md$/, '/').replace(/^\//, '')}`;
    }
    default:
      return undefined;
  }
}

function pick(values: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

// --- Liquid and Nunjucks ---

const LIQUID_RAW = /\{%-?\s*raw\s*-?%\}([\s\S]*?)\{%-?\s*endraw\s*-?%\}/g;
const LIQUID_COMMENT = /\{%-?\s*comment\s*-?%\}[\s\S]*?\{%-?\s*endcomment\s*-?%\}|\{#[\s\S]*?#\}/g;
const LIQUID_HIGHLIGHT = /\{%-?\s*highlight\s+([\w+#-]+)[^\n%]*-?%\}([\s\S]*?)\{%-?\s*endhighlight\s*-?%\}/g;
const LIQUID_TAG = /\{%-?\s*(\w+)([\s\S]*?)-?%\}/g;
const LIQUID_VALUE = /\{\{-?\s*([\s\S]*?)\s*-?\}\}/g;
const KRAMDOWN = /^[ \t]*\{:[^}\n]*\}[ \t]*$|\{:(?=[\s.#])[^}\n]*\}/gm;

function liquidBlocks(body: string): string {
  const printed = (text: string): string => text.replaceAll('{', RAW_OPEN).replaceAll('}', RAW_CLOSE);
  return body
    .replace(LIQUID_HIGHLIGHT, (_whole, language: string, code: string) => fence(language, printed(code)))
    .replace(LIQUID_RAW, (_whole, text: string) => printed(text))
    .replace(LIQUID_COMMENT, '');
}

function liquid(text: string, context: MarkContext): string {
  return text
    .replace(KRAMDOWN, '')
    .replace(LIQUID_TAG, (whole, name: string, rest: string) => {
      const made = liquidTag(name.toLowerCase(), rest, context);
      if (made !== undefined) return made;
      report(whole, context);
      return '';
    })
    .replace(LIQUID_VALUE, (whole, inside: string) => {
      const made = liquidValue(inside, context);
      if (made !== undefined) return made;
      report(whole, context);
      return '';
    });
}

function liquidTag(name: string, rest: string, { addressOf }: MarkContext): string | undefined {
  const values = readValues(rest);
  const [first = ''] = values.unnamed;
  switch (name) {
    case 'post_url':
    case 'link':
      return addressOf(first);
    case 'include':
    case 'include_relative':
      return includedFigure(values);
    case 'youtube':
      return frame(/^https?:/.test(first) ? first : `https://www.youtube.com/embed/${first}`);
    case 'vimeo':
      return frame(/^https?:/.test(first) ? first : `https://player.vimeo.com/video/${first}`);
    case 'tweet':
    case 'twitter':
      return frame(first);
    default:
      return undefined;
  }
}

/** Themes place pictures by a file of their own, whose name and values say what it is. */
function includedFigure({ unnamed, named }: Values): string | undefined {
  const source = named.image_path ?? named.src ?? named.url ?? named.image ?? named.file;
  if (!/figure|image|img|picture|photo/i.test(unnamed[0] ?? '') || source === undefined) return undefined;
  return figureOf(
    source,
    pick({ alt: named.alt, caption: named.caption ?? named.description, title: named.title, credit: named.credit ?? named.attribution }),
  );
}

function liquidValue(inside: string, { variables, addressOf }: MarkContext): string | undefined {
  const [value = '', ...filters] = inside.split('|').map((part) => part.trim());
  if (filters.some((filter) => !/^(?:relative_url|absolute_url|url|escape|strip|prepend:\s*site\.(?:baseurl|url))$/.test(filter)))
    return undefined;
  const literal = /^"([^"]*)"$|^'([^']*)'$/.exec(value);
  const text = literal?.[1] ?? literal?.[2];
  if (text !== undefined) return addressOf(text) ?? text;
  return Object.hasOwn(variables, value) ? variables[value] : undefined;
}

function report(mark: string, { losses }: MarkContext): void {
  const shown = mark.length > 80 ? `${mark.slice(0, 79)}…` : mark;
  losses.add('person', `The mark ${shown} was filled in by the old site’s theme and was taken out. See whether something is missing.`);
}
