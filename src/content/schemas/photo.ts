import { z } from 'zod';
import { httpAddress, localised, text, webAddress } from './common.ts';

export const PHOTO_KINDS = ['photo', 'illustration', 'map', 'chart'] as const;

/** `content/photos/<id>.yaml`, beside the picture. Caption, credit and licence default to what the picture’s file carries. */
export const photoSchema = z.strictObject({
  alt: localised().optional().describe('What the picture shows, for readers who cannot see it.'),
  caption: localised().optional().describe('The caption. Left out: the one embedded in the file.'),
  credit: text().optional().describe('Who made it. Left out: the credit embedded in the file.'),
  creator: text().optional().describe('The person who made it, where the credit names an agency. Left out: the one embedded in the file.'),
  copyright: text().optional().describe('The copyright notice: © 2026 A. Photographer. Left out: the one embedded in the file.'),
  acquire: httpAddress().optional().describe('Where others can ask to use it. Left out: the address embedded in the file.'),
  licence: z
    .strictObject({ name: text(), url: webAddress().optional() })
    .optional()
    .describe('The licence. Left out: the rights embedded in the file.'),
  focus: z
    .string()
    .regex(/^(100|\d{1,2})% (100|\d{1,2})%$/, 'is not a focal point: two percentages, from the left and from the top, like 52% 40%')
    .meta({ picture: true })
    .optional()
    .describe('The point that every crop keeps: from the left and from the top, for example 52% 40%. Left out: the middle; of an upright photo, a third from the top.'),
  onlineOnly: z
    .boolean()
    .optional()
    .describe('true where its rights allow it on the site alone: it is left out of editions, e-books and newsletters. Left out: false.'),
  kind: z.enum(PHOTO_KINDS).optional().describe('photo, illustration, map or chart: the word before the credit.'),
});

export type PhotoData = z.infer<typeof photoSchema>;
