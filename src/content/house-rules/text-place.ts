/** A place in a file, both counted from 1. */
export interface TextPlace {
  line: number;
  column: number;
}

/** How many lines end in a text. */
export function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

/** Where places of a body are in its file. Lines are looked for only when there is something to tell of one. */
export function placesIn(body: string, linesBefore: number): (at: number) => TextPlace {
  let starts: number[] | undefined;
  return (at) => {
    starts ??= lineStarts(body);
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: linesBefore + 1 + low, column: at - (starts[low] ?? 0) + 1 };
  };
}

function lineStarts(body: string): number[] {
  const starts = [0];
  for (let at = body.indexOf('\n'); at >= 0; at = body.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
