import { isPictureFile, pictureKey, splitCredit } from '../html/pictures.ts';
import type { ImportedPicture } from '../model.ts';
import { lineOfHtml } from '../../shared/plain-html.ts';
import { childrenOf, textAt, type XmlElement } from '../xml-element.ts';

/** A file of WordPress’s media library. */
export interface Attachment {
  readonly url: string;
  readonly picture: ImportedPicture;
  readonly isPicture: boolean;
}

/** The file that an entry of the library describes, with the post that it was added to; undefined when it has no address. */
export function attachmentIn(item: XmlElement): { id: string; parent: string; attachment: Attachment } | undefined {
  const id = textAt(item, 'wp:post_id');
  const url = textAt(item, 'wp:attachment_url') ?? textAt(item, 'guid');
  if (id === undefined || url === undefined || !URL.canParse(url)) return undefined;
  const alt = lineOfHtml(metaOf(item, '_wp_attachment_image_alt') ?? '');
  const text = lineOfHtml(textAt(item, 'excerpt:encoded') ?? '') || lineOfHtml(textAt(item, 'content:encoded') ?? '');
  const { caption, credit } = splitCredit(text);
  const address = new URL(url);
  const picture = {
    key: pictureKey(address),
    source: { kind: 'url' as const, url },
    ...(alt === '' ? {} : { alt }),
    ...(caption === '' ? {} : { caption }),
    ...(credit === undefined ? {} : { credit }),
  };
  const attachment = { url, picture, isPicture: isPictureFile(address) };
  return { id, parent: textAt(item, 'wp:post_parent') ?? '0', attachment };
}

/** The first value of a post’s custom field. */
export function metaOf(item: XmlElement, key: string): string | undefined {
  const meta = childrenOf(item, 'wp:postmeta').find((one) => textAt(one, 'wp:meta_key') === key);
  return meta && textAt(meta, 'wp:meta_value');
}
