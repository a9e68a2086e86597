import { escapeHtml } from '../shared/escape-html.ts';
import type { MarkValues } from './mark-values.ts';
import { isPicturePath } from './site-pictures.ts';

/** How themes call the file of a picture, the surest first. */
const SOURCES = ['src', 'image', 'image_path', 'img', 'picture', 'photo', 'path', 'file', 'filename', 'image_url', 'url', 'source'];
/** Values that name a picture’s larger copy or where a click leads, not what is shown. */
const ELSEWHERE = new Set(['link', 'href', 'target', 'full', 'large', 'thumb', 'thumbnail', 'srcset', 'poster', 'attrlink', 'popup']);
const PICTURE_NAME = /figure|image|img|picture|photo|thumbnail/i;
/** What themes say of how a picture is set, which nobody reads. */
const LAYOUT =
  /^(?:[\d.]+(?:px|%|vw|vh|rem|em|x\d*)?|\d+x\d*|true|false|null|none|auto|wide|full(?:-?width)?|left|right|cent(?:er|re)|middle|inline|block|small|medium|large|lazy|eager|webp|jpe?g|png|responsive|fit|fill|crop|scale|[\w-]+[-_:][\w-]+|\(?(?:min|max)-width.*|\d+vw.*)$/i;

/** A picture that a mark shows, as HTML; undefined for a mark that shows none. */
export function figureOfMark(name: string, values: MarkValues): string | undefined {
  const sources = sourcesIn(name, values);
  const [source, ...others] = sources;
  if (source === undefined) return undefined;
  const { named } = values;
  const said = values.unnamed.filter((value) => !sources.includes(value) && isWords(value, name));
  const alt = named.alt ?? named.image_description ?? said[0];
  const caption = named.caption ?? named.figcaption ?? named.legend ?? named.text ?? named.description;
  const more = named.alt === undefined ? said.slice(1) : said;
  const credit = named.attr ?? named.credit ?? named.attribution ?? named.photographer ?? named.copyright ?? named.author;
  const words = [named.title, caption, ...more];
  return (
    figureOf(source, { alt, words, credit, href: named.link ?? named.href }) +
    others.map((other) => figureOf(other, { words: [] })).join('')
  );
}

interface FigureWords {
  readonly alt?: string | undefined;
  readonly words: readonly (string | undefined)[];
  readonly credit?: string | undefined;
  readonly href?: string | undefined;
}

function figureOf(source: string, { alt, words, credit, href }: FigureWords): string {
  const image = `<img src="${escapeHtml(source)}" alt="${escapeHtml(alt ?? '')}">`;
  const said = [...new Set(words.filter((text) => text !== undefined && text !== ''))].join(' ');
  const line = `${asHtml(said)}${credit === undefined || credit === '' ? '' : ` <span class="credit">${escapeHtml(credit)}</span>`}`;
  const linked = href === undefined || href === '' ? image : `<a href="${escapeHtml(href)}">${image}</a>`;
  return `\n\n<figure>${linked}${line === '' ? '' : `<figcaption>${line}</figcaption>`}</figure>\n\n`;
}

/** Captions are often Markdown or HTML; neither may begin a block of its own. */
function asHtml(text: string): string {
  const plain = text.replace(/\[([^\]]*)\]\(([^()\s]*)\)/g, '$1').replace(/(\*\*|__|[*_`])(\S(?:.*?\S)?)\1/g, '$2');
  const bare = plain.replace(/<[^<>]*>/g, '');
  return escapeHtml(bare)
    .replace(/&amp;(#?\w+;)/g, '&$1')
    .replace(/\s+/g, ' ');
}

function sourcesIn(name: string, { unnamed, named }: MarkValues): string[] {
  const isPicture = PICTURE_NAME.test(name) || PICTURE_NAME.test(unnamed[0] ?? '');
  const byName = SOURCES.map((key) => named[key]).find((value) => value !== undefined && (isPicturePath(value) || isPicture));
  if (byName !== undefined && byName !== '') return [byName];
  const paths = [...unnamed, ...Object.entries(named).flatMap(([key, value]) => (ELSEWHERE.has(key) ? [] : [value]))]
    .flatMap((value) => value.split(/\s*,\s*/))
    .filter(isPicturePath);
  if (paths.length > 0) return [...new Set(paths)];
  const [first] = unnamed;
  return PICTURE_NAME.test(name) && first !== undefined && /^[\w./-]*\/[\w./-]+$/.test(first) ? [first] : [];
}

/** A single word in small letters says how to set a picture, or is a file of the theme’s. */
function isWords(value: string, name: string): boolean {
  if (value === '' || value === name || LAYOUT.test(value) || /\.(?:html|liquid|njk|md)$/i.test(value)) return false;
  return /\s/.test(value.trim()) || /^[\p{Lu}\p{Lo}]/u.test(value);
}
