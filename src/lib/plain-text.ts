import { isComponentName, STORY_COMPONENTS } from '../schemas/story-components.ts';

const RULES: readonly [pattern: RegExp, replacement: string][] = [
  [/^[ \t]*(`{3,}|~{3,}).*$/gm, ' '],
  [/<!--[\s\S]*?-->/g, ' '],
  [/<\/?[a-z][^<>]*>/gi, ' '],
  // Notes keep their title; everything else that is placed by a mark has words of its own elsewhere.
  [/^[ \t]*:{2,}(?:[a-zA-Z][\w-]*)?(?:\[([^\]\n]*)\])?(?:\{[^}\n]*\})?[ \t]*$/gm, '$1'],
  [/!\[[^\]\n]{0,1000}\]\([^)\n]{0,1000}\)/g, ' '],
  [/^[ \t]*\[[^\]\n]{1,1000}\]:.*$/gm, ' '],
  [/\[([^\]\n]{0,1000})\]\((?:[^()\n]|\([^()\n]{0,1000}\)){0,1000}\)/g, '$1'],
  [/\[([^\]\n]{0,1000})\]\[[^\]\n]{0,1000}\]/g, '$1'],
  [/^[ \t]*(?:[*_-][ \t]*){3,}$/gm, ' '],
  [/^[ \t>]*(?:#{1,6}|[-*+]|\d{1,9}[.)])[ \t]+/gm, ''],
  [/^[ \t]*>[ \t>]*/gm, ''],
  [/^[ \t|:-]*\|[ \t|:-]*$/gm, ' '],
  [/(?<!\\)\|/g, ' '],
  [/(?<!\\)(?:\*+|~~|`+)/g, ''],
  [/(?<![\p{L}\p{N}\\])_+|(?<!\\)_+(?![\p{L}\p{N}])/gu, ''],
  [/\\(?=[!-/:-@[-`{-~])/g, ''],
];

const MAY_HAVE_MARKUP = /[*_`~[\]<>|#\\&]|^[ \t]*(?:[-+:]|\d{1,9}[.)])/m;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: '’', nbsp: ' ' };

/** The words of a text in Markdown on one line, without its markup: what a search looks through. */
export function plainText(markdown: string): string {
  return onOneLine(withoutMarkup(markdown));
}

/** Where a list’s point, a heading or a row of a table begins, which is a paragraph of its own. */
const OWN_PARAGRAPH = /^(?=[ \t>]*(?:#{1,6}[ \t]|[-*+][ \t]|\d{1,9}[.)][ \t]|\|))/gm;

/** The same, each paragraph, point, heading and row of a table by itself. */
export function plainParagraphs(markdown: string): string[] {
  return withoutMarkup(markdown.replace(/\r\n?/g, '\n').replace(OWN_PARAGRAPH, '\n'))
    .split(/\n[ \t]*\n/)
    .map(onOneLine)
    .filter((paragraph) => paragraph !== '');
}

function withoutMarkup(markdown: string): string {
  const text = MAY_HAVE_MARKUP.test(markdown)
    ? RULES.reduce((words, [pattern, replacement]) => words.replace(pattern, replacement), markdown)
    : markdown;
  return text.replace(/&(?:#(\d{1,6})|([a-z]+));/gi, (whole, code: string | undefined, name: string | undefined) =>
    code === undefined ? (ENTITIES[name ?? ''] ?? whole) : String.fromCodePoint(Number(code)),
  );
}

function onOneLine(text: string): string {
  return text.toWellFormed().replace(/\s+/g, ' ').trim();
}

const IMPORT = /^(?:import|export)\s.*$/gm;
const COMPONENT = /<([A-Z]\w*)\b((?:[^<>"'{}]|"[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\})*)>/g;
const PROPERTY = /(\w+)\s*=\s*("[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\})/g;
const STRING = /"([^"]*)"|'([^']*)'/g;

/** The words of a text in MDX: of a component those of its properties that readers see, such as a chart’s title and names. */
export function plainMdxText(mdx: string): string {
  return plainText(withoutComponents(mdx.replace(IMPORT, ' ')));
}

/** Imports and exports go on to the next empty line. */
const MODULE_LINES = /^(?:import|export)\s[\s\S]*?(?=\n[ \t]*\n|$(?![\s\S]))/gm;

/** The same, each paragraph, point, heading and row of a table by itself. */
export function plainMdxParagraphs(mdx: string): string[] {
  return plainParagraphs(withoutComponents(mdx.replace(/\r\n?/g, '\n').replace(MODULE_LINES, ' ')));
}

function withoutComponents(mdx: string): string {
  return mdx
    .replace(COMPONENT, (_whole, name: string, properties: string) => {
      const shown = isComponentName(name) ? STORY_COMPONENTS[name].words : [];
      const texts = [...properties.matchAll(PROPERTY)].flatMap(([, property = '', value = '']) =>
        shown.includes(property) ? [...value.matchAll(STRING)].map(([, double, single]) => double ?? single ?? '') : [],
      );
      return ` ${texts.filter((text) => /\p{L}/u.test(text)).join(', ')} `;
    })
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, ' ');
}
