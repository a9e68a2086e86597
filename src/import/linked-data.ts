import { decodeHTMLStrict } from 'entities';

const STORY_TYPES = /(?:Article|BlogPosting|Report|Review|Story)$/;

export type Thing = Readonly<Record<string, unknown>>;

/** The story among the things that a page describes in JSON-LD. */
export function storyThing(document: Document): Thing {
  return thingsOf(document).find((candidate) => texts(candidate['@type']).some((type) => STORY_TYPES.test(type))) ?? {};
}

export function thingsOf(document: Document): Thing[] {
  return [...document.querySelectorAll('script[type="application/ld+json"]')].flatMap((script) => {
    try {
      return flatten(JSON.parse(script.textContent) as unknown);
    } catch {
      return [];
    }
  });
}

function flatten(value: unknown): Thing[] {
  return list(value).flatMap((item): Thing[] => {
    const found = thing(item);
    if (found === undefined) return [];
    const inner = list(found['@graph']).map(thing);
    return [found, ...inner.filter((one) => one !== undefined)];
  });
}

export function thing(value: unknown): Thing | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Thing) : undefined;
}

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

/** Sites write character references into JSON-LD, where they mean nothing. */
export function text(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  return decodeHTMLStrict(value.replace(/&#0?39;|&apos;|&#8217;/g, '’'));
}

export function texts(value: unknown): string[] {
  return list(value).flatMap((item) => text(item) ?? []);
}
