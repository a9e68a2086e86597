import type { Losses } from './html/losses.ts';
import { outsideCode } from './mark-blocks.ts';
import { lineOfHtml } from '../shared/plain-html.ts';

const TEMPLATE_LINE = /^[ \t]*(?:<\/?template\b[^<>]*>[ \t]*)+\n?/gim;
const TEMPLATE = /<\/?template\b[^<>]*>/gi;
const CLOSING_LINE = /^(?: {4,}|[ ]{0,3}\t[ \t]*)((?:<\/[a-z][\w-]*>[ \t]*)+)$/gim;

/**
 * Markdown whose words do not depend on markup that only the old site’s scripts could read: what stands in a `<template>` stands in the
 * text, closing tags that Markdown would take for code are tags, and formulas keep their signs.
 */
export function plainSource(body: string): string {
  const opened = new Set<string>();
  return outsideCode(body, (text) => {
    for (const [, name = ''] of text.matchAll(/<([a-z][\w-]*)/gi)) opened.add(name.toLowerCase());
    return withFormulas(
      text
        .replace(TEMPLATE_LINE, '')
        .replace(TEMPLATE, '')
        .replace(CLOSING_LINE, (whole, tags: string) =>
          [...tags.matchAll(/<\/([\w-]+)/g)].every(([, name = '']) => opened.has(name.toLowerCase())) ? tags : whole,
        ),
    );
  });
}

/** Signs that mean something in Markdown and also in formulas. */
const SIGNS = /[\\*_`~[\]<>^{}|]/g;
const FORMULA =
  /\$\$[^$]+\$\$|\\\((?:[^\\\n]|\\(?!\)))+\\\)|\\\[(?:[^\\]|\\(?!\]))+\\\]|(?<![\\$\w])\$(?=[^\s$])[^$\n]{1,400}?(?<=[^\s\\])\$(?![\w$])/g;

/** Formulas are no Markdown: `a_1 * b_2`. */
function withFormulas(text: string): string {
  if (!text.includes('$') && !text.includes('\\')) return text;
  return text.replace(FORMULA, (formula) => (/[\\*_^{}]/.test(formula) ? formula.replace(SIGNS, '\\$&') : formula));
}

/** The title of a picture, which Markdown has in quotation marks after its address, is its caption; that of a link is reported. */
export function withTitles(html: string, losses: Losses): string {
  if (!html.includes(' title="')) return html;
  return html
    .replace(/<p>(<img\b[^<>]*?) title="([^"]*)"([^<>]*>)<\/p>/g, '<figure>$1$3<figcaption>$2</figcaption></figure>')
    .replace(/<(a|img)\b([^<>]*?) title="([^"]*)"/g, (_whole, name: string, before: string, title: string) => {
      const what = name === 'a' ? 'link' : 'picture';
      const words = lineOfHtml(title);
      losses.add('left', `The old site told readers who pointed at a ${what}: “${words}”. Say it in the text if they need it.`, words);
      return `<${name}${before}`;
    });
}
