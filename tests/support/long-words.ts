import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dump, load } from 'js-yaml';
import english from '../../src/messages/languages/en.ts';
import indonesian from '../../src/messages/languages/id.ts';

/** The longest words that newspapers of these languages have printed, or could; Thai has no spaces between its words. */
const LONG_WORDS = {
  de: [
    'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz',
    'Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung',
  ],
  fi: ['Lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilas', 'Epäjärjestelmällistyttämättömyydellänsäkäänköhän'],
  th: ['กรุงเทพมหานครอมรรัตนโกสินทร์มหินทรายุธยามหาดิลกภพนพรัตนราชธานีบูรีรมย์อุดมราชนิเวศน์มหาสถาน', 'อมรพิมานอวตารสถิตสักกะทัตติยวิษณุกรรมประสิทธิ์'],
} as const;

type LongLanguage = keyof typeof LONG_WORDS;
export const LONG_LANGUAGES = Object.keys(LONG_WORDS) as LongLanguage[];

const LOCALES: Readonly<Record<LongLanguage, string>> = { de: 'de-DE', fi: 'fi-FI', th: 'th-TH' };
const DAY = '2026-11-22';

/** Adds an edition in each of these languages to a copy of the small newsroom, with nothing but long words in all that an editor writes. */
export function layLongWords(content: string): void {
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(content, path)), { recursive: true });
    writeFileSync(join(content, path), text);
  };
  const inEach = (text: (word: string) => string) => ({
    en: 'Long',
    ...Object.fromEntries(LONG_LANGUAGES.map((language) => [language, text(LONG_WORDS[language][0])])),
  });
  const change = (path: string, changed: (data: Record<string, unknown[]>) => object) => {
    write(path, dump(changed(load(readFileSync(join(content, path), 'utf8')) as Record<string, unknown[]>)));
  };
  change('site.yaml', ({ languages = [], social = [], ...site }) => ({
    ...site,
    description: inEach((word) => word),
    city: inEach((word) => word),
    colophon: inEach((word) => word),
    languages: [...languages, ...LONG_LANGUAGES.map((code) => ({ code, name: LONG_WORDS[code][1], short: code, locale: LOCALES[code] }))],
    social: [...social, { label: LONG_WORDS.de[0], url: 'https://forum.example/' }],
    banner: { title: inEach((word) => word), text: inEach((word) => word), until: '2027-01-01T00:00:00+00:00' },
    newsletter: { title: inEach((word) => word), text: inEach((word) => word), action: 'https://mail.example/' },
    advertisements: [
      { places: ['front', 'section', 'story'], advertiser: LONG_WORDS.fi[0], words: inEach((word) => word), url: 'https://ads.example/' },
    ],
    menu: [{ title: inEach((word) => word), url: '/about/' }],
    footer: {
      groups: [
        'sections',
        'about',
        { title: inEach((word) => word), links: [{ title: inEach((word) => word), url: 'https://web.example/' }] },
      ],
    },
    podcast: { title: inEach((word) => word), description: inEach((word) => word) },
    republish: { stories: 'all', licence: { name: LONG_WORDS.de[0] } },
  }));
  change('sections.yaml', ({ sections = [] }) => ({
    sections: [
      ...sections,
      {
        id: 'long',
        name: inEach((word) => word),
        covers: inEach((word) => word),
        colour: 'red',
        sections: [{ id: 'longer', name: inEach((word) => word) }],
      },
    ],
  }));
  write('topics/long.yaml', dump({ name: inEach((word) => word), about: inEach((word) => word) }));
  write(
    'authors/long.yaml',
    dump({
      name: inEach((word) => word),
      kind: 'person',
      role: inEach((word) => word),
      about: inEach((word) => word),
      links: [{ label: LONG_WORDS.de[0], url: 'https://a.example/' }],
    }),
  );
  write(
    'events/long.yaml',
    dump({
      title: inEach((word) => word),
      place: inEach((word) => word),
      about: inEach((word) => word),
      start: '2026-12-01T18:00:00+00:00',
    }),
  );
  change('photos/harbour.yaml', (photo) => ({ ...photo, credit: LONG_WORDS.de[1] }));
  for (const language of LONG_LANGUAGES) {
    const texts = new LongTexts(LONG_WORDS[language]);
    // Words that are whole, with the forms of numbers that the language has.
    if (language !== 'de') write(`messages/${language}.yaml`, dump(language === 'fi' ? english : indonesian));
    for (const [path, text] of texts.files()) write(path.replace('{language}', language), text);
  }
}

/** What one edition consists of. */
class LongTexts {
  readonly #long: string;
  readonly #other: string;

  constructor([long, other]: readonly [string, string]) {
    this.#long = long;
    this.#other = other;
  }

