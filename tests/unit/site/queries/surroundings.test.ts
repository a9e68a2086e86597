import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collectionsOf, contentOf } from '../../../../src/content/collections.ts';
import { findEmbargoes } from '../../../../src/content/embargo.ts';
import { readNewsroom } from '../../../../src/content/newsroom.ts';
import type { Newsroom } from '../../../../src/content/newsroom-model.ts';
import type { EventData } from '../../../../src/content/schemas/event.ts';
import type { FrontData } from '../../../../src/content/schemas/front.ts';
import { siteSchema } from '../../../../src/content/schemas/site.ts';
import { buildChrome } from '../../../../src/site/queries/chrome.ts';
import { getEventsPage } from '../../../../src/site/queries/events.ts';
import { getFront } from '../../../../src/site/queries/fronts.ts';
import { buildIndex } from '../../../../src/site/queries/index-builder.ts';
import { editionOf, type NewsroomIndex } from '../../../../src/site/queries/newsroom-index.ts';
import { listFiles } from '../../../../src/site/queries/pages.ts';
import { getRepublish } from '../../../../src/site/queries/republish.ts';
import { getStory } from '../../../../src/site/queries/stories.ts';
import { withForms } from '../../../../src/site/seo/policy.ts';
import { SMALL_NEWSROOM } from '../../../support/project.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const { newsroom } = await readNewsroom(join(SMALL_NEWSROOM, '..'), SMALL_NEWSROOM);
const small = there(newsroom);
const source = there(small.articles[0]).source;

function there<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error('The small newsroom is not what this test takes it for.');
  return thing;
}

function indexOf(changes: Partial<Newsroom>, now = NOW): NewsroomIndex {
  return buildIndex(contentOf(collectionsOf({ ...small, ...changes }, { now })), { now });
}

/** The small newsroom with more in `site.yaml`. */
function withSettings(settings: object, now = NOW): NewsroomIndex {
  return indexOf({ site: siteSchema.parse({ ...small.site, ...settings }) }, now);
}

function chromeOf(index: NewsroomIndex, language = 'en') {
  return buildChrome(index, { edition: editionOf(index, language), alternates: new Map() });
}

const frontOf = (index: NewsroomIndex, language = 'en') => getFront(index, editionOf(index, language));

describe('pages of which an edition has nothing, or which it does without', () => {
  const filesOf = (index: NewsroomIndex) => listFiles(index).map(({ path }) => path);
  const linksOf = (index: NewsroomIndex, language: string) =>
    JSON.stringify([chromeOf(index, language), frontOf(index, language)]).match(
      /"\/(?:es\/|ar\/)?(?:live|audio|pictures|topics|events)\/"/g,
    ) ?? [];
  const silent = { audio: { status: 'off-air' } };
  const inEnglish = ['live/index.html', 'audio/index.html', 'audio/podcast.xml', 'pictures/index.html', 'topics/index.html'];

  it('are not there in that edition alone, and nothing leads to them', () => {
    const index = withSettings(silent);
    const files = filesOf(index);
    expect(inEnglish.filter((file) => !files.includes(file))).toEqual([]);
    expect(files.filter((file) => /^(?:es|ar)\/(?:live|audio|video|pictures|topics)\/(?:index|podcast)/.test(file))).toEqual([
      'es/topics/index.html',
    ]);
    expect(new Set(linksOf(index, 'es'))).toEqual(new Set(['"/es/topics/"']));
    expect(linksOf(index, 'ar')).toEqual([]);
  });

  it('lead to fronts in the editions that do not have them', () => {
    const index = withSettings(silent);
    const live = listFiles(index).find((file) => file.path === 'live/index.html');
    if (!live || !('view' in live)) throw new Error('There is no page of live stories.');
    const { head, chrome } = live.view() as ReturnType<typeof getEventsPage>;
    expect(head.alternates).toEqual([]);
    expect(chrome.languages.map(({ url }) => url)).toEqual(['/', '/es/', '/ar/']);
  });

  it('are left out of every edition, or of one', () => {
    const languages = small.site.languages.map((language) => (language.code === 'es' ? { ...language, leaveOut: ['topics'] } : language));
    const files = filesOf(withSettings({ ...silent, languages, leaveOut: ['audio'] }));
    expect(files.filter((file) => /(?:topics|audio|live)\/index\.html$/.test(file)).sort()).toEqual([
      'live/index.html',
      'topics/index.html',
    ]);
    expect(linksOf(withSettings({ ...silent, languages }), 'es')).toEqual([]);
    expect(filesOf(withSettings({ ...silent, languages }))).toContain('es/topics/harbours/index.html');
  });

  it('are there in every edition while a stream is on air', () => {
    const files = filesOf(withSettings({ live: { status: 'on-air', url: 'https://live.example/a.m3u8' } }));
    expect(files.filter((file) => file.endsWith('live/index.html')).sort()).toEqual([
      'ar/live/index.html',
      'es/live/index.html',
      'live/index.html',
    ]);
  });
});

