import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { DOMParser } from 'linkedom';
import Parser from 'rss-parser';
import { describe, expect, it } from 'vitest';
import { writeAtom } from '../../../../src/site/feeds/atom.ts';
import type { Feed, FeedItem } from '../../../../src/site/feeds/feed.ts';
import { writeJsonFeed } from '../../../../src/site/feeds/json-feed.ts';
import { podcastGuid, writePodcast, type Podcast } from '../../../../src/site/feeds/podcast.ts';
import { writeRss } from '../../../../src/site/feeds/rss.ts';

const STORY = 'https://tideline.example/news/2026/03/02/harbour-opens/';

const item: FeedItem = {
  id: STORY,
  isAddress: true,
  url: STORY,
  title: 'Harbour opens again',
  summary: 'The first ships are in.',
  html: '<p>The harbour is open.</p>',
  authors: [{ name: 'Ines Marlow', url: 'https://tideline.example/authors/ines-marlow/' }],
  categories: ['News', 'Coast'],
  published: '2026-03-02T09:30:00+00:00',
  updated: '2026-03-02T12:00:00+01:00',
  language: 'en',
  picture: {
    url: 'https://tideline.example/_pictures/harbour.abcdefgh/480x320.jpg',
    type: 'image/jpeg',
    width: 480,
    height: 320,
    alt: 'Ships in a harbour',
    caption: 'The harbour on Monday.',
    credit: 'A. Photographer',
    notice: '© 2026 A. Photographer, CC BY 4.0',
    licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
    rights: 'Photo: A. Photographer, © 2026 A. Photographer, CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)',
  },
  recordings: [{ kind: 'audio', url: 'https://tideline.example/media/foghorn.mp3', type: 'audio/mpeg', bytes: 4321, seconds: 17 }],
};

/** The elements of Media RSS that the feed validator of the W3C knows: https://validator.w3.org/feed/docs/ */
const MEDIA_ELEMENTS = [
  'content',
  'group',
  'credit',
  'copyright',
  'description',
  'title',
  'thumbnail',
  'text',
  'keywords',
  'category',
  'hash',
  'player',
  'rating',
  'restriction',
].map((name) => `media:${name}`);

function feedOf(...changes: Partial<FeedItem>[]): Feed {
  return {
    title: 'The Tideline',
    description: 'News from a coast.',
    language: 'en',
    url: 'https://tideline.example/rss.xml',
    pageUrl: 'https://tideline.example/',
    styleUrl: '/feed.css',
    icon: 'https://tideline.example/logo.png',
    publisher: { name: 'The Tideline', url: 'https://tideline.example/' },
    copyright: '© The Tideline',
    updated: '2026-03-02T12:00:00+01:00',
    items: changes.map((change) => ({ ...item, ...change })),
  };
}

/** An XML document read by a parser that has nothing to do with the one that wrote it. */
function readXml(xml: string): Document {
  return new DOMParser().parseFromString(xml, 'text/xml') as unknown as Document;
}

const TEXTS: readonly [what: string, text: string][] = [
  ['the end of a CDATA section', 'a ]]> b ]]]]>> c'],
  ['the start of a CDATA section', 'x > <![CDATA[ y'],
  ['markup', '<script>alert("1" && \'2\')</script>'],
  ['entities', '&amp; &lt;p&gt; &nbsp; &#38;'],
  ['emoji', 'Ship 🚢 and flag 🏴‍☠️'],
  ['Arabic', 'كل تصحيح ننشره وعد بأن ما سواه قد رُوجع'],
  ['quotation marks', '“one” ‘two’ "three" \'four\''],
];

