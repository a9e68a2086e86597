import { localise } from '../../content/localised.ts';
import type { Newsroom } from '../../content/newsroom-model.ts';
import { flattenSections } from '../../content/section-tree.ts';
import { splitLanguage } from '../../shared/ids.ts';
import { STANDING_NAMES } from '../../shared/standing-pages.ts';
import type { FormFacts, Option } from './schema-fields.ts';

/** What forms offer of a newsroom, by names. */
export function formFactsOf(newsroom: Newsroom): FormFacts {
  const { languages, timeZone } = newsroom.site;
  return { languages, timeZone, sections: sectionOptions(newsroom), pages: pageOptions(newsroom), photos: photoOptions(newsroom) };
}

/** Every section by its path, named with those that it lies in: “News › Coast”. */
export function sectionOptions({ site, sections }: Pick<Newsroom, 'site' | 'sections'>): Option[] {
  const first = site.languages[0]?.code ?? 'en';
  const all = flattenSections(sections);
  const names = new Map(all.map(({ path, name }) => [path, localise(name, first, first)]));
  return all.map(({ path, ancestors }): Option => [path, [...ancestors, path].map((one) => names.get(one) ?? one).join(' › ')]);
}

/** Photos by their ids, which are the names of their files. */
function photoOptions({ photos }: Newsroom): Option[] {
  return photos.map(({ id }): Option => [id, id]).sort(([one], [other]) => (one < other ? -1 : 1));
}

/** Pages by their paths, named by their titles in the first language that has them; then those that every newspaper has. */
function pageOptions({ site, pages }: Newsroom): Option[] {
  const order = site.languages.map(({ code }) => code);
  const titles = new Map<string, string>();
  for (const code of order)
    for (const { id, data } of pages) {
      const [language, path] = splitLanguage(id);
      if (language === code && !titles.has(path)) titles.set(path, data.title);
    }
  const standing = STANDING_NAMES.filter((name) => !titles.has(name)).map((name): Option => [
    name,
    `${name.charAt(0).toUpperCase()}${name.slice(1)}, as every newspaper has it`,
  ]);
  return [...[...titles].sort(([, one], [, other]) => one.localeCompare(other)), ...standing];
}
