import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { changeComponent, componentFaults, componentFields, valuesOf, writeComponent } from '../../../src/admin/forms/component-fields.ts';
import { componentAt } from '../../../src/admin/forms/component-tag.ts';
import { readBodyFacts } from '../../../src/content/checks/body-check.ts';
import { splitFrontMatter } from '../../../src/content/front-matter.ts';
import { STORY_COMPONENTS, type ComponentName } from '../../../src/content/schemas/story-components.ts';

const NAMES = Object.keys(STORY_COMPONENTS) as ComponentName[];

/** The component at a sign in a text, and the text without the sign. */
function at(marked: string) {
  const place = marked.indexOf('‸');
  const body = marked.replace('‸', '');
  return { body, tag: componentAt(body, place) };
}

test('Each component has a field for each of its properties, with what it is for', () => {
  for (const name of NAMES) {
    const fields = componentFields(name);
    expect(fields.map((field) => field.name)).toEqual(Object.keys(STORY_COMPONENTS[name].props.shape));
    for (const { hint, kind, choices } of fields) {
      expect(hint).not.toBe('');
      expect(choices.length > 0).toBe(kind === 'choice');
    }
  }
  expect(componentFields('Figure')).toEqual([
    { name: 'photo', kind: 'line', isNeeded: true, choices: [], hint: 'One of the story’s photos, by its id.' },
    expect.objectContaining({ name: 'width', kind: 'choice', isNeeded: false, choices: ['wide', 'full'] }) as unknown,
  ]);
});

test('The innermost component around the cursor is found; none in plain text or in something that is no component', () => {
  const text = 'Words.\n\n<Timeline title="A day">\n\n<TimelineEntry date="2026">\n\nIt beg‸an.\n\n</TimelineEntry>\n\n</Timeline>\n';
  expect(at(text).tag?.name).toBe('TimelineEntry');
  expect(at(text.replace('‸', '').replace('A day', 'A ‸day')).tag?.name).toBe('Timeline');
  expect(at(text.replace('‸', '').replace('Words', 'Wo‸rds')).tag).toBeUndefined();
  expect(() => at('<Factbox title="A">\n\nWor‸ds.')).toThrow();
});

test('A value that is changed is written anew, and every other letter stays', () => {
  const { body, tag } = at(
    `A.\n\n<Chart\n  title='Tides‸'  type="bar"\n  rows={[\n    ['March', 12.5],  ['April', 3],\n  ]} />\n\nB {/* a remark */}.\n`,
  );
  if (!tag) throw new Error('There is no chart.');
  const values = valuesOf(tag);
  expect(changeComponent(body, tag, values)).toBe(body);
  expect(changeComponent(body, tag, { ...values, type: 'line' })).toBe(body.replace('"bar"', '"line"'));
  expect(changeComponent(body, tag, { ...values, type: '', title: 'The “high” & "low"' })).toBe(
    body.replace(`title='Tides'  type="bar"`, `title={'The “high” & "low"'}`),
  );
  expect(changeComponent(body, tag, { ...values, unit: 'metres' })).toBe(body.replace('  ]} />', '  ]} unit="metres" />'));
});

test.each(['He said "no"', 'AT&T', 'It’s \\ "so" & \'so\'', 'One\ntwo', '&amp;', '<b> {x} `y`'])(
  '%j is the same however often it is changed',
  (title) => {
    let body = writeComponent('Chart', { title: 'A', rows: `[['March', 12.5]]`, note: 'Harbour office' });
    for (let count = 0; count < 3; count += 1) {
      const tag = componentAt(body, 3);
      if (!tag) throw new Error('There is no chart.');
      body = changeComponent(body, tag, { ...valuesOf(tag), title: `${title}${String(count)}` });
      const changed = componentAt(body, 3);
      expect(changed && valuesOf(changed).title).toBe(`${title}${String(count)}`);
      expect(changed && changeComponent(body, changed, valuesOf(changed))).toBe(body);
      const [chart] = readBodyFacts({ file: 'a.mdx', text: body, data: {}, body }).components;
      expect(chart).toMatchObject({ props: { title: `${title}${String(count)}` } });
    }
  },
);