describe('header, menu and footer', () => {
  const links = [
    { page: 'about' },
    { section: 'news/coast' },
    { page: 'archive', title: { en: 'Everything', es: 'Todo' } },
    { title: 'Support us', url: { en: 'https://donate.example/', es: 'https://donate.example/es' }, accent: true },
    { title: 'Quiz', url: '/quiz/' },
  ];

  it('name and address what they lead to in each language, and leave out what an edition has not', () => {
    const index = withSettings({ header: { links } });
    expect(chromeOf(index).links?.map(({ label, url }) => `${label} ${url}`)).toEqual([
      'About us /about/',
      'Coast /news/coast/',
      'Everything /archive/',
      'Support us https://donate.example/',
      'Quiz /quiz/',
    ]);
    expect(chromeOf(index, 'es').links?.map(({ url }) => url)).toContain('https://donate.example/es');
    expect(chromeOf(index).links?.[3]?.accent).toBe(true);
  });

  it('have the sections and the groups that are named, in their order', () => {
    const groups = ['archive', { title: 'Take part', links }, 'sections'];
    const chrome = chromeOf(withSettings({ header: { sections: ['science'] }, footer: { groups } }));
    expect(chrome.sections.map(({ label }) => label)).toEqual(['Science']);
    expect(chrome.footer.map(({ heading }) => heading).slice(0, 2)).toEqual(['Archive', 'Take part']);
  });

  it('take a link for donations for no account', () => {
    const social = [...small.site.social, { label: 'Donate', url: 'https://donate.example/', profile: false }];
    const index = withSettings({ social });
    expect(chromeOf(index).follow.map(({ own }) => own)).toEqual([true, true, false]);
    expect(JSON.stringify(frontOf(index).head.jsonLd)).not.toContain('donate.example');
  });
});

describe('advertisements of the settings', () => {
  const advertisements = [
    {
      places: ['section', 'story'],
      advertiser: 'Example Boats',
      words: { en: 'Boats.', es: 'Barcos.', ar: 'قوارب.' },
      url: 'https://boats.example/',
    },
  ];

  it('stand on the kinds of pages that are named, and on no other', () => {
    const { chrome } = frontOf(withSettings({ advertisements }));
    const own = [{ advertiser: 'Example Boats', text: 'Boats.', url: 'https://boats.example/', picture: undefined }];
    expect(chrome.advertisements).toEqual({ section: own, story: own });
    expect(frontOf(withSettings({})).chrome.advertisements).toBeUndefined();
  });

  it('stand in the editions that they have words for, and plain words in every one', () => {
    const inEnglish = { ...advertisements[0], words: { en: 'Boats.' } };
    expect(chromeOf(withSettings({ advertisements: [inEnglish] }), 'en').advertisements?.story).toHaveLength(1);
    expect(chromeOf(withSettings({ advertisements: [inEnglish] }), 'es').advertisements).toBeUndefined();
    expect(chromeOf(withSettings({ advertisements: [{ ...inEnglish, words: 'Boats.' }] }), 'es').advertisements?.story).toHaveLength(1);
  });
});

describe('the form to sign up for a newsletter', () => {
  const newsletter = { action: 'https://lists.example/subscribe', hidden: { list: '4711' }, leadsOn: ['https://thanks.example/done'] };

  it('stands on every page, whose policies alone let it be sent', () => {
    const front = frontOf(withSettings({ newsletter }));
    expect(front.chrome.newsletter).toMatchObject({ title: 'Newsletter', field: 'email', hidden: [['list', '4711']] });
    expect(front.head.forms).toEqual(['https://lists.example', 'https://thanks.example']);
    expect(withForms("base-uri 'none'; form-action 'self'", front.head.forms ?? [])).toBe(
      "base-uri 'none'; form-action 'self' https://lists.example https://thanks.example",
    );
    expect(frontOf(indexOf({})).head.forms).toBeUndefined();
  });

  it('stands on the front alone where that is asked for', () => {
    const index = withSettings({ newsletter: { ...newsletter, place: 'front' } });
    expect(frontOf(index).rows.at(-1)?.kind).toBe('newsletter');
    const story = getStory(index, there(index.stories.get('en/2026/harbour-opens')));
    expect([story.chrome.newsletter, story.head.forms]).toEqual([undefined, undefined]);
  });
});

