import { escapeByNumber } from '../shared/escape-html.ts';
import type { LinkView } from '../site/views/link.ts';

/** What an editor has to know of a page that readers never see. */
export interface ProofMarks {
  /** Why the story whose page it is is not out: “Draft”. */
  own?: string | undefined;
  /** Why stories are not out, by their addresses. */
  stories: ReadonlyMap<string, string>;
  /** Why live posts on the page are not out, by their ids there. */
  posts: ReadonlyMap<string, string>;
  /** The way to the list of everything that is not out. */
  desk: LinkView;
}

/** A start tag; what stands in quotation marks may hold any character. */
const ATTRIBUTES = /(?:[^>"']|"[^"]*"|'[^']*')*/.source;
const LINK = new RegExp(`(<a\\b${ATTRIBUTES}>)([\\s\\S]*?)(</a>)`, 'g');
const HREF = /\shref="([^"#]*)"/;

/**
 * Marks on a printed page what is not out yet: each headline that leads there, the story’s own page, live posts; and puts the way to
 * the list of all of it above the page. The pages themselves know nothing of this, so that published ones carry nothing of it.
 */
export function markProof(html: string, marks: ProofMarks, style: string): string {
  const [before, page, after] = cut(html);
  const marked = markPosts(markOwn(markLinks(page, marks.stories), marks.own), marks.posts);
  return (
    withDesk(
      before.replace('</head>', () => `<style>${style}</style></head>`),
      marks.desk,
    ) +
    marked +
    after
  );
}

/** The page without what stands around it: links to other languages and sections are not headlines. */
function cut(html: string): [before: string, page: string, after: string] {
  const start = html.indexOf('<main');
  if (start === -1) return [html, '', ''];
  const footer = html.lastIndexOf('<footer');
  const end = footer === -1 ? html.length : footer;
  return [html.slice(0, start), html.slice(start, end), html.slice(end)];
}

/** The mark stands where the words begin, so that it flows with them however the link is laid out. Pictures are not marked. */
function markLinks(page: string, stories: ReadonlyMap<string, string>): string {
  if (stories.size === 0) return page;
  return page.replace(LINK, (whole, start: string, inside: string, end: string) => {
    const label = stories.get(HREF.exec(start)?.[1] ?? '');
    if (label === undefined || /<(img|picture|svg)\b/.test(inside)) return whole;
    return start + inside.replace(/^((?:\s|<[^>]*>)*)(?=[^\s<])/, (tags) => tags + mark(label)) + end;
  });
}

function markOwn(page: string, label: string | undefined): string {
  if (label === undefined) return page;
  return page.replace(/<h1\b/, (heading) => `<p class="proof-banner">${escapeByNumber(label)}</p>${heading}`);
}

function markPosts(page: string, posts: ReadonlyMap<string, string>): string {
  return [...posts].reduce(
    (marked, [id, label]) =>
      marked.replace(
        new RegExp(`<article\\b${ATTRIBUTES}\\sid="${id}"${ATTRIBUTES}>[\\s\\S]*?<h3\\b${ATTRIBUTES}>`),
        (start) => start + mark(label),
      ),
    page,
  );
}

function withDesk(before: string, { label, url }: LinkView): string {
  return before.replace(
    /<header\b/,
    (header) => `<p class="proof-desk"><a href="${escapeByNumber(url)}">${escapeByNumber(label)}</a></p>${header}`,
  );
}

function mark(label: string): string {
  return `<span class="proof-mark">${escapeByNumber(label)}</span> `;
}
