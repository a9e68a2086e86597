/** A place in a file, both counted from 1. */
export interface TextPlace {
  line: number;
  column: number;
}
