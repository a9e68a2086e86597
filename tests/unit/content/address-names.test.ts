import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { addressSpaceOf } from '../../../src/content/address-space.ts';
import { checkReferences } from '../../../src/content/checks/references.ts';
import { readNewsroom } from '../../../src/content/newsroom.ts';
import type { Newsroom } from '../../../src/content/newsroom-model.ts';
import type { SectionNode } from '../../../src/content/schemas/section.ts';
import type { SiteData } from '../../../src/content/schemas/site.ts';
import { archiveUrl, authorUrl, podcastUrl, sectionMonthUrl, sectionUrl, standingUrl, storyUrl, topicUrl } from '../../../src/shared/urls.ts';

const root = fileURLToPath(new URL('../../fixtures/', import.meta.url));
const { newsroom: read } = await readNewsroom(root, `${root}newsroom`);

/** The newsroom of the fixtures with names of its own in Spanish addresses. */
function renamed(addresses: SiteData['languages'][number]['addresses'], section?: Record<string, string>): Newsroom {
  if (!read) throw new Error('The newsroom could not be read.');
  const languages = read.site.languages.map((language) => (language.code === 'es' ? { ...language, addresses } : language));
  const sections = read.sections.map((node, place): SectionNode => (place === 0 && section ? { ...node, address: section } : node));
  return { ...read, site: { ...read.site, languages }, sections };
}

describe('names in addresses', () => {
  const { site, sections } = renamed({ archive: 'archivo', authors: 'autores', topics: 'temas', audio: 'escuchar' }, { es: 'noticias' });
  const space = addressSpaceOf(site, sections);

  it.each([
    [standingUrl(space, 'es', 'archive'), '/es/archivo/'],
    [standingUrl(space, 'en', 'archive'), '/archive/'],
    [standingUrl(space, 'es', 'search'), '/es/search/'],
    [archiveUrl(space, 'es', { year: '2026', month: '03', day: '04' }), '/es/archivo/2026/03/04/'],
    [authorUrl(space, 'es', 'ines'), '/es/autores/ines/'],
    [topicUrl(space, 'es', 'tides'), '/es/temas/tides/'],
    [podcastUrl(space, 'es'), '/es/escuchar/podcast.xml'],
    [sectionUrl(space, 'es', 'news'), '/es/noticias/'],
    [sectionUrl(space, 'en', 'news'), '/news/'],
    [sectionUrl(space, 'es', 'news/coast'), '/es/noticias/coast/'],
    [sectionMonthUrl(space, 'es', 'news/coast', { year: '2026', month: '03' }), '/es/noticias/coast/2026/03/'],
    [
      storyUrl(space, { language: 'es', section: 'news/coast', published: '2026-03-04T10:00:00Z', slug: 'faro' }),
      '/es/noticias/coast/2026/03/04/faro/',
    ],
  ])('make the address %s', (address, expected) => {
    expect(address).toBe(expected);
  });

  it('are none where an edition has none of its own', () => {
    if (!read) throw new Error('The newsroom could not be read.');
    expect(addressSpaceOf(read.site, read.sections)).not.toHaveProperty('names');
  });

  it('are sound when no two are the same', () => {
    expect(checkReferences(renamed({ archive: 'archivo', topics: 'archive' }, { es: 'noticias' }))).toEqual([]);
  });

  it.each([
    [{ archive: 'search' }, undefined, '“search” is what the page “search” is called in this edition’s addresses.'],
    [{ archive: 'media' }, undefined, '“media” is an address that the site itself uses.'],
    [{ archive: 'ar' }, undefined, '“ar” is an address that the site itself uses.'],
    [{ archive: 'news' }, undefined, 'The section “news” has an address that the site itself uses.'],
    [
      undefined,
      { es: 'authors' },
      'The section “news”, which is “authors” in the addresses of “es”, has an address that the site itself uses.',
    ],
    [undefined, { pt: 'noticias' }, '“pt” is not a language of this newsroom.'],
  ])('are refused where they meet others: %o %o', (addresses, section, problem) => {
    expect(checkReferences(renamed(addresses, section)).map((fault) => fault.problem)).toContain(problem);
  });
});
