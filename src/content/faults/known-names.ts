import { splitLanguage } from '../../shared/ids.ts';
import { addressNames } from '../address-space.ts';
import { localise } from '../localised.ts';
import type { Newsroom } from '../newsroom-model.ts';
import type { Localised, Named } from '../schemas/common.ts';
import { flattenSections } from '../section-tree.ts';
import type { Names } from './meant-name.ts';

/** What a field of a file in a language may name, by id, each with what editors and readers of any edition know it as. */
export function listNames({ site, authors, topics, photos, sections, articles }: Newsroom, kind: Named, language: string): Names {
  const [{ code } = { code: 'en' }] = site.languages;
  const told = language === '' ? code : language;
  const say = (words: Localised): string[] => [
    ...new Set([localise(words, told, code), ...(typeof words === 'string' ? [] : Object.values(words))]),
  ];
  switch (kind) {
    case 'authors':
      return new Map(authors.map(({ id, data }) => [id, say(data.name)]));
    case 'topics':
      return new Map(topics.map(({ id, data }) => [id, say(data.name)]));
    case 'photos':
      return new Map(photos.map(({ id }) => [id, []]));
    case 'sections': {
      const inAddresses = Object.values(addressNames(site, sections));
      return new Map(
        flattenSections(sections).map(({ path, name }) => [path, [...say(name), ...inAddresses.flatMap((own) => own.sections?.[path] ?? [])]]),
      );
    }
    case 'articles':
      return new Map(
        articles.flatMap(({ id, data }): [string, string[]][] => {
          const [own, key] = splitLanguage(id);
          return own === language ? [[key, [data.headline]]] : [];
        }),
      );
  }
}
