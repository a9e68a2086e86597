import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { checkHouseRules, textCacheVersion, type Finding } from '../../../../src/content/house-rules/rulebook.ts';
import { readNewsroom } from '../../../../src/content/newsroom.ts';
import { ReadingCache } from '../../../../src/content/reading-cache.ts';
import { HOUSE_RULE_IDS, HOUSE_RULES, type HouseRuleId } from '../../../../src/content/schemas/house.ts';
import { copyNewsroom, type NewsroomCopy } from '../../../support/overlay.ts';
import { ROOT, SAMPLE } from '../../../support/site.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const base = fileURLToPath(new URL('../../../fixtures/newsroom', import.meta.url));
const copies: NewsroomCopy[] = [];
afterAll(() => {
  for (const copy of copies) copy.remove();
});

interface Story {
  headline?: string;
  standfirst?: string | null;
  section?: string;
  kind?: string;
  published?: string;
  fields?: string;
  sources?: boolean;
  text?: string;
}

/** A story that keeps every rule, but for what is said of it. */
function story({
  headline = 'The ferry has a new timetable',
  standfirst = 'It leaves an hour earlier.',
  section = 'news',
  kind = 'news',
  published = '2026-03-10T09:00:00+00:00',
  fields = '',
  sources = true,
  text = 'The first boat leaves at six.',
}: Story = {}): string {
  return [
    '---',
    `headline: ${headline}`,
    ...(standfirst === null ? [] : [`standfirst: ${standfirst}`]),
    `section: ${section}`,
    `kind: ${kind}`,
    `published: ${published}`,
    'byline: [coast-desk]',
    ...(sources ? ['sources:', '  - name: Harbour office'] : []),
    ...(fields === '' ? [] : [fields]),
    '---',
    text,
    '',
  ].join('\n');
}

const FERRY = 'articles/en/2026/ferry.md';

/** What breaks a rule once these files lie over the newsroom of the fixtures; `house` goes into site.yaml. */
async function findings(files: Record<string, string>, { house = '', now = NOW, site = '' } = {}): Promise<Finding[]> {
  const copy = copyNewsroom(base);
  copies.push(copy);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(copy.contentDir, path)), { recursive: true });
    writeFileSync(join(copy.contentDir, path), text);
  }
  writeFileSync(join(copy.contentDir, 'site.yaml'), `${SITE}${site}${house === '' ? '' : `house:\n${house}\n`}`);
  const { newsroom, faults } = await readNewsroom(copy.root, copy.contentDir);
  expect(faults).toEqual([]);
  return newsroom ? checkHouseRules(newsroom, { now }) : [];
}

const SITE = readFixture('site.yaml');

function readFixture(name: string): string {
  return readFileSync(join(base, name), 'utf8');
}

/** What one rule says of one file. */
async function said(rule: HouseRuleId, files: Record<string, string>, file = FERRY): Promise<string[]> {
  const all = await findings(files);
  return all
    .filter((one) => one.rule === rule && one.file === `content/${file}`)
    .map(({ line, column, field, problem }) => `${line ?? '–'}:${column ?? '–'} ${field ?? ''} ${problem}`);
}

const ofLength = (length: number) => 'a'.repeat(length);

describe('a story that keeps every house rule', () => {
  it('is passed over', async () => {
    expect((await findings({ [FERRY]: story() })).filter(({ file }) => file.endsWith('ferry.md'))).toEqual([]);
  });
});

describe('headline and standfirst', () => {
  it.each([
    [110, []],
    [111, [`2:– headline “${ofLength(79)}…” has 111 characters; a headline has at most 110.`]],
  ])('a headline of %d characters', async (length, expected) => {
    expect(await said('headlineLength', { [FERRY]: story({ headline: ofLength(length) }) })).toEqual(expected);
  });

  it('counts letters with their marks as one', async () => {
    expect(await said('headlineLength', { [FERRY]: story({ headline: 'مَ'.repeat(100) }) })).toEqual([]);
  });

  it.each([
    [
      'missing',
      story({ standfirst: null }),
      ['–:– standfirst The story has no standfirst, which lists, search engines and feeds show under the headline.'],
    ],
    ['missing in a draft', story({ standfirst: null, fields: 'draft: true' }), []],
    ['of 300 characters', story({ standfirst: ofLength(300) }), []],
    [
      'of 301 characters',
      story({ standfirst: ofLength(301) }),
      [`3:– standfirst “${ofLength(79)}…” has 301 characters; a standfirst has at most 300.`],
    ],
  ])('a standfirst %s', async (_what, text, expected) => {
    expect(await said('standfirst', { [FERRY]: text })).toEqual(expected);
  });
});

