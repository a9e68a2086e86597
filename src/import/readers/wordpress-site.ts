import type { ImportedAuthor, ImportedPicture, ImportedStory, ImportedTerm, Loss, ReadOptions } from '../model.ts';
import { oneLine } from '../names.ts';
import { lineOfHtml } from '../../shared/plain-html.ts';
import { childrenOf, textAt, textOf, type XmlElement } from '../xml-element.ts';
import { attachmentIn, type Attachment } from './wordpress-attachment.ts';
import { passedOverLosses, unusedFileLosses } from './wordpress-losses.ts';

/** Everything that posts of one WordPress site point at, and what was passed over on the way. */
export class WordpressSite {
  readonly options: ReadOptions;
  #name = '';
  #address = '';
  #language: string | undefined;
  #exported: string | undefined;
  readonly #authors = new Map<string, ImportedAuthor>();
  readonly #categories = new Map<string, { name: string; parent: string; about: string | undefined }>();
  readonly #categoryIds = new Map<string, string>();
  readonly #tags = new Map<string, ImportedTerm>();
  readonly #attachments = new Map<string, Attachment>();
  readonly #attachmentsByKey = new Map<string, Attachment>();
  readonly #attachmentsByParent = new Map<string, string[]>();
  readonly #pictures = new Map<string, ImportedPicture>();
  readonly #blocks = new Map<string, string>();
  readonly #seen = new Set<string>();
  readonly #passedOver = new Map<string, number>();
  readonly #losses: Loss[] = [];

  constructor(options: ReadOptions) {
    this.options = options;
  }

  /** `example.org/blog` */
  get host(): string {
    return this.#address.replace(/^https?:\/\//, '').replace(/\/+$/, '') || oneLine(this.#name) || 'unnamed';
  }

