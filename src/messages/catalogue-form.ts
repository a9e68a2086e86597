/** One text for each plural category that the language has, as `Intl.PluralRules` names them. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** What a catalogue may hold: texts, plural forms, or a group of texts under one name. */
export type Catalogue = Record<string, string | PluralForms | Record<string, string>>;
