import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import yaml from 'js-yaml';
import { afterAll, describe, expect, it } from 'vitest';
import { ownerOfEmbed } from '../../../src/import/html/embeds.ts';
import { Ledger } from '../../../src/import/ledger.ts';
import type { ImportedTerm } from '../../../src/import/model.ts';
import { instantOfLocal, instantOfPair, instantOfText } from '../../../src/import/moments.ts';
import { idOf } from '../../../src/import/names.ts';
import { lineOfHtml, plainTextOfHtml } from '../../../src/shared/plain-html.ts';
import { SectionPlan } from '../../../src/import/section-plan.ts';
import type { SectionNode } from '../../../src/content/schemas/section.ts';

const folder = mkdtempSync(join(tmpdir(), 'standfirst-plans-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const SECTIONS = `# The order of the section bar.
sections:
  - id: news # first
    name: { en: News, es: Noticias }
    sections:
      - { id: coast, name: Coast }

  # Reviewed every spring.
  - id: science
    name: Science
`;

function planOf(terms: readonly ImportedTerm[], map: Record<string, string> = {}): SectionPlan {
  const { sections } = yaml.load(SECTIONS) as { sections: SectionNode[] };
  return new SectionPlan(SECTIONS, sections, ['en', 'es', 'video'], terms, new Ledger(folder, 'test'), { map });
}

const term = (key: string, name: string, ...parents: string[]): ImportedTerm => ({ key, name, parents });

describe('the section of a category', () => {
  it.each([
    { what: 'of the same name, in whichever language', terms: [term('n', 'noticias')], path: 'news' },
    { what: 'of the same name anywhere in the tree', terms: [term('c', 'Coast')], path: 'news/coast' },
    {
      what: 'that the newsroom says, by the category’s name',
      terms: [term('x', 'Sea & Shore')],
      map: { 'sea & shore': 'news/coast' },
      path: 'news/coast',
    },
    { what: 'that is new, below its parent’s', terms: [term('boats', 'Boats', 'news'), term('news', 'News')], path: 'news/boats' },
    { what: 'that is new, when the site has the name for itself', terms: [term('video', 'Video')], path: 'video-section' },
    { what: 'that is new, when a language has the name', terms: [term('es', 'Español')], path: 'es-section' },
    { what: 'that is new, in Latin letters', terms: [term('%d8%a7%d9%84%d8%a8%d8%ad%d8%b1', 'البحر')], path: 'lbhr' },
  ])('is one $what', ({ terms, map = {}, path }) => {
    expect(planOf(terms, map).pathOf(terms[0]?.key ?? '')).toBe(path);
  });

  it('is added to the file without touching its comments and forms', () => {
    const plan = planOf([
      term('boats', 'Boats', 'news'),
      term('news', 'News'),
      term('lamps', 'Lamps', 'science'),
      term('science', 'Science'),
    ]);
    plan.pathOf('boats');
    plan.pathOf('lamps');
    expect(plan.toText()).toBe(
      SECTIONS.replace(
        '      - { id: coast, name: Coast }\n',
        '      - { id: coast, name: Coast }\n      - id: boats\n        name: Boats\n',
      ).replace('    name: Science\n', '    name: Science\n    sections:\n      - id: lamps\n        name: Lamps\n'),
    );
  });

  it('changes nothing when there is nothing to add', () => {
    const plan = planOf([term('news', 'News')]);
    plan.pathOf('news');
    expect(plan.toText()).toBeUndefined();
  });
});

describe('dates of archives', () => {
  it.each([
    ['2012-07-01 12:00:00', 'Europe/London', '2012-07-01T12:00:00+01:00'],
    ['2012-01-01T12:00', 'Asia/Kathmandu', '2012-01-01T12:00:00+05:45'],
    ['0000-00-00 00:00:00', 'UTC', undefined],
    ['2012-02-31 00:00:00', 'UTC', undefined],
    ['soon', 'UTC', undefined],
  ])('%s on the clocks of %s', (text, zone, instant) => {
    expect(instantOfLocal(text, zone)).toBe(instant);
  });

  it.each([
    ['2012-01-07 14:07:21', '2012-01-07 07:07:21', '2012-01-07T07:07:21-07:00'],
    ['2012-01-07 14:07:21', '0000-00-00 00:00:00', '2012-01-07T14:07:21+00:00'],
    ['0000-00-00 00:00:00', '2012-01-07 07:07:21', '2012-01-07T07:07:21+00:00'],
    ['2012-01-07 14:07:21', '2012-01-09 07:07:21', '2012-01-07T14:07:21+00:00'],
  ])('%s in UTC and %s on the wall', (utc, local, instant) => {
    expect(instantOfPair(utc, local, 'Europe/London')).toBe(instant);
  });

  it.each([
    ['Fri, 03 Feb 2023 10:15:00 +0200', '2023-02-03T10:15:00+02:00'],
    ['Fri, 03 Feb 2023 10:15:00 GMT', '2023-02-03T11:15:00+01:00'],
    ['2023-02-03T10:15:00.500Z', '2023-02-03T11:15:00+01:00'],
    ['2023-02-03T10:15:00-03:30', '2023-02-03T10:15:00-03:30'],
    ['2023-02-03', '2023-02-03T00:00:00+01:00'],
    ['', undefined],
  ])('“%s” in a feed', (text, instant) => {
    expect(instantOfText(text, 'Europe/Madrid')).toBe(instant);
  });
});

describe('names', () => {
  it.each([
    ['Harbour Wall’s Façade', 'harbour-walls-facade'],
    ['%e6%b7%b1%e5%9c%b3', 'shenzhen'],
    ['../../etc/passwd', 'etc-passwd'],
    ['…!', ''],
    ['long-'.repeat(30), 'long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long'],
  ])('%s as part of an address', (name, id) => {
    expect(idOf(name)).toBe(id);
  });

  it.each([
    ['Rings <again>, 3 < 4 <b>times</b> &amp; more', 'Rings <again>, 3 < 4 times & more'],
    ['<script>alert(1)</script>Still here', 'Still here'],
    ['a\u0007b\u202ec', 'abc'],
  ])('the words of %s', (html, words) => {
    expect(lineOfHtml(html)).toBe(words);
  });

  it('keeps the paragraphs of a comment and where its links lead', () => {
    expect(plainTextOfHtml('One.<br>Two <a href="https://x.example/">there</a>.<p>Three.</p>', true)).toBe(
      'One.\nTwo there (https://x.example/).\n\nThree.',
    );
  });
});

describe('whose an embedded post is', () => {
  it.each([
    ['https://x.com/quay/status/1', '@quay'],
    ['https://x.com/i/status/1', 'X'],
    ['https://bsky.app/profile/quay.example/post/3k', '@quay.example'],
    ['https://mastodon.example/@quay/1234567890', '@quay@mastodon.example'],
    ['https://www.youtube.com/watch?v=abcdefghijk', 'YouTube'],
  ])('%s tells as far as it can', (address, owner) => {
    expect(ownerOfEmbed(address)).toBe(owner);
  });
});
