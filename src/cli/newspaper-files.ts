import yaml from 'js-yaml';
import { calendarDay } from '../shared/calendar.ts';
import { isoInZone } from '../shared/date-format.ts';
import { buildSlug } from '../shared/headline-slug.ts';
import { addressSpace, storyUrl } from '../shared/urls.ts';
import type { Colour } from '../content/schemas/colour.ts';
import type { NewspaperAnswers } from './newspaper-answers.ts';
import { describeLanguages, readStarter, type Starter } from './newspaper-language.ts';
import { addressIn } from './newspaper-sections.ts';

/** The files of a new newspaper, by their paths in the content folder, and its first story. */
export interface NewspaperFiles {
  files: Map<string, string>;
  first: { path: string; address: string };
  /** Pages that wait for what only the publisher knows. */
  drafts: string[];
}

const COLOURS: Readonly<Record<string, Colour>> = {
  local: 'teal',
  politics: 'blue',
  business: 'green',
  culture: 'pink',
  sport: 'orange',
  opinion: 'gold',
};

/** Everything that stands in the content folder of a new newspaper, at a moment in milliseconds since 1970. */
export function buildNewspaper(answers: NewspaperAnswers, now: number): NewspaperFiles {
  const { languages, headlines, timeZone, address, sections } = answers;
  const [firstLanguage = 'en'] = languages;
  const starters = new Map(languages.map((language) => [language, readStarter(language, answers)]));
  const desk = starters.get(firstLanguage)?.mailbox ?? 'newsroom';
  const published = isoInZone(new Date(Math.floor(now / 60_000) * 60_000).toISOString(), timeZone);
  const { year } = calendarDay(published, timeZone);
  const section = (sections.find(({ offered }) => offered !== 'opinion') ?? sections[0])?.id ?? '';
  const headlineOf = (language: string) => headlines[languages.indexOf(language)] ?? starters.get(language)?.story.headline ?? '';
  const slugOf = (language: string) => buildSlug(headlineOf(language), language) || 'first-story';

  const files = new Map<string, string>();
  files.set('site.yaml', siteFile(answers, starters));
  files.set('sections.yaml', sectionsFile(answers, starters));
  files.set(
    `authors/${desk}.yaml`,
    dump({ name: say(starters, (one) => one.desk), kind: 'desk', about: say(starters, (one) => one.deskAbout) }),
  );
  const drafts: string[] = [];
  for (const [language, starter] of starters) {
    files.set(`fronts/${language}.yaml`, FRONT);
    const story = {
      headline: headlineOf(language),
      standfirst: starter.story.standfirst,
      section,
      kind: 'news',
      published,
      byline: [desk],
      ...(language === firstLanguage ? {} : { translationOf: `${year}/${slugOf(firstLanguage)}` }),
    };
    files.set(
      `articles/${language}/${year}/${slugOf(language)}.md`,
      `---\n${dump(story)}# ${starter.story.hint}\n---\n${starter.story.text}`,
    );
    for (const [key, { path = key, text, ...fields }] of Object.entries(starter.pages)) {
      const isDraft = text.includes('[[');
      const file = `pages/${language}/${path}.md`;
      // An imprint is not there in every language.
      const original = starters.get(firstLanguage)?.pages[key];
      const first = original === undefined ? undefined : (original.path ?? key);
      const pairing = language === firstLanguage || first === undefined || path === first ? {} : { translationOf: first };
      files.set(file, `---\n${dump({ ...fields, ...pairing, ...(isDraft ? { draft: true } : {}) })}---\n${text}`);
      if (isDraft) drafts.push(file);
    }
  }
  const slug = slugOf(firstLanguage);
  return {
    files,
    drafts,
    first: {
      path: `articles/${firstLanguage}/${year}/${slug}.md`,
      address: storyUrl(addressSpace(address, firstLanguage, timeZone), { language: firstLanguage, section, published, slug }),
    },
  };
}

const FRONT = `# How the front page is arranged: lead, top, blocks, pictures and more are explained in docs/editing.md. What is not named here fills
# itself with the latest stories.
choice: []
`;

/** A text in each language; one alone needs no list of languages. */
function say(starters: ReadonlyMap<string, Starter>, words: (starter: Starter) => string): string | Record<string, string> {
  const all = [...starters].map(([language, starter]): [string, string] => [language, words(starter)]);
  return new Set(all.map(([, text]) => text)).size === 1 ? (all[0]?.[1] ?? '') : Object.fromEntries(all);
}

function siteFile(
  { name, address, city, timeZone, accent, email, languages }: NewspaperAnswers,
  starters: ReadonlyMap<string, Starter>,
): string {
  const parts: (string | Record<string, unknown>)[] = [
    '# The newspaper: its name, languages, accounts and streams. Every field is explained in docs/editing.md.',
    { name, address, description: say(starters, ({ description }) => description), city, timeZone, accent },
    '',
    '# The first is published at the top of the site, the others below their codes.',
    {
      languages: describeLanguages(languages, timeZone).map((line) => {
        const { language = line.name, addresses } = starters.get(line.code) ?? {};
        return { ...line, name: language, ...(addresses ? { addresses } : {}) };
      }),
    },
    '',
    '# Who answers for it, and where readers write to. See that the address of mail is there.',
    { publisher: { name, email } },
    '',
    '# Your accounts elsewhere: {service: mastodon, url: https://…}.',
    { social: [], share: ['facebook', 'whatsapp', 'mastodon', 'bluesky', 'email', 'copy'] },
    '',
    '# Streams: set status to on-air and give the stream’s address while one runs.',
    { live: { status: 'off-air' }, audio: { status: 'off-air' }, comments: 'none' },
    '',
    { colophon: say(starters, ({ colophon }) => colophon) },
  ];
  return parts.map((part) => (typeof part === 'string' ? `${part}\n` : dump(part))).join('');
}

function sectionsFile({ sections, accent }: NewspaperAnswers, starters: ReadonlyMap<string, Starter>): string {
  const nodes = sections.map((section) => {
    const { id, name, offered } = section;
    if (offered === undefined) return { id, name, colour: accent };
    const covers = say(starters, (starter) => starter.sections[offered]?.covers ?? '');
    const others = [...starters.keys()].flatMap((language) => {
      const own = addressIn(language, section, starters);
      return own === id ? [] : [[language, own] as const];
    });
    return {
      id,
      ...(others.length > 0 ? { address: Object.fromEntries(others) } : {}),
      name: say(starters, (starter) => starter.sections[offered]?.name ?? name),
      covers,
      colour: COLOURS[offered] ?? accent,
      ...(offered === 'opinion' ? { kind: offered } : {}),
    };
  });
  return `# The sections in the order of the section bar. A section may have “sections” of its own.\n${dump({ sections: nodes })}`;
}

function dump(value: unknown): string {
  return yaml.dump(value, { schema: yaml.CORE_SCHEMA, lineWidth: -1, quotingType: '"' });
}