describe('letters that cards cannot show', () => {
  it.each([
    [
      'Tokyo’s 東京タワー and ตลาด',
      '2:– headline The faces that cards are set in have no “東”, “京”, “タ”, “ワ”, “ー”, “ต”, “ล”, “า” and 1 more, so the card that networks show with a link to this story has the newspaper’s name in place of the headline.',
    ],
    [
      'Storm 🌪️ tonight',
      '2:– headline The faces that cards are set in have no “🌪️”, so the card that networks show with a link to this story leaves that out.',
    ],
  ])('in the headline “%s”', async (headline, expected) => {
    expect(await said('cardLetters', { [FERRY]: story({ headline }) })).toEqual([expected]);
    expect(await said('cardLetters', { [FERRY]: story({ headline, fields: 'photos:\n  - photo: harbour' }) })).toEqual([]);
  });

  it('are told once of an edition that is written in them', async () => {
    const paths = ['uno', 'dos', 'tres', 'cuatro'].map((name) => `articles/es/2026/${name}.md`);
    const all = await findings(Object.fromEntries(paths.map((path) => [path, story({ headline: 'สวัสดีตอนเช้า' })])));
    expect(all.filter(({ rule }) => rule === 'cardLetters').map(({ file, field, problem }) => [file, field, problem])).toEqual([
      [
        'content/site.yaml',
        'languages[2].code',
        'The faces that cards are set in do not have the letters of most headlines in “es” (“ส”, “ว”, “ั”, “ด”, “ี”, “ต”, “อ”, “น” and 4 more), so the cards that networks show with links to its stories have the newspaper’s name in their place.',
      ],
    ]);
  });
});

describe('photos', () => {
  it('a lead photo narrower than 1,400 pixels', async () => {
    expect(await said('leadPhotoWidth', { [FERRY]: story({ fields: 'photos:\n  - photo: harbour' }) })).toEqual([
      '11:– photos[1].photo The lead photo “harbour” is 480 pixels wide; a lead photo has at least 1400.',
    ]);
  });

  it.each([
    ['the same but for capitals and the full stop', 'A harbour.', 'a harbour', 1],
    ['another', 'The wall in May.', 'A wall', 0],
  ])('an alt text and a caption that are %s', async (_what, caption, alt, count) => {
    const fields = `photos:\n  - photo: harbour\n    caption: ${caption}\n    alt: ${alt}`;
    expect(await said('altSameAsCaption', { [FERRY]: story({ fields }) })).toHaveLength(count);
  });

  it('said of the picture itself, in any language', async () => {
    const yaml = 'alt: { en: A pier, es: El muelle }\ncaption: { en: "The pier, 2026", es: El muelle. }\ncredit: Ana\n';
    expect(await said('altSameAsCaption', { 'photos/harbour.yaml': yaml }, 'photos/harbour.yaml')).toEqual([
      '1:– alt The picture’s alt text is its caption: “El muelle”.',
    ]);
  });
});

describe('corrections and sources', () => {
  const corrected = (updated: string) =>
    `${updated}corrections:\n  - date: 2026-03-11T09:00:00+00:00\n    wrong: It said five.\n    right: It is six.`;

  it.each([
    ['no update', '', ['10:– corrections The story was corrected on “2026-03-11T09:00:00+00:00” but has no “updated”.']],
    [
      'an earlier update',
      'updated: 2026-03-10T10:00:00+00:00\n',
      ['10:– updated “2026-03-10T10:00:00+00:00” is before the story’s latest correction, “2026-03-11T09:00:00+00:00”.'],
    ],
    ['an update at that time, in another zone', 'updated: 2026-03-11T10:00:00+01:00\n', []],
  ])('a correction with %s', async (_what, updated, expected) => {
    expect(await said('correctionWithoutUpdate', { [FERRY]: story({ fields: corrected(updated) }) })).toEqual(expected);
  });

  it.each([
    ['news', 1],
    ['analysis', 1],
    ['explainer', 1],
    ['obituary', 1],
    ['opinion', 0],
    ['review', 0],
    ['interview', 0],
  ])('%s without sources', async (kind, count) => {
    expect(await said('sources', { [FERRY]: story({ kind, sources: false }) })).toHaveLength(count);
  });

  it('a draft may still be without', async () => {
    expect(await said('sources', { [FERRY]: story({ sources: false, fields: 'draft: true' }) })).toEqual([]);
  });
});

