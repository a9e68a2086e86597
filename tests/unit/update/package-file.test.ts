import { describe, expect, it } from 'vitest';
import { mergePackages } from '../../../src/update/package-file.ts';

const BASE = { name: 'standfirst', version: '0.1.0', scripts: { build: 'a', old: 'b' }, dependencies: { astro: '7.3.5', zod: '4.6.7' } };

function merge(ours: object, theirs: object): unknown {
  return JSON.parse(mergePackages(JSON.stringify(BASE), JSON.stringify({ ...BASE, ...ours }), JSON.stringify({ ...BASE, ...theirs })));
}

describe('A newspaper’s package.json', () => {
  it('takes what the new version has, and keeps what the newspaper has added', () => {
    const own = { name: 'kuestenbote', scripts: { ...BASE.scripts, mail: 'c' }, dependencies: { ...BASE.dependencies, 'a-map': '1.0.0' } };
    const next = { version: '0.2.0', scripts: { build: 'a', update: 'd' }, dependencies: { astro: '7.4.0', zod: '4.6.7' } };
    expect(merge(own, next)).toEqual({
      name: 'kuestenbote',
      version: '0.2.0',
      scripts: { build: 'a', update: 'd', mail: 'c' },
      dependencies: { astro: '7.4.0', zod: '4.6.7', 'a-map': '1.0.0' },
    });
  });

  it('has of what both have changed the new version’s, but for whose project it is', () => {
    expect(merge({ name: 'ours', version: '1.0.0' }, { name: 'theirs', version: '0.2.0' })).toEqual({
      ...BASE,
      name: 'ours',
      version: '0.2.0',
    });
    expect(merge({ dependencies: { astro: '7.3.9' } }, { dependencies: { astro: '7.4.0', zod: '4.6.7' } })).toMatchObject({
      dependencies: { astro: '7.4.0' },
    });
  });

  it('is written as npm writes it', () => {
    expect(mergePackages('{}', '{}', '{"a":1}')).toBe('{\n  "a": 1\n}\n');
  });
});
