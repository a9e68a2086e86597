import { z } from 'zod';

/** What `npm run dev` shows above every page while the content has faults; a build stops instead. */
export const faultSchema = z.strictObject({ text: z.string() }).describe('Every fault as one text; empty when there is none.');
