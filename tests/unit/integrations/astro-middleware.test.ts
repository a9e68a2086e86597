import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { refuseAddedMiddleware, refusedMiddleware } from '../../../src/integrations/astro-middleware.ts';

const roots: string[] = [];

afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true });
});

function sourceWith(file: string): string {
  const root = mkdtempSync(join(tmpdir(), 'middleware-'));
  roots.push(root);
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), '');
  return root;
}

describe('A middleware', () => {
  test.each(['middleware.ts', 'middleware.mjs', 'middleware/index.js'])('is refused in %s, by its name', (file) => {
    expect(refusedMiddleware(sourceWith(file))).toContain(`src/${file} would be left out`);
  });

  test('that an integration has added is refused in a build, by the name of its file', () => {
    const { transform } = refuseAddedMiddleware() as unknown as { transform: { filter: { id: RegExp }; handler: (code: string) => void } };
    expect(transform.filter.id.test('\0virtual:astro:middleware')).toBe(true);
    const code = "import { sequence } from 'astro:middleware';\nimport { onRequest as _pre_0 } from 'counter/count.js';\n";
    expect(() => {
      transform.handler(code);
    }).toThrow('that of an integration, counter/count.js, would be left out');
  });

  test('is not seen in files of other names', () => {
    expect(refusedMiddleware(sourceWith('pages/middleware.astro'))).toBeUndefined();
  });
});