describe('words that stand twice', () => {
  it.each([
    ['in a sentence', 'It is is late. He saw the the boat.', ['11:23 text A word stands twice in a row: “the the”.']],
    ['across the end of a line', 'He saw the\nthe boat.', ['11:8 text A word stands twice in a row: “the the”.']],
    ['with a capital', 'The the boat.', ['11:1 text A word stands twice in a row: “The the”.']],
    ['half in bold', 'He saw the **the** boat.', ['11:8 text A word stands twice in a row: “the the”.']],
    ['half in a link', 'See the [the list](https://example.org/the-the).', ['11:5 text A word stands twice in a row: “the the”.']],
    ['across paragraphs', 'He saw the\n\nthe boat.', []],
    ['across a full stop', 'So it was. Was it?', []],
    ['across a comma', 'He saw the, the boat.', []],
    ['as grammar has it', 'He had had enough, she said that that was so.', []],
    ['as a name has it', 'They went to Wagga Wagga.', []],
    ['in code', 'He wrote `the the`.', []],
    ['in a block of code', '```\nthe the\n```\n\nText.', []],
    ['in a list', '- the\n- the boat', []],
    ['in a table', '| the | the |\n| --- | --- |\n| a | b |', []],
    ['under a heading', '## The boat\nboat leaves at six.', []],
    ['with code between', 'the `x` the boat', []],
    ['as figures', 'Rows of 20 20 and more.', []],
  ])('%s', async (_what, text, expected) => {
    expect(await said('repeatedWords', { [FERRY]: story({ text }) })).toEqual(expected);
  });

  it('in a headline and a correction', async () => {
    const fields =
      'updated: 2026-03-12T09:00:00+00:00\ncorrections:\n  - date: 2026-03-11T09:00:00+00:00\n    wrong: It said said five.\n    right: It is six.';
    expect(await said('repeatedWords', { [FERRY]: story({ headline: 'The the ferry', fields }) })).toEqual([
      '2:– headline A word stands twice in a row: “The the”.',
      '13:– corrections[1].wrong A word stands twice in a row: “said said”.',
    ]);
  });

  it.each([
    ['es', 'El barco sale a las las seis. No no.', 1],
    ['ar', 'يوما يوما ثم في في الميناء. جداً جداً.', 1],
  ])('in %s, where other words may', async (language, text, count) => {
    const file = `articles/${language}/2026/ferry.md`;
    expect(await said('repeatedWords', { [file]: story({ text }) }, file)).toHaveLength(count);
  });
});

