import { extent, ticks } from 'd3-array';
import type { ChartData } from '../../content/chart-data.ts';
import { plainDate } from '../../content/plain-date.ts';
import { fitLines } from './fitted-lines.ts';
import { nameWidth } from './map-names.ts';

/** Lines ready to be drawn, in pixels from the left and from the top. */
export interface LineDrawing {
  width: number;
  height: number;
  /** Where the drawing of lines ends and the names of dates begin. */
  base: number;
  levels: { y: number; label: string }[];
  marks: { x: number; lines: string[]; anchor: 'start' | 'middle' | 'end' }[];
  /** Words at a place of the first line. */
  notes: { x: number; y: number; lines: string[]; anchor: 'start' | 'end' }[];
  /** Each line as the `d` of a path, with its last point, and the foot of its figure, which the line does not touch. */
  lines: { d: string; end: { x: number; y: number; label: string; foot: number } | undefined }[];
}

type Point = [x: number, y: number];

const ABOVE = 18;
const BELOW = 24;
/** From a point to the last of the lines of words above it. */
export const OVER_POINT = 40;
const BESIDE = 8;
/** A level is drawn above the highest figure when it is this near, in steps. */
const NEARLY = 0.4;
/** Between two names of dates or rows. */
const NAME_WIDTH = 72;
/** The size of the letters. */
const LETTERS = 12;
/** Of a line’s last figure. */
const LAST_LETTERS = 13;
/** How high figures are, by the size of their letters. */
const CAPITAL = 0.72;
/** Between the middle of a line’s last point and its figure. */
const FROM_END = 9;
/** The least room between two names. */
const BETWEEN = 4;
/** From one line of words to the next, by the size of their letters. */
export function leadingOf(letters: number = LETTERS): number {
  return Math.round((letters * 7) / 6);
}
/** Of a name, which stands whole in the table of the figures. */
const MOST_LINES = 2;

export interface DrawingForm {
  width: number;
  height: number;
  locale: string;
  /** The size of the letters, where it is another. */
  letters?: number;
  /** The lines by which levels are chosen, where several drawings share one scale. Left out: those that are drawn. */
  scale?: ChartData['series'];
  /** What to say at which row. */
  words?: readonly { at: string; text: string }[];
}

/** Draws a chart’s figures as lines: over time when its rows are called after dates, else at equal distances. */
export function drawLines(
  data: ChartData,
  { width, height, locale, letters = LETTERS, scale = data.series, words = [] }: DrawingForm,
): LineDrawing {
  const places = positionsOf(data.names);
  const [first = 0, last = 1] = extent(places);
  const [low = 0, high = 1] = extent(scale.flatMap(({ values }) => values.filter((value) => value !== null)));
  const steps = ticks(low, high === low ? low + 1 : high, 4);
  const step = (steps[1] ?? 1) - (steps[0] ?? 0);
  const bottom = (steps[0] ?? low) > low ? (steps[0] ?? low) - step : low;
  const above = (steps.at(-1) ?? high) + step;
  const top = above - high < step * NEARLY ? above : high;
  const x = (place: number) => round(BESIDE + ((place - first) / (last - first || 1)) * (width - 2 * BESIDE));
  const names = marksOf(data.names, places, width, locale).map(({ place, label }) => ({ x: x(place), label }));
  const marks = settle(names, width, letters);
  const base = height - BELOW - (Math.max(1, ...marks.map(({ lines }) => lines.length)) - 1) * leadingOf(letters);
  const said = notesOf(data, words).map(({ row, value, text }) => {
    const place = x(places[row] ?? 0);
    const isLate = place > width / 2;
    const lines = fitLines(text, { width: isLate ? place : width - place, letters: LETTERS });
    return { x: place, value, lines, anchor: isLate ? ('end' as const) : ('start' as const) };
  });
  // Words above the highest point need their own room: they stand on a leader and cover no line.
  const highest = said.length === 0 ? ABOVE : ABOVE + OVER_POINT + (Math.max(...said.map(({ lines }) => lines.length)) - 1) * leadingOf();
  const y = (value: number) => round(base - ((value - bottom) / (top - bottom || 1)) * (base - highest));
  const digits = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 });
  return {
    width,
    height,
    base,
    levels: [...(bottom < (steps[0] ?? bottom) ? [bottom] : []), ...steps, ...(top === above ? [above] : [])].map((level) => ({
      y: y(level),
      label: digits.format(level),
    })),
    marks,
    notes: said.map(({ value, ...note }) => ({ ...note, y: y(value) })),
    lines: data.series.map(({ values, shown }) => {
      const points = values.map((own, row): Point | undefined => (own === null ? undefined : [x(places[row] ?? 0), y(own)]));
      const last = points.findLastIndex((point) => point !== undefined);
      return { d: pathOf(points), end: endOf(points.slice(0, last + 1), shown[last] ?? '', base) };
    }),
  };
}

