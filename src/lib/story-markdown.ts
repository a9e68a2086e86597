import type { SatteriProcessorOptions } from '@astrojs/markdown-satteri';
import GithubSlugger from 'github-slugger';
import { defineHastPlugin, defineMdastPlugin } from 'satteri';
import { TEXT_FEATURES } from './text/tree.ts';

/** One that is never closed goes to the end of the text, as browsers read it. */
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;

/** HTML without the comments in it, as it is published, and where each began in what is left. */
export function withoutRemarks(html: string): { shown: string; removed: readonly { at: number; remark: string }[] } {
  const removed: { at: number; remark: string }[] = [];
  let before = 0;
  const shown = html.replace(COMMENT, (remark, offset: number) => {
    removed.push({ at: offset - before, remark });
    before += remark.length;
    return '';
  });
  return { shown, removed };
}

/**
 * How the text of stories is read, the same for `.md` and `.mdx`. What an editor places in the text becomes either plain
 * HTML (notes, pull quotes) or a `<story-mark>`, which the story’s layout fills with the photo or story it points at.
 */
export const storyMarkdown = {
  features: TEXT_FEATURES,
  mdastPlugins: [
    defineMdastPlugin({
      name: 'story-marks',
      options: { position: true },
      // A colon in running text is a colon: 12:20, 2:1. Only a line of its own places something.
      textDirective(node, context) {
        const { start, end } = node.position ?? {};
        const value =
          start?.offset === undefined || end?.offset === undefined ? `:${node.name}` : context.source.slice(start.offset, end.offset);
        context.replaceNode(node, { type: 'text', value });
      },
      leafDirective(node, context) {
        if (node.name !== 'related') return;
        const target = node.attributes?.story ?? '';
        context.setProperty(node, 'data', { hName: 'story-mark', hProperties: { 'data-kind': 'related', 'data-target': target } });
      },
      // What editors note for each other is not for readers, who could find it in the page’s source.
      html(node, context) {
        const value = withoutRemarks(node.value).shown;
        if (value.trim() === '') context.removeNode(node);
        else if (value !== node.value) context.setProperty(node, 'value', value);
      },
      containerDirective(node, context) {
        if (node.name === 'note')
          context.setProperty(node, 'data', { hName: 'div', hProperties: { className: ['note', 'margin'], role: 'note' } });
        if (node.name === 'pull') context.setProperty(node, 'data', { hName: 'aside', hProperties: { className: ['pull'] } });
      },
      paragraph(node, context) {
        const data = node.data as { directiveLabel?: boolean } | undefined;
        if (data?.directiveLabel === true) context.setProperty(node, 'data', { hName: 'p', hProperties: { className: ['note-title'] } });
        const [only, ...others] = node.children;
        if (only?.type !== 'image' || others.length > 0) return;
        context.replaceNode(node, {
          type: 'paragraph',
          children: [],
          data: { hName: 'story-mark', hProperties: { 'data-kind': 'photo', 'data-target': only.url } },
        });
      },
    }),
  ],
  hastPlugins: [
    defineHastPlugin({
      name: 'policy-safe-tables',
      element: [
        {
          filter: ['th', 'td'],
          visit(node, context) {
            const style = node.properties.style;
            if (typeof style !== 'string') return;
            context.setProperty(node, 'style', null);
            if (style.includes('right')) context.setProperty(node, 'className', ['number']);
          },
        },
        {
          filter: ['table'],
          visit(node, context) {
            context.wrapNode(node, {
              type: 'element',
              tagName: 'div',
              properties: { className: ['table-scroll'], tabIndex: 0 },
              children: [],
            });
          },
        },
      ],
    }),
  ],
} satisfies SatteriProcessorOptions;

/** True when a text may hold something that `storyMarkdown` treats in its own way: marks, tables, HTML, comments. Most texts do not. */
export function mayHaveMarks(body: string): boolean {
  return /!\[|:{2,}|:[a-z]|\||<[a-z!]/i.test(body);
}

const HEADING = /<h([1-6])>(.*?)<\/h\1>/gs;
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

/** Gives each heading of a plain text the id that the site’s Markdown processor would give it, made from its words. */
export function withHeadingIds(html: string): string {
  if (!html.includes('<h')) return html;
  const slugger = new GithubSlugger();
  return html.replace(HEADING, (_whole, rank: string, inner: string) => {
    const words = inner.replace(/<[^>]*>/g, '').replace(/&(?:amp|lt|gt|quot);/g, (entity) => ENTITIES[entity] ?? entity);
    return `<h${rank} id="${slugger.slug(words)}">${inner}</h${rank}>`;
  });
}

/** What a story’s layout fills in. */
export interface StoryMark {
  kind: 'photo' | 'related';
  target: string;
  /** A photo that stands beside others. */
  half?: boolean;
}

/** A story’s HTML, cut where something is placed in it. */
export type StoryPart = { html: string } | StoryMark;

/** Puts the dateline at the head of the first paragraph. */
export function withDateline(html: string, dateline: string | undefined): string {
  const start = html.search(/\S/);
  if (dateline === undefined || !html.startsWith('<p>', start)) return html;
  const escaped = dateline.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<p><span class="dateline">${escaped}</span> — ${html.slice(start + '<p>'.length)}`;
}

const STORY_MARK = /<story-mark data-kind="(photo|related)" data-target="([^"]*)"( data-half)?[^>]*>\s*<\/story-mark>/g;

export function splitStory(html: string): StoryPart[] {
  const parts: StoryPart[] = [];
  let end = 0;
  for (const match of html.matchAll(STORY_MARK)) {
    if (match.index > end) parts.push({ html: html.slice(end, match.index) });
    parts.push({
      kind: match[1] === 'photo' ? 'photo' : 'related',
      target: match[2] ?? '',
      ...(match[3] === undefined ? {} : { half: true }),
    });
    end = match.index + match[0].length;
  }
  if (end < html.length) parts.push({ html: html.slice(end) });
  return parts.filter((part) => !('html' in part) || part.html.trim() !== '');
}
