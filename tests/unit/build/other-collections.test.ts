import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stringify } from 'devalue';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readOtherCollections } from '../../../src/build/other-collections.ts';
import { besideNewsrooms, COLLECTION_NAMES } from '../../../src/content/collections.ts';
import { ROOT } from '../../support/site.ts';

const CONFIG = 'src/content.config.ts';
const OWN = 'src/own-collections.ts';
const NO_OWN = 'export const ownCollections = {};\n';
let root = '';

const shipped = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const write = (file: string, text: string) => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'standfirst-collections-'));
  write(CONFIG, shipped(CONFIG));
  write(OWN, NO_OWN);
  write('.astro/data-store.json', stringify(new Map(['walks', 'articles', 'meta:notes'].map((name) => [name, new Map([['one', {}]])]))));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

const names = () => [...readOtherCollections(root).keys()];

describe('Collections of a newspaper’s own', () => {
  it('are none as Standfirst comes', () => {
    expect(names()).toEqual([]);
    write(OWN, '/** The newspaper’s own. */\nexport const ownCollections: Record<never, never> = {\n};\n');
    expect(names()).toEqual([]);
    write(OWN, `/**\n * The newspaper’s own collections.\n */\n${NO_OWN}`);
    expect(names()).toEqual([]);
  });

  it.each([
    [
      'declared there',
      "import { defineCollection } from 'astro:content';\nexport const ownCollections = { walks: defineCollection({}) };\n",
    ],
    ['taken from a file of their own', "import { walks } from './walks.ts';\nexport const ownCollections = { walks };\n"],
    ['declared below what was there', `/*\n${NO_OWN}*/\nexport const ownCollections = { walks };\n`],
    ['handed on from there', "export { ownCollections } from './walks.ts';\n"],
  ])('are found when they are %s', (_, own) => {
    write(OWN, own);
    expect(names()).toEqual(['walks']);
  });

  it.each([
    ['declared', 'export const collections = {', 'export const collections = {\n  walks: defineCollection({ loader: walksLoader() }),'],
    ['taken from elsewhere', "import { z } from 'zod';", "import { z } from 'zod';\nimport { walks } from './walks.ts';"],
  ])('are found when they are %s in Astro’s own file', (_, before, after) => {
    const config = shipped(CONFIG);
    expect(config).toContain(before);
    write(CONFIG, config.replace(before, after));
    expect(names()).toEqual(['walks']);
  });

  it('have names that none of the newsroom’s has', () => {
    const walks = {};
    expect(besideNewsrooms({ walks })).toEqual({ walks });
    expect(() => besideNewsrooms({ walks, events: {} })).toThrow(
      'src/own-collections.ts: “events” is a collection of the newsroom’s own. Give yours another name. Taken are site, look, sections,',
    );
    expect(() => besideNewsrooms({ events: {}, media: {} })).toThrow(
      '“events” and “media” are collections of the newsroom’s own. Give yours other names.',
    );
    for (const name of COLLECTION_NAMES) expect(() => besideNewsrooms({ [name]: {} })).toThrow(`“${name}”`);
  });
});
