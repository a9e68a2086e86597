import { z } from 'zod';
import { instant, localised } from './common.ts';
import { linkAddresses } from './menu.ts';

export const BANNER_PLACES = ['everywhere', 'front'] as const;

/** The alert above the pages: what everybody has to know at once. */
export const bannerSchema = z.strictObject({
  title: localised().optional().describe('A word or two before it: “Storm warning”.'),
  text: localised().describe('What it says, in one sentence. In a language without a text there is no banner.'),
  url: linkAddresses().optional().describe('Where more is to be read: a path on this site, or an address of the web.'),
  from: instant().optional().describe('When it appears, with offset. Left out: at once.'),
  until: instant().describe('When it goes by itself, with offset.'),
  place: z.enum(BANNER_PLACES).optional().describe('everywhere: above every page, also when left out; front: above the front alone.'),
});

export type BannerData = z.infer<typeof bannerSchema>;
