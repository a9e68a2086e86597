import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { isSameLine } from './page-lines.ts';
import { MARKED_PART, marksOf, type StoryFacts } from './story-facts.ts';

/** Where a page’s marks say that the text of its story is, surest first. */
const STORY_PLACES = [
  '[itemprop~="articleBody"]',
  '.e-content',
  '.entry-content',
  '.post-content',
  '.article-body',
  '.article__body',
  '.article-content',
  '.story-body',
  '.post-body',
  '.td-post-content',
  '#article-body',
];

/** What stands within a story’s place and is none of its words. */
export const AROUND =
  'script,style,nav,form,button,[aria-hidden="true"],.sharedaddy,.share,.social-share,.related,.related-posts,.newsletter,.comments,#comments,.jp-relatedposts,.advertisement,.ad,.post-navigation,.breadcrumbs,.breadcrumb';

/** Fewer letters are no story. Scripts without spaces say as much in a third of the signs. */
export const LEAST = 80;

export function isApart(element: Element): boolean {
  const before = element.previousSibling;
  const isAfterElement =
    before?.nodeType === 1 ||
    (before?.nodeType === 3 && (before.textContent ?? '').trim() === '' && before.previousSibling?.nodeType === 1);
  return isAfterElement && (before.nodeType === 1 || MARKED_PART.test(marksOf(element)) || element.localName === 'time');
}

export function placeOf(document: Document, { headlines }: StoryFacts): { place: Element; isGuessed: boolean } {
  const isStory = (candidate: Element): boolean => weightOf(candidate.textContent) > LEAST;
  for (const place of STORY_PLACES) {
    const [only, ...others] = [...document.querySelectorAll(place)].filter(isStory);
    if (only !== undefined && others.every((other) => only.contains(other)))
      return { place: only.cloneNode(true) as Element, isGuessed: false };
  }
  const [article, ...others] = [...document.querySelectorAll('article')].filter(isStory);
  if (article !== undefined && others.length === 0) return { place: article.cloneNode(true) as Element, isGuessed: false };
  const read = new Readability(document.cloneNode(true) as Document, { keepClasses: true, charThreshold: 200 }).parse();
  if (read?.content != null && read.content !== '') return { place: belowHeadline(read.content, headlines), isGuessed: true };
  const rest = document.querySelector('main') ?? document.body;
  return { place: rest.cloneNode(true) as Element, isGuessed: true };
}

export function weightOf(text: string): number {
  const dense = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0;
  return text.trim().length + 2 * dense;
}

/** Without what is above the headline. */
function belowHeadline(html: string, headlines: readonly string[]): Element {
  const { document } = parseHTML(`<!doctype html><html><body><div>${html}</div></body></html>`);
  const story = document.querySelector('div') ?? document.body;
  const title = [...document.querySelectorAll('h1, h2')].find((found) => headlines.some((line) => isSameLine(found.textContent, line)));
  for (let at: Element | null = title ?? null; at !== null && at !== story; at = at.parentElement)
    while (at.previousSibling !== null) at.previousSibling.remove();
  return story;
}
