import { PALETTE, type Colour } from '../content/schemas/colour.ts';
import { siteSchema } from '../content/schemas/site.ts';
import { CallError } from './call.ts';
import { missingFlag } from './flag-faults.ts';
import { findLanguage } from './language-names.ts';
import { answerFaults, wholeAddress, type Fault } from './newspaper-faults.ts';
import { catalogueLanguages, readStarter } from './newspaper-language.ts';
import { chooseSections, splitWords, type ChosenSection } from './newspaper-sections.ts';
import type { Prompt } from './prompt.ts';
import { headlineFault } from './story-choices.ts';
import { likelyZone, spellZone } from './time-zone-names.ts';

/** What can be said of a new newspaper on the command line; what is left out is asked. */
export interface NewspaperFlags {
  name?: string | undefined;
  language?: string[] | undefined;
  city?: string | undefined;
  'time-zone'?: string | undefined;
  address?: string | undefined;
  section?: string[] | undefined;
  accent?: string | undefined;
  headline?: string[] | undefined;
  email?: string | undefined;
}

/** All that a newspaper is made from. */
export interface NewspaperAnswers {
  name: string;
  languages: string[];
  city: string;
  timeZone: string;
  address: string;
  email: string;
  sections: ChosenSection[];
  accent: Colour;
  /** In the order of the languages; where there is none, the starter’s stands. */
  headlines: string[];
}

/**
 * Everything that a newspaper is made from, of flags and answers. Throws a `CallError` that names all wrong flags and, where nobody can be
 * asked, the missing ones.
 */
export async function answerAll(flags: NewspaperFlags, root: string, prompt: Prompt | undefined): Promise<NewspaperAnswers> {
  const faults = answerFaults(root);
  const languageFlag = flags.language?.join(',');
  const asked = {
    name: flags.name,
    language: languageFlag,
    city: flags.city,
    timeZone: flags['time-zone']?.trim(),
    address: flags.address,
  };
  const given = { ...asked, accent: flags.accent?.trim(), email: flags.email?.trim() };
  const problems = [
    ...Object.entries(given).flatMap(([field, value]) => {
      const wrong = value === undefined ? undefined : faults[field as keyof typeof faults](value);
      return wrong === undefined ? [] : [`${FLAG_OF[field] ?? `--${field}`}: ${wrong}`];
    }),
    ...(flags.headline ?? []).flatMap((headline) => {
      const wrong = headlineFault(headline);
      return wrong === undefined ? [] : [`--headline: ${wrong}`];
    }),
    ...tooMany(flags.headline ?? [], splitWords(languageFlag ?? '')),
    ...(prompt === undefined ? missing(asked, catalogueLanguages(root)) : []),
  ];
  if (problems.length > 0) throw refusal(problems);

  const ask = async (value: string | undefined, question: string, fault: Fault, preset?: string): Promise<string> =>
    value ?? (await prompt?.text(question, { fault, ...(preset === undefined ? {} : { preset }) })) ?? preset ?? '';
  const name = (await ask(given.name, 'Name of the newspaper', faults.name)).trim();
  const known = catalogueLanguages(root);
  const languages = splitWords(
    await ask(given.language, `Languages, with commas, the first one leads; there are ${known.join(', ')}`, faults.language),
  ).map((word) => findLanguage(word, known) ?? word);
  const city = (await ask(given.city, 'City of the newsroom', faults.city)).trim();
  const zone = likelyZone(city, Intl.DateTimeFormat().resolvedOptions().timeZone);
  const timeZone = spellZone(await ask(given.timeZone, 'Its time zone, such as Europe/Madrid', faults.timeZone, zone));
  const address = wholeAddress(await ask(given.address, 'Address it will have, such as https://example.org/paper/', faults.address));
  const [first = 'en'] = languages;
  const { mailbox } = readStarter(first, { name, city, email: '' });
  const email = given.email ?? mailAt(address, mailbox);
  const starters = new Map(languages.map((language) => [language, readStarter(language, { name, city, email })]));
  const starter = readStarter(first, { name, city, email });
  const offered = Object.values(starter.sections).map((section) => section.name);
  const words = flags.section?.flatMap(splitWords);
  const sectionFault = (answer: string) => faultOf(() => chooseSections(splitWords(answer), starters));
  const wrongSection = words && sectionFault(words.join(','));
  if (wrongSection !== undefined)
    throw refusal([`--section: ${wrongSection} Offered: ${offered.join(', ')}. Others are made as they are written.`]);
  const list =
    words?.join(',') ??
    (await ask(
      undefined,
      'Sections, with commas; any others may be among them, with an address of their own as in “Harbour = port”',
      sectionFault,
      offered.join(', '),
    ));
  const accent =
    given.accent ??
    (prompt
      ? await prompt.text(`Colour: ${PALETTE.join(', ')}, or any of CSS such as #b3261e`, { preset: 'blue', fault: faults.accent })
      : 'blue');
  const headlines =
    flags.headline ??
    (prompt ? [await prompt.text('Headline of the first story', { preset: starter.story.headline, fault: headlineFault })] : []);
  return {
    name,
    languages,
    city,
    timeZone,
    address,
    email,
    accent,
    headlines,
    sections: chooseSections(splitWords(list), starters),
  };
}

const FLAG_OF: Readonly<Record<string, string>> = { timeZone: '--time-zone' };

function missing(given: Readonly<Record<string, string | undefined>>, languages: readonly string[]): string[] {
  const examples: [string, string, Parameters<typeof missingFlag>[1]][] = [
    ['name', 'name', { example: '"The Harbour Times"' }],
    ['language', 'language', { allowed: languages }],
    ['city', 'city', { example: 'Kiel' }],
    ['timeZone', 'time-zone', { example: 'Europe/Berlin' }],
    ['address', 'address', { example: 'https://example.org/paper/' }],
  ];
  return examples.flatMap(([field, flag, help]) => (given[field] === undefined ? [missingFlag(flag, help)] : []));
}

/** Which edition a headline belongs to is said by its place, once the languages are known. */
function tooMany(headlines: readonly string[], languages: readonly string[]): string[] {
  if (languages.length === 0 || headlines.length <= languages.length) return [];
  return [
    `--headline is there ${headlines.length} times, and --language only ${languages.length}: write one for each language, in their order.`,
  ];
}

function refusal(problems: readonly string[]): CallError {
  return new CallError('A newspaper cannot be begun like this:', problems);
}

function faultOf(attempt: () => unknown): string | undefined {
  try {
    attempt();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Where mail may be meant to arrive, until the publisher says. */
function mailAt(address: string, mailbox = 'newsroom'): string {
  const mail = `${mailbox}@${new URL(address).hostname.replace(/^www\./, '')}`;
  return siteSchema.shape.publisher.shape.email.safeParse(mail).success ? mail : `${mailbox}@example.org`;
}
