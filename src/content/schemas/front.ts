import { z } from 'zod';
import { articleId, sectionPath } from './common.ts';

export const BLOCK_ARRANGEMENTS = ['feature', 'gallery', 'wide', 'portrait', 'compact', 'panorama', 'stack'] as const;
export type BlockArrangement = (typeof BLOCK_ARRANGEMENTS)[number];

/** `content/fronts/<lang>.yaml`: how a front page is arranged. What is not named fills itself with the latest. */
export const frontSchema = z.strictObject({
  lead: articleId().optional().describe('The story that leads.'),
  leadRelated: z.array(articleId()).max(4).optional().describe('Up to four stories under the lead.'),
  top: z.array(articleId()).optional().describe('The second column: headlines without pictures.'),
  blocks: z
    .array(
      z.strictObject({
        section: sectionPath().describe('A top-level section.'),
        lead: articleId().optional().describe('The story that leads the block.'),
        arrangement: z.enum(BLOCK_ARRANGEMENTS).optional().describe('How the block is laid out.'),
      }),
    )
    .optional()
    .describe('The section blocks in order. Left out: every section that has stories.'),
  pictures: articleId().optional().describe('The gallery of the picture strip.'),
  archive: articleId().optional().describe('The story shown as “From the archive”.'),
  choice: z.array(articleId()).max(5).optional().describe('Editors’ choice: up to five stories.'),
});

export type FrontData = z.infer<typeof frontSchema>;
