import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asCollected, digestInputs, findChanged, rereadingOf, type Rereading } from '../../../src/build/inputs.ts';
import type { Inputs } from '../../../src/build/input-lists.ts';
import { packInputs, unpackInputs } from '../../../src/build/packed-inputs.ts';
import { DamagedParts, inMemory, PackedParts, packParts } from '../../../src/build/packed-parts.ts';
import { OutputRecord } from '../../../src/build/output-record.ts';
import { formatLayer, readLayer, type RecordLayer } from '../../../src/build/record-layer.ts';
import { InputCollector } from '../../../src/build/input-collector.ts';
import { note, record, Remembered, type Readings } from '../../../src/site/queries/reading.ts';

/** What can be read under each name: the name itself, until it has changed. */
function rereading(changed: readonly string[] = [], onAsked?: (name: string) => void): Rereading {
  return rereadingOf({
    readAgain: (names) =>
      names.map((name) => {
        onAsked?.(name);
        return changed.includes(name) ? `other ${name}` : name;
      }),
    wholeOf: (name) => (name.startsWith('after:') ? name.replace('after:', 'list:').replace(/#.*/, '') : undefined),
  });
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
  return digestInputs(collector.inputs, rereading());
}

function changedIn(inputs: Inputs, ...names: string[]): number[] {
  return [...findChanged(inputs, rereading(names))].flatMap((isChanged, place) => (isChanged === 1 ? [place] : []));
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
    const again = unpackInputs(new PackedParts(inMemory(packParts(packInputs(inputs)))), 0);
    const plain = ({ groups, parts, files }: Inputs) => ({ groups: groups.map(({ unpack, ...group }) => [group, unpack()]), parts, files });
    expect(plain(again)).toEqual(plain(inputs));
    expect(changedIn(again, 'photo:harbour')).toEqual([1, 2]);
  });

  it('holds once what several workers have read', () => {
    const worker = () => inputsOf(reading(['setting:name'], [reading(['story:en/a', 'photo:harbour'], [reading(['author:ines.name'])])]));
    const collector = new InputCollector();
    for (const one of [worker(), worker()]) collector.taker(asCollected(one))(0);
    expect([collector.inputs.parts.starts.length, worker().parts.starts.length]).toEqual([3, 3]);
    expect(changedIn(digestInputs(collector.inputs, rereading()), 'author:ines.name')).toEqual([0, 1]);
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
          const take = collector.taker(asCollected(worker));
          for (let place = 0; place < worker.files.starts.length - 1; place += 1) take(place);
        }
        const merged = digestInputs(collector.inputs, rereading());
        expect(changedIn(merged, ...changed)).toEqual(changedIn(both, ...changed));
      }),
    );
  });

  it('asks for nothing that follows from what is as it was', () => {
    const inputs = inputsOf(reading(['after:news#4 en/a']), reading(['after:news#4 en/b']), reading(['after:sport#4 en/c']));
    const asked: string[] = [];
    const changed = rereading(['list:sport', 'after:sport#4 en/c'], (name) => asked.push(name));
    expect([...findChanged(inputs, changed)]).toEqual([0, 0, 1]);
    expect(asked).toEqual(['list:news', 'list:sport', 'after:sport#4 en/c']);
  });

  it('says of files that count what it says without the others, and asks for nothing that only others read', () => {
    const name = fc.constantFrom('a:1', 'a:2', 'b:1', 'after:news#1 a', 'after:news#2 b', 'after:sport#1 c', 'list:news');
    const file = fc.record({ names: fc.array(name), inPart: fc.array(name), isCounting: fc.boolean() });
    fc.assert(
      fc.property(fc.array(file), fc.array(name), (files, changed) => {
        const inputs = inputsOf(...files.map(({ names, inPart }) => reading(names, [reading([], [reading(inPart)])])));
        const counting = [...files.keys()].filter((place) => files[place]?.isCounting);
        const asked: string[] = [];
        const found = findChanged(
          inputs,
          rereading(changed, (one) => asked.push(one)),
          counting,
        );
        const all = findChanged(inputs, rereading(changed));
        expect([...found]).toEqual([...all].map((isChanged, place) => (counting.includes(place) ? isChanged : 0)));
        const read: string[] = files.filter(({ isCounting }) => isCounting).flatMap(({ names, inPart }) => [...names, ...inPart]);
        const wholes = read.map((one) => one.replace('after:', 'list:').replace(/#.*/, ''));
        expect(asked.filter((one) => !read.includes(one) && !wholes.includes(one))).toEqual([]);
      }),
    );
  });
});

