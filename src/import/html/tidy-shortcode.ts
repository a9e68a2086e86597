import type { Element, ElementContent } from 'hast';
import { mediaAddress } from './addresses.ts';
import type { Desk } from './desk.ts';
import { embedAt } from './embeds.ts';
import { attribute, element, isBlock, lineOf } from './html-tree.ts';
import { paragraph, shorten, words } from './pieces.ts';
import type { Values } from './shortcodes.ts';
import { embedOrLink } from './tidy-embed.ts';
import { tidyFigure } from './tidy-figure.ts';
import { addNote } from './tidy-note.ts';
import { recordingLink } from './tidy-recording.ts';

export function tidyShortcode(node: Element, name: string, desk: Desk): ElementContent[] {
  const values = readValues(node);
  const first = values['0'];
  switch (name) {
    case 'caption':
    case 'wp_caption': {
      const caption = values.caption;
      const children =
        caption === undefined ? node.children : [...node.children, element('figcaption', {}, [words(caption.replace(/<[^>]*>/g, ''))])];
      return tidyFigure(element('figure', {}, children), desk);
    }
    case 'gallery':
      return tidyGallery(values, desk);
    case 'footnote':
    case 'ref':
    case 'efn_note':
    case 'mfn':
      return addNote([paragraph(...desk.tidyChildren(node))], desk);
    case 'embed':
    case 'youtube':
    case 'vimeo':
    case 'tweet':
    case 'instagram': {
      const address = values.url ?? values.src ?? first ?? lineOf(node);
      const full = /^\d+$/.test(address)
        ? name === 'vimeo'
          ? `https://vimeo.com/${address}`
          : `https://x.com/i/status/${address}`
        : name === 'youtube' && VIDEO.test(address)
          ? `https://youtu.be/${address}`
          : address;
      return embedOrLink(full, [], desk);
    }
    case 'audio':
    case 'video': {
      const kinds = ['src', 'mp3', 'm4a', 'ogg', 'wav', 'wma', 'flac', 'mp4', 'm4v', 'webm', 'ogv', 'flv', 'wmv', 'mov'];
      const address = kinds.map((kind) => values[kind]).find((value) => value !== undefined) ?? first ?? (lineOf(node) || undefined);
      if (address === undefined) {
        desk.losses.add('person', `The shortcode [${name}] plays whatever was attached to the story on the old site. Look it up there.`);
        return [];
      }
      const url = mediaAddress(address, desk.base);
      if (url !== undefined && embedAt(url) !== undefined) return embedOrLink(address, [], desk);
      return recordingLink(address, name === 'audio' ? 'recording' : 'film', desk);
    }
    case 'playlist':
      desk.losses.add(
        'person',
        `The shortcode ${attribute(node, 'dataSource') ?? '[playlist]'} played recordings of the old site’s library. Look them up there.`,
      );
      return [];
    default:
      desk.losses.add(
        'person',
        `The shortcode ${shorten(attribute(node, 'dataSource') ?? `[${name}]`)} belongs to a plugin of the old site and was taken out${lineOf(node) === '' ? '' : '; the words in it were kept'}. See whether something is missing.`,
      );
      return isBlock(node) || node.children.some(isBlock) ? [element('div', {}, desk.tidyChildren(node))] : desk.tidyChildren(node);
  }
}

const VIDEO = /^[\w-]{11}$/;

function readValues(node: Element): Values {
  try {
    const values: unknown = JSON.parse(attribute(node, 'dataValues') ?? '{}');
    if (typeof values !== 'object' || values === null) return {};
    return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    return {};
  }
}

function tidyGallery(values: Values, desk: Desk): ElementContent[] {
  const named = values.ids ?? values.include;
  const excluded = (values.exclude ?? '').split(',').map((id) => id.trim());
  const ids = (named === undefined ? desk.attached.filter((id) => !excluded.includes(id)) : named.split(',').map((id) => id.trim())).filter(
    (id) => id !== '',
  );
  const missing: string[] = [];
  const pictures = ids.flatMap((id): ElementContent[] => {
    const known = desk.attachment?.(id);
    if (known === undefined) {
      missing.push(id);
      return [];
    }
    const number = desk.pictures.add({ ...known, width: 100_000 }, known);
    return [paragraph(element('img', { src: `picture:${number}`, alt: '' }, []))];
  });
  if (ids.length === 0)
    desk.losses.add('picture', 'A gallery stood here, but the archive does not say which pictures were in it. Look at the old page.');
  if (missing.length > 0)
    desk.losses.add(
      'picture',
      `${missing.length} of the gallery’s ${ids.length} pictures are not in the archive (numbers ${missing.join(', ')}). Fetch them from the old site.`,
    );
  return pictures;
}
