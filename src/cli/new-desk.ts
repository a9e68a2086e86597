import type { Newsroom } from '../content/newsroom-model.ts';

export interface Desk {
  newsroom: Newsroom;
  root: string;
  contentDir: string;
  /** Milliseconds since 1970. */
  now: number;
}
