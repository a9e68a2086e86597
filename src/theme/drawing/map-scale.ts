import { overlap, type Box } from './map-names.ts';

/** A bar as long as a round number of kilometres is on the map. */
export interface MapScale {
  x: number;
  y: number;
  length: number;
  /** “200 km”, in the edition’s words and digits. */
  label: string;
}

interface ScaleFacts {
  width: number;
  height: number;
  locale: string;
  direction: 'ltr' | 'rtl';
  /** How many kilometres a pixel is wide in the middle of the map. */
  kilometres: number;
  taken: readonly Box[];
}

const LONGEST = 0.3;
const INSET = 12;
const HEIGHT = 22;

/** A scale in the first corner that is free, from the foot of the map and the side where a line begins. */
export function placeScale({ width, height, locale, direction, kilometres, taken }: ScaleFacts): MapScale & { box: Box } {
  const round = roundLength(kilometres * width * LONGEST);
  const length = round / kilometres;
  const sides = [INSET, width - INSET - length];
  if (direction === 'rtl') sides.reverse();
  const corners = [height - INSET, INSET + HEIGHT].flatMap((y) => sides.map((x) => ({ x, y })));
  const boxAt = ({ x, y }: { x: number; y: number }): Box => ({ left: x - 8, right: x + length + 8, top: y - HEIGHT, bottom: y + 6 });
  const corner = corners.find((place) => !taken.some((other) => overlap(other, boxAt(place)))) ?? corners[0] ?? { x: INSET, y: height };
  const label = new Intl.NumberFormat(locale, { style: 'unit', unit: 'kilometer', unitDisplay: 'short' }).format(round);
  return { x: tenths(corner.x), y: corner.y, length: tenths(length), label, box: boxAt(corner) };
}

/** The longest of 1, 2, 5, 10, 20, 50 … that is no longer. */
function roundLength(longest: number): number {
  const power = 10 ** Math.floor(Math.log10(longest));
  return power * ([5, 2].find((times) => times * power <= longest) ?? 1);
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
