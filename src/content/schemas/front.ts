import { z } from 'zod';
import { advertisementFields } from './advertisement.ts';
import { articleId, instant, localised, sectionPath, text, topicId } from './common.ts';
import { linkAddresses } from './menu.ts';

export const BLOCK_ARRANGEMENTS = ['feature', 'gallery', 'wide', 'portrait', 'compact', 'panorama', 'stack', 'column', 'strip'] as const;
export type BlockArrangement = (typeof BLOCK_ARRANGEMENTS)[number];

/** How the top of a front is laid out. */
export const LEAD_MODES = ['normal', 'big', 'package', 'quiet'] as const;
export type LeadMode = (typeof LEAD_MODES)[number];

/** What a front has besides the blocks of sections, and where it stands when blocks name it. */
export const FRONT_PARTS = ['opinion', 'pictures', 'archive', 'choice', 'newsletter', 'events', 'briefing', 'discussed'] as const;
export type FrontPart = (typeof FRONT_PARTS)[number];

const layout = {
  lead: articleId().optional().describe('The story that leads the block.'),
  arrangement: z.enum(BLOCK_ARRANGEMENTS).optional().describe('How the block is laid out.'),
  width: z.enum(['full', 'half']).optional().describe('full: the whole page; half: beside the next block that is half, too.'),
};

const block = z.union([
  z.strictObject({ section: sectionPath().describe('A top-level section.'), ...layout }),
  z.strictObject({ topic: topicId().describe('A topic: its stories as a block.'), ...layout }),
  z.strictObject({
    part: z.enum(FRONT_PARTS).describe('opinion, pictures, archive, choice, newsletter, events, briefing or discussed. What no block names is then left out.'),
  }),
  z.strictObject(advertisementFields),
  z.strictObject({
    title: localised().describe('What stands above a box of words.'),
    text: localised().describe('What it says, in a few sentences.'),
    url: linkAddresses().optional().describe('Where it leads: a path on this site, or an address of the web.'),
  }),
]);

const briefingLine = z.strictObject({
  text: text().describe('What a reader has to know, in one sentence.'),
  story: articleId().describe('The story that tells more of it.'),
});

export type BlockData = z.infer<typeof block>;

/** `content/fronts/<lang>.yaml`: how a front page is arranged. What is not named fills itself with the latest. */
export const frontSchema = z.strictObject({
  from: instant().optional().describe('From when this front is shown, with offset. Needed in a folder of fronts for their time.'),
  until: instant().optional().describe('Until when this front is shown, with offset. Left out: until the next one.'),
  leadMode: z
    .enum(LEAD_MODES)
    .optional()
    .describe(
      'The top: normal, a picture beside the headlines; big, a headline as wide as the page; package, stories of one subject under one rule; quiet, no picture. Left out: what the news asks for.',
    ),
  lead: articleId().optional().describe('The story that leads.'),
  leadRelated: z.array(articleId()).max(4).optional().describe('Up to four stories under the lead.'),
  top: z.array(articleId()).optional().describe('The second column: headlines without pictures.'),
  blocks: z
    .array(block)
    .optional()
    .describe('The blocks in order: sections, topics, parts, boxes of words. Left out: every section that has stories.'),
  briefing: z
    .array(briefingLine)
    .max(5)
    .optional()
    .describe('The briefing: up to five lines. It is shown while one of its stories is not older than two days.'),
  pictures: articleId().optional().describe('The gallery of the picture strip.'),
  archive: articleId().optional().describe('The story shown as “From the archive”.'),
  choice: z.array(articleId()).max(5).optional().describe('Editors’ choice: up to five stories.'),
});

export type FrontData = z.infer<typeof frontSchema>;