describe('a feed in any format', () => {
  it('names the hubs that tell of its changes, and none when there is none', () => {
    const feed = { ...feedOf({}), hubs: ['https://hub.example/', 'https://other.example/hub'] };
    const links = (xml: string) => [...readXml(xml).querySelectorAll('[rel="hub"]')].map((link) => link.getAttribute('href'));
    for (const write of [writeRss, writeAtom]) {
      expect(links(write(feed))).toEqual(feed.hubs);
      expect(links(write(feedOf({})))).toEqual([]);
    }
    expect(JSON.parse(writeJsonFeed(feed))).toMatchObject({ hubs: feed.hubs.map((url) => ({ type: 'WebSub', url })) });
    expect(writeJsonFeed(feedOf({}))).not.toContain('hubs');
  });

  describe.each(TEXTS)('holds %s', (_what, text) => {
    const html = `<p>${text}</p>\n<pre>  ${text}\n</pre>`;
    const feed = feedOf({ title: text, summary: text, html, categories: [text], authors: [{ name: text, url: STORY }] });

    it('in RSS', async () => {
      const [read] = parseRssFeed(writeRss(feed)).items ?? [];
      expect([read?.title, read?.description, read?.content?.encoded]).toEqual([text, text, html]);
      expect([read?.categories?.[0]?.name, read?.dc?.creators?.[0]]).toEqual([text, text]);
      const [other] = (await new Parser().parseString(writeRss(feed))).items;
      expect([other?.title, other?.['content:encoded']]).toEqual([text, html]);
    });

    it('in Atom', async () => {
      const [read] = parseAtomFeed(writeAtom(feed)).entries ?? [];
      expect([read?.title?.value, read?.summary?.value, read?.content?.value]).toEqual([text, text, html]);
      expect([read?.categories?.[0]?.term, read?.authors?.[0]?.name]).toEqual([text, text]);
      const [other] = (await new Parser().parseString(writeAtom(feed))).items;
      expect([other?.title, other?.content]).toEqual([text, html]);
    });

    it('in JSON Feed', () => {
      const [read] = parseJsonFeed(writeJsonFeed(feed)).items ?? [];
      expect([read?.title, read?.summary, read?.content_html]).toEqual([text, text, html]);
    });
  });

  it.each([
    ['RSS', writeRss],
    ['Atom', writeAtom],
  ])('has no character in %s that XML cannot hold', (_name, write) => {
    const xml = write(feedOf({ title: 'a\u0000\u0008\u000b\u001f\ufffe\uffffb', html: '<p>c\u0001d\tand\ud800</p>' }));
    // eslint-disable-next-line no-control-regex -- they are what is looked for
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udbff](?![\udc00-\udfff])/);
    expect(xml).toContain('ab');
    expect(xml).toContain('cd\tand</p>');
  });

  it.each([
    ['RSS', writeRss],
    ['Atom', writeAtom],
  ])('has titles and names in %s without spaces around them', (_name, write) => {
    const document = readXml(write(feedOf({ title: 'Fish & chips', authors: [{ name: 'A & B', url: STORY }] })));
    for (const element of document.querySelectorAll('title, name')) expect(element.textContent).toBe(element.textContent.trim());
  });
});

describe('RSS', () => {
  const feed = parseRssFeed(writeRss(feedOf({})));

  it('names itself, its page, its picture, its language and who wrote it', () => {
    expect(feed).toMatchObject({
      title: 'The Tideline',
      link: 'https://tideline.example/',
      description: 'News from a coast.',
      language: 'en',
      copyright: '© The Tideline',
      generator: 'Standfirst',
      lastBuildDate: 'Mon, 02 Mar 2026 11:00:00 GMT',
      image: { url: 'https://tideline.example/logo.png' },
      atom: { links: [{ href: 'https://tideline.example/rss.xml', rel: 'self', type: 'application/rss+xml' }] },
    });
  });

  it('has in each item what readers ask for', () => {
    expect(feed.items?.[0]).toMatchObject({
      guid: { value: STORY, isPermaLink: true },
      link: STORY,
      pubDate: 'Mon, 02 Mar 2026 09:30:00 GMT',
      atom: { updated: '2026-03-02T11:00:00.000Z' },
      dc: { creators: ['Ines Marlow'] },
      categories: [{ name: 'News' }, { name: 'Coast' }],
      enclosures: [{ url: 'https://tideline.example/media/foghorn.mp3', length: 4321, type: 'audio/mpeg' }],
    });
  });

  it('has the photo with its words, who made it and on what terms', () => {
    expect(feed.items?.[0]?.media?.contents?.[0]).toMatchObject({
      url: 'https://tideline.example/_pictures/harbour.abcdefgh/480x320.jpg',
      type: 'image/jpeg',
      medium: 'image',
      width: 480,
      height: 320,
      title: { value: 'Ships in a harbour' },
      description: { value: 'The harbour on Monday.' },
      credits: [{ value: 'A. Photographer' }],
      copyright: { value: '© 2026 A. Photographer, CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
    });
  });

  it('says the rights of the photo as those of the photo, in forms that feed validators know', () => {
    const { rights } = item.picture ?? {};
    expect(feed.items?.[0]?.dc?.rights).toEqual([rights]);
    expect(parseAtomFeed(writeAtom(feedOf({}))).entries?.[0]?.rights?.value).toBe(rights);
    for (const xml of [writeRss(feedOf({})), writeAtom(feedOf({}))]) {
      expect([...xml.matchAll(/<(media:\w+)/g)].map(([, name]) => name).filter((name) => !MEDIA_ELEMENTS.includes(name ?? ''))).toEqual([]);
      expect(xml).not.toContain('creativeCommons');
    }
  });

  it('says nothing of rights that are not known', () => {
    const picture = item.picture && { ...item.picture, notice: undefined, licence: undefined, rights: undefined };
    const xml = writeRss(feedOf({ picture }));
    expect(xml).not.toMatch(/media:copyright|dc:rights/);
    expect(xml).toContain('<media:credit>A. Photographer</media:credit>');
  });

  it('says of an id that is no address that it is none', () => {
    expect(writeRss(feedOf({ isAddress: false }))).toContain(`<guid isPermaLink="false">${STORY}</guid>`);
  });

  it('has no enclosure but of sound', () => {
    const film = { kind: 'video' as const, url: 'https://tideline.example/media/tide.mp4', type: 'video/mp4', bytes: 1, seconds: 2 };
    const [read] = parseRssFeed(writeRss(feedOf({ recordings: [film] }))).items ?? [];
    expect(read?.enclosures).toBeUndefined();
    expect(read?.media?.contents?.map(({ medium }) => medium)).toEqual(['image', 'video']);
  });

  it('names its style sheet before anything else', () => {
    expect(writeRss(feedOf({})).split('\n').slice(0, 2)).toEqual([
      '<?xml version="1.0" encoding="utf-8"?>',
      '<?xml-stylesheet type="text/css" href="/feed.css"?>',
    ]);
  });
});

describe('Atom', () => {
  it('has authors with their pages, and the one of the feed for items without', () => {
    const feed = parseAtomFeed(writeAtom(feedOf({}, { id: `${STORY}2`, authors: [] })));
    expect(feed.authors).toEqual([{ name: 'The Tideline', uri: 'https://tideline.example/' }]);
    expect(feed.entries?.map(({ authors }) => authors)).toEqual([
      [{ name: 'Ines Marlow', uri: 'https://tideline.example/authors/ines-marlow/' }],
      undefined,
    ]);
  });

  it('has published and updated apart, and the recording as an enclosure', () => {
    const [entry] = parseAtomFeed(writeAtom(feedOf({}))).entries ?? [];
    expect([entry?.published, entry?.updated]).toEqual(['2026-03-02T09:30:00.000Z', '2026-03-02T11:00:00.000Z']);
    expect(entry?.links?.[1]).toEqual({
      href: 'https://tideline.example/media/foghorn.mp3',
      rel: 'enclosure',
      type: 'audio/mpeg',
      length: 4321,
    });
    expect(entry?.content?.type).toBe('html');
  });
});

describe('JSON Feed', () => {
  it('has what version 1.1 asks for', () => {
    expect(JSON.parse(writeJsonFeed(feedOf({})))).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'The Tideline',
      home_page_url: 'https://tideline.example/',
      feed_url: 'https://tideline.example/rss.xml',
      language: 'en',
      items: [
        {
          id: STORY,
          url: STORY,
          image: 'https://tideline.example/_pictures/harbour.abcdefgh/480x320.jpg',
          date_published: '2026-03-02T09:30:00.000Z',
          date_modified: '2026-03-02T11:00:00.000Z',
          tags: ['News', 'Coast'],
          attachments: [{ mime_type: 'audio/mpeg', size_in_bytes: 4321, duration_in_seconds: 17 }],
        },
      ],
    });
  });
});

