import { translator, type Translator } from '../../messages/messages.ts';
import { PORTABLE_SHAPES } from '../../shared/picture-shapes.ts';
import { pictureSet, type PublishedPhoto } from '../../shared/pictures.ts';
import { splitStory, withDateline } from '../../content/text/story-markdown.ts';
import { absoluteUrl, type AddressSpace } from '../../shared/urls.ts';
import type { EditionView } from '../views/edition.ts';
import type { PictureView } from '../views/picture.ts';
import type { RecordingView } from '../views/recording.ts';
import type { StoryView } from '../views/story.ts';
import { escapeHtml } from '../../shared/escape-html.ts';
import { writeOpening, writeRecipe } from './furniture-content.ts';
import { portableHtml } from './portable-html.ts';

/** The HTML of a story’s text and of its live posts, as its page prints them. */
export interface StoryTexts {
  text: string;
  posts: readonly string[];
}

/** The one file that programs elsewhere get of a photo, uncropped. */
export function portablePicture(space: AddressSpace, photo: PublishedPhoto, focus: string) {
  const { width, height, files } = pictureSet(space.base, photo, { focus, ...PORTABLE_SHAPES.feed });
  return { url: absoluteUrl(space, files[0]?.url ?? ''), type: 'image/jpeg', width, height };
}

/** A photo as the square cover of a podcast or an episode. */
export function portableCover(space: AddressSpace, photo: PublishedPhoto, focus: string): string {
  const { files } = pictureSet(space.base, photo, { focus, ...PORTABLE_SHAPES.cover });
  return absoluteUrl(space, files[0]?.url ?? '');
}

/** All that a story’s page tells, as HTML that is complete anywhere else. */
export function writeStoryContent(space: AddressSpace, view: StoryView, texts: StoryTexts): string {
  const words = translator(view.chrome.edition);
  const figure = (picture: PictureView) => writeFigure(space, picture);
  const content = [
    writeSponsor(view),
    view.lead ? figure(view.lead) : '',
    view.video ? writeRecording(space, view.video, words.kind('video'), words) : '',
    view.audio ? writeRecording(space, view.audio, words.kind('audio'), words) : '',
    writeOpening(view, words),
    writeText(space, view, texts.text, words),
    writeRecipe(view, words),
    writePosts(space, view, texts.posts, words),
    ...view.morePhotos.map(figure),
    writeCorrections(view, words),
    writeSources(view, words),
  ]
    .filter((part) => part !== '')
    .join('\n');
  return withDirection(view.chrome.edition, content);
}

/** Readers show items of several languages among each other, from left to right unless an item says otherwise. */
export function withDirection({ direction, language }: EditionView, html: string): string {
  return direction === 'rtl' ? `<div lang="${language}" dir="rtl">\n${html}\n</div>` : html;
}

function writeSponsor({ sponsor }: StoryView): string {
  if (!sponsor) return '';
  const label = sponsor.url === undefined ? escapeHtml(sponsor.label) : link(sponsor.url, sponsor.label, 'sponsored');
  return `<p><strong>${label}</strong></p>`;
}

function writeText(space: AddressSpace, view: StoryView, text: string, words: Translator): string {
  return splitStory(withDateline(text, view.dateline))
    .map((part) => {
      if ('html' in part) return portableHtml(part.html, view.absoluteUrl).trim();
      const photo = part.kind === 'photo' ? view.placedPhotos[part.target] : undefined;
      const story = part.kind === 'related' ? view.placedStories[part.target] : undefined;
      if (photo) return writeFigure(space, photo);
      return story
        ? `<p>${escapeHtml(words.text('related') + words.mark('colon'))}${link(absoluteUrl(space, story.url), story.headline)}</p>`
        : '';
    })
    .filter((part) => part !== '')
    .join('\n');
}

/** A picture with its caption, credit and licence, for pages that are read elsewhere. */
export function writeFigure(space: AddressSpace, { image, focus, alt, caption, captionDirection, credit, licence }: PictureView): string {
  const { url, width, height } = portablePicture(space, image, focus);
  const words = captionDirection ? `<span dir="${captionDirection}">${escapeHtml(caption)}</span>` : escapeHtml(caption);
  const terms = licence ? `, ${link(licence.url, licence.name)}` : '';
  return `<figure><img src="${escapeHtml(url)}" alt="${escapeHtml(alt)}" width="${width}" height="${height}"><figcaption>${words}${escapeHtml(` | ${credit}`)}${terms}</figcaption></figure>`;
}

function writeRecording(space: AddressSpace, recording: RecordingView, kind: string, words: Translator): string {
  const poster = recording.poster ? `${writeFigure(space, recording.poster)}\n` : '';
  const file = link(absoluteUrl(space, recording.url), `${kind} (${recording.duration})`);
  return `${poster}<p>${file}</p>\n<p><strong>${escapeHtml(words.text('transcript'))}</strong></p>\n<p>${escapeHtml(recording.transcript)}</p>`;
}

function writePosts(space: AddressSpace, { live, absoluteUrl: url }: StoryView, texts: readonly string[], words: Translator): string {
  if (!live || live.posts.length === 0) return '';
  const posts = live.posts.map(({ id, when, headline, byline, withdrawn, correction, pictures }, place) => {
    const time = `<a href="${escapeHtml(`${url}#${id}`)}"><time datetime="${when.datetime}">${escapeHtml(when.label)}</time></a>`;
    const names = byline.length === 0 ? '' : ` | ${escapeHtml(byline.map(({ label }) => label).join(words.mark('listComma')))}`;
    const text = withdrawn === undefined ? portableHtml(texts[place] ?? '', url).trim() : `<p>${escapeHtml(withdrawn)}</p>`;
    const wrong = correction && `<p><strong>${escapeHtml(words.count('correctionsHeading', 1))}</strong> ${escapeHtml(correction)}</p>`;
    const figures = pictures.map((picture) => writeFigure(space, picture));
    return [`<h3>${escapeHtml(headline)}</h3>`, `<p>${time}${names}</p>`, text, ...figures, ...(wrong === undefined ? [] : [wrong])].join(
      '\n',
    );
  });
  return [`<p><strong>${escapeHtml(live.state)}</strong></p>`, heading(words.text(live.order)), ...posts].join('\n');
}

function writeCorrections({ corrections }: StoryView, words: Translator): string {
  if (corrections.length === 0) return '';
  const entries = corrections.map(
    ({ when, wrong, right }) =>
      `<p><time datetime="${when.datetime}">${escapeHtml(when.label)}</time>${escapeHtml(`${words.mark('fullStop')}${wrong} ${right}`)}</p>`,
  );
  return [heading(words.count('correctionsHeading', corrections.length)), ...entries].join('\n');
}

function writeSources({ sources }: StoryView, words: Translator): string {
  if (sources.length === 0) return '';
  const entries = sources.map(({ name, detail, url }) => {
    const source = url === undefined ? escapeHtml(name) : link(url, name);
    return `<li>${source}${detail === undefined ? '' : escapeHtml(words.mark('comma') + detail)}</li>`;
  });
  return `${heading(words.text('sources'))}\n<ul>\n${entries.join('\n')}\n</ul>`;
}

function heading(text: string): string {
  return `<h2>${escapeHtml(text)}</h2>`;
}

function link(url: string, label: string, rel?: 'sponsored'): string {
  return `<a href="${escapeHtml(url)}"${rel === undefined ? '' : ` rel="${rel}"`}>${escapeHtml(label)}</a>`;
}
