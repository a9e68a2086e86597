import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listFiles, readPages, SAMPLE } from '../support/site.ts';

/** What a reader is told above the headline of a story that is more than news. */
const NAMES: Readonly<Record<string, Record<string, string>>> = {
  en: { opinion: 'Opinion', analysis: 'Analysis', review: 'Review' },
  es: { opinion: 'Opinión', analysis: 'Análisis', review: 'Crítica' },
  ar: { opinion: 'رأي', analysis: 'تحليل', review: 'مراجعة' },
};

const pages = readPages();
const stories = listFiles(join(SAMPLE, 'articles')).flatMap((file) => {
  const text = readFileSync(join(SAMPLE, 'articles', file), 'utf8');
  const [language = ''] = file.split('/');
  const kind = /^kind: (\w+)$/m.exec(text)?.[1] ?? '';
  const name = NAMES[language]?.[kind];
  const slug =
    file
      .split('/')
      .at(-1)
      ?.replace(/\.mdx?$/, '') ?? '';
  return name === undefined ? [] : [{ file, slug, name, kicker: /^kicker: (.+)$/m.exec(text)?.[1] }];
});

describe('A story that argues or judges', () => {
  test('is one of several in the sample, one of which has a label of its editor’s own', () => {
    expect(stories.length).toBeGreaterThan(5);
    expect(stories.some(({ kicker, name }) => kicker !== undefined && kicker !== name)).toBe(true);
  });

  test.each(stories)('says so above its headline: $slug', ({ slug, name, kicker }) => {
    const page = pages.find(({ path }) => path.endsWith(`/${slug}/`));
    const label = /<p class="kicker"[^>]*>([^<]*)<\/p>\s*<h1/.exec(page?.html ?? '')?.[1];
    expect(label).toBe(kicker === undefined || kicker === name ? name : `${name} · ${kicker}`);
  });
});
