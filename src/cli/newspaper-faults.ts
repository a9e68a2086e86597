import { nearest, quote } from '../content/faults/fault.ts';
import { colour, PALETTE } from '../content/schemas/colour.ts';
import { siteSchema } from '../content/schemas/site.ts';
import { findLanguage, languageNames } from './language-names.ts';
import { catalogueLanguages } from './newspaper-language.ts';
import { splitWords } from './newspaper-sections.ts';
import { zoneNamed } from './time-zone-names.ts';

/** What is wrong with an answer, as a sentence; undefined when nothing is. */
export type Fault = (answer: string) => string | undefined;

type Field = 'name' | 'language' | 'city' | 'timeZone' | 'address' | 'accent' | 'email';

/** What is wrong with what is said of a new newspaper. */
export function answerFaults(root: string): Record<Field, Fault> {
  const languages = catalogueLanguages(root);
  return {
    name: lineFault('A newspaper needs a name.'),
    city: lineFault('Write where the newsroom is.'),
    language: (answer) => languageFault(splitWords(answer), languages),
    timeZone: (answer) => {
      if (siteSchema.shape.timeZone.safeParse(answer).success) return undefined;
      const meant = zoneNamed(answer) ?? nearest(answer, Intl.supportedValuesOf('timeZone'));
      return `${quote(answer)} is not a time zone.${meant === undefined ? ' Write it as Area/City, for example Europe/Madrid.' : ` Did you mean “${meant}”?`}`;
    },
    address: addressFault,
    accent: (answer) => {
      const checked = colour().safeParse(answer);
      if (checked.success) return undefined;
      const meant = nearest(answer, PALETTE);
      return `${quote(answer)} ${checked.error.issues[0]?.message ?? 'is not a colour'}.${meant === undefined ? '' : ` Did you mean “${meant}”?`}`;
    },
    email: (answer) => {
      const checked = siteSchema.shape.publisher.shape.email.safeParse(answer);
      return checked.success ? undefined : `${quote(answer)} ${checked.error.issues[0]?.message ?? 'is no address of mail'}.`;
    },
  };
}

/** Spaces, and signs that nobody sees. */
const UNSEEN = /[\s\p{Cf}]+/gu;
/** What opens a remark in a text, and may not stand in a field. */
const REMARK = /<!--|\{\s*\/\*/;

function lineFault(needed: string): Fault {
  return (answer) => {
    if (answer.replace(UNSEEN, '') === '') return needed;
    const remark = REMARK.exec(answer)?.[0];
    if (remark !== undefined) return `${quote(remark)} begins a remark, which readers would see. Write the name without it.`;
    const checked = siteSchema.shape.name.safeParse(answer);
    if (!checked.success) return `${quote(answer)} ${checked.error.issues[0]?.message ?? 'cannot be printed'}.`;
    return answer.includes('\n') ? 'Write it in one line.' : undefined;
  };
}

function languageFault(words: readonly string[], languages: readonly string[]): string | undefined {
  if (words.length === 0) return `Write one language or more. Allowed: ${languages.join(', ')}.`;
  const unknown = words.find((word) => findLanguage(word, languages) === undefined);
  if (unknown !== undefined) {
    const forms = languages.filter((code) => code.startsWith(`${unknown.toLowerCase()}-`));
    if (forms.length > 0) return `“${unknown}” is there as ${forms.map((form) => `“${form}”`).join(' and ')}: write which.`;
    const meant = nearest(unknown, languageNames(languages));
    return `The site’s own words are not there in “${unknown}” yet.${meant === undefined ? '' : ` Did you mean “${meant}”?`} Allowed: ${languages.join(', ')}. docs/publishing.md tells how to add one.`;
  }
  return new Set(words.map((word) => findLanguage(word, languages))).size < words.length ? 'Write each language once.' : undefined;
}

/** Hosts that nobody gives a certificate: of one’s own computer or house, and those that Tor leads to. */
const WITHOUT_CERTIFICATE = /^http:\/\/(?:localhost|[^/]+\.(?:localhost|local|internal|test|onion)|[\d.]+|\[[^\]]*\])(?::\d+)?\//i;

function addressFault(answer: string): string | undefined {
  if (/\s/.test(answer.trim())) return `${quote(answer)} has a space, which an address cannot have. Write a hyphen in its place.`;
  const whole = wholeAddress(answer);
  const checked = siteSchema.shape.address.safeParse(whole);
  if (!checked.success)
    return `${quote(answer)} ${checked.error.issues[0]?.message ?? 'is no address'}. For example: https://example.org/ or https://example.org/paper/`;
  if (whole.startsWith('http:') && !WITHOUT_CERTIFICATE.test(whole))
    return `${quote(answer)} would be sent unencrypted, which browsers warn of. Every host offers https: write ${quote(whole.replace('http:', 'https:'))}.`;
  return undefined;
}

/** An address as it is published: with its protocol, a slash at the end, and no part of its path that leads elsewhere. */
export function wholeAddress(answer: string): string {
  const given = answer.trim();
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(given) || !given.includes('.') ? given : `https://${given}`;
  const [, scheme, host, path = ''] = /^(https?:\/\/)([^/?#\s]+)((?:\/[^?#\s]*)?)$/i.exec(whole) ?? [];
  if (scheme === undefined || host === undefined) return whole.endsWith('/') ? whole : `${whole}/`;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `${(scheme + host).toLowerCase()}/${parts.map((part) => `${part}/`).join('')}`;
}