  get address(): string | undefined {
    return URL.canParse(this.#address) ? `${this.#address.replace(/\/+$/, '')}/` : undefined;
  }

  get language(): string | undefined {
    return this.#language;
  }

  /** When the export was made, for drafts that have no date of their own. */
  get exported(): string | undefined {
    return this.#exported;
  }

  get title(): string {
    return `WordPress export of ${this.host}${this.#exported === undefined ? '' : `, ${this.#exported}`}`;
  }

  /** Takes in one child of the channel. */
  learn(record: XmlElement): void {
    switch (record.name) {
      case 'title':
        this.#name = textOf(record);
        break;
      case 'link':
      case 'wp:base_blog_url':
        this.#address = textOf(record).trim() || this.#address;
        break;
      case 'language':
        this.#language = textOf(record).trim() || undefined;
        break;
      case 'pubDate':
        this.#exported = textOf(record).trim() || undefined;
        break;
      case 'wp:author':
        this.#learnAuthor(record);
        break;
      case 'wp:category':
        this.#learnCategory(textAt(record, 'wp:category_nicename'), record, 'wp:cat_name', 'wp:category_parent', 'wp:category_description');
        break;
      case 'wp:tag':
        this.#learnTag(textAt(record, 'wp:tag_slug'), record, 'wp:tag_name', 'wp:tag_description');
        break;
      case 'wp:term':
        this.#learnTerm(record);
        break;
      case 'item':
        this.#learnItem(record);
    }
  }

  /** Whether an item is a story or a page of the newspaper’s, and not one of the system’s own things. */
  isStory(item: XmlElement): boolean {
    const type = textAt(item, 'wp:post_type') ?? 'post';
    const isOwn = type === 'post' || type === 'page' || this.options.postTypes?.includes(type) === true;
    return isOwn && !['trash', 'auto-draft', 'inherit'].includes(textAt(item, 'wp:status') ?? 'publish');
  }

  /** True when a post of this id has been read before, as where parts of an export overlap. */
  isRepeated(id: string | undefined): boolean {
    if (id === undefined) return false;
    if (this.#seen.has(id)) return true;
    this.#seen.add(id);
    return false;
  }

  categoryOf(id: string | undefined): string | undefined {
    return id === undefined ? undefined : this.#categoryIds.get(id);
  }

  attachment(id: string | undefined): Attachment | undefined {
    return id === undefined ? undefined : this.#attachments.get(id);
  }

  /** The numbers of the pictures that were uploaded to a post. */
  attachmentsOf(post: string): readonly string[] {
    return this.#attachmentsByParent.get(post) ?? [];
  }

  reusableBlock(id: string): string | undefined {
    return this.#blocks.get(id);
  }

  /** Notes a picture that a story shows. The library’s words for it count before those that stand beside it in a text. */
  keepPicture(picture: ImportedPicture, where: string): void {
    const known = this.#pictures.get(picture.key) ?? this.#attachmentsByKey.get(picture.key)?.picture;
    if (known?.credit !== undefined && picture.credit !== undefined && known.credit !== picture.credit) {
      this.lose({
        where,
        kind: 'person',
        what: `It credits ${picture.key} to “${picture.credit}”, another place to “${known.credit}”, which stands now. Find out which is right.`,
        words: picture.credit,
      });
    }
    this.#pictures.set(picture.key, { ...picture, ...known });
  }

  hasAuthor(key: string): boolean {
    return this.#authors.has(key);
  }

  authorNamed(name: string): string | undefined {
    return this.authors().find((author) => author.name === name)?.key;
  }

  keepAuthor(author: ImportedAuthor): void {
    if (!this.#authors.has(author.key)) this.#authors.set(author.key, author);
  }

  keepCategory(key: string, name: string): void {
    if (!this.#categories.has(key)) this.#categories.set(key, { name, parent: '', about: undefined });
  }

  keepTag(key: string, name: string): void {
    if (!this.#tags.has(key)) this.#tags.set(key, { key, name, parents: [] });
  }

  lose(...losses: Loss[]): void {
    this.#losses.push(...losses);
  }

  authors(): ImportedAuthor[] {
    return [...this.#authors.values()];
  }

  sections(): ImportedTerm[] {
    return [...this.#categories].map(([key, { name, about }]) => ({
      key,
      name,
      parents: this.parentsOf(key),
      ...(about === undefined ? {} : { about }),
    }));
  }

  topics(): ImportedTerm[] {
    return [...this.#tags.values()];
  }

  pictures(): ImportedPicture[] {
    return [...this.#pictures.values()];
  }

  /** The keys of the categories above one, from the top of the tree. A circle is cut where it closes. */
  parentsOf(key: string): string[] {
    const parents: string[] = [];
    for (let next = this.#categories.get(key)?.parent ?? ''; this.#categories.has(next); next = this.#categories.get(next)?.parent ?? '') {
      if (next === key || parents.includes(next)) break;
      parents.unshift(next);
    }
    return parents;
  }

  /** What was lost or left, once all stories have been read. */
  losses(stories: readonly ImportedStory[]): Loss[] {
    return [...this.#losses, ...passedOverLosses(this.#passedOver), ...unusedFileLosses(this.#attachments.values(), stories)];
  }

  #learnAuthor(record: XmlElement): void {
    const key = textAt(record, 'wp:author_login');
    if (key === undefined || this.#authors.has(key)) return;
    const first = textAt(record, 'wp:author_first_name');
    const last = textAt(record, 'wp:author_last_name');
    const name = textAt(record, 'wp:author_display_name') ?? ([first, last].filter(Boolean).join(' ') || key);
    this.#authors.set(key, { key, name: lineOfHtml(name) });
  }

  #learnCategory(key: string | undefined, record: XmlElement, nameAt: string, parentAt: string, aboutAt: string): void {
    if (key === undefined) return;
    const id = textAt(record, 'wp:term_id');
    if (id !== undefined) this.#categoryIds.set(id, key);
    const about = textAt(record, aboutAt);
    this.#categories.set(key, {
      name: lineOfHtml(textAt(record, nameAt) ?? key),
      parent: textAt(record, parentAt) ?? '',
      about: about === undefined ? undefined : lineOfHtml(about) || undefined,
    });
  }

  #learnTag(key: string | undefined, record: XmlElement, nameAt: string, aboutAt: string): void {
    if (key === undefined) return;
    const about = lineOfHtml(textAt(record, aboutAt) ?? '');
    this.#tags.set(key, { key, name: lineOfHtml(textAt(record, nameAt) ?? key), parents: [], ...(about === '' ? {} : { about }) });
  }

  #learnTerm(record: XmlElement): void {
    const slug = textAt(record, 'wp:term_slug');
    const taxonomy = textAt(record, 'wp:term_taxonomy');
    if (taxonomy === 'category') this.#learnCategory(slug, record, 'wp:term_name', 'wp:term_parent', 'wp:term_description');
    if (taxonomy === 'post_tag') this.#learnTag(slug, record, 'wp:term_name', 'wp:term_description');
  }

  #learnItem(item: XmlElement): void {
    const type = textAt(item, 'wp:post_type') ?? 'post';
    if (type === 'attachment') this.#learnAttachment(item);
    else if (type === 'wp_block') this.#blocks.set(textAt(item, 'wp:post_id') ?? '', textOf(childrenOf(item, 'content:encoded')[0]));
    else if (!this.isStory(item)) {
      const kind = ['trash', 'auto-draft'].includes(textAt(item, 'wp:status') ?? '') ? 'trash' : type;
      this.#passedOver.set(kind, (this.#passedOver.get(kind) ?? 0) + 1);
    }
  }

  #learnAttachment(item: XmlElement): void {
    const found = attachmentIn(item);
    if (found === undefined || this.#attachments.has(found.id)) return;
    const { id, parent, attachment } = found;
    this.#attachments.set(id, attachment);
    this.#attachmentsByKey.set(attachment.picture.key, attachment);
    const siblings = this.#attachmentsByParent.get(parent);
    if (!attachment.isPicture) return;
    if (siblings) siblings.push(id);
    else if (parent !== '0') this.#attachmentsByParent.set(parent, [id]);
  }
}
