import { describe, expect, it } from 'vitest';
import { chartData, type ChartTable } from '../../../../src/content/chart-data.ts';
import { drawLines, leadingOf, OVER_POINT } from '../../../../src/theme/drawing/line-chart.ts';

const SIZE = { width: 552, height: 300, locale: 'en-GB' };

function table(columns: string[], ...rows: string[][]): ChartTable {
  return { columns, decimalComma: false, rows: rows.map((cells) => ({ cells })) };
}

const props = { title: 'Levels', note: 'n', type: 'line' as const, alt: 'a', file: 'levels.csv' };

function draw(columns: string[], ...rows: string[][]) {
  return drawLines(chartData(props, table(columns, ...rows), 'en-GB'), SIZE);
}

describe('a chart’s figures', () => {
  it('are those of its file, with as many decimals as the longest', () => {
    const data = chartData(props, table(['Year', 'Mean'], ['1959', '315.98'], ['1960', '1316.9'], ['1961', '']), 'en-GB');
    expect(data).toEqual({
      heading: 'Year',
      names: ['1959', '1960', '1961'],
      series: [{ name: 'Mean', values: [315.98, 1316.9, null], shown: ['315.98', '1,316.90', '–'] }],
    });
  });

  it('are the columns that are named, in that order', () => {
    const data = chartData({ ...props, columns: ['b', 'a'] }, table(['a', 'x', 'b'], ['1', 'no', 'x']), 'en-GB');
    expect(data).toMatchObject({ heading: 'b', names: ['x'], series: [{ name: 'a', values: [1] }] });
  });

  it('are written in the edition’s own digits, unless the editor has written them', () => {
    const rows: [string, number, string?][] = [
      ['بولندا', 281000],
      ['المجر', 84500, '٨٤ ألفاً'],
    ];
    expect(chartData({ title: 't', note: 'n', rows }, undefined, 'ar-EG').series[0]?.shown).toEqual(['٢٨١٬٠٠٠', '٨٤ ألفاً']);
  });

  it('are none while the file is not there', () => {
    expect(chartData(props, undefined, 'en-GB')).toEqual({ heading: '', names: [], series: [] });
  });
});