/** The words at those rows of the first line that have a figure. */
function notesOf({ names, series: [first] }: ChartData, words: readonly { at: string; text: string }[]) {
  return words.flatMap(({ at, text }) => {
    const row = names.indexOf(at);
    const value = first?.values[row] ?? null;
    return value === null ? [] : [{ row, value, text }];
  });
}

/** The last figure stands above all of the line that is as far left as it is wide, or below the end of one that falls. */
function endOf(points: readonly (Point | undefined)[], label: string, base: number): LineDrawing['lines'][number]['end'] {
  const end = points.at(-1);
  if (!end) return undefined;
  const left = end[0] - nameWidth(label, LAST_LETTERS);
  const highest = points.reduce((least, point, place) => {
    const next = points[place + 1];
    if (!point || (next?.[0] ?? Infinity) < left) return least;
    const share = next && point[0] < left ? (left - point[0]) / (next[0] - point[0]) : 0;
    return Math.min(least, point[1] + share * ((next?.[1] ?? 0) - point[1]));
  }, end[1]);
  const under = end[1] + FROM_END + LAST_LETTERS * CAPITAL;
  const isBelow = end[1] - highest > FROM_END && under < base;
  return { x: end[0], y: end[1], label, foot: round(isBelow ? under : highest - FROM_END) };
}

/** A gap in the figures is a gap in the line. */
function pathOf(points: readonly (Point | undefined)[]): string {
  return points.map((point, place) => (point ? `${points[place - 1] ? 'L' : 'M'}${point[0]} ${point[1]}` : '')).join('');
}

const DATE = /^\d{4}(?:-\d{2}){0,2}$/;

/** Where each row stands: its time in years, or its number. */
function positionsOf(names: readonly string[]): number[] {
  return areDates(names) ? names.map(yearOf) : names.map((_, row) => row);
}

function areDates(names: readonly string[]): boolean {
  return names.every((name) => DATE.test(name));
}

const YEAR = 365.2425 * 24 * 60 * 60_000;

function yearOf(date: string): number {
  const year = Number(date.slice(0, 4));
  const start = Date.UTC(2000, 0, 1);
  const [, month = '01', day = '01'] = date.split('-');
  return year + (Date.UTC(2000, Number(month) - 1, Number(day)) - start) / YEAR;
}

function marksOf(names: readonly string[], places: readonly number[], width: number, locale: string): { place: number; label: string }[] {
  const most = Math.max(2, Math.floor(width / NAME_WIDTH));
  const [first = 0, last = 0] = extent(places);
  if (areDates(names) && last - first >= 3)
    return ticks(first, last, most - 1)
      .filter((year) => Number.isInteger(year))
      .map((year) => ({ place: year, label: plainDate(String(year), locale).label }));
  const every = Math.max(1, Math.ceil((names.length - 1) / (most - 1)));
  return names.flatMap((name, row) =>
    row % every === 0
      ? [{ place: places[row] ?? 0, label: areDates(names) ? plainDate(name, locale, { monthStyle: 'short' }).label : name }]
      : [],
  );
}

/** Names within the drawing, of which none reaches into the next: one at the edge stands on one side of its mark. */
function settle(names: readonly { x: number; label: string }[], width: number, letters: number): LineDrawing['marks'] {
  const apart = Math.min(width, ...names.slice(1).map((name, place) => name.x - (names[place]?.x ?? 0)));
  return names.map(({ x, label }) => {
    const anchor = x < NAME_WIDTH / 2 ? 'start' : x > width - NAME_WIDTH / 2 ? 'end' : 'middle';
    const share = names.length === 2 ? 0.5 : anchor === 'middle' ? 0.8 : 0.6;
    return { x, anchor, lines: fitLines(label, { width: apart * share - BETWEEN, letters, most: MOST_LINES }) };
  });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
