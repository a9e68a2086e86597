import culori from 'culori/require';
import { z } from 'zod';

const { formatHex, parse, toGamut } = culori;

/** Colours of the design by name, with a shade for each theme; each is a token in `theme/styles/tokens.css`. */
export const PALETTE = ['blue', 'orange', 'cyan', 'green', 'pink', 'teal', 'gold', 'red'] as const;

/** A colour as it is written: one of the palette, or any that CSS knows. */
export type Colour = string;

/** A colour of the newspaper or of a section. */
export function colour() {
  return z
    .string({
      error: ({ input }) =>
        input === null ? 'is empty. A colour that begins with “#” stands in quotation marks, as "#b3261e": else it is a remark' : undefined,
    })
    .superRefine((value, context) => {
      const problem = colourProblem(value);
      if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
    });
}

export function isOfPalette(value: Colour): boolean {
  return PALETTE.some((name) => name === value);
}

/** A colour of CSS in sRGB, as `#b3261e`. Undefined when it is none, or lets what is below it shine through. */
export function hexOf(value: Colour): string | undefined {
  const read = readColour(value);
  return read === undefined || (read.alpha ?? 1) < 1 ? undefined : formatHex(inGamut(read));
}

const inGamut = toGamut('rgb', 'oklch');

/** A colour of CSS; undefined when it is none. Names of CSS are the same in capitals. */
function readColour(value: string) {
  return parse(value.trim().toLowerCase());
}

/** What is wrong with a colour, to stand after its value. */
function colourProblem(value: string): string | undefined {
  if (isOfPalette(value)) return undefined;
  const read = readColour(value);
  if (read === undefined)
    return `is not a colour. Write one of ${PALETTE.join(', ')}, or any colour of CSS, such as "#b3261e", rgb(179 38 30) or oklch(0.5 0.17 28)`;
  if ((read.alpha ?? 1) < 1)
    return 'lets what is below it shine through, so nobody can say whether it can be read. Write the colour that is to be seen, without transparency';
  return undefined;
}
