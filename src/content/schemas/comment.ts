import { z } from 'zod';
import { instant, text } from './common.ts';

/** `content/comments/<lang>/<story’s id>/<number>.yaml` */
export const commentSchema = z.strictObject({
  name: text().describe('The name the reader signs with.'),
  date: instant().describe('When it was written, with offset.'),
  text: text().describe('The comment, plain text; an empty line makes a paragraph.'),
  replyTo: z.string().optional().describe('The number of the comment it answers: its file’s name without .yaml.'),
  staff: z.boolean().optional().describe('true when the newsroom answers.'),
});

export type CommentData = z.infer<typeof commentSchema>;
