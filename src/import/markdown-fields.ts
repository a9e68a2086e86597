import { textIn, type Fields } from './front-matter.ts';
import type { Losses } from './html/losses.ts';
import type { OldSite } from './markdown-site.ts';
import type { MarkdownSource } from './markdown-file.ts';
import { instantOfText } from './moments.ts';

/** Fields that sum a story up, the one that is most like a standfirst first. */
const STANDFIRSTS = ['standfirst', 'description', 'summary', 'excerpt', 'subtitle', 'subhead', 'dek', 'lede', 'lead'];
/** Fields that say when a story was last changed, as generators and their themes call them. */
const UPDATED = [
  'updated',
  'lastmod',
  'last_modified_at',
  'modified',
  'updated_at',
  'dateModified',
  'updatedDate',
  'modDatetime',
  'lastUpdated',
  'last_updated',
];
/** Fields that are read, or that say nothing to readers, in small letters. */
export const KNOWN_FIELDS = new Set(
  (
    'title headline standfirst description summary excerpt subtitle subhead dek lede date published publishdate pubdate published_at datepublished publish_date created created_at updated lastmod ' +
    'last_modified_at modified updated_at datemodified updateddate moddatetime lastupdated last_updated pubdatetime draft status slug url aliases permalink redirect_from lang language locale author authors byline writer section category categories column tags tag topics ' +
    'keywords image cover featured_image featuredimage feature_image featureimage header thumbnail hero banner images resources image_alt image_caption image_credit image_description comments layout type ' +
    'weight toc math sitemap menu outputs eleventynavigation eleventyexcludefromcollections linktitle expirydate ' +
    'taxonomies extra path template translationkey translation_key translation_id page_id heroimage hero_image heroimagealt coverimage cover_image ' +
    'featured teaser thumb photo ogimage og_image gallery'
  ).split(' '),
);

/** Of the fields that sum a story up only one becomes the standfirst. */
export function standfirstOf(fields: Fields, losses: Losses): string | undefined {
  const said = STANDFIRSTS.flatMap((name) => {
    const text = plain(textIn(fields, name) ?? '');
    return text === '' ? [] : [{ name, text }];
  });
  const [first, ...others] = said;
  for (const { name, text } of others)
    if (text !== first?.text)
      losses.add(
        'words',
        `Its field “${name}” says something besides the standfirst, and did not come over: “${text.slice(0, 200)}”.`,
        text,
      );
  return first?.text;
}

/** When a story was published and last changed, in the time zone of its site. */
export class StoryMoments {
  readonly #site: OldSite;
  readonly #timeZone: string;

  constructor(site: OldSite, timeZone: string) {
    this.#site = site;
    this.#timeZone = site.timeZone ?? timeZone;
  }

  publishedOf({ file, fields }: MarkdownSource, page: boolean, losses: Losses): string | undefined {
    const written = textIn(
      fields,
      'date',
      'published',
      'publishDate',
      'pubDate',
      'published_at',
      'datePublished',
      'publish_date',
      'pubDatetime',
      'created',
      'created_at',
    );
    const own = this.#instant(written === 'true' || written === 'false' ? textIn(fields, 'date') : written);
    if (own !== undefined) return own;
    const named = this.#instant(this.#site.names.dateOf(file.name)) ?? this.#instant(this.#site.names.dateInAddress(fields));
    const published = named ?? this.#instant(textIn(fields, ...UPDATED));
    const fault =
      written === undefined || written === 'true' || written === 'false' ? undefined : `Its date “${written.slice(0, 60)}” cannot be read.`;
    if (published === undefined && !page)
      losses.add('person', `${fault ?? 'The file gives no date.'} It came over as a draft of 1970; write the right date in “published”.`);
    else if (published === undefined)
      losses.add('person', `${fault ?? 'The file gives no date.'} Its page says that it is of 1970; write the right date in “updated”.`);
    else if (fault !== undefined)
      losses.add(
        'person',
        `${fault} It stands under ${published.slice(0, 10)}, as ${named === undefined ? 'another field says' : 'its file or address is named'}; correct “published” if that is wrong.`,
      );
    return published;
  }

  updatedOf(fields: Fields): string | undefined {
    return this.#instant(textIn(fields, ...UPDATED));
  }

  #instant(text: string | undefined): string | undefined {
    return instantOfText(text, this.#timeZone);
  }
}

/** A line of Markdown without its marks. */
export function plain(text: string): string {
  return text
    .replace(/<[^>]*>/g, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|[*`]|~~)(.+?)\1/g, '$2')
    .replace(/\s+/g, ' ')
    .trim();
}