describe('a banner', () => {
  const banner = { text: { en: 'A storm.' }, url: '/news/', from: '2026-11-22T10:00:00+00:00', until: '2026-11-22T14:00:00+00:00' };

  it.each([
    ['2026-11-22T09:59:59Z', false],
    ['2026-11-22T10:00:00Z', true],
    ['2026-11-22T13:59:59Z', true],
    ['2026-11-22T14:00:00Z', false],
  ])('is there from its beginning to its end: %s', (now, isThere) => {
    expect(chromeOf(withSettings({ banner }, Date.parse(now))).banner !== undefined).toBe(isThere);
  });

  it('is not there in a language without words for it, and on fronts alone where that is asked for', () => {
    expect(chromeOf(withSettings({ banner }), 'es').banner).toBeUndefined();
    const index = withSettings({ banner: { ...banner, place: 'front' } });
    expect(chromeOf(index).banner).toBeUndefined();
    expect(frontOf(index).chrome.banner?.text).toBe('A storm.');
  });

  it('has title and address of its own language, and what is written plain in every edition', () => {
    const told = { ...banner, text: { en: 'A storm.', es: 'Temporal.' }, title: { en: 'Warning' }, url: { en: '/news/' } };
    expect(chromeOf(withSettings({ banner: told }), 'es').banner).toMatchObject({ title: undefined, text: 'Temporal.', url: undefined });
    const plain = { ...banner, text: 'A storm.', title: 'Warning' };
    expect(chromeOf(withSettings({ banner: plain }), 'es').banner).toMatchObject({ title: 'Warning', text: 'A storm.', url: '/news/' });
  });

  it('has the site built when it begins and when it ends', () => {
    const site = siteSchema.parse({ ...small.site, banner });
    const { ends } = findEmbargoes({ site, articles: [], livePosts: [] }, Date.parse('2026-11-22T09:00:00Z'));
    expect(ends.map(({ at, turns }) => [at, turns])).toEqual([
      ['2026-11-22T10:00:00Z', 1],
      ['2026-11-22T14:00:00Z', 1],
    ]);
  });
});

describe('fronts', () => {
  const front = (id: string, data: FrontData) => ({ id, source, data });

  it('for some time are shown in it: the one that began last', () => {
    const fronts = [
      front('en', { lead: '2026/foghorn' }),
      front('en/big', { from: '2026-11-22T10:00:00Z', until: '2026-11-22T14:00:00Z', lead: '2026/spring-tide', leadMode: 'big' }),
      front('en/short', { from: '2026-11-22T11:00:00Z', until: '2026-11-22T11:30:00Z', lead: '2026/why-tides' }),
    ];
    const leadAt = (now: string) => {
      const { lead, leadMode } = frontOf(indexOf({ fronts }, Date.parse(now)));
      return [lead.url.split('/').at(-2), leadMode];
    };
    expect(leadAt('2026-11-22T09:00:00Z')).toEqual(['foghorn', 'quiet']);
    expect(leadAt('2026-11-22T10:00:00Z')).toEqual(['spring-tide', 'big']);
    expect(leadAt('2026-11-22T11:10:00Z')).toEqual(['why-tides', 'normal']);
    expect(leadAt('2026-11-22T12:00:00Z')).toEqual(['spring-tide', 'big']);
    expect(leadAt('2026-11-22T14:00:00Z')).toEqual(['foghorn', 'quiet']);
  });

  it('have their blocks and parts in any order, and leave out the parts that are not named', () => {
    const blocks: FrontData['blocks'] = [
      { title: 'Why we ask', text: 'Nobody owns us.', url: '/about/' },
      { part: 'choice' },
      { section: 'science', width: 'half' },
      { section: 'news', width: 'half' },
      { advertiser: 'Boats', words: 'Boats for all.', url: 'https://boats.example/' },
    ];
    const view = frontOf(indexOf({ fronts: [front('en', { lead: '2026/harbour-opens', top: [], choice: ['2026/foghorn'], blocks })] }));
    expect(view.rows.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['words', 'choice', 'ad']));
    expect(view.rows.map(({ kind }) => kind)).not.toContain('pictures');
    expect(view.rows[0]).toMatchObject({ kind: 'words', url: '/about/' });
  });
});

