/** What a page of the desk is answered with: itself, what its script asks for, or where to go on. */
export type DeskAnswer = { status: number; html: string } | { status: number; json: unknown } | { status: 303; location: string };

/** Where the desk’s pages are. */
export interface DeskPlace {
  /** The address of the site’s top. */
  base: string;
  /** A mark for a form, by which it is known when it is sent twice. */
  once: () => string;
}
