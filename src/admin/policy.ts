import { buildPolicy, type Directive } from '../site/seo/policy.ts';

/**
 * The policy of the editing room’s page. Scripts come from the site’s own files only, and nothing is compiled from text.
 * Styles are allowed in the page, because the CMS writes its own there as it draws; pictures, the preview’s frame and its
 * styles may be made in the page (`blob:`), because what was not saved yet has no address.
 */
export function editingPolicy(origins: readonly string[]): string {
  const self = "'self'";
  const directives: readonly Directive[] = [
    ['default-src', "'none'"],
    ['script-src', self],
    ['style-src', self, "'unsafe-inline'", 'blob:'],
    ['img-src', self, 'blob:', 'data:', ...origins],
    ['media-src', self, 'blob:'],
    ['font-src', self, 'data:'],
    ['connect-src', self, 'blob:', 'data:', ...origins],
    ['frame-src', self, 'blob:'],
    ['worker-src', self, 'blob:'],
    ['manifest-src', self, 'blob:', 'data:'],
    ['base-uri', self],
    ['object-src', "'none'"],
    ['form-action', "'none'"],
  ];
  return buildPolicy(directives);
}
