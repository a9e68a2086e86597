import type { Localised } from './schemas/common.ts';
import type { MenuLink } from './schemas/menu.ts';
import type { SiteData } from './schemas/site.ts';

/** The way to a field of `site.yaml`. */
type FieldPath = readonly (string | number)[];

/** Every link that `site.yaml` puts around the pages, with its place. */
export function linksOf({ header, menu, footer }: SiteData): { path: FieldPath; link: MenuLink }[] {
  const placed = (path: FieldPath, links: readonly MenuLink[] = []) => links.map((link, index) => ({ path: [...path, index], link }));
  return [
    ...placed(['header', 'links'], header?.links),
    ...placed(['menu'], menu),
    ...(footer?.groups ?? []).flatMap((group, index) =>
      typeof group === 'string' ? [] : placed(['footer', 'groups', index, 'links'], group.links),
    ),
  ];
}

/** The texts of `site.yaml` around the pages that may be given once for each language. */
export function textsAround(site: SiteData): { path: FieldPath; text: Localised | undefined }[] {
  const { banner, newsletter, footer } = site;
  return [
    ...linksOf(site).flatMap(({ path, link }) => [
      { path: [...path, 'title'], text: link.title },
      ...('url' in link ? [{ path: [...path, 'url'], text: link.url }] : []),
    ]),
    ...(footer?.groups ?? []).flatMap((group, index) =>
      typeof group === 'string' ? [] : [{ path: ['footer', 'groups', index, 'title'], text: group.title }],
    ),
    { path: ['newsletter', 'title'], text: newsletter?.title },
    { path: ['newsletter', 'text'], text: newsletter?.text },
    { path: ['banner', 'title'], text: banner?.title },
    { path: ['banner', 'url'], text: banner?.url },
  ];
}

/** Every address that a field gives, with its place: one, or one for each language. */
export function addressesIn(path: FieldPath, field: Localised | undefined): { path: FieldPath; address: string }[] {
  if (field === undefined) return [];
  if (typeof field === 'string') return [{ path, address: field }];
  return Object.entries(field).map(([language, address]) => ({ path: [...path, language], address }));
}

/** The addresses that `site.yaml` names around the pages. */
export function addressesAround(site: SiteData): { path: FieldPath; address: string }[] {
  const links = linksOf(site).flatMap(({ path, link }) => ('url' in link ? addressesIn([...path, 'url'], link.url) : []));
  return [...links, ...addressesIn(['banner', 'url'], site.banner?.url)];
}
