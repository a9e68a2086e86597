import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findChanged, renewInputs, unknownInputs, withDigests, type Rereading } from '../../../src/build/inputs.ts';
import type { Inputs } from '../../../src/build/input-lists.ts';
import { packInputs, unpackInputs } from '../../../src/build/packed-inputs.ts';
import { InputCollector } from '../../../src/build/input-collector.ts';
import { note, record, Remembered, type Readings } from '../../../src/site/queries/reading.ts';

/** What can be read under each name: the name itself, until it has changed. */
function rereading(changed: readonly string[] = [], onAsked?: (name: string) => void): Rereading {
  return {
    readAgain: (names) =>
      names.map((name) => {
        onAsked?.(name);
        return changed.includes(name) ? `other ${name}` : name;
      }),
    wholeOf: (name) => (name.startsWith('after:') ? name.replace('after:', 'list:').replace(/#.*/, '') : undefined),
  };
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
  return withDigests(collector.inputs, new Map(), rereading());
}

function changedIn(inputs: Inputs, ...names: string[]): number[] {
  return findChanged(inputs, rereading(names)).changed.flatMap((isChanged, place) => (isChanged ? [place] : []));
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

  it('holds once what several workers have read', () => {
    const worker = () => inputsOf(reading(['setting:name'], [reading(['story:en/a', 'photo:harbour'], [reading(['author:ines.name'])])]));
    const collector = new InputCollector();
    for (const one of [worker(), worker()]) collector.taker(one)(0);
    expect([collector.inputs.parts.starts.length, worker().parts.starts.length]).toEqual([3, 3]);
    expect(changedIn(withDigests(collector.inputs, new Map(), rereading()), 'author:ines.name')).toEqual([0, 1]);
  });

  it('names the same files however it is taken over, of one worker or of several', () => {
    const name = fc.constantFrom('a:1', 'a:2', 'b:1', 'b:2', 'c:1', 'c:2');
    const file = fc.record({ names: fc.array(name), inPart: fc.array(name), shared: fc.boolean() });
    fc.assert(
      fc.property(fc.array(file), fc.array(file), fc.array(name), (one, other, changed) => {
        const part = reading(['a:1', 'c:2']);
        const made = (files: typeof one) =>
          files.map(({ names, inPart, shared }) => reading(names, [reading(inPart), ...(shared ? [part] : [])]));
        const both = inputsOf(...made(one), ...made(other));
        const collector = new InputCollector();
        for (const worker of [inputsOf(...made(one)), inputsOf(...made(other))]) {
          const take = collector.taker(worker);
          for (let place = 0; place < worker.files.starts.length - 1; place += 1) take(place);
        }
        const merged = withDigests(collector.inputs, new Map(), rereading());
        expect(changedIn(merged, ...changed)).toEqual(changedIn(both, ...changed));
      }),
    );
  });

  it('of files of which nothing is known names all', () => {
    const unknown = unpackInputs(packInputs(unknownInputs(3)));
    expect(changedIn(unknown)).toEqual([0, 1, 2]);
  });

  it('asks for no digest that is known', () => {
    const asked: string[] = [];
    const collector = new InputCollector();
    collector.add(reading(['a:1', 'a:2', 'a:3']));
    const known = new Map([['a:2', 'two']]);
    const { digests } = withDigests(
      collector.inputs,
      known,
      rereading([], (name) => asked.push(name)),
    );
    expect(asked).toEqual(['a:1', 'a:3']);
    expect(digests).toEqual(['a:1', 'two', 'a:3']);
  });

  it('asks for nothing that follows from what is as it was', () => {
    const inputs = inputsOf(reading(['after:news#4 en/a']), reading(['after:news#4 en/b']), reading(['after:sport#4 en/c']));
    const asked: string[] = [];
    const changed = ['list:sport', 'after:sport#4 en/c'];
    expect(
      findChanged(
        inputs,
        rereading(changed, (name) => asked.push(name)),
      ).changed,
    ).toEqual([false, false, true]);
    expect(asked).toEqual(['list:news', 'list:sport', 'after:sport#4 en/c']);
  });

  it('can be renewed many times, and does not grow without bound', () => {
    let inputs = inputsOf(...Array.from({ length: 40 }, (_, place) => reading([`story:${place}`, 'setting:name'])));
    for (let build = 0; build < 100; build += 1) {
      const collector = new InputCollector();
      collector.add(reading(['setting:name', `story:new-${build}`], [teaser]));
      const rows = [...inputs.files.starts.keys()].slice(0, -1).map((place) => (place === build % 40 ? { worker: 0, place: 0 } : place));
      inputs = withDigests(renewInputs(inputs, [collector.inputs], rows), new Map(), rereading());
      expect(changedIn(inputs, `story:new-${build}`)).toEqual([build % 40]);
      expect(changedIn(inputs, 'setting:name')).toHaveLength(40);
    }
    expect(inputs.names.length).toBeLessThan(70);
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
