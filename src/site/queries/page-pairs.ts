import type { Edition, StandingText } from './newsroom-index.ts';

/** What a standing page is called in all editions: the path of the page that it translates, or its own. */
export function pageName({ path, data }: Pick<StandingText, 'path' | 'data'>): string {
  return data.translationOf ?? path;
}

/** An edition’s page of that name, whatever its address: `contact` may be `kontakt`. */
export function pageNamed({ pages }: Pick<Edition, 'pages'>, name: string): StandingText | undefined {
  const own = pages.get(name);
  if (own && pageName(own) === name) return own;
  return [...pages.values()].find((page) => pageName(page) === name);
}

/** The page on how to write to the newsroom: `contact`, or that on its policy of feedback. */
export function contactPage(edition: Pick<Edition, 'pages'>): StandingText | undefined {
  return pageNamed(edition, 'contact') ?? [...edition.pages.values()].find(({ data }) => data.policy === 'feedback');
}
