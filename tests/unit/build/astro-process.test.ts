import { expect, test } from 'vitest';
import { withoutNoise } from '../../../src/build/astro-process.ts';

const SAID = `15:27:59 [WARN] [router] The route "/[...list]" is defined in both "a.astro" and "b.astro" using SSR mode.
15:27:59 [WARN] [router] A collision will result in a hard error in following versions of Astro.
15:27:59 [ERROR] [content] src/own-collections.ts: “events” is a collection of the newsroom’s own.
    at besideNewsrooms (/paper/src/content/collections.ts:55:8)
    at async loadContentConfig (file:///paper/node_modules/astro/dist/content/utils.js:378:26)
    at async C:\\paper\\node_modules\\vite\\dist\\node\\index.js:1:1
    at process.processTicksAndRejections (node:internal/process/task_queues:104:5)
  a line at the harbour, in node_modules`;

test('What Astro says of a fault is told without what buries it', () => {
  expect(withoutNoise(SAID).split('\n')).toEqual([
    '15:27:59 [ERROR] [content] src/own-collections.ts: “events” is a collection of the newsroom’s own.',
    '    at besideNewsrooms (/paper/src/content/collections.ts:55:8)',
    '  a line at the harbour, in node_modules',
  ]);
});
