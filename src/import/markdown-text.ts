import { markdownToHtml } from 'satteri';
import type { ArchiveFile } from './archive-folder.ts';
import { Losses } from './html/losses.ts';
import { pictureKey, splitCredit, type KnownPicture } from './html/pictures.ts';
import { storyTextOf } from './html/story-text.ts';
import { leadPictureIn, otherPicturesIn } from './lead-picture.ts';
import { plain } from './markdown-fields.ts';
import { HTML } from './markdown-files.ts';
import { withoutMarks } from './markdown-marks.ts';
import type { OldSite } from './markdown-site.ts';
import type { MarkdownSource } from './markdown-file.ts';
import { plainSource, withTitles } from './markdown-source.ts';
import { withoutMdx } from './mdx-source.ts';
import type { ImportedPicture, ImportedStory, PictureUse, ReadOptions } from './model.ts';
import { SitePictures } from './site-pictures.ts';

/** Reads the texts of a folder’s stories, and finds the pictures in them and in their fields. */
export class MarkdownTexts {
  readonly #site: OldSite;
  readonly #options: ReadOptions;
  readonly #pictures = new Map<string, ImportedPicture>();
  readonly #sitePictures: SitePictures;

  constructor(site: OldSite, root: string, options: ReadOptions) {
    this.#site = site;
    this.#options = options;
    this.#sitePictures = new SitePictures(root);
  }

  pictures(): ImportedPicture[] {
    return [...this.#pictures.values()];
  }

  textOf(source: MarkdownSource, where: string, page: boolean, losses: Losses): Pick<ImportedStory, 'body' | 'pictures' | 'components'> {
    const { file, body } = source;
    const isMdx = file.name.toLowerCase().endsWith('.mdx');
    const marked = withoutMarks(isMdx ? withoutMdx(body, losses) : body, {
      losses,
      addressOf: (name) => this.#site.addressOfName(name, file.name),
      variables: this.#site.variables,
      kind: this.#site.kind === 'Hugo' ? 'hugo' : isMdx || this.#site.kind === 'Astro' ? 'none' : 'liquid',
    });
    const html = HTML.test(file.name) ? marked : rendered(marked);
    const read = storyTextOf(withTitles(this.#withAddresses(html, file.name, losses), losses), {
      where,
      classic: false,
      mdx: !page && this.#options.embedsAsLinks !== true,
      ...(this.#site.address !== undefined && { base: new URL(this.#site.addresses.of(source)[0] ?? '', this.#site.address).href }),
      picture: (address) => this.#pictureAt(address, file),
    });
    for (const loss of read.losses) losses.add(loss.kind, loss.what, loss.words);
    for (const picture of read.pictureFiles) this.#pictures.set(picture.key, { ...picture, ...this.#pictures.get(picture.key) });
    return { body: read.body, pictures: read.pictures, components: read.components };
  }

  /** Links to other files of the folder lead to where their pages were. */
  #withAddresses(html: string, from: string, losses: Losses): string {
    return html.replace(
      /(<a\b[^>]*\shref=")([^"#?:]+\.(?:md|markdown|mdx))((?:[#?][^"]*)?")/gi,
      (whole, before: string, name: string, after: string) => {
        const address = this.#site.addressOfName(name, from);
        if (address !== undefined) return `${before}${address}${after}`;
        losses.add(
          'person',
          `The link to “${name}” led to another file of the folder, which is not there. Its words are there; link them anew if readers need it.`,
        );
        return whole.replace(/\shref="[^"]*"$/i, '');
      },
    );
  }

  /** A picture of the folder; where nobody says where the site was, also one that a copy of its files may hold. */
  #pictureAt(address: string, file: ArchiveFile): KnownPicture | undefined {
    const local = this.#site.withoutAddress(address);
    return (
      this.#sitePictures.find(local, file) ?? (this.#site.address === undefined ? this.#sitePictures.elsewhere(local, file) : undefined)
    );
  }

  leadOf({ file, fields }: MarkdownSource, losses: Losses): PictureUse | undefined {
    const named = leadPictureIn(fields);
    if (named === undefined) return undefined;
    const { address } = named;
    const known = this.#pictureAt(address, file);
    const base = this.#site.address;
    const url = known === undefined && URL.canParse(address, base) ? new URL(address, base) : undefined;
    const { caption, credit = named.credit } = splitCredit(plain(named.caption ?? ''));
    const alt = named.alt === undefined ? undefined : plain(named.alt);
    if (known === undefined && (url === undefined || !/^https?:$/.test(url.protocol))) {
      const said = [alt, caption, credit].filter((text) => text !== undefined && text !== '').join(' ');
      losses.add(
        'picture',
        `Its lead picture “${address.slice(0, 100)}” is not in the folder. Put it where the file says, or place another.`,
        said,
      );
      return undefined;
    }
    const key = known?.key ?? (url === undefined ? '' : pictureKey(url));
    const shown = { ...(alt !== undefined && { alt }), ...(caption !== '' && { caption }) };
    this.#pictures.set(key, {
      ...this.#pictures.get(key),
      key,
      source: known?.source ?? { kind: 'url', url: url?.href ?? '' },
      ...shown,
      ...(credit !== undefined && { credit }),
    });
    return { key, ...shown };
  }

  /** Pictures that only the old theme knew what to do with. */
  tellOfOtherPictures({ file, fields }: MarkdownSource, shown: readonly (PictureUse | undefined)[], losses: Losses): void {
    const keys = new Set(shown.map((use) => use?.key));
    const others = otherPicturesIn(fields, leadPictureIn(fields)?.address).filter(
      ({ address }) => !keys.has(this.#pictureAt(address, file)?.key),
    );
    if (others.length === 0) return;
    const list = others.map(({ field, address }) => `${address} (“${field}”)`).join(', ');
    losses.add('picture', `Its fields name pictures that stand nowhere in the text: ${list}. Place them if readers are to see them.`);
  }
}

function rendered(markdown: string): string {
  const { html } = markdownToHtml(plainSource(markdown), {
    features: {
      gfm: { footnotes: { label: ' ' } },
      frontmatter: false,
      smartPunctuation: false,
      headingAttributes: true,
      definitionList: true,
    },
  });
  return html;
}
