/** Something in a text that does not do what it was meant to do. The line is that of the text, counted from 1. */
export interface TextSlip {
  line: number;
  problem: string;
  mend: string;
}
