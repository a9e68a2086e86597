import type { TrustData } from '../../content/schemas/statements.ts';

export interface TrustFacts {
  trust: TrustData;
  /** Where to ask about the newspaper. */
  contact: string;
  /** Its accounts elsewhere. */
  social: readonly string[];
  /** Its own pages of policies. */
  disclosures: readonly string[];
}

/** `trust.txt` as journallist.net specifies it: with whom a publisher is connected, one statement a line. */
export function writeTrust({ trust, contact, social, disclosures }: TrustFacts): string {
  const statements: [name: string, values: readonly string[]][] = [
    ['belongto', trust.belongsTo ?? []],
    ['member', trust.members ?? []],
    ['control', trust.controls ?? []],
    ['controlledby', trust.controlledBy === undefined ? [] : [trust.controlledBy]],
    ['vendor', trust.vendors ?? []],
    ['customer', trust.customers ?? []],
    ['social', social],
    ['disclosure', [...disclosures, ...(trust.disclosures ?? [])]],
    ['contact', [contact]],
    ['datatrainingallowed', trust.dataTrainingAllowed === undefined ? [] : [trust.dataTrainingAllowed ? 'yes' : 'no']],
  ];
  const lines = statements.flatMap(([name, values]) => [...new Set(values)].map((value) => `${name}=${value}`));
  return ['# https://journallist.net/reference-document-for-trust-txt-specifications', ...lines, ''].join('\n');
}
