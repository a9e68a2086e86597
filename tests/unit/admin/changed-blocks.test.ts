import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { changeBlocks } from '../../../src/admin/desk/changed-blocks.ts';
import { Random } from '../../bench/random.ts';
import { inLength } from '../../support/length.ts';
import { SAMPLE } from '../../support/site.ts';

const TEXT = `# The tree.
sections:   # in order
  # What leads.
  - id:   news
    name: { en: "News",   es: Noticias }   # of the day
    sections:
      - id: coast
        name: {en: Coast}

      # Far away.
      - id: world
        name: World
  - { id: science,  name: Science }
# The end of it.
other:
  deep: 1   # one
  text: |
    Two

    # lines
`;

interface Section {
  id: string;
  name: unknown;
  sections?: Section[] | undefined;
}

/** The text with something changed in what it says; it says just that then. */
function changed(change: (parts: { top: Section[]; news: Section; below: Section[]; other: Record<string, unknown> }) => void): string {
  const all = parse(TEXT) as { sections: [Section, Section]; other: Record<string, unknown> };
  const [news] = all.sections;
  change({ top: all.sections, news, below: news.sections ?? [], other: all.other });
  const text = changeBlocks(TEXT, { ...all });
  expect(parse(text)).toEqual(parse(stringify(all)));
  return text;
}

const science = '  - { id: science,  name: Science }\n';

describe('A list in lines', () => {
  test('stays byte for byte where nothing is another', () => {
    expect(changed(() => undefined)).toBe(TEXT);
  });

  test('has one value changed, however deep', () => {
    expect(changed(({ below: [, world] }) => Object.assign(world ?? {}, { name: 'The world' }))).toBe(TEXT.replace('World', 'The world'));
    expect(changed(({ top: [, one] }) => Object.assign(one ?? {}, { name: 'Sciences' }))).toContain(
      '  - { id: science, name: Sciences }\n# The end',
    );
  });

  test('is put into another order with the remarks above its entries', () => {
    expect(changed(({ top }) => top.reverse())).toMatch(
      /^# The tree\.\nsections: {3}# in order\n {2}- { id: science, {2}name: Science }\n {2}# What leads\.\n {2}- id: {3}news\n[^]* {8}name: World\n# The end of it\.\n/,
    );
    expect(changed(({ below }) => below.reverse())).toContain(
      '    sections:\n\n      # Far away.\n      - id: world\n        name: World\n      - id: coast\n        name: {en: Coast}\n  - {',
    );
  });

  test('has entries added as its others are written, and taken out', () => {
    expect(changed(({ top }) => top.push({ id: 'food', name: { en: 'Food', es: 'Comida' } }))).toContain(
      `${science}  - { id: food, name: { en: Food, es: Comida } }\n# The end`,
    );
    expect(changed(({ below }) => below.push({ id: 'sea', name: { en: 'Sea' } }))).toContain(
      '        name: World\n      - id: sea\n        name: { en: Sea }\n  - {',
    );
    expect(changed(({ below }) => below.shift())).toContain('    sections:\n\n      # Far away.\n      - id: world\n');
    expect(changed(({ news }) => delete news.sections)).not.toContain('coast');
    expect(changed(({ top }) => top.splice(0, 1))).toContain(`sections:   # in order\n${science}  # What leads.\n#`);
  });

  test('leaves texts of several lines and remarks of groups as they are', () => {
    expect(changed(({ other }) => (other.deep = 2))).toBe(TEXT.replace('deep: 1   #', 'deep: 2 #'));
  });

  test('begins in lines where it had no entries', () => {
    const text = 'a: 1\nlist: []  # none yet\nb: 2\n';
    expect(changeBlocks(text, { list: [{ from: '/a/', to: '/b/' }] })).toBe('a: 1\nlist:  # none yet\n  - from: /a/\n    to: /b/\nb: 2\n');
    expect(changeBlocks('list: []', { list: [{ a: '1' }], b: 3 })).toBe('list:\n  - a: "1"\nb: 3\n');
    expect(changeBlocks(text, { list: ['one'] })).toContain('list: [one]');
  });

  test('says what is wanted whatever is changed in it', () => {
    const random = new Random(17);
    const text = readFileSync(join(SAMPLE, 'sections.yaml'), 'utf8');
    for (let round = 0; round < inLength(8, 300); round += 1) {
      const all = parse(text) as { sections: Section[] };
      const lists = [all.sections, ...all.sections.flatMap(({ sections = [] }) => (sections.length > 1 ? [sections] : []))];
      for (let change = 0; change < 3; change += 1) {
        const list = random.pick(lists);
        const [taken] = list.splice(random.integer(0, list.length - 1), 1);
        const other = { ...(taken ?? { id: 'x' }), name: `Name ${String(round)}: "a" #b` };
        const back = random.pick([taken, other, { id: `new-${String(round)}`, name: { en: '- one', es: '' } }]);
        if (back) list.splice(random.integer(0, list.length), 0, back);
      }
      expect(parse(changeBlocks(text, { ...all }))).toEqual(all);
    }
  });
});

test('Every list of the sample can have its entries turned round and back, byte for byte', () => {
  for (const name of ['sections.yaml', 'site.yaml', 'redirects.yaml']) {
    const text = readFileSync(join(SAMPLE, name), 'utf8');
    const all = parse(text) as Record<string, unknown>;
    for (const [field, list] of Object.entries(all)) {
      if (!Array.isArray(list) || list.length < 2) continue;
      const turned = changeBlocks(text, { [field]: list.toReversed() });
      expect(parse(turned)).toEqual({ ...all, [field]: list.toReversed() });
      expect(changeBlocks(turned, { [field]: list })).toBe(text);
    }
  }
});
