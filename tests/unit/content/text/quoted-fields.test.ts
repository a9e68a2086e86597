import { describe, expect, it } from 'vitest';
import { articleSchema, type ArticleData } from '../../../../src/content/schemas/article.ts';
import type { SiteData } from '../../../../src/content/schemas/site.ts';
import { quotedFront, quotedSite, quotedStory } from '../../../../src/content/text/quoted-fields.ts';
import german from '../../../../src/messages/languages/de.ts';
import french from '../../../../src/messages/languages/fr.ts';
import { fill } from '../../../support/filled.ts';

const { punctuation: marks } = german;

/** Fields of which the words are names within the content, addresses, or for the newsroom alone; and what is quoted where the story is gone. */
const NO_PROSE = /^(?:section|byline|topics|photos\[\]\.photo|related|translationOf|redirects|replies|(?:audio|video)\.(?:file|poster|captions)|removed\.notice|.*url|.*\.date)/;

/** The paths of all texts in a value that still hold a typewriter’s marks. */
function straightIn(value: unknown, path = ''): string[] {
  if (typeof value === 'string') return value.includes('"') ? [path] : [];
  if (Array.isArray(value)) return value.flatMap((one) => straightIn(one, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => straightIn(one, path === '' ? key : `${path}.${key}`));
}

describe('the quotation marks of a story’s fields', () => {
  it('become the language’s own in every field that readers see', () => {
    const story = fill(articleSchema, () => 'Er rief "los"') as ArticleData;
    expect(straightIn(quotedStory(story, marks)).filter((path) => !NO_PROSE.test(path))).toEqual([]);
  });
});

describe('the quotation marks of what stands around stories', () => {
  it('become so in the lines of the day', () => {
    const briefing = [{ text: `Sie sagt "ja", 'wirklich'`, story: '2026/a' }];
    expect(quotedFront({ briefing }, marks).briefing).toEqual([{ text: 'Sie sagt „ja“, ‚wirklich‘', story: '2026/a' }]);
  });

  it('become so in the names of newspaper and publisher', () => {
    const languages = [{ code: 'fr' }, { code: 'de', newspaper: 'Das "Echo"' }];
    const site = { name: "L'Écho", shortName: "L'Écho", publisher: { name: "Société de l'Écho", email: 'a@example.org' }, languages } as SiteData;
    const quoted = quotedSite(
      site,
      new Map([
        ['fr', french.punctuation],
        ['de', marks],
      ]),
    );
    expect([quoted.name, quoted.shortName, quoted.publisher.name]).toEqual(['L’Écho', 'L’Écho', 'Société de l’Écho']);
    expect(quoted.languages[1]?.newspaper).toBe('Das „Echo“');
  });
});
