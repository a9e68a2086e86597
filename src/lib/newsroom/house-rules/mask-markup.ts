import { proseLines } from '../../body.ts';

/** What markup is replaced with where words on both sides of it are not neighbours. It is neither a space nor part of a word. */
const BREAK = '\u0001';

const COMMENT = /<!--[\s\S]*?-->|\{\/\*[\s\S]*?\*\/\}/g;
const CODE = /(`+)(?!`)[^\n]*?[^`\n]\1(?!`)/g;
const TAG = /<\/?[A-Za-z](?:[^<>"'{}]|"[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\})*>/g;
const MODULE = /^(?:import|export)\s.*$/gm;
const IMAGE = /!\[[^\]\n]{0,1000}\]\([^)\n]{0,1000}\)/g;
const DIRECTIVE = /^[ \t]*:{2,}.*$/gm;
const ITEM = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]/gm;
const HEADING_END = /(?<=^[ \t>]*#{1,6}[ \t].*)\n/gm;
const QUOTATION = /^[ \t]*>[ \t>]*/gm;
const TARGET = /\]\([^)\n]{0,1000}\)|\]\[[^\]\n]{0,1000}\]/g;
const DEFINITION = /^[ \t]*\[[^\]\n]{1,1000}\]:.*$/gm;
const AUTOLINK = /<?https?:\/\/[^\s<>]+>?/g;
const EMPHASIS = /\*+|~~|\[|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu;

/**
 * A body whose markup is blanked out, character for character, so that places in it are places in the body. Of marks between words
 * (bold, the brackets of a link) a space is left, of everything else what is no space. In `withLinks`, links are still there.
 */
export function maskMarkup(body: string, isMdx: boolean): { prose: string; withLinks: string } {
  let text = body.includes('```') || body.includes('~~~') ? withoutFences(body) : body;
  if (text.includes('<!--') || (isMdx && text.includes('{/*'))) text = text.replace(COMMENT, broken);
  if (text.includes('`')) text = text.replace(CODE, broken);
  if (isMdx) text = text.replace(MODULE, broken);
  if (text.includes('![')) text = text.replace(IMAGE, broken);
  const withLinks = text;
  if (text.includes('://')) text = text.replace(AUTOLINK, broken);
  if (text.includes('<')) text = text.replace(TAG, broken);
  if (text.includes('::')) text = text.replace(DIRECTIVE, broken);
  if (/^[ \t>]*(?:[-*+\d#>])/m.test(text)) text = text.replace(ITEM, broken).replace(HEADING_END, BREAK).replace(QUOTATION, spaced);
  if (text.includes('[')) text = text.replace(DEFINITION, broken).replace(TARGET, spaced);
  if (/[*_~[]/.test(text)) text = text.replace(EMPHASIS, spaced);
  return { prose: text, withLinks };
}

function withoutFences(body: string): string {
  const kept = new Set(proseLines(body).map(({ line }) => line));
  return body
    .split('\n')
    .map((text, index) => (kept.has(index + 1) ? text : BREAK.repeat(text.length)))
    .join('\n');
}

function broken(markup: string): string {
  return markup.replace(/[^\n]/g, BREAK);
}

function spaced(markup: string): string {
  return ' '.repeat(markup.length);
}
