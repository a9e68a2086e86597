import { describe, expect, test } from 'vitest';
import { attributeOf, findOne, parsePage, positionOf, textOf } from '../support/document.ts';
import { FIRST_TALKS, pageAt, readPages } from '../support/site.ts';

const pages = readPages();
const stories = pages.filter(({ html }) => html.includes('<article class="story '));

function linksIn(text: string, selector: string): [string, string | undefined][] {
  return parsePage(text)
    .querySelectorAll(selector)
    .map((link) => [textOf(link), attributeOf(link, 'href')]);
}

describe('The story of the first talks', () => {
  const { html } = pageAt(pages, FIRST_TALKS);
  const document = parsePage(html);

  test('stands below the links to Live, Audio Only and the newspaper’s accounts', () => {
    expect(linksIn(html, '.utility .side ul a').slice(0, 2)).toEqual([
      ['Live', '/live/'],
      ['Audio Only', '/audio/'],
    ]);
    expect(linksIn(html, 'nav.follow a').map(([name]) => name)).toEqual(['Facebook', 'X', 'Mastodon', 'Bluesky', 'Google Plus']);
  });

  test('can be shared by plain links', () => {
    const links = linksIn(html, '.tools share-links a');
    expect(links.map(([name]) => name)).toEqual([
      'Facebook',
      'X',
      'Mastodon',
      'Bluesky',
      'WhatsApp',
      'Telegram',
      'LinkedIn',
      'Reddit',
      'E-mail',
      'Copy link',
    ]);
    const address = `https://meridian.example${FIRST_TALKS}`;
    for (const [name, url] of links) expect(decodeURIComponent(url ?? ''), name).toContain(address);
  });

  test('has the breadcrumb News > Ukraine', () => {
    expect(linksIn(html, 'main .breadcrumbs a')).toEqual([
      ['News', '/news/'],
      ['Ukraine', '/news/ukraine/'],
    ]);
  });

  test('says when it was published, in words', () => {
    const facts = findOne(document, '.story-meta');
    expect(textOf(facts)).toContain('Published 28 February 2022');
    expect(attributeOf(findOne(facts, 'time'), 'datetime')).toBe('2022-02-28T17:10:00+00:00');
  });

  test('has its photo with the caption and the credit as “caption | Photo: credit”', () => {
    expect(textOf(findOne(document, '.story-picture figcaption'))).toBe(
      'Europe and western Asia by night, in a composite of satellite images, brightened for print. The delegations met where Belarus borders Ukraine. | Photo: NASA Earth Observatory',
    );
  });

  test('links a related story from within the text', () => {
    const link = findOne(document, 'main .prose .inset a');
    expect([textOf(link), attributeOf(link, 'href')]).toEqual([
      'Who sat at the table when Russia and Ukraine met',
      '/news/ukraine/explained/2022/02/28/who-sat-at-the-table/',
    ]);
  });

  test('ends with its sources, topics and discussion', () => {
    expect(linksIn(html, '.sources a').map(([name]) => name)).toEqual([
      'Office of the President of Ukraine',
      'The Kremlin',
      'UN Human Rights Office',
      'UN refugee agency',
    ]);
    expect(linksIn(html, '.topics a')).toEqual([
      ['Ukraine', '/topics/ukraine/'],
      ['Russia', '/topics/russia/'],
      ['Belarus', '/topics/belarus/'],
      ['Diplomacy', '/topics/diplomacy/'],
    ]);
    const discussion = findOne(document, 'section[aria-labelledby="discussion"]');
    expect(discussion.childElements.map(textOf)).toEqual(['Discussion', 'Post with no comments.']);
  });

  test('reads in this order', () => {
    const order = [
      'a[href="/live/"]',
      'a.audio',
      'nav.follow',
      'main .breadcrumbs',
      'main h1',
      '.story-head .standfirst',
      '.story-picture',
      'main .prose',
      'main .prose .inset',
      '.sources',
      '.topics',
      'section[aria-labelledby="discussion"]',
    ];
    const positions = order.map((selector) => positionOf(findOne(document, selector)));
    expect(positions).toEqual(positions.toSorted((a, b) => a - b));
    const share = positionOf(findOne(document, '.tools share-links'));
    const published = positionOf(findOne(document, '.story-meta'));
    expect(share).toBeGreaterThan(published);
    expect(share).toBeLessThan(positionOf(findOne(document, 'main .prose')));
    expect(published).toBeGreaterThan(positionOf(findOne(document, '.story-head .standfirst')));
    expect(published).toBeLessThan(positionOf(findOne(document, 'main .prose')));
  });
});

test('A story with corrections shows them between its text and its sources', () => {
  const corrected = stories.filter(({ html }) => html.includes('<h2 id="corrections"'));
  expect(corrected.map(({ path }) => path)).toEqual(['/news/business/2022/02/28/rouble-record-low-key-rate/']);
  for (const { path, html } of corrected) {
    const document = parsePage(html);
    const places = ['main .prose', '.corrections', '.sources'].map((selector) => positionOf(findOne(document, selector)));
    expect(places, path).toEqual(places.toSorted((a, b) => a - b));
    expect(textOf(findOne(document, '.corrections')), path).toMatch(/^Correction ?\d+ \w+ 20\d\d.*\. .+\. .+\.$/);
  }
});

test('A correction that is placed where the error stood is printed there, and not once more below', () => {
  const { html } = pageAt(pages, '/sport/athletics/2023/10/08/kiptum-marathon-record/');
  const document = parsePage(html);
  expect(textOf(findOne(document, 'main')).split('won the London Marathon in March').length).toBe(2);
  expect(textOf(findOne(document, 'main .prose .correction'))).toMatch(/^Correction ?, ?9 October 2023, 08:30 ?An earlier version/);
});

describe('Every picture', () => {
  const found = pages
    .filter(({ html }) => html.includes('<img'))
    .flatMap(({ path, html }) =>
      parsePage(html)
        .querySelectorAll('img')
        .map((picture) => ({ place: `${path}: ${attributeOf(picture, 'src') ?? ''}`, figure: picture.closest('figure') })),
    );

  test('stands in a figure', () => {
    expect(found.length).toBeGreaterThan(100);
    expect(found.filter(({ figure }) => !figure).map(({ place }) => place)).toEqual([]);
  });

  test('has a caption that names who made it', () => {
    for (const { place, figure } of found) {
      const caption = figure?.querySelector('figcaption');
      const credit = caption?.querySelector('.credit');
      // A day’s edition has captions as feeds have them, without marks.
      const named = credit ? textOf(credit) : caption && textOf(caption).split(' | ')[1];
      expect(named ?? 'nobody', place).toMatch(/^\S.*: \S/);
    }
  });
});
