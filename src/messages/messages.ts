import type { DateForms, PluralForms } from './catalogue-form.ts';
import type { Messages } from './catalogue.ts';

export type { Messages } from './catalogue.ts';

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
  /** How the language writes a moment, and dates where `Intl` does not do it. */
  readonly dates: { readonly dateTime: string; readonly patterns: DateForms };
}

const modules = import.meta.glob<{ default: Messages }>('./catalogues/*.ts', { eager: true });

const translators = new Map<string, Translator>();

/** The words for a language. Throws when the newsroom has an edition in a language without a catalogue. */
export function translator({ language, locale }: { language: string; locale: string }): Translator {
  const key = `${language} ${locale}`;
  let found = translators.get(key);
  if (!found) {
    found = createTranslator(language, locale);
    translators.set(key, found);
  }
  return found;
}

function createTranslator(language: string, locale: string): Translator {
  const messages = catalogue(language);
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
    dates: { dateTime: messages.dateTime, patterns: messages.dates },
  };
}

function catalogue(language: string): Messages {
  const module = modules[`./catalogues/${language}.ts`];
  if (module) return module.default;
  const known = Object.keys(modules).map((path) => path.replace(/^.*\/|\.ts$/g, ''));
  throw new Error(
    `content/site.yaml lists the language “${language}”, but src/messages/catalogues/${language}.ts is missing. Catalogues there: ${known.join(', ')}. Copy one of them and translate it.`,
  );
}

function fill(template: string, values: Record<string, string> = {}): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
