/** How many states of one file can be taken back. */
export const MOST_STATES = 50;

/** A state that a file has had. */
export interface State {
  /** What it is asked for by. */
  name: string;
  /** When, as an ISO instant. */
  at: string;
  /** Who made it so, where that is known. */
  by?: string | undefined;
}

/** The states of one file, wherever they are kept. */
export interface StatesOfFile {
  /** Its text now. */
  now: string;
  /** The latest first. */
  states: readonly State[];
  /** One of them; undefined where the file was not there. */
  read: (name: string) => Promise<KeptState | undefined>;
}

export interface KeptState {
  text: string;
  /** Gives the file these bytes again. Throws with the reason where they are not taken, or where the file is not what it was. */
  takeBack: () => Promise<void>;
}
