import type { ComponentName } from '../../content/schemas/story-components.ts';
import type { StoryView } from '../../site/views/story.ts';

/**
 * What stands on some pages and not on others. Each has a style sheet of its own in `furniture/`, which is printed into the pages that have
 * it alone: however much there is to choose from, a plain story stays as small as it is.
 */
export const FURNITURE = [
  'before-after',
  'chart',
  'comment-form',
  'correction',
  'embed',
  'enlarge',
  'factbox',
  'gallery',
  'in-short',
  'interview',
  'life',
  'live',
  'map',
  'opinion',
  'photos',
  'picture-essay',
  'recipe',
  'recording',
  'replies',
  'review',
  'timeline',
  'update',
] as const;
export type Furniture = (typeof FURNITURE)[number];

const FURNITURE_OF: Partial<Record<ComponentName, readonly Furniture[]>> = {
  Audio: ['recording'],
  BeforeAfter: ['before-after'],
  Chart: ['chart'],
  Correction: ['correction'],
  Embed: ['embed'],
  Factbox: ['factbox'],
  Figure: ['photos'],
  Gallery: ['photos', 'enlarge'],
  LiveUpdate: ['update'],
  LocatorMap: ['map'],
  PictureEssay: ['picture-essay'],
  Timeline: ['timeline'],
  Video: ['recording'],
};

const sheets = import.meta.glob<string>('./furniture/*.css', { query: '?inline', import: 'default', eager: true });

/** The furniture that the components in a text are. */
export function furnitureOfComponents(components: readonly ComponentName[]): Furniture[] {
  return components.flatMap((component) => FURNITURE_OF[component] ?? []);
}

/** The furniture of a story: by its kind, its fields and the components in its text. */
export function furnitureOfStory(view: StoryView): Furniture[] {
  const { kind, inShort, life, live, recipe, review, video, audio, morePhotos, placed, discussion, replies } = view;
  const used: [Furniture, unknown][] = [
    ['enlarge', morePhotos.length > 0],
    ['gallery', morePhotos.length > 0],
    ['comment-form', discussion.form],
    ['in-short', inShort.length > 0 || kind === 'explainer'],
    ['interview', kind === 'interview'],
    ['life', life],
    ['live', live],
    ['opinion', kind === 'opinion'],
    ['recipe', recipe],
    ['recording', video ?? audio],
    ['replies', replies.length > 0],
    ['review', review],
  ];
  return [...used.flatMap(([furniture, isThere]) => (isThere ? [furniture] : [])), ...furnitureOfComponents(placed.components)];
}

/** The rules of the furniture, each once and always in the same order. */
export function furnitureSheets(used: readonly Furniture[]): string[] {
  return FURNITURE.filter((furniture) => used.includes(furniture)).map((furniture) => {
    const sheet = sheets[`./furniture/${furniture}.css`];
    if (sheet === undefined) throw new Error(`There is no style sheet src/theme/styles/furniture/${furniture}.css.`);
    return sheet;
  });
}
