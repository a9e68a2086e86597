import { absoluteUrl, frontUrl } from '../../shared/urls.ts';
import type { LanguageLink } from '../views/link.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import type { Story } from './story.ts';

/** Where a page that exists in every edition stands in the others. */
export function alternatesOf(index: NewsroomIndex, edition: Edition, urlIn: (other: Edition) => string | undefined): Map<string, string> {
  return new Map(
    [...index.editions.values()].flatMap((other): [string, string][] => {
      if (other === edition) return [];
      const url = urlIn(other);
      return url === undefined ? [] : [[other.view.language, url]];
    }),
  );
}

export function storyAlternates(index: NewsroomIndex, story: Story): Map<string, string> {
  const group = index.translations.get(story.id) ?? [];
  return new Map(group.filter((other) => other !== story).map((other) => [other.language, other.url]));
}

export function languageLinks(index: NewsroomIndex, edition: Edition, alternates: Map<string, string>): LanguageLink[] {
  return [...index.editions.values()].map((other) => ({
    label: other.name,
    short: other.short,
    language: other.view.language,
    direction: other.view.direction,
    url: alternates.get(other.view.language) ?? frontUrl(index.space, other.view.language),
    current: other === edition,
  }));
}

/** A page in all of its languages, itself among them, by full addresses; none for a page that there is in one alone. */
export function alternateLinks(
  { space, firstLanguage }: NewsroomIndex,
  all: ReadonlyMap<string, string>,
): { language: string; url: string }[] {
  if (all.size < 2) return [];
  const links = [...all].sort(([a], [b]) => (a < b ? -1 : 1));
  const first = all.get(firstLanguage);
  if (first !== undefined) links.push(['x-default', first]);
  return links.map(([language, url]) => ({ language, url: absoluteUrl(space, url) }));
}