describe('links within the site', () => {
  const to = (target: string) => story({ text: `The [boat](${target}) leaves.` });

  it.each([
    'https://elsewhere.example/nowhere/',
    '/',
    '/news/',
    '/news',
    '/about/',
    '/about/index.html',
    '/news/coast/2026/03/02/harbour-opens/',
    '/news/coast/2026/03/02/harbour-opens/#storm',
    '../../../../coast/2026/03/02/harbour-opens/',
    'https://tideline.example/news/coast/2026/03/02/harbour-opens/',
    '/archive/2026/03/',
    '/authors/coast-desk/',
    '/es/',
    '/search/',
    '/news/rss.xml',
    '/sitemap.xml',
    '#below',
    'mailto:a@example.org',
    '//elsewhere.example/nowhere/',
  ])('%s is there', async (target) => {
    const own = await findings({ [FERRY]: to(target) });
    expect(own.filter(({ rule }) => rule === 'deadLinks' || rule === 'earlyLinks')).toEqual([]);
  });

  it.each([
    [
      '/news/coast/2026/03/02/harbor-opens/',
      '11:12 text The link “/news/coast/2026/03/02/harbor-opens/” leads to /news/coast/2026/03/02/harbor-opens/, where there is no page.',
    ],
    ['../nowhere/', '11:12 text The link “../nowhere/” leads to /news/2026/03/10/nowhere/, where there is no page.'],
    [
      'https://tideline.example/nowhere',
      '11:12 text The link “https://tideline.example/nowhere” leads to /nowhere/, where there is no page.',
    ],
    ['/media/nothing.mp3', '11:12 text The link “/media/nothing.mp3” leads to /media/nothing.mp3, where there is no file.'],
    ['/nowhere/rss.xml', '11:12 text The link “/nowhere/rss.xml” leads to /nowhere/rss.xml, where there is no file.'],
  ])('%s is dead', async (target, expected) => {
    expect(await said('deadLinks', { [FERRY]: to(target) })).toEqual([expected]);
  });

  it('a dead one is an error, and the address that was meant is named', async () => {
    const [own] = (await findings({ [FERRY]: to('/news/coast/2026/03/02/harbor-opens/') })).filter(({ rule }) => rule === 'deadLinks');
    expect(own).toMatchObject({
      level: 'error',
      mend: expect.stringContaining('Did you mean “/news/coast/2026/03/02/harbour-opens/”?') as string,
    });
  });

  it('an earlier address is there, because it leads on', async () => {
    const files = { [FERRY]: to('/old/ferry/'), 'redirects.yaml': 'redirects:\n  - { from: /old/ferry/, to: /news/ }\n' };
    expect(await said('deadLinks', files)).toEqual([]);
  });

  it.each([
    [
      'a draft',
      'draft: true',
      '2026-03-09T09:00:00+00:00',
      ['11:12 text The link “/news/2026/03/09/secret/” leads to a story that is still a draft.'],
    ],
    [
      'under embargo',
      '',
      '2026-12-01T09:00:00+00:00',
      ['11:12 text The link “/news/2026/12/01/secret/” leads to a story that is under embargo until 2026-12-01T09:00:00.000Z.'],
    ],
    [
      'taken down',
      'removed: { date: 2026-03-10T09:00:00+00:00 }',
      '2026-03-09T09:00:00+00:00',
      ['11:12 text The link “/news/2026/03/09/secret/” leads to a story that was taken down.'],
    ],
    ['out', '', '2026-03-09T09:00:00+00:00', []],
  ])('a story that is %s is linked only when it is out', async (_what, fields, published, expected) => {
    const day = published.slice(0, 10).replaceAll('-', '/');
    const files = { [FERRY]: to(`/news/${day}/secret/`), 'articles/en/2026/secret.md': story({ fields, published }) };
    expect(await said('earlyLinks', files)).toEqual(expected);
    expect(await said('deadLinks', files)).toEqual([]);
  });

  it('of a story under the same embargo are none too early', async () => {
    const published = '2026-12-01T09:00:00+00:00';
    const files = {
      [FERRY]: story({ published, text: 'The [boat](/news/2026/12/01/secret/) leaves.' }),
      'articles/en/2026/secret.md': story({ published }),
    };
    expect(await said('earlyLinks', files)).toEqual([]);
  });

  describe('while a file cannot be read', () => {
    const broken = (fields: string) => story({ fields: `${fields}\nbogus: 1` });
    const files = {
      'articles/en/2026/broken.md': broken('draft: true'),
      'pages/en/half.md': '---\ntitle: Half a page\ndraft: true\nbogus: 1\n---\nWords.\n',
    };
    const dead = async (texts: Record<string, string>) => {
      const copy = copyNewsroom(base);
      copies.push(copy);
      for (const [path, text] of Object.entries(texts)) {
        mkdirSync(dirname(join(copy.contentDir, path)), { recursive: true });
        writeFileSync(join(copy.contentDir, path), text);
      }
      const { newsroom } = await readNewsroom(copy.root, copy.contentDir);
      const found = newsroom ? checkHouseRules(newsroom, { now: NOW }) : [];
      return found.flatMap(({ rule, level, problem }) => (rule === 'deadLinks' ? [`${level}: ${problem}`] : []));
    };

    it.each(['/news/2026/03/09/broken/', '/news/coast/2026/03/10/broken/', '/half/', '/news/2026/03/09/broken/transcript.txt'])(
      '%s may be its address, and is not judged',
      async (target) => {
        expect(await dead({ ...files, [FERRY]: to(target) })).toEqual([]);
      },
    );

    it.each(['/news/nowhere/', '/news/broken/', '/nowhere/2026/03/09/broken/', '/es/news/2026/03/09/broken/', '/half/more/'])(
      '%s is none of its, and as dead as before',
      async (target) => {
        expect(await dead({ ...files, [FERRY]: to(target) })).toEqual([
          `error: The link “${target}” leads to ${target}, where there is no page.`,
        ]);
      },
    );

    it('no link is judged without the redirects', async () => {
      const redirects = 'redirects:\n  - { from: /old/ferry/, to: /news/ }\nbogus: 1\n';
      expect(await dead({ 'redirects.yaml': redirects, [FERRY]: to('/old/ferry/') })).toEqual([]);
    });
  });
});

