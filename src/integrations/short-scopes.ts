import type { Plugin } from 'vite';
import { ASTRO_SCOPE, SCOPE } from '../shared/style-scopes.ts';

const COMPONENT = /\.astro(?:\?|$)/;
const STYLES = /[?&]type=style\b/;

/** Gives the attributes that hold a component’s styles to its own elements a short name, in components and in their styles alike. */
export function shortScopes(): Plugin[] {
  const shorten = (code: string) => (code.includes(ASTRO_SCOPE) ? { code: code.replaceAll(ASTRO_SCOPE, SCOPE), map: null } : undefined);
  return [
    {
      name: 'standfirst:short-scopes:styles',
      enforce: 'pre',
      transform: (code, id) => (COMPONENT.test(id) && STYLES.test(id) ? shorten(code) : undefined),
    },
    {
      name: 'standfirst:short-scopes:components',
      enforce: 'post',
      transform: (code, id) => (COMPONENT.test(id) && !STYLES.test(id) ? shorten(code) : undefined),
    },
  ];
}
