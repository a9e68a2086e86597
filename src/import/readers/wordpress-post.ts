import { markdownToHtml } from 'satteri';
import { cleanHeadline } from '../headline.ts';
import { storyTextOf } from '../html/story-text.ts';
import type { ImportedStory, PictureUse, StoryText } from '../model.ts';
import { instantOfPair, instantOfText } from '../moments.ts';
import { pathOnOldSite } from '../old-address.ts';
import { lineOfHtml, plainTextOfHtml } from '../../shared/plain-html.ts';
import { childOf, childrenOf, textAt, textOf, type XmlElement } from '../xml-element.ts';
import { commentsOf } from './wordpress-comments.ts';
import type { WordpressSite } from './wordpress-site.ts';
import { metaOf } from './wordpress-attachment.ts';

/** The name of the category that WordPress gives to posts without one. */
const NO_CATEGORY =
  /^(uncategori[sz]ed|sin-categoria|non-classe|allgemein|unkategorisiert|geen-categorie|senza-categoria|sem-categoria|bez-kategorii)$/;

const OPEN_STATES = ['publish', 'future'];

/** One post or page of a WordPress export as a story. What it shows and names is noted in `site`. */
export function storyOfPost(item: XmlElement, site: WordpressSite): ImportedStory {
  const id = textAt(item, 'wp:post_id') ?? textAt(item, 'guid') ?? textAt(item, 'link') ?? '';
  const headline = cleanHeadline(lineOfHtml(textAt(item, 'title') ?? ''));
  const where = headline === '' ? `(post-${id}, without a headline)` : `“${headline}” (post-${id})`;
  const page = textAt(item, 'wp:post_type') === 'page';
  const text = readText(item, id, where, page, site);
  const published = publishedOf(item, site, where);
  const updated = instantOfPair(textAt(item, 'wp:post_modified_gmt'), textAt(item, 'wp:post_modified'), site.options.timeZone);
  const standfirst = plainTextOfHtml(textAt(item, 'excerpt:encoded') ?? '').replace(/\s+/g, ' ');
  const lead = leadOf(item, where, site);
  const isDraft = isWithheld(item, where, site);
  noteHabits(item, where, site);
  return {
    key: `post-${id}`,
    headline,
    ...(standfirst === '' ? {} : { standfirst }),
    published,
    ...(updated !== undefined && Date.parse(updated) > Date.parse(published) ? { updated } : {}),
    draft: isDraft,
    slug: slugOf(item, page),
    ...(site.language === undefined ? {} : { language: site.language }),
    authors: authorsOf(item, site),
    sections: sectionsOf(item, site),
    topics: topicsOf(item, site),
    ...(lead ? { lead } : {}),
    body: text.body,
    pictures: text.pictures,
    components: text.components,
    comments: commentsOf(item, where, site),
    commentsOpen: textAt(item, 'wp:comment_status') === 'open',
    sources: [],
    redirects: isDraft ? [] : addressesOf(item),
    page,
  };
}

function readText(
  item: XmlElement,
  id: string,
  where: string,
  page: boolean,
  site: WordpressSite,
): Pick<StoryText, 'body' | 'pictures' | 'components'> {
  const html = expandBlocks(htmlOf(item), site);
  const base = textAt(item, 'link') ?? site.address;
  const text = storyTextOf(html, {
    where,
    shortcodes: true,
    mdx: !page && site.options.embedsAsLinks !== true,
    ...(base === undefined ? {} : { base }),
    attachment: (number) => site.attachment(number)?.picture,
    attached: site.attachmentsOf(id),
    footnotes: footnotesOf(item),
  });
  site.lose(...text.losses);
  for (const picture of text.pictureFiles) site.keepPicture(picture, where);
  return text;
}

/** The plugin Jetpack keeps posts that were written in Markdown as they were written, and says so. */
function htmlOf(item: XmlElement): string {
  const content = textOf(childOf(item, 'content:encoded'));
  const isMarkdown = ['1', 'true'].includes(metaOf(item, '_wpcom_is_markdown') ?? '') && !/<!-- wp:|<p[\s>]/i.test(content);
  if (!isMarkdown) return content;
  return markdownToHtml(content, { features: { gfm: { footnotes: { label: ' ' } }, frontmatter: false, smartPunctuation: false } }).html;
}

/** WordPress keeps the footnotes of a post as JSON beside it. */
function footnotesOf(item: XmlElement): ReadonlyMap<string, string> {
  try {
    const notes: unknown = JSON.parse(metaOf(item, 'footnotes') ?? '[]');
    const isNote = (note: unknown): note is { id: string; content: string } =>
      typeof note === 'object' && note !== null && 'id' in note && 'content' in note && typeof note.content === 'string';
    return new Map(Array.isArray(notes) ? notes.filter(isNote).map(({ id, content }) => [id, content]) : []);
  } catch {
    return new Map();
  }
}

