import type { ImportedStory, Loss } from '../model.ts';
import type { Attachment } from './wordpress-attachment.ts';

/** Kinds of posts that hold no words of the newspaper’s: what a theme or a plugin keeps for itself. */
const MACHINERY =
  /^(nav_menu_item|revision|custom_css|customize_changeset|oembed_cache|user_request|wp_(global_styles|navigation|template|template_part|font_\w+)|acf-.*|.*_log|jp_.*|feedback|scheduled-action|guest-author)$/;

/** Entries of kinds that are no stories, with how many there are of each. */
export function passedOverLosses(passedOver: ReadonlyMap<string, number>): Loss[] {
  return [...passedOver].map(([type, count]): Loss => {
    const where = `${count} ${count === 1 ? 'entry' : 'entries'} of the kind “${type}”`;
    if (type === 'trash') return { where, kind: 'left', what: 'Lay in the wastebasket, or had never been saved.' };
    if (MACHINERY.test(type))
      return { where, kind: 'left', what: 'No stories: WordPress, a theme or a plugin keeps such entries for itself.' };
    return {
      where,
      kind: 'words',
      what: `A plugin’s own kind of posts. If they are stories, import again with “--post-type ${type}”.`,
    };
  });
}

/** Files of the library that no story shows. */
export function unusedFileLosses(attachments: Iterable<Attachment>, stories: readonly ImportedStory[]): Loss[] {
  const used = new Set(stories.flatMap(({ lead, pictures }) => [...(lead ? [lead.key] : []), ...pictures.map(({ key }) => key)]));
  const files = [...attachments].filter(({ picture }) => !used.has(picture.key));
  const pictures = files.filter(({ isPicture }) => isPicture);
  const others = files.filter(({ isPicture }) => !isPicture);
  const list = (some: readonly Attachment[]) =>
    some
      .slice(0, 5)
      .map(({ url }) => url)
      .join(', ') + (some.length > 5 ? ', …' : '');
  return [
    ...(pictures.length === 0
      ? []
      : [
          {
            where: `${counted(pictures.length, 'picture')} of the library`,
            kind: 'left' as const,
            what: `No story that came over shows ${pictures.length === 1 ? 'it' : 'them'}: ${list(pictures)}`,
          },
        ]),
    ...(others.length === 0
      ? []
      : [
          {
            where: `${counted(others.length, 'other file')} of the library`,
            kind: 'person' as const,
            what: `Recordings, documents and the like stay where they are; links to them still lead there: ${list(others)}`,
          },
        ]),
  ];
}

/** `1 comment`, `2 comments` */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
