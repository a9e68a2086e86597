import { describe, expect, it } from 'vitest';
import { addressSpace } from '../../../../src/shared/urls.ts';
import { feedIdOf } from '../../../../src/site/queries/feed-ids.ts';
import type { Story } from '../../../../src/site/queries/story.ts';

const space = addressSpace('https://tideline.example/paper/', 'en', 'UTC');

function idOf(url: string, ...redirects: string[]): string {
  return feedIdOf({ space }, { url, data: { redirects } as unknown as Story['data'] });
}

const NOW = '/paper/news/coast/2026/03/02/harbour-opens/';
const FIRST = '/science/2026/03/02/harbour-opens/';

describe('the id of a story in feeds', () => {
  it('is its address while it has always been there', () => {
    expect(idOf(NOW)).toBe(`https://tideline.example${NOW}`);
  });

  it.each([
    ['another section', [FIRST]],
    ['another section, written without its last slash', [FIRST.slice(0, -1)]],
    ['two other sections, one after another', [FIRST, '/news/2026/03/02/harbour-opens/']],
    ['the site of another system before that', ['/2026/03/02/harbour-opens/', FIRST]],
  ])('stays its first address here when it has moved from %s', (_where, redirects) => {
    expect(idOf(NOW, ...redirects)).toBe(`https://tideline.example/paper${FIRST}`);
  });

  it('stays its first address in another edition, of another day, or under another name', () => {
    expect(idOf('/paper/es/news/2026/03/02/abre/', '/es/science/2026/03/01/el-puerto/')).toBe(
      'https://tideline.example/paper/es/science/2026/03/01/el-puerto/',
    );
  });

  it('is its address when it had others in another system alone', () => {
    expect(idOf(NOW, '/2012/02/harbour/', '/2026/03/02/harbour-opens/', '/harbour.html')).toBe(`https://tideline.example${NOW}`);
  });
});
