import { build } from 'astro';

/**
 * Run in a process of its own: compiles the code of the project in its working folder. That types and stores of collections are made
 * besides would take half as long again; `npm run dev` and `npm run lint` make the types, and the press has the content itself.
 */
const WITHOUT_SYNC: Parameters<typeof build>[1] & { sync: boolean } = { sync: false };

await build({ root: process.cwd(), logLevel: 'silent' }, WITHOUT_SYNC);
