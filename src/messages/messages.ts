import type { DatePatterns, PluralForms } from './catalogue-form.ts';
import type { Messages } from './catalogue.ts';
import { catalogueNameFor, withOwnMessages, type OwnMessages } from './own-messages.ts';

type TextKey = { [K in keyof Messages]: Messages[K] extends string ? K : never }[keyof Messages];
type PluralKey = { [K in keyof Messages]: Messages[K] extends PluralForms ? K : never }[keyof Messages];

/** The words of one edition. */
export interface Translator {
  text(key: TextKey, values?: Record<string, string>): string;
  /** The plural form for a count, which is written in the edition’s own digits. */
  count(key: PluralKey, count: number): string;
  kind(kind: keyof Messages['kind']): string;
  liveState(state: keyof Messages['liveState']): string;
  versionPart(part: keyof Messages['versionPart']): string;
  /** A comma, colon, full stop or quotation mark, with the spaces that go with it. */
  mark(mark: keyof Messages['punctuation']): string;
  /** What stands for the quotation marks and apostrophes of a typewriter. */
  readonly quotes: Messages['punctuation'];
  /** How the language writes a moment, and dates where `Intl` does not do it. */
  readonly dates: { readonly dateTime: string; readonly patterns: DatePatterns };
}

const modules = import.meta.glob<{ default: Messages }>('./languages/*.ts', { eager: true });
const catalogues = new Map(Object.entries(modules).map(([path, module]) => [path.replace(/^.*\/|\.ts$/g, ''), module.default]));

/** What decides the words of an edition. */
export interface WordsSource {
  language: string;
  locale: string;
  /** The newspaper’s own words. */
  messages?: OwnMessages | undefined;
}

const translators = new Map<string, { messages: OwnMessages | undefined; translator: Translator }>();

/** The words for a language. Throws when the newsroom has an edition in a language without a catalogue. */
export function translator({ language, locale, messages }: WordsSource): Translator {
  const key = `${language} ${locale}`;
  let found = translators.get(key);
  if (found?.messages !== messages || found === undefined) {
    found = { messages, translator: createTranslator(wordsOf(language, messages), locale) };
    translators.set(key, found);
  }
  return found.translator;
}

function createTranslator(messages: Messages, locale: string): Translator {
  const plurals = new Intl.PluralRules(locale);
  const digits = new Intl.NumberFormat(locale);
  return {
    text: (key, values) => fill(messages[key], values),
    count: (key, count) => {
      const forms: PluralForms = messages[key];
      return fill(forms[plurals.select(count)] ?? forms.other, { count: digits.format(count) });
    },
    kind: (kind) => messages.kind[kind],
    liveState: (state) => messages.liveState[state],
    versionPart: (part) => messages.versionPart[part],
    mark: (mark) => messages.punctuation[mark],
    quotes: messages.punctuation,
    dates: { dateTime: messages.dateTime, patterns: messages.dates },
  };
}

function wordsOf(language: string, own: OwnMessages | undefined): Messages {
  const name = catalogueNameFor(language, [...catalogues.keys()]);
  const shipped = name === undefined ? undefined : catalogues.get(name);
  if (!shipped && !own)
    throw new Error(
      `content/site.yaml lists the language “${language}”, for which there are no words. Languages that have them: ${[...catalogues.keys()].join(', ')}. Write them into content/messages/${language}.yaml.`,
    );
  return withOwnMessages(shipped, own);
}

function fill(template: string, values: Record<string, string> = {}): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
