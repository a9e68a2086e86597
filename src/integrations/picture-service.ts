import type { LocalImageService } from 'astro';
import sharpService from 'astro/assets/services/sharp';
import sharp from 'sharp';
import { cropBox, parseFocus } from '../lib/focal-point.ts';

type ServiceContext = Parameters<LocalImageService['parseURL']> extends [URL, ...infer Others] ? Others : never;

/**
 * Astro’s sharp service, with one thing more: a crop keeps the photo’s focal point (`focus: '52% 40%'`).
 * Encoder settings are chosen for news photographs at reading size.
 */
const service: LocalImageService = {
  ...sharpService,
  propertiesToHash: ['src', 'width', 'height', 'format', 'quality', 'fit', 'focus'],
  async getURL(options, config, logger) {
    const url = await sharpService.getURL(options, config, logger);
    return typeof options.focus === 'string' && url.includes('?') ? `${url}&focus=${encodeURIComponent(options.focus)}` : url;
  },
  // Astro types the result as one promise or the other, never a promise of either.
  parseURL: (async (url: URL, ...others: ServiceContext) => {
    const transform = await sharpService.parseURL(url, ...others);
    const focus = url.searchParams.get('focus');
    return transform && focus !== null ? { ...transform, focus } : transform;
  }) as LocalImageService['parseURL'],
  async transform(input, transform, config, logger) {
    const { focus, width, height } = transform as { focus?: string; width?: number; height?: number };
    if (focus === undefined || width === undefined || height === undefined) return sharpService.transform(input, transform, config, logger);
    const upright = await sharp(input).rotate().toBuffer({ resolveWithObject: true });
    const box = cropBox({ width: upright.info.width, height: upright.info.height }, width / height, parseFocus(focus));
    const resized = sharp(upright.data).extract(box).resize({ width, height, fit: 'fill', withoutEnlargement: true });
    const encoded = transform.format === 'avif' ? resized.avif({ quality: 50, effort: 3 }) : resized.webp({ quality: 72 });
    return { data: await encoded.toBuffer(), format: transform.format === 'avif' ? 'avif' : 'webp' };
  },
};

export default service;