describe('lines', () => {
  it('stand within their drawing, from the first date to the last', () => {
    const { lines, base } = draw(['Year', 'v'], ['1959', '316'], ['1990', '354'], ['2024', '424.6']);
    const points = [...(lines[0]?.d ?? '').matchAll(/([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
    expect(points.map(([x]) => x)).toEqual([8, 263.6, 544]);
    for (const [, y = NaN] of points) expect(y >= 0 && y <= base).toBe(true);
  });

  it('keep distances in time: a gap of ten years is ten times that of one', () => {
    const { lines } = draw(['Year', 'v'], ['2000', '1'], ['2001', '2'], ['2011', '3']);
    const [a = 0, b = 0, c = 0] = [...(lines[0]?.d ?? '').matchAll(/[ML]([\d.]+)/g)].map(([, x]) => Number(x));
    expect((c - b) / (b - a)).toBeCloseTo(10, 0);
  });

  it('have their last figure above their end, above what leads to it, or below a steep fall, and never on the line', () => {
    const footOf = (...values: string[]) => {
      const end = draw(['Year', 'v'], ...values.map((value, year) => [String(2000 + year), value])).lines[0]?.end;
      return (end?.foot ?? NaN) - (end?.y ?? NaN);
    };
    expect(footOf('1', '5', '9')).toBe(-9);
    expect(footOf('9', '1.5', '2', '2')).toBe(-9);
    const gentle = footOf('1', '9', '8.5');
    expect(gentle).toBeLessThan(-9);
    expect(gentle).toBeGreaterThan(-18);
    expect(footOf('0', '1', '2', '3', '4', '5', '6', '7', '9', '3.1')).toBeGreaterThan(9 + 9);
    // There are the dates.
    expect(footOf('1', '2', '3', '4', '5', '6', '7', '9', '0.0')).toBeLessThan(-18);
  });

  it('are broken where there is no figure', () => {
    expect(draw(['k', 'v'], ['a', '1'], ['b', ''], ['c', '2'], ['d', '3']).lines[0]?.d).toMatch(/^M[\d. ]+M[\d. ]+L[\d. ]+$/);
  });

  it('end in their last figure, as readers see it', () => {
    expect(draw(['k', 'v'], ['a', '1.0'], ['b', '2.5'], ['c', '']).lines[0]?.end?.label).toBe('2.5');
  });

  it.each([
    ['one figure', [['2020', '5']]],
    [
      'the same figure twice',
      [
        ['2020', '5'],
        ['2021', '5'],
      ],
    ],
    [
      'nought',
      [
        ['a', '0'],
        ['b', '0'],
      ],
    ],
    [
      'figures below nought',
      [
        ['a', '-3'],
        ['b', '-1'],
      ],
    ],
    [
      'very small figures',
      [
        ['a', '0.0001'],
        ['b', '0.0002'],
      ],
    ],
    [
      'very large figures',
      [
        ['a', '1e15'],
        ['b', '3e15'],
      ],
    ],
  ])('can be drawn of %s', (_what, rows) => {
    const { lines, levels, base } = draw(['k', 'v'], ...rows);
    expect(JSON.stringify(lines)).not.toMatch(/NaN|Infinity|null/);
    expect(levels.length).toBeGreaterThan(0);
    for (const { y } of levels) expect(y >= 0 && y <= base + 0.1, String(y)).toBe(true);
  });

  it('have years below them in whole numbers, and in the edition’s digits', () => {
    const data = chartData(props, table(['Year', 'v'], ['1959', '1'], ['2024', '2']), 'ar-EG');
    const { marks } = drawLines(data, { ...SIZE, locale: 'ar-EG' });
    expect(marks.flatMap(({ lines }) => lines)).toContain('٢٠٠٠');
  });
});

describe('the names of rows below lines', () => {
  const named = (...names: string[]) => draw(['Wo', 'v'], ...names.map((name, row) => [name, String(row)])).marks.map(({ lines }) => lines);

  it('stay on one line while none reaches into the next', () => {
    expect(named('Kiel', 'Lübeck', 'Husum')).toEqual([['Kiel'], ['Lübeck'], ['Husum']]);
  });

  it('are broken into two lines, and cut off, where one would', () => {
    const [first = [], second = []] = named(
      'Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung der Landesregierung',
      'Oberbürgermeisterin der Hansestadt Lübeck',
    );
    expect(first).toHaveLength(2);
    expect(first[1]).toMatch(/…$/);
    expect(second).toEqual(['Oberbürgermeisterin der Hansestadt', 'Lübeck']);
  });
});

describe('words and small drawings', () => {
  const data = chartData(props, table(['Year', 'Low', 'High'], ['2000', '1', '10'], ['2001', '2', '20'], ['2002', '3', '30']), 'en-GB');

  it('stand at the row that they name, on the side where there is room', () => {
    const words = [
      { at: '2000', text: 'begins' },
      { at: '2002', text: 'ends' },
      { at: '1999', text: 'too early' },
    ];
    const { notes, lines } = drawLines(data, { ...SIZE, words });
    expect(notes.map(({ lines: said, anchor }) => [...said, anchor])).toEqual([
      ['begins', 'start'],
      ['ends', 'end'],
    ]);
    expect(notes[1]).toMatchObject({ x: lines[0]?.end?.x, y: lines[0]?.end?.y });
    // Above the highest point there is room for them.
    for (const { y, lines: said } of notes) expect(y - OVER_POINT - (said.length - 1) * leadingOf()).toBeGreaterThanOrEqual(12);
  });

  it('share the levels of all columns where they are to be compared', () => {
    const [low] = data.series;
    const alone = drawLines({ ...data, series: low ? [low] : [] }, SIZE);
    const shared = drawLines({ ...data, series: low ? [low] : [] }, { ...SIZE, scale: data.series });
    expect(alone.levels.at(-1)?.label).toBe('3');
    expect(shared.levels.at(-1)?.label).toBe('30');
  });
});
