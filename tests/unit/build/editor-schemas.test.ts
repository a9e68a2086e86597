import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { writeEditorSchemas } from '../../../src/build/editor-schemas.ts';
import { contentPlace, listContent } from '../../../src/content/content-list.ts';
import { CONTENT_KINDS } from '../../../src/content/schemas/content-kinds.ts';
import { temporaryFolder } from '../../support/build.ts';

const folder = temporaryFolder();
const root = folder.path;
const contentDir = join(root, 'content');
const schemas = join(root, '.astro/collections');
const schemaOf = (kind: string) => join(schemas, `${kind}.schema.json`);

mkdirSync(join(contentDir, 'authors'), { recursive: true });
writeFileSync(join(contentDir, 'authors/ada-lock.yaml'), 'name: Ada Lock\n');

const write = (version: string): Promise<void> =>
  writeEditorSchemas(root, contentDir, version, listContent(contentPlace(root, contentDir)));

afterAll(() => {
  folder.remove();
});

describe('What may stand in files, for text editors', () => {
  test('is written for every kind, with the names that there are', async () => {
    await write('one');
    const written = readdirSync(schemas).filter((name) => name.endsWith('.schema.json'));
    expect(written.sort()).toEqual(
      Object.keys(CONTENT_KINDS)
        .map((kind) => `${kind}.schema.json`)
        .sort(),
    );
    expect(readFileSync(schemaOf('article'), 'utf8')).toContain('"ada-lock"');
    expect(JSON.parse(readFileSync(join(schemas, 'collections.json'), 'utf8'))).toHaveProperty('entries', {});
  });

  test('is made again when a name comes, when the code is another, and when a file is missing, and only then', async () => {
    const mark = (): void => {
      writeFileSync(schemaOf('article'), 'kept');
    };
    const isKept = async (version: string): Promise<boolean> => {
      await write(version);
      return readFileSync(schemaOf('article'), 'utf8') === 'kept';
    };
    mark();
    expect(await isKept('one')).toBe(true);
    expect(await isKept('two')).toBe(false);
    mark();
    writeFileSync(join(contentDir, 'authors/ben-reef.yaml'), 'name: Ben Reef\n');
    expect(await isKept('two')).toBe(false);
    expect(readFileSync(schemaOf('article'), 'utf8')).toContain('"ben-reef"');
    mkdirSync(join(contentDir, 'articles/en/2026'), { recursive: true });
    writeFileSync(join(contentDir, 'articles/en/2026/first.md'), '');
    await write('two');
    const { entries } = JSON.parse(readFileSync(join(schemas, 'collections.json'), 'utf8')) as { entries: Record<string, string> };
    expect(Object.entries(entries)).toEqual([[expect.stringMatching(/^file:.*\/articles\/en\/2026\/first\.md$/), 'article']]);
    mark();
    rmSync(schemaOf('photo'));
    expect(await isKept('two')).toBe(false);
  });

  test('is not made again for a story more, which is listed alone', async () => {
    const list = () => JSON.parse(readFileSync(join(schemas, 'collections.json'), 'utf8')) as unknown;
    await write('two');
    const before = list();
    const made = readFileSync(schemaOf('article'), 'utf8');
    writeFileSync(schemaOf('article'), 'kept');
    const file = join(contentDir, 'articles/en/2026/second-one.mdx');
    writeFileSync(file, '');
    await write('two');
    expect(readFileSync(schemaOf('article'), 'utf8')).toBe('kept');
    const name = expect.stringMatching(/\/articles\/en\/2026\/second-one\.mdx$/) as string;
    expect(Object.entries((list() as { entries: Record<string, string> }).entries)).toContainEqual([name, 'article']);
    rmSync(file);
    await write('two');
    expect(list()).toEqual(before);
    writeFileSync(schemaOf('article'), made);
  });

  test('lists the kinds that there are', () => {
    const { collections } = JSON.parse(readFileSync(join(schemas, 'collections.json'), 'utf8')) as { collections: { name: string }[] };
    expect(collections.map(({ name }) => name)).toEqual(Object.keys(CONTENT_KINDS));
  });
});
