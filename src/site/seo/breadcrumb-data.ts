import type { BreadcrumbList } from 'schema-dts';

/** The way from the front to a page, outermost first. */
export function buildBreadcrumbData(links: readonly { label: string; url: string }[]) {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: links.map(({ label, url }, position) => ({
      '@type': 'ListItem' as const,
      position: position + 1,
      name: label,
      item: url,
    })),
  } as const satisfies BreadcrumbList;
}
