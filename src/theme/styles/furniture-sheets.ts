import type { ComponentName } from '../../content/schemas/story-components.ts';

/**
 * What stands on some pages and not on others. Each has a style sheet of its own in `furniture/`, which only the pages that have it load:
 * however much there is to choose from, a plain story stays as small as it is.
 */
export const FURNITURE = [
  'chart',
  'correction',
  'embed',
  'factbox',
  'gallery',
  'live',
  'map',
  'photos',
  'recording',
  'timeline',
  'update',
] as const;
export type Furniture = (typeof FURNITURE)[number];

const FURNITURE_OF: Partial<Record<ComponentName, Furniture>> = {
  Audio: 'recording',
  Chart: 'chart',
  Correction: 'correction',
  Embed: 'embed',
  Factbox: 'factbox',
  Gallery: 'photos',
  LiveUpdate: 'update',
  LocatorMap: 'map',
  Timeline: 'timeline',
  Video: 'recording',
};

const addresses = import.meta.glob<string>('./furniture/*.css', { query: '?url', import: 'default', eager: true });

/** The furniture that the components in a text are. */
export function furnitureOfComponents(components: readonly ComponentName[]): Furniture[] {
  return components.flatMap((component) => FURNITURE_OF[component] ?? []);
}

/** The addresses of the style sheets, each once and always in the same order. */
export function furnitureSheets(used: readonly Furniture[]): string[] {
  return FURNITURE.filter((furniture) => used.includes(furniture)).map((furniture) => {
    const address = addresses[`./furniture/${furniture}.css`];
    if (address === undefined) throw new Error(`There is no style sheet src/theme/styles/furniture/${furniture}.css.`);
    return address;
  });
}
