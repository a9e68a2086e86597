import CMS, { type CustomPreviewTemplateProps } from '@sveltia/cms';
import siteStyles from '../../theme/styles/main.css?inline';
import scriptStyles from 'virtual:standfirst/script-styles';
import storyStyles from 'virtual:standfirst/story-styles';
import { escapeHtml } from '../../shared/escape-html.ts';
import { readStoryBlocks, type StoryBlock } from '../forms/story-blocks.ts';
import { draw } from './draw.ts';
import { pictureOf, takePicturesThrough } from './pictures.ts';

/** What a preview has to know of the newsroom. */
export interface PreviewFacts {
  timeZone: string;
  /** The style sheet that follows the design’s own; empty when there is none. */
  look: string;
  accent: string;
  languages: readonly { code: string; locale: string; direction: 'ltr' | 'rtl' }[];
  /** Each section’s names, by language, and its colour, by its path. */
  sections: Readonly<Record<string, { names: Readonly<Record<string, string>>; colour: string }>>;
}

interface StoryFields {
  headline?: string;
  standfirst?: string;
  kicker?: string;
  section?: string;
  kind?: string;
  published?: string;
  byline?: string[];
  dateline?: string;
  photos?: { photo?: string; caption?: string; alt?: string }[];
  draft?: boolean;
  body?: string;
}

/** Previews of stories in the site’s own look: its styles, and the elements and classes of its story page. */
export function registerStoryPreviews(facts: PreviewFacts): void {
  CMS.registerPreviewStyle(siteStyles, { raw: true });
  CMS.registerPreviewStyle(storyStyles, { raw: true });
  for (const [language, sheets] of Object.entries(scriptStyles))
    // All previews have all of these sheets: what one says of a whole page holds for its language.
    for (const sheet of sheets) CMS.registerPreviewStyle(sheet.replaceAll(':root', `[lang='${language}']`), { raw: true });
  // A preview’s styles have no address of their own, from which a path could be found.
  const look = facts.look.replaceAll('url(/', `url(${window.location.origin}/`);
  if (look !== '') CMS.registerPreviewStyle(look, { raw: true });
  for (const language of facts.languages)
    for (const group of ['stories', 'components'])
      CMS.registerPreviewTemplate(`${group}-${language.code}`, (props) => StoryPreview(props, facts, language));
}

function StoryPreview({ entry, getAsset }: CustomPreviewTemplateProps, facts: PreviewFacts, language: PreviewFacts['languages'][number]) {
  takePicturesThrough(getAsset);
  const story = (entry.get('data') as unknown as { toJS: () => StoryFields }).toJS();
  const section = facts.sections[story.section ?? ''];
  const [lead, ...others] = (story.photos ?? []).filter(({ photo }) => photo);
  const blocks = readStoryBlocks(story.body ?? '');
  const placed = new Set(blocks.flatMap((block) => (block.kind === 'photo' ? [block.photo] : [])));
  return draw(
    'div',
    { lang: language.code, dir: language.direction, 'data-accent': facts.accent, 'data-colour': section?.colour },
    draw(
      'main',
      { className: 'page' },
      draw(
        'article',
        { className: `story kind-${story.kind ?? 'news'}`, 'data-colour': section?.colour },
        draw(
          'header',
          { className: 'story-head' },
          story.draft === true && draw('p', { className: 'unpublished' }, 'Draft'),
          draw('p', { className: 'kicker' }, story.kicker ?? section?.names[language.code] ?? ''),
          draw('h1', null, story.headline ?? ''),
          story.standfirst !== undefined && story.standfirst !== '' && draw('p', { className: 'standfirst' }, story.standfirst),
        ),
        draw(
          'div',
          { className: 'meta' },
          draw(
            'div',
            { className: 'story-meta' },
            draw(
              'div',
              { className: 'facts' },
              (story.byline ?? []).length > 0 && draw('p', { className: 'byline' }, story.byline?.map(nameOf).join(', ')),
              draw('p', null, momentOf(story.published, facts.timeZone, language.locale)),
            ),
          ),
        ),
        lead !== undefined && draw('figure', { className: 'story-picture' }, picture(lead, { ratio: '16 / 9' })),
        draw(
          'div',
          { className: 'text' },
          blocks.map((block, place) => drawBlock(block, story, place)),
          draw(
            'div',
            { className: 'prose' },
            others
              .filter(({ photo }) => !placed.has(photo ?? ''))
              .map((photo, place) => draw('figure', { key: `photo-${String(place)}`, className: 'placed' }, picture(photo))),
          ),
        ),
      ),
    ),
  );
}

/** Each block by itself in what the page has once, since styles count on paragraphs and headings being directly in it. */
function drawBlock(block: StoryBlock, story: StoryFields, place: number) {
  const around = { key: place, className: 'prose' };
  if (block.kind !== 'text') return draw('div', around, drawInset(block, story));
  const { dateline = '' } = place === 0 ? story : {};
  const text = dateline === '' ? block.text : `<span class="dateline">${escapeHtml(dateline)}</span> — ${block.text}`;
  return draw('div', { ...around, dangerouslySetInnerHTML: { __html: htmlOf(text) } });
}

function drawInset(block: Exclude<StoryBlock, { kind: 'text' }>, story: StoryFields) {
  switch (block.kind) {
    case 'photo': {
      const use = story.photos?.find(({ photo }) => photo === block.photo) ?? { photo: block.photo };
      return draw('figure', { className: 'placed' }, picture(use));
    }
    case 'related':
      return draw('aside', { className: 'inset' }, draw('p', { className: 'headline rank-4' }, block.story));
    case 'note':
      return draw(
        'div',
        { className: 'note margin', role: 'note' },
        draw('p', { className: 'note-title' }, block.title),
        markdown(block.text),
      );
    case 'pull':
      return draw('aside', { className: 'pull' }, markdown(block.text));
  }
}

function picture({ photo = '', caption, alt }: { photo?: string; caption?: string; alt?: string }, { ratio }: { ratio?: string } = {}) {
  const source = pictureOf(photo);
  return [
    draw(
      'picture',
      { key: 'picture' },
      source === undefined
        ? draw('span', null, photo)
        : draw('img', {
            ...source,
            key: photo,
            alt: alt ?? '',
            style: { inlineSize: '100%', objectFit: 'cover', ...(ratio === undefined ? {} : { aspectRatio: ratio }) },
          }),
    ),
    draw(
      'figcaption',
      { key: 'caption' },
      caption === undefined || caption === '' ? 'The photo’s own caption and credit stand here.' : `${caption} | The credit stands here.`,
    ),
  ];
}

function markdown(text: string) {
  return draw('div', { style: { display: 'contents' }, dangerouslySetInnerHTML: { __html: htmlOf(text) } });
}

function htmlOf(markdownText: string): string {
  return window.DOMPurify.sanitize(window.marked.parse(markdownText));
}

function nameOf(id: string): string {
  return id
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}

function momentOf(published: string | undefined, timeZone: string, locale: string): string {
  const moment = new Date(published ?? '');
  if (Number.isNaN(moment.getTime())) return '';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(moment);
}
