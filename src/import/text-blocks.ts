import type { HumanDate } from './human-date.ts';
import { splitCredit } from './html/pictures.ts';
import type { LeftLine } from './page-lines.ts';

/** What stands above the paragraphs of a text. */
export interface TextHead {
  headline?: string;
  standfirst?: string;
  authors?: readonly string[];
  published?: HumanDate;
  updated?: HumanDate;
  /** From the top. */
  section?: readonly string[];
  source?: string;
}

/** A picture of which a text copied from a page holds the words alone. */
export interface MissingPicture {
  readonly caption: string;
  readonly credit: string;
}

/** A block of lines, with what it is. */
export interface TextBlock {
  readonly lines: readonly string[];
  readonly isHeading: boolean;
}

export interface TextDump {
  readonly head: Readonly<TextHead>;
  readonly body: readonly TextBlock[];
  readonly left: readonly LeftLine[];
  readonly pictures: readonly MissingPicture[];
}

export const BULLET = /^\s*[-*•–·▪●]\s+(?=\S)/;

export const LONGEST_LINE = 300;

/** The caption and credit in a line; a caption without credit is a line like any other. */
export function pictureIn(line: string): (MissingPicture & { isSetApart: boolean }) | undefined {
  const words = line.replace(BULLET, '').trim();
  if (words.length > LONGEST_LINE) return undefined;
  const { caption, credit } = splitCredit(words);
  if (credit === undefined) return undefined;
  return { caption: caption.replace(/[\s|]+$/, ''), credit, isSetApart: /\|[^|]*$/.test(words) };
}

/** A short line between two paragraphs that ends without a stop. */
export function isHeading(lines: readonly string[], before: readonly string[] | undefined, after: readonly string[] | undefined): boolean {
  const [line = ''] = lines.map((one) => one.trim());
  const isLong = (block: readonly string[] | undefined): boolean => (block?.join(' ').trim().length ?? 0) > 60;
  const count = line.split(/\s+/).length;
  return (
    lines.length === 1 &&
    line.length <= 80 &&
    count >= 2 &&
    count <= 12 &&
    /^["“«¿¡]?[\p{Lu}\p{Lo}\p{Nd}]/u.test(line) &&
    !/[.!…:;,"”»)\]]$/.test(line) &&
    !BULLET.test(line) &&
    isLong(before) &&
    isLong(after)
  );
}