describe('names that have a page', () => {
  it.each([
    [
      'in the headline',
      story({ headline: 'Harbours close early' }),
      ['–:– topics “Harbours” is a topic that the story names, but it is not among the story’s topics.'],
    ],
    [
      'three times in the text',
      story({ text: 'Harbours are cold.\n\nOld Harbours too. All Harbours.' }),
      ['11:1 text “Harbours” is a topic that the story names, but it is not among the story’s topics.'],
    ],
    ['twice in the text', story({ text: 'Harbours are cold. All Harbours.' }), []],
    ['as an ordinary word', story({ text: 'harbours, harbours and harbours' }), []],
    ['as part of another word', story({ headline: 'Harboursmith wins' }), []],
    ['among its topics', story({ headline: 'Harbours close early', fields: 'topics: [harbours]' }), []],
    ['with a link', story({ headline: 'Harbours close early', text: 'All [harbours](/topics/harbours/).' }), []],
    [
      'of somebody in the newsroom',
      story({ text: 'Said Inés Marlow’s brother.' }),
      ['11:6 text “Inés Marlow” writes for the newspaper and is named here without a link.'],
    ],
    ['of somebody in the newsroom, linked', story({ text: 'Said [Inés Marlow](/authors/ines-marlow/).' }), []],
  ])('%s', async (_what, text, expected) => {
    expect(await said('unlinkedNames', { [FERRY]: text })).toEqual(expected);
  });

  it('are found with an Arabic particle before them', async () => {
    const file = 'articles/ar/2026/ferry.md';
    const topic = 'name: { en: Harbours, ar: الموانئ }\n';
    const text = 'والموانئ باردة. بالموانئ سفن. الموانئ بعيدة.';
    expect(await said('unlinkedNames', { [file]: story({ text }), 'topics/harbours.yaml': topic }, file)).toHaveLength(1);
  });
});

describe('words of “npm run new” that were left', () => {
  it('are an error in what would be published', async () => {
    const own = (await findings({ [FERRY]: story({ text: 'The text goes here.' }) })).filter(({ rule }) => rule === 'placeholders');
    expect(own).toMatchObject([{ level: 'error', line: 11, column: 1 }]);
  });

  it('may stand in a draft', async () => {
    expect(await said('placeholders', { [FERRY]: story({ text: 'The text goes here.', fields: 'draft: true' }) })).toEqual([]);
  });
});

describe('blanks in a standing page', () => {
  const PAGE = 'pages/en/policies/ownership.md';
  const page = (text: string, fields = '') =>
    `---\ntitle: Ownership\nsummary: Who owns it.\ngroup: policies\norder: 9\n${fields}---\n${text}\n`;
  const blanksOf = async (text: string, fields = '') =>
    (await findings({ [PAGE]: page(text, fields) })).filter(({ rule }) => rule === 'blanks');

  it('are an error in what would be published, each with its place', async () => {
    expect(await blanksOf('It belongs to [[name of the owner]].\n\nSince [[year]].')).toMatchObject([
      { level: 'error', file: `content/${PAGE}`, line: 7, column: 15, problem: '“[[name of the owner]]” is a blank that would be published.' },
      { level: 'error', line: 9, column: 7 },
    ]);
  });

  it('are a warning in a draft', async () => {
    const [found, ...others] = await blanksOf('It belongs to [[name of the owner]].', 'draft: true\n');
    expect(others).toEqual([]);
    expect(found?.level).toBe('warning');
    expect(found?.mend).toContain('take “draft: true” out');
  });

  it('are not what a link or a note has', async () => {
    expect(await blanksOf('A [link](/news/), a note[^1] and an [aside].\n\n[^1]: Said here.')).toEqual([]);
  });
});

describe('the end of security.txt', () => {
  const site = 'security:\n  contact: [mailto:a@tideline.example]\n  expires: 2027-06-01T00:00:00Z\n';

  it.each([
    ['2026-11-22T12:00:00Z', []],
    ['2027-05-20T00:00:00Z', ['“2027-06-01T00:00:00Z” is near. From then on security.txt will not be published.']],
    ['2027-06-01T00:00:00Z', ['“2027-06-01T00:00:00Z” has passed. security.txt is not published any more.']],
    ['2025-11-22T12:00:00Z', ['“2027-06-01T00:00:00Z” is more than a year away; whoever reads security.txt may not trust it.']],
  ])('at %s', async (moment, problems) => {
    const all = await findings({}, { site, now: Date.parse(moment) });
    const own = all.filter(({ rule }) => rule === 'securityExpires');
    expect(own.map(({ problem }) => problem)).toEqual(problems);
    for (const { line, file } of own) expect([file, line]).toEqual(['content/site.yaml', 46]);
  });
});