  *files(): Generator<[path: string, text: string]> {
    const [long, other] = [this.#long, this.#other];
    const folder = 'articles/{language}/2026';
    const recording = { file: 'foghorn.mp3', duration: 1, transcript: long };
    yield [`${folder}/marks.mdx`, this.#story('explainer', '10', { inShort: [long, other], sponsor: { name: other } }, this.#marks())];
    yield [`${folder}/levels.csv`, `${long},${other}\n${other},1\n${long},2\n`];
    yield [
      `${folder}/live.md`,
      this.#story('live', '11', { live: { status: 'ended', started: `${DAY}T11:00:00+00:00`, ended: `${DAY}T11:30:00+00:00` } }, long),
    ];
    yield ['live/{language}/2026/live/1110.md', `---\nheadline: ${long}\npublished: ${DAY}T11:10:00+00:00\nkey: true\n---\n${other}\n`];
    yield [
      `${folder}/review.md`,
      this.#story('review', '08', { review: { of: 'book', work: long, by: [other], where: long, verdict: other } }, long),
    ];
    yield [
      `${folder}/recipe.md`,
      this.#story(
        'explainer',
        '07',
        { recipe: { serves: other, makes: long, oven: long, ingredients: [long, other], steps: [long, other] } },
        long,
      ),
    ];
    yield [
      `${folder}/life.md`,
      this.#story('obituary', '06', { life: { name: long, born: '1940', bornAt: long, died: other, diedAt: long } }, long),
    ];
    yield [`${folder}/opinion.md`, this.#story('opinion', '05', { photos: undefined }, `${long}\n\n## ${long}\n\n> ${other}`)];
    yield [`${folder}/audio.md`, this.#story('audio', '04', { audio: recording }, long)];
    yield [
      `${folder}/gallery.md`,
      this.#story('gallery', '03', { photos: ['moon', 'harbour'].map((photo) => ({ photo, caption: long, alt: other })) }, long),
    ];
    const front = {
      lead: '2026/marks',
      leadRelated: ['2026/live'],
      briefing: [{ text: long, story: '2026/marks' }],
      choice: ['2026/review'],
    };
    yield ['fronts/{language}.yaml', dump(front)];
    yield ['editions/{language}/2026-11-22.yaml', dump({ title: long, note: other })];
    yield ['pages/{language}/about.md', `---\ntitle: ${long}\nsummary: ${other}\ngroup: about\norder: 1\n---\n## ${long}\n\n- ${other}\n`];
    yield ['comments/{language}/2026/marks/01.yaml', dump({ name: long, date: `${DAY}T11:00:00+00:00`, text: other })];
  }

  #story(kind: string, hour: string, fields: object, text: string): string {
    const [long, other] = [this.#long, this.#other];
    const data = {
      headline: `${long} ${kind}`,
      standfirst: `${other}: ${long}`,
      kicker: long,
      section: 'long/longer',
      kind,
      published: `${DAY}T${hour}:00:00+00:00`,
      updated: `${DAY}T11:45:00+00:00`,
      byline: ['long'],
      dateline: long,
      photos: [{ photo: 'harbour', caption: `${other} ${long}`, alt: other }],
      topics: ['long'],
      related: kind === 'opinion' ? undefined : ['2026/opinion'],
      sources: [{ name: long, detail: other, url: 'https://source.example/' }],
      corrections: [{ date: `${DAY}T11:40:00+00:00`, wrong: long, right: other }],
      comments: kind === 'explainer' ? 'open' : 'none',
      ...fields,
    };
    return `---\n${dump(data, { skipInvalid: true })}---\n${text}\n`;
  }

  /** Everything that may stand in a text, given words in the marks of a typewriter. */
  #marks(): string {
    const [long, other] = [this.#long, this.#other];
    return `${long}: "${other}", '${long}'.

## ${long}

| ${long} | ${other} |
| --- | ---: |
| ${other} | 1 |

<Figure photo="harbour" />

<PullQuote by='"${other}"'>
${long}
</PullQuote>

<Factbox title='"${long}"'>
- ${other}
</Factbox>

<Sidenote title="${long}">
${other}
</Sidenote>

<Timeline title="${long}">
<TimelineEntry date="${other}" title="${long}">
${other}
</TimelineEntry>
</Timeline>

<RelatedStory story="2026/opinion" />

<LocatorMap places={[{ name: '${long}', at: [10.1, 54.3], main: true }, { name: '${other}', at: [9.9, 53.5] }]} alt="${other}" caption='"${long}"' credit="${other}" />

<LocatorMap wide places={[{ name: '${long}', at: [10.1, 54.3], main: true }]} alt="${other}" caption="${long}" credit="${other}" />

<Chart title='"${long}"' unit="${other}" rows={[['${long}', 3, '${other}'], ['${other}', 2]]} note="${long}" />

<Chart type="line" title="${long}" file="levels.csv" alt="${long}" note="${other}" marks={[{ at: '${long}', text: '"${other}"' }]} />

<Chart type="multiples" title="${long}" file="levels.csv" alt="${long}" note="${other}" />

<Embed url="https://mastodon.example/@tideline/1" by='"${other}"' date="${long}">
${long}
</Embed>

<Ad by="${other}" url="https://ads.example/">
${long}
</Ad>

<Form title="${long}" action="https://forms.example/send" button="${other}">
<Field name="a" label='"${long}"' hint="${other}" />

<Field name="b" label="${long}" type="choice" options={['${long}', '${other}']} />

<Field name="c" label="${long}" type="tick" optional />
</Form>

<Audio file="foghorn.mp3" title='"${long}"' duration={1}>
${other}
</Audio>

<LiveUpdate time="${DAY}T11:20:00+00:00" title='"${long}"'>
${other}
</LiveUpdate>

<Correction date="${DAY}" />

A note.[^1]

[^1]: ${long}
`;
  }
}
