import type { DatePatterns, PluralForms } from './catalogue-form.ts';
import type { Messages } from './catalogue.ts';

/**
 * A newspaper’s own words, from `content/messages/<code>.yaml`: those that it says otherwise than the catalogue of its language, or all
 * of them where no catalogue of that language ships.
 */
export type OwnMessages = {
  [K in keyof Messages]?:
    (Messages[K] extends string | PluralForms | DatePatterns ? Messages[K] : { [G in keyof Messages[K]]?: string | undefined }) | undefined;
};

/** A catalogue with a newspaper’s own words in place of some of its own. In a group, those that are not named stay. */
export function withOwnMessages(catalogue: Messages | undefined, own: OwnMessages | undefined): Messages {
  const merged: Record<string, unknown> = { ...catalogue };
  for (const [key, value] of Object.entries(own ?? {})) {
    const group = merged[key];
    const isGroup = typeof value === 'object' && typeof group === 'object' && group !== null && !('other' in value);
    if (value !== undefined) merged[key] = isGroup ? { ...group, ...value } : value;
  }
  return merged as Messages;
}

/**
 * The catalogue that serves a language: its own, or one of the same language that differs by country or script alone. So `de-AT` is
 * served by `de`, `pt` by `pt-BR`, `zh-TW` by `zh-Hant`. Undefined where there is none.
 */
export function catalogueNameFor(language: string, names: readonly string[]): string | undefined {
  return [language, ...relativesOf(language)].find((name) => names.includes(name));
}

function relativesOf(language: string): string[] {
  try {
    const { language: own, script, region } = new Intl.Locale(language).maximize();
    return [`${own}-${script ?? ''}`, `${own}-${region ?? ''}`, own];
  } catch {
    return [];
  }
}
