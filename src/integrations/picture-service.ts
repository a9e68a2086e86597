import type { ExternalImageService } from 'astro';
import { baseService } from 'astro/assets';

/**
 * Pictures of an engineer’s own pages, from `src/assets` through `astro:assets`: each is sent as it lies there. Only `astro build` could
 * make other sizes of them, and the press has no server that would; the newsroom’s photos are made in all sizes by the press itself.
 */
const service: ExternalImageService = {
  validateOptions: (options) => options,
  getURL: ({ src }) => (typeof src === 'string' ? src : src.src),
  getHTMLAttributes: (...given) => baseService.getHTMLAttributes?.(...given) ?? {},
};

export default service;