describe('events', () => {
  const event = (id: string, data: EventData) => ({ id, source, data });
  const events = [
    event('later', {
      title: { en: 'Market; with soup' },
      start: '2026-12-05T10:00:00+00:00',
      end: '2026-12-05T17:00:00+00:00',
      place: 'The quay',
    }),
    event('soon', { title: 'Concert', start: '2026-11-23T19:00:00+00:00', cancelled: true }),
    event('over', { title: 'Regatta', start: '2026-11-22T08:00:00+00:00' }),
    event('on', { title: 'Show', start: '2026-11-22T09:30:00+00:00' }),
  ];

  it('are listed until they are over, the next one first, with structured data', () => {
    const index = indexOf({ events });
    const view = getEventsPage(index, editionOf(index, 'en'));
    expect(view.events.map(({ title }) => title)).toEqual(['Show', 'Concert', 'Market; with soup']);
    expect(view.head.jsonLd).toContainEqual(
      expect.objectContaining({ '@type': 'Event', name: 'Concert', eventStatus: 'https://schema.org/EventCancelled' }),
    );
    expect(frontOf(index).rows.some(({ kind }) => kind === 'events')).toBe(true);
  });

  it('have a file for calendars, and a build when the first of them is over', async () => {
    const index = indexOf({ events });
    const file = listFiles(index).find(({ path }) => path === 'events.ics');
    const text = file?.kind === 'data' ? await file.text(() => Promise.resolve('')) : '';
    expect(text).toContain('SUMMARY:Market\\; with soup\r\n');
    expect(text).toContain('UID:later@tideline.example\r\n');
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(findEmbargoes({ ...small, articles: [], livePosts: [], events }, NOW).ends[0]?.at).toBe('2026-11-22T12:30:00Z');
  });

  it('have no page while there are none', () => {
    expect(listFiles(indexOf({})).filter(({ path }) => path.includes('events'))).toEqual([]);
  });
});

describe('sponsored stories', () => {
  const articles = small.articles.map((article) =>
    article.id === 'en/2026/foghorn'
      ? { ...article, data: { ...article.data, sponsor: { name: 'Example Boats', url: 'https://boats.example/' } }, fields: undefined }
      : article,
  );

  it('say so on their page, where they are listed, and in structured data', () => {
    const index = indexOf({ articles });
    const story = getStory(index, there(index.stories.get('en/2026/foghorn')));
    expect(story.sponsor).toEqual({ label: 'Sponsored by Example Boats', url: 'https://boats.example/' });
    expect(story.head.jsonLd[0]).toMatchObject({ sponsor: { '@type': 'Organization', name: 'Example Boats' } });
    expect(JSON.stringify(frontOf(index))).toContain('"sponsored":"Sponsored"');
  });
});

describe('stories that others may republish', () => {
  const licence = { name: 'CC BY-ND 4.0', url: 'https://creativecommons.org/licenses/by-nd/4.0/' };

  it('have a page that is not for search engines, from which photos that only their makers may pass on are left out', () => {
    const index = withSettings({ republish: { licence } });
    const story = there(index.stories.get('en/2026/harbour-opens'));
    expect(getStory(index, story).republish?.url).toBe(`${story.url}republish/`);
    const view = getRepublish(index, story);
    expect(view.head.indexed).toBe(false);
    expect(view.head.canonical).toBe(`https://tideline.example${story.url}`);
    const shown = [view.story.lead, ...view.story.morePhotos].flatMap((picture) => picture?.image.id ?? []);
    for (const id of shown) expect(index.photos.get(id)?.licence?.name).toMatch(/^(CC|Public domain)/);
  });

  it('are those that are named, where only these are', () => {
    expect(listFiles(withSettings({ republish: { licence, stories: 'named' } })).filter(({ path }) => path.includes('republish'))).toEqual(
      [],
    );
    expect(listFiles(indexOf({})).filter(({ path }) => path.includes('republish'))).toEqual([]);
  });
});
