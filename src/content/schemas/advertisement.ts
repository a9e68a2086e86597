import { z } from 'zod';
import { httpAddress, localised, photoId, text } from './common.ts';

/** What an advertisement consists of, wherever it stands. */
export const advertisementFields = {
  advertiser: text().describe('Whose advertisement it is. It is labelled as one.'),
  words: localised().describe('What the advertisement says.'),
  url: httpAddress().describe('Where it leads.'),
  photo: photoId().optional().describe('A photo above its words.'),
};

/** The kinds of pages that settings put advertisements on. */
export const ADVERTISEMENT_PLACES = ['front', 'section', 'story'] as const;
export type AdvertisementPlace = (typeof ADVERTISEMENT_PLACES)[number];

/** One of `advertisements` in `content/site.yaml` */
export const advertisementSchema = z.strictObject({
  places: z
    .array(z.enum(ADVERTISEMENT_PLACES))
    .min(1, 'is empty')
    .describe('Where it stands: front, below the front; section, below the lists of sections; story, after stories.'),
  ...advertisementFields,
  words: localised()
    .describe('What the advertisement says. It stands in the editions in whose languages it is told; one text for all stands in every edition.')
    .meta({ localised: true, byEdition: true }),
});
