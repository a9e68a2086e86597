import { z } from 'zod';
import { localised } from './common.ts';

/** `content/topics/<id>.yaml` */
export const topicSchema = z.strictObject({
  name: localised().describe('The topic as readers see it.'),
  about: localised().optional().describe('One line on what it gathers.'),
});

export type TopicData = z.infer<typeof topicSchema>;