/** Blocks that several posts share are kept as posts of their own. One within itself is left as it is. */
function expandBlocks(html: string, site: WordpressSite, depth = 0): string {
  if (depth > 3 || !html.includes('wp:block ')) return html;
  return html.replace(/<!-- wp:block \{"ref":(\d+)[^>]*-->/g, (whole, ref: string) => {
    const block = site.reusableBlock(ref);
    return block === undefined ? whole : expandBlocks(block, site, depth + 1);
  });
}

function publishedOf(item: XmlElement, site: WordpressSite, where: string): string {
  const { timeZone } = site.options;
  const own =
    instantOfPair(textAt(item, 'wp:post_date_gmt'), textAt(item, 'wp:post_date'), timeZone) ??
    instantOfText(textAt(item, 'pubDate'), timeZone);
  if (own !== undefined) return own;
  const modified = instantOfPair(textAt(item, 'wp:post_modified_gmt'), textAt(item, 'wp:post_modified'), timeZone);
  const instead = modified ?? instantOfText(site.exported, timeZone) ?? '1970-01-01T00:00:00+00:00';
  site.lose({
    where,
    kind: 'person',
    what: `The export gives no date for it. It stands under ${instead}; write the right one in “published”.`,
  });
  return instead;
}

/** Whether readers of the old site could not see it, or not without a password. */
function isWithheld(item: XmlElement, where: string, site: WordpressSite): boolean {
  const status = textAt(item, 'wp:status') ?? 'publish';
  const isProtected = textAt(item, 'wp:post_password') !== undefined;
  if (isProtected || status === 'private') {
    const what = isProtected
      ? 'It was protected by a password, which does not come over.'
      : 'It was private: only people who had signed in could read it.';
    site.lose({ where, kind: 'person', what: `${what} It is a draft now; take “draft: true” out if everybody may read it.` });
  }
  return isProtected || !OPEN_STATES.includes(status);
}

function noteHabits(item: XmlElement, where: string, site: WordpressSite): void {
  if (textAt(item, 'wp:is_sticky') === '1') {
    site.lose({
      where,
      kind: 'person',
      what: 'It was pinned to the top of the old front page. To lead with it again, name it in content/fronts/.',
    });
  }
}

function slugOf(item: XmlElement, page: boolean): string {
  const own = textAt(item, 'wp:post_name') ?? '';
  const path = page ? pathOf(textAt(item, 'link')) : undefined;
  return path === undefined || path.includes('?') ? own : path.replace(/^\/|\/$/g, '') || own;
}

function leadOf(item: XmlElement, where: string, site: WordpressSite): PictureUse | undefined {
  const id = metaOf(item, '_thumbnail_id');
  if (id === undefined) return undefined;
  const attachment = site.attachment(id);
  if (!attachment) {
    site.lose({
      where,
      kind: 'picture',
      what: `Its lead picture (number ${id} of the library) is not in the export. Export “All content”, media too.`,
    });
    return undefined;
  }
  site.keepPicture(attachment.picture, where);
  return { key: attachment.picture.key };
}

/** With the plugin Co-Authors Plus, bylines are terms; without it, each post has one author. */
function authorsOf(item: XmlElement, site: WordpressSite): string[] {
  const several = childrenOf(item, 'category').filter(({ attributes }) => attributes.domain === 'author');
  const keys = several.flatMap((term) => {
    const name = lineOfHtml(textOf(term));
    const key = term.attributes.nicename?.replace(/^cap-/, '') ?? name;
    if (name === '') return [];
    const known = site.hasAuthor(key) ? key : (site.authorNamed(name) ?? key);
    site.keepAuthor({ key: known, name });
    return [known];
  });
  if (keys.length > 0) return [...new Set(keys)];
  const login = textAt(item, 'dc:creator');
  if (login === undefined) return [];
  site.keepAuthor({ key: login, name: lineOfHtml(login) });
  return [login];
}

/** The main category first: the one that an SEO plugin marks, else the deepest of the first branch. */
function sectionsOf(item: XmlElement, site: WordpressSite): string[] {
  const all = termsOf(item, 'category').filter(({ key }) => !NO_CATEGORY.test(key));
  for (const { key, name } of all) site.keepCategory(key, name);
  const keys = all.map(({ key }) => key);
  const marked = site.categoryOf(metaOf(item, '_yoast_wpseo_primary_category') ?? metaOf(item, 'rank_math_primary_category'));
  const parents = new Map(keys.map((key) => [key, site.parentsOf(key)]));
  const [first] = keys;
  const deepest = keys.filter((key) => key === first || parents.get(key)?.includes(first ?? '') === true).at(-1);
  const main = marked !== undefined && keys.includes(marked) ? marked : deepest;
  return main === undefined ? [] : [main, ...keys.filter((key) => key !== main)];
}

function topicsOf(item: XmlElement, site: WordpressSite): string[] {
  return termsOf(item, 'post_tag').map(({ key, name }) => {
    site.keepTag(key, name);
    return key;
  });
}

function termsOf(item: XmlElement, domain: string): { key: string; name: string }[] {
  const terms = childrenOf(item, 'category').filter(({ attributes }) => attributes.domain === domain);
  const named = terms.map((term) => ({ key: term.attributes.nicename ?? textOf(term), name: lineOfHtml(textOf(term)) }));
  return [...new Map(named.filter(({ name }) => name !== '').map((term) => [term.key, term])).values()];
}

/** Where the post stood: its address, the short form with its number, and the names that it had before. */
function addressesOf(item: XmlElement): string[] {
  const own = pathOf(textAt(item, 'link'));
  const guid = textAt(item, 'guid');
  const slug = textAt(item, 'wp:post_name');
  const earlier = childrenOf(item, 'wp:postmeta')
    .filter((meta) => textAt(meta, 'wp:meta_key') === '_wp_old_slug')
    .flatMap((meta) => textAt(meta, 'wp:meta_value') ?? [])
    .flatMap((old) => (own !== undefined && slug !== undefined && own.includes(`/${slug}`) ? [own.replace(`/${slug}`, `/${old}`)] : []));
  const paths = [own, guid?.startsWith('http') === true ? pathOf(guid) : undefined, ...earlier];
  return [...new Set(paths.filter((path) => path !== undefined && path !== '/'))] as string[];
}

/** The path of an address on the old site, with its query. */
function pathOf(address: string | undefined): string | undefined {
  return address === undefined || !URL.canParse(address) ? undefined : pathOnOldSite(address);
}