describe('a record in layers', () => {
  const file = (name: string, inputs?: number) => [name, { key: name, size: 1, modified: 1, inputs }] as const;
  const layer = (files: RecordLayer['files'], own: Inputs, removed: readonly string[] = []): RecordLayer => {
    return readLayer(inMemory(formatLayer({ templates: 't', pictureSets: [], files, removed, inputs: () => own })));
  };
  const changedOf = (record: OutputRecord, ...names: string[]): string[] => {
    const isChanged = record.findChanged(rereading(names));
    return [...record.files].flatMap(([path, one]) => (isChanged(one) ? [path] : []));
  };
  const bottom = layer(
    [file('a.html', 0), file('b.html', 1), file('copied.txt')],
    inputsOf(reading(['photo:harbour']), reading(['photo:harbour', 'author:ines.name'])),
  );

  it('tells of each file what the topmost layer does that names it', () => {
    const top = layer([file('a.html', 0)], inputsOf(reading(['photo:moon'])));
    const record = new OutputRecord([bottom, top]);
    expect(changedOf(record)).toEqual(['copied.txt']);
    expect(changedOf(record, 'photo:harbour')).toEqual(['b.html', 'copied.txt']);
    expect(changedOf(record, 'photo:moon')).toEqual(['a.html', 'copied.txt']);
  });

  it('reads nothing again that only files were made from which a layer above tells newer things of', () => {
    const between = layer([file('a.html', 0), file('b.html', 1)], inputsOf(reading(['photo:moon']), reading(['photo:sun'])));
    const top = layer([file('a.html', 0)], inputsOf(reading(['photo:star'])));
    const asked: string[] = [];
    new OutputRecord([bottom, between, top]).findChanged(rereading([], (name) => asked.push(name)));
    expect(asked.sort()).toEqual(['author:ines.name', 'photo:harbour', 'photo:star', 'photo:sun']);
  });

  it('forgets what is gone, and knows what has come back', () => {
    const gone = layer([], inputsOf(), ['a.html', 'b.html']);
    const back = layer([file('b.html', 0)], inputsOf(reading(['photo:moon'])));
    expect([...new OutputRecord([bottom, gone]).files.keys()]).toEqual(['copied.txt']);
    expect(changedOf(new OutputRecord([bottom, gone, back]), 'photo:harbour', 'author:ines.name')).toEqual(['copied.txt']);
  });

  it('has the sets of pictures of all layers, one behind the other', () => {
    const own = { ...layer([], inputsOf()), pictureSets: [['moon.12345678', ['1x1.jpg']]] satisfies RecordLayer['pictureSets'] };
    expect(new OutputRecord([own, own]).pictureSets).toHaveLength(2);
  });

  it.each([
    { sizes: [100], bearsMore: true },
    { sizes: [100, 24], bearsMore: true },
    { sizes: [100, 10, 15], bearsMore: false },
    { sizes: [100_000, ...Array.from({ length: 99 }, () => 1)], bearsMore: true },
    { sizes: [100_000, ...Array.from({ length: 100 }, () => 1)], bearsMore: false },
  ])('bears more until the layers are many or large: $sizes.length', ({ sizes, bearsMore }) => {
    const empty = layer([], inputsOf());
    expect(new OutputRecord([bottom, ...sizes.slice(1).map(() => empty)], sizes).bearsMore).toBe(bearsMore);
  });

  it('is refused wherever a bit of it is another, or where it breaks off', () => {
    const bytes = formatLayer(bottom);
    const readAll = (packed: Buffer) => {
      const { files, inputs } = readLayer(inMemory(packed));
      for (const { unpack } of inputs().groups) unpack();
      return files;
    };
    expect(readAll(bytes)).toHaveLength(3);
    for (const place of bytes.keys()) {
      const damaged = Buffer.from(bytes);
      damaged[place] = (damaged[place] ?? 0) ^ 1;
      expect(() => readAll(damaged), `byte ${place}`).toThrow(DamagedParts);
      expect(() => readAll(bytes.subarray(0, place)), `${place} bytes`).toThrow(DamagedParts);
    }
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
