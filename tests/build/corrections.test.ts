import { describe, expect, test } from 'vitest';
import { readNewsroom } from '../../src/content/newsroom.ts';
import { addressSpace, storyUrl } from '../../src/shared/urls.ts';
import { findOne, parsePage, textOf } from '../support/document.ts';
import { editionOf, ORIGIN, pageAt, readOutput, readPages, ROOT, SAMPLE } from '../support/site.ts';
import { decode } from '../support/tags.ts';

/** Every correction in the front matter of the sample newsroom’s stories, with the address of its story. */
const { newsroom } = await readNewsroom(ROOT, SAMPLE);
const space = addressSpace(`${ORIGIN}/`, 'en', newsroom?.site.timeZone ?? '');
const corrections = (newsroom?.articles ?? [])
  .filter(({ data }) => data.draft !== true)
  .flatMap(({ id, data: { section, published, headline, corrections: own = [] } }) => {
    const [language = '', ...rest] = id.split('/');
    const url = storyUrl(space, { language, section, published, slug: rest.at(-1) ?? '' });
    return own.map((correction) => ({ url, headline, ...correction }));
  });
const pages = readPages();

interface StoryData {
  '@graph'?: StoryData[];
  correction?: { '@type': string; datePublished: string; text: string }[];
}

test('The sample newsroom has corrections', () => {
  expect(corrections.length).toBeGreaterThan(1);
});

describe.each(corrections)('A correction of “$headline”', ({ url, headline, date, wrong, right }) => {
  const front = editionOf(url).front;

  test('stands once, under its story or in its text where an editor has placed it', () => {
    const page = parsePage(pageAt(pages, url).html);
    const places = page.querySelectorAll('.end > .corrections, article .correction').map((place) => textOf(place));
    expect(places.filter((text) => text.includes(`${wrong} ${right}`))).toHaveLength(1);
    expect(page.querySelectorAll('#corrections')).toHaveLength(1);
  });

  test('is in the story’s structured data', () => {
    const data = pageAt(pages, url)
      .tags.filter(({ attributes }) => attributes.get('type') === 'application/ld+json')
      .map(({ text }) => JSON.parse(text) as StoryData);
    const said = data.flatMap((one) => [one, ...(one['@graph'] ?? [])]).flatMap(({ correction = [] }) => correction);
    expect(said.map(({ datePublished, text, ...rest }) => ({ ...rest, time: Date.parse(datePublished), text }))).toContainEqual({
      '@type': 'CorrectionComment',
      time: Date.parse(date),
      text: `${wrong} ${right}`,
    });
  });

  test('stands on the page of corrections, with the way to its story', () => {
    const page = pageAt(pages, `${front}corrections/`);
    const entry = parsePage(page.html)
      .querySelectorAll('.corrections > li')
      .find((one) => textOf(one).includes(wrong));
    expect(entry && textOf(entry)).toContain(right);
    expect(entry && textOf(findOne(entry, 'h2 a'))).toBe(headline);
    expect(entry && findOne(entry, 'h2 a').getAttributeValue('href')).toBe(url);
  });

  test.each(['rss.xml', 'atom.xml', 'feed.json'])('is in the feed of corrections, %s', (file) => {
    const bytes = readOutput(`${front.slice(1)}corrections/${file}`).toString();
    const text = file.endsWith('.json') ? JSON.stringify(JSON.parse(bytes)) : decode(decode(bytes));
    for (const words of [wrong, right]) expect(text).toContain(words);
    expect(text).toContain(`${ORIGIN}${url}#corrections`);
  });
});
