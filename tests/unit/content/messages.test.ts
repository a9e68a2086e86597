import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dump } from 'js-yaml';
import { expect, it } from 'vitest';
import type { Fault } from '../../../src/content/faults/fault.ts';
import { readNewsroom } from '../../../src/content/newsroom.ts';
import en from '../../../src/messages/languages/en.ts';
import { isShipped } from '../../../src/messages/language-files.ts';
import { copyNewsroom } from '../../support/overlay.ts';

const BASE = fileURLToPath(new URL('../../fixtures/newsroom/', import.meta.url));

/** A language for which no catalogue ships, with the plurals of English. */
const NEW = 'eo';

/** The faults of the newsroom of the fixtures with words of its own, by file, and with one language more. */
async function faultsWith(files: Record<string, string>, language?: string): Promise<Fault[]> {
  const copy = copyNewsroom(BASE);
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(copy.contentDir, path)), { recursive: true });
      writeFileSync(join(copy.contentDir, path), text);
    }
    if (language !== undefined) {
      const site = join(copy.contentDir, 'site.yaml');
      const line = `  - { code: ${language}, name: Nova, short: No, locale: ${language} }`;
      writeFileSync(
        site,
        readFileSync(site, 'utf8').replace(/^ {2}- \{ code: ar.*$/m, (arabic) => `${arabic}\n${line}`),
      );
    }
    return (await readNewsroom(copy.root, copy.contentDir)).faults;
  } finally {
    copy.remove();
  }
}

const without = (...keys: string[]) => dump(Object.fromEntries(Object.entries(en).filter(([key]) => !keys.includes(key))));

it('a newspaper may say one word otherwise, in a language that has a catalogue', async () => {
  expect(await faultsWith({ 'messages/es.yaml': 'readNext: Más sobre esto\nkind: { live: Minuto a minuto }\n' })).toEqual([]);
});

it('a newspaper may add a language with all its words', async () => {
  expect(isShipped(NEW)).toBe(false);
  expect(await faultsWith({ [`messages/${NEW}.yaml`]: dump(en) }, NEW)).toEqual([]);
});

it('every word that a new language lacks is named with what it is in English, all in one run with what is misspelt', async () => {
  const faults = await faultsWith({ [`messages/${NEW}.yaml`]: `${without('readNext', 'kind', 'dates')}reedNext: Plu\n` }, NEW);
  expect(faults.map(({ file, field, problem }) => [file, field, problem])).toEqual([
    [`content/messages/${NEW}.yaml`, 'kind', '“kind” is missing.'],
    [`content/messages/${NEW}.yaml`, 'reedNext', '“reedNext” is not a field here.'],
  ]);
  const [lacking] = await faultsWith({ [`messages/${NEW}.yaml`]: without('readNext') }, NEW);
  expect(lacking).toMatchObject({
    field: 'readNext',
    problem: '“readNext” is missing.',
    mend: 'Add “readNext: …”. What belongs here: in English, “Read next”.',
  });
});

it('an edition without any words is refused where its language stands', async () => {
  const faults = await faultsWith({}, NEW);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatchObject({
    file: 'content/site.yaml',
    field: 'languages[4].code',
    problem: `There are no words for the language “${NEW}”: what stands on every page, such as “Search” and “Read next”.`,
  });
  expect(faults[0]?.mend).toContain(`content/messages/${NEW}.yaml`);
});

it('words for a language that the newspaper has no edition in are refused', async () => {
  const faults = await faultsWith({ [`messages/${NEW}.yaml`]: dump(en) });
  expect(faults).toEqual([
    expect.objectContaining({ file: `content/messages/${NEW}.yaml`, problem: `“${NEW}” is not a language of this newsroom.` }),
  ]);
});