describe('a podcast', () => {
  const podcast: Podcast = {
    ...feedOf(),
    url: 'https://tideline.example/audio/podcast.xml',
    author: 'The Tideline',
    owner: { name: 'The Tideline', email: 'newsroom@tideline.example' },
    categories: ['News', 'Society & Culture'],
    explicit: false,
    cover: 'https://tideline.example/_pictures/harbour.abcdefgh/1400x1400.jpg',
    items: [
      {
        ...item,
        html: '<p><itunes:explicit>no</itunes:explicit></p>',
        byline: 'Ines Marlow',
        explicit: true,
        seconds: 17,
        transcripts: [{ url: `${STORY}transcript.txt`, type: 'text/plain', language: 'en' }],
      },
    ],
  };
  const xml = writePodcast(podcast);
  const read = parseRssFeed(xml);

  it('has what directories ask for', () => {
    expect(read.itunes).toMatchObject({
      author: 'The Tideline',
      owner: { name: 'The Tideline', email: 'newsroom@tideline.example' },
      categories: [{ text: 'News' }, { text: 'Society & Culture' }],
      image: podcast.cover,
      type: 'episodic',
    });
    expect(read.podcast).toMatchObject({ locked: { value: true, owner: 'newsroom@tideline.example' } });
    expect(read.items?.[0]).toMatchObject({
      itunes: { duration: 17, title: 'Harbour opens again', author: 'Ines Marlow' },
      podcast: { transcripts: [{ url: `${STORY}transcript.txt`, type: 'text/plain', language: 'en' }] },
      enclosures: [{ length: 4321 }],
    });
  });

  it('says true or false of what is explicit, as Apple asks, and changes nothing in texts', () => {
    expect([...xml.matchAll(/^ *<itunes:explicit>(\w+)</gm)].map(([, value]) => value)).toEqual(['false', 'true']);
    expect(read.items?.[0]?.content?.encoded).toBe('<p><itunes:explicit>no</itunes:explicit></p>');
  });

  it.each([
    ['https://mp3s.nashownotes.com/pc20rss.xml', '917393e3-1b1e-5cef-ace4-edaa54e1f810'],
    ['http://podnews.net/rss/', '9b024349-ccf0-5f69-a609-6b82873eab3c'],
  ])('at %s has the id %s, as others compute it', (url, id) => {
    expect(podcastGuid(url)).toBe(id);
  });
});
