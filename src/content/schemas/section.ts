import { z } from 'zod';
import { colour, type Colour } from './colour.ts';
import { id, localised } from './common.ts';

/** What a section may be besides a part of the news. */
export const SECTION_KINDS = ['opinion'] as const;
export type SectionKind = (typeof SECTION_KINDS)[number];

export interface SectionNode {
  id: string;
  name: z.infer<ReturnType<typeof localised>>;
  covers?: z.infer<ReturnType<typeof localised>> | undefined;
  colour?: Colour | undefined;
  kind?: SectionKind | undefined;
  address?: Record<string, string> | undefined;
  sections?: SectionNode[] | undefined;
}

export const sectionSchema: z.ZodType<SectionNode> = z.strictObject({
  id: id().describe('The section’s part of the address: news.'),
  name: localised().describe('Its name as readers see it.'),
  covers: localised().optional().describe('One line on what it covers.'),
  colour: colour().optional().describe('Its colour, by name or as CSS writes it; subsections take it over.'),
  kind: z
    .enum(SECTION_KINDS)
    .optional()
    .describe('opinion for the section whose latest stories stand in the opinion column of the front, not in a block.'),
  address: z
    .record(z.string(), id())
    .optional()
    .describe('Its part of the address in editions that call it otherwise, by language: { de: nachrichten }. Left out: its id.'),
  get sections() {
    return z.array(sectionSchema).optional().describe('Its subsections.');
  },
});

/** `content/sections.yaml` */
export const sectionsFileSchema = z.strictObject({
  sections: z.array(sectionSchema).min(1).describe('The sections in the order of the section bar.'),
});