describe('the sample newsroom', () => {
  it('keeps its own house rules', { timeout: 60_000 }, async () => {
    const { newsroom } = await readNewsroom(ROOT, SAMPLE);
    expect(newsroom && checkHouseRules(newsroom, { now: NOW })).toEqual([]);
  });
});

describe('the documentation for editors', () => {
  const editing = readFileSync(fileURLToPath(new URL('../../../../docs/editing.md', import.meta.url)), 'utf8');

  it.each(Object.entries(HOUSE_RULES))('lists %s with its level', (rule, { level }) => {
    expect(editing).toMatch(new RegExp(`^\\| \`${rule}\` \\| .+ \\| \`${level}\` \\|$`, 'm'));
  });
});

describe('levels', () => {
  const broken = { [FERRY]: story({ headline: ofLength(120), standfirst: null }) };
  const levels = (all: readonly Finding[]) =>
    all.filter(({ file }) => file.endsWith('ferry.md')).map(({ rule, level }) => `${rule} ${level}`);

  it('are those of the schema where site.yaml says nothing', async () => {
    expect(levels(await findings(broken))).toEqual(['headlineLength warning', 'standfirst warning']);
  });

  it('are set in site.yaml, rule by rule', async () => {
    expect(levels(await findings(broken, { house: '  headlineLength: error\n  standfirst: off' }))).toEqual(['headlineLength error']);
  });

  it('are never more than a warning in a draft', async () => {
    const draft = { [FERRY]: story({ headline: ofLength(120), fields: 'draft: true' }) };
    expect(levels(await findings(draft, { house: '  headlineLength: error' }))).toEqual(['headlineLength warning']);
  });

  it('hold from a day on', async () => {
    expect(levels(await findings(broken, { house: '  since: 2026-03-10' }))).toHaveLength(2);
    expect(levels(await findings(broken, { house: '  since: 2026-03-11' }))).toEqual([]);
  });

  it('can all be off', async () => {
    const house = HOUSE_RULE_IDS.map((rule) => `  ${rule}: off`).join('\n');
    expect(await findings(broken, { house })).toEqual([]);
  });
});

describe('lines', () => {
  it('are looked up of all findings, or of errors alone', async () => {
    const copy = copyNewsroom(base);
    copies.push(copy);
    writeFileSync(join(copy.contentDir, FERRY), story({ headline: ofLength(120), standfirst: ofLength(320) }));
    const { newsroom } = await readNewsroom(copy.root, copy.contentDir);
    if (!newsroom) throw new Error('The newsroom could not be read.');
    const strict = { ...newsroom, site: { ...newsroom.site, house: { headlineLength: 'error' as const } } };
    const lines = (located: 'all' | 'errors') =>
      checkHouseRules(strict, { now: NOW, located })
        .filter(({ file }) => file.endsWith('ferry.md'))
        .map(({ rule, line }) => `${rule} ${line ?? 'nowhere'}`);
    expect(lines('all')).toEqual(['headlineLength 2', 'standfirst 3']);
    expect(lines('errors')).toEqual(['headlineLength 2', 'standfirst nowhere']);
  });
});

describe('what is remembered of texts', () => {
  it('is used while text and names are the same, and no file is opened', async () => {
    const { newsroom } = await readNewsroom(join(base, '..'), base);
    if (!newsroom) throw new Error('The newsroom could not be read.');
    const cache = new ReadingCache(undefined, textCacheVersion(newsroom));
    let opened = 0;
    const check = () => checkHouseRules(newsroom, { now: NOW, cache, onProgress: () => (opened += 1) });
    const first = check();
    expect(opened).toBeGreaterThan(10);
    opened = 0;
    expect(check()).toEqual(first);
    expect(opened).toBe(0);
  });

  it('holds no longer when a topic gets another name', async () => {
    const { newsroom } = await readNewsroom(join(base, '..'), base);
    if (!newsroom) throw new Error('The newsroom could not be read.');
    const renamed = { ...newsroom, topics: newsroom.topics.map((topic) => ({ ...topic, data: { ...topic.data, name: 'Quays' } })) };
    expect(textCacheVersion(renamed)).not.toBe(textCacheVersion(newsroom));
  });
});
