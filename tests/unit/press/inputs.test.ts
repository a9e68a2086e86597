import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findChanged, InputCollector, mergeInputs, packInputs, unpackInputs, withDigests, type Inputs } from '../../../src/press/inputs.ts';
import { note, record, Remembered, type Readings } from '../../../src/queries/reading.ts';

/** What can be read under each name: the name itself, until it has changed. */
function readAgain(changed: readonly string[] = []): (names: readonly string[]) => string[] {
  return (names) => names.map((name) => (changed.includes(name) ? `other ${name}` : name));
}

/** What was read for something that reads these names, some of them in parts that others read too. */
function reading(names: readonly string[], parts: readonly Readings[] = []): Readings {
  return record(() => {
    for (const name of names) note(name);
    for (const part of parts) note(part);
  }).readings;
}

function inputsOf(...files: readonly (Readings | undefined)[]): Inputs {
  const collector = new InputCollector();
  for (const file of files) collector.add(file);
  return withDigests(collector.inputs, new Map(), readAgain());
}

function changedIn(inputs: Inputs, ...names: string[]): number[] {
  return findChanged(inputs, readAgain(names)).changed.flatMap((isChanged, place) => (isChanged ? [place] : []));
}

describe('what files were made from', () => {
  const byline = reading(['author:ines.name']);
  const teaser = reading(['story:en/a', 'photo:harbour'], [byline]);
  const inputs = inputsOf(
    reading(['setting:name', 'story:en/a'], [byline]),
    reading(['setting:name'], [teaser]),
    reading(['setting:share'], [teaser, byline]),
    undefined,
  );

  it.each([
    { names: [], files: [] },
    { names: ['setting:name'], files: [0, 1] },
    { names: ['setting:share'], files: [2] },
    { names: ['author:ines.name'], files: [0, 1, 2] },
    { names: ['photo:harbour'], files: [1, 2] },
    { names: ['photo:moon'], files: [] },
    { names: ['setting:share', 'story:en/a'], files: [0, 1, 2] },
  ])('names those to look at when these have changed: $names', ({ names, files }) => {
    expect(changedIn(inputs, ...names)).toEqual(files);
  });

  it('is the same after it was written and read', () => {
    expect(unpackInputs(packInputs(inputs))).toEqual(inputs);
    expect(changedIn(unpackInputs(Buffer.concat([Buffer.from('abc'), packInputs(inputs)]).subarray(3)), 'photo:harbour')).toEqual([1, 2]);
  });

  it('names the same files however it is taken over, of one build or of several shares', () => {
    const name = fc.constantFrom('a:1', 'a:2', 'b:1', 'b:2', 'c:1', 'c:2');
    const file = fc.record({ names: fc.array(name), inPart: fc.array(name), shared: fc.boolean() });
    fc.assert(
      fc.property(fc.array(file), fc.array(file), fc.array(name), (one, other, changed) => {
        const part = reading(['a:1', 'c:2']);
        const made = (files: typeof one) =>
          files.map(({ names, inPart, shared }) => reading(names, [reading(inPart), ...(shared ? [part] : [])]));
        const both = inputsOf(...made(one), ...made(other));
        const merged = mergeInputs([inputsOf(...made(one)), inputsOf(...made(other))]);
        expect(merged && changedIn(merged, ...changed)).toEqual(changedIn(both, ...changed));
      }),
    );
  });

  it('of shares that have read different things under a name cannot be put together', () => {
    const one = inputsOf(reading(['setting:name']));
    expect(mergeInputs([one, { ...one, digests: ['something else'] }])).toBeUndefined();
  });

  it('asks for no digest that is known', () => {
    const asked: string[] = [];
    const collector = new InputCollector();
    collector.add(reading(['a:1', 'a:2', 'a:3']));
    const { digests } = withDigests(collector.inputs, new Map([['a:2', 'two']]), (names) => {
      asked.push(...names);
      return names.map((name) => `now ${name}`);
    });
    expect(asked).toEqual(['a:1', 'a:3']);
    expect(digests).toEqual(['now a:1', 'two', 'now a:3']);
  });
});

describe('a part of many pages', () => {
  it('is made once, and what was read for it belongs to each page that it stands on', () => {
    const remembered = new Remembered<object, string>();
    const thing = {};
    let made = 0;
    const page = () =>
      remembered.of(thing, () => {
        made += 1;
        note('author:ines.name');
        return 'Ines';
      });
    const [one, other] = [record(page), record(page)];
    expect(made).toBe(1);
    expect(changedIn(inputsOf(one.readings, other.readings), 'author:ines.name')).toEqual([0, 1]);
  });
});
