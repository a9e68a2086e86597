import { z } from 'zod';
import { instant, localised } from './common.ts';
import { linkAddress } from './menu.ts';

/** `content/events/<id>.yaml`: what is on, for every edition. It goes by itself when it is over. */
export const eventSchema = z.strictObject({
  title: localised().describe('What is on.'),
  start: instant().describe('When it begins, with offset.'),
  end: instant().optional().describe('When it ends, with offset. Left out: it goes three hours after it begins.'),
  place: localised().optional().describe('Where it is, as readers find it: the house, the street, the town.'),
  about: localised().optional().describe('One or two sentences on it.'),
  url: linkAddress().optional().describe('Where more is to be read: a path on this site, or an address of the web.'),
  cancelled: z.boolean().optional().describe('true when it does not take place: it stays on the list, and says so to calendars.'),
  draft: z.boolean().optional().describe('true keeps it out of the published site.'),
});

export type EventData = z.infer<typeof eventSchema>;
