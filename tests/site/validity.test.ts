import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { expect, test } from 'vitest';
import { HTML_RULES } from '../support/html-rules.ts';
import { PUBLISHED, readPages } from '../support/site.ts';

const pages = readPages(PUBLISHED);

/**
 * An aside inside an article, such as in a story’s text, is no landmark unless it has a name, so a pull quote needs none; `html-validate`
 * counts it as one.
 * https://www.w3.org/TR/html-aam-1.0/#el-aside
 */
const UNNAMED_ASIDE = /(?:> article|^#story-text) > .*> aside(:nth-child\(\d+\))?$/;

test('Every page is valid HTML', async () => {
  const validator = new HtmlValidate(new StaticConfigLoader(HTML_RULES));
  const messages = new Map<string, string[]>();
  for (const page of pages) {
    const { results } = await validator.validateString(page.html, page.file);
    for (const { ruleId, message, selector } of results.flatMap((result) => result.messages)) {
      if (ruleId === 'unique-landmark' && UNNAMED_ASIDE.test(selector ?? '')) continue;
      const fault = `${ruleId}: ${message}`;
      messages.set(fault, [...(messages.get(fault) ?? []), `${page.path} ${selector ?? ''}`]);
    }
  }
  expect([...messages].map(([fault, places]) => `${fault} On ${places.length} pages, first ${places[0] ?? ''}`)).toEqual([]);
});

test('Nothing stands after the end of a page', () => {
  expect(pages.filter(({ html }) => !/<\/body>\s*<\/html>\s*$/.test(html)).map(({ path }) => path)).toEqual([]);
});

test('A hidden element says so in a way that HTML knows', () => {
  const wrong = pages.flatMap((page) =>
    page.tags
      .filter((tag) => !['', 'hidden', 'until-found'].includes(tag.attributes.get('hidden') ?? ''))
      .map((tag) => `<${tag.name} hidden="${tag.attributes.get('hidden') ?? ''}">`),
  );
  expect([...new Set(wrong)]).toEqual([]);
});

test('No id stands twice in a page', () => {
  const doubled = pages.flatMap((page) => {
    const ids = page.tags.flatMap((tag) => tag.attributes.get('id') ?? []);
    return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${page.path}#${id}`);
  });
  expect(doubled).toEqual([]);
});
