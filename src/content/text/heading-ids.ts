import GithubSlugger from 'github-slugger';

/** The ids that pages have of their own, wherever a story’s text may stand. No heading of a text gets one of them. */
export const PAGE_IDS: readonly string[] = [
  'changed',
  'contents',
  'corrections',
  'discussion',
  'replies-elsewhere',
  'main',
  'player',
  'q',
  'q-foot',
  'republish-head',
  'republish-html',
  'search-words',
  'sections',
  'sign-up',
  'sign-up-address',
  'sources',
  'story-text',
  'story-tools',
  'text-settings',
  'topics',
  'updates',
  'write-comment',
  'your-comment',
  'your-comment-refused',
  'your-comment-sent',
  'your-email',
  'your-email-note',
  'your-name',
  'your-website',
];

/** What ids begin with that pages make of the names of things, up to a hyphen: post-landfall, comment-2. */
export const PAGE_ID_STEMS: readonly string[] = ['comment', 'picture', 'post', 'q', 'search', 'version'];

const IS_RESERVED = new RegExp(`^(?:${PAGE_IDS.join('|')}|(?:${PAGE_ID_STEMS.join('|')})(?:-.*)?)$`, 's');

/** What stands before the words of a heading that would meet an id of the page. No id of a page begins so. */
const OWN = 'on-';
/** The id of a heading that has no letters. */
const NAMELESS = 'heading';

/**
 * Gives the headings of a text their ids, made from their words; the second with the same words is numbered. A full stop is in none of
 * them: ids of notes, which have one, meet no heading.
 */
export class HeadingIds {
  readonly #taken = new GithubSlugger();
  readonly #words = new GithubSlugger();

  idOf(words: string): string {
    this.#words.reset();
    const slug = this.#words.slug(words);
    return this.#taken.slug(IS_RESERVED.test(slug) ? `${OWN}${slug}` : slug || NAMELESS);
  }
}

const HEADING = /<h([1-6])>(.*?)<\/h\1>/gs;
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

/** Gives each heading its id in HTML that the parser has made of a plain text, in which nothing else can look like one. */
export function withHeadingIds(html: string): string {
  if (!html.includes('<h')) return html;
  const ids = new HeadingIds();
  return html.replace(HEADING, (_whole, rank: string, inner: string) => {
    const words = inner.replace(/<[^>]*>/g, '').replace(/&(?:amp|lt|gt|quot);/g, (entity) => ENTITIES[entity] ?? entity);
    return `<h${rank} id="${ids.idOf(words)}">${inner}</h${rank}>`;
  });
}
