/** What the attributes begin with by which Astro holds a component’s styles to its own elements. */
export const ASTRO_SCOPE = 'data-astro-cid-';

/** What they begin with on a page, where there are hundreds of them. */
export const SCOPE = 'data-s-';