test('What stands in curly brackets ends where JavaScript has it end', () => {
  const { body, tag } = at(
    '<Chart title={/* } */ "x}" /* { */} note={`a ${"}"} b`} rows={[ // it’s }\n  [\'a\', 1],\n]}\n  ‸type={\'bar\'} unit="}" />\n',
  );
  if (!tag) throw new Error('There is no chart.');
  expect(valuesOf(tag)).toMatchObject({ title: 'x}', type: 'bar', unit: '}' });
  expect(changeComponent(body, tag, { ...valuesOf(tag), unit: 'm' })).toBe(body.replace('unit="}"', 'unit="m"'));
  const spread = at('<Chart {...{ a: "b c" }} title="‸A" />\n');
  if (!spread.tag) throw new Error('There is no chart.');
  expect(changeComponent(spread.body, spread.tag, { title: 'B' })).toBe('<Chart {...{ a: "b c" }} title="B" />\n');
});

test('A tick that is written out as none is none', () => {
  const { body, tag } = at('<Chart title="A" rows={[1]} stacked‸={false} />\n');
  expect(tag && changeComponent(body, tag, { ...valuesOf(tag) })).toBe(body);
});

test('Every component of the newspaper of patterns and of the sample is read, and written back as it is', () => {
  let count = 0;
  for (const folder of ['tests/fixtures/patterns', 'tests/fixtures/newsroom'])
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.mdx'))) {
      const split = splitFrontMatter(readFileSync(join(folder, file), 'utf8'));
      if ('fault' in split) continue;
      const { body } = split;
      for (const { index } of body.matchAll(/<[A-Z]\w+[\s/>]/g)) {
        const tag = componentAt(body, index + 1);
        if (!tag) continue;
        count += 1;
        expect(changeComponent(body, tag, valuesOf(tag)), `${file} ${tag.name}`).toBe(body);
        expect(componentFaults(tag.name, valuesOf(tag)), `${file} ${tag.name}`).toEqual([]);
      }
    }
  expect(count).toBeGreaterThan(20);
});

test('A new component is written as the build reads it', () => {
  expect(writeComponent('Figure', { photo: 'moon', width: 'wide' })).toBe('<Figure photo="moon" width="wide" />');
  expect(writeComponent('Gallery', { photos: 'moon, harbour\n' })).toBe(`<Gallery photos={['moon', 'harbour']} />`);
  expect(writeComponent('Factbox', { title: 'It’s “so”' }, '- One\n- Two\n')).toBe(
    '<Factbox title="It’s “so”">\n\n- One\n- Two\n\n</Factbox>',
  );
  expect(
    writeComponent('LocatorMap', {
      places: `[{ name: 'Kyiv', at: [30.5, 50.4] }]`,
      alt: 'A',
      caption: 'B\\',
      credit: `C's "D"`,
      wide: 'true',
    }),
  ).toBe(`<LocatorMap places={[{ name: 'Kyiv', at: [30.5, 50.4] }]} alt="A" caption="B\\" credit={'C\\'s "D"'} wide />`);
  const text = writeComponent('Chart', { title: 'A & B', rows: `[['March', 12.5]]`, note: 'Harbour office' });
  const [chart] = readBodyFacts({ file: 'a.mdx', text, data: {}, body: text }).components;
  expect(chart).toMatchObject({ name: 'Chart', props: { title: 'A & B', rows: [['March', 12.5]] } });
});

test('What is missing or wrong is told at its property, in the words of the build', () => {
  expect(componentFaults('Figure', {})).toMatchObject([{ field: 'photo', mend: expect.stringContaining('Fill it in.') as string }]);
  expect(componentFaults('Figure', { photo: 'moon', width: 'huge' })).toMatchObject([
    { field: 'width', problem: expect.stringContaining('“huge”') as string },
  ]);
  expect(componentFaults('Chart', { title: 'A', rows: '[[1 +]]' })).toMatchObject([
    { field: 'rows', problem: 'It cannot be read as a value.' },
  ]);
});
