import { addressSpace, type AddressNames, type AddressSpace } from '../shared/urls.ts';
import type { SectionNode } from './schemas/section.ts';
import type { SiteData } from './schemas/site.ts';

type AddressSettings = Pick<SiteData, 'address' | 'languages' | 'timeZone'>;

/** What the addresses of a newspaper depend on, from its settings and its sections. */
export function addressSpaceOf(site: AddressSettings, sections: readonly SectionNode[]): AddressSpace {
  return addressSpace(site.address, site.languages[0]?.code ?? 'en', site.timeZone, addressNames(site, sections));
}

/** The names in addresses that an edition has of its own; only of those that have some. */
export function addressNames({ languages }: Pick<SiteData, 'languages'>, sections: readonly SectionNode[]): Record<string, AddressNames> {
  return Object.fromEntries(
    languages.flatMap(({ code, addresses }) => {
      const own = Object.fromEntries(sectionNames(sections, code));
      if (addresses === undefined && Object.keys(own).length === 0) return [];
      return [[code, { standing: addresses, sections: own }]];
    }),
  );
}

/** The paths of sections that are called otherwise in a language, or lie in one that is. */
function sectionNames(nodes: readonly SectionNode[], language: string, path = '', name = ''): [path: string, name: string][] {
  return nodes.flatMap((node) => {
    const own = path + node.id;
    const called = name + (node.address?.[language] ?? node.id);
    const below = sectionNames(node.sections ?? [], language, `${own}/`, `${called}/`);
    return own === called ? below : [[own, called] as [string, string], ...below];
  });
}
