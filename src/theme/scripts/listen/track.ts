/** What is listened to: a recording, or a text that is read aloud. */
export interface Track {
  readonly isPlaying: boolean;
  play(): void;
  pause(): void;
  /** A paragraph of a text, or some seconds of a recording, on or back. */
  step(by: 1 | -1): void;
  /** 1 as it was spoken, 2 twice as fast. */
  setSpeed(speed: number): void;
  /** Of what becomes of it from here on, nothing is told. */
  release(): void;
}

export interface TrackEvents {
  /** It began, went on or came to rest. */
  onChange(): void;
  /** It came to its end by itself. */
  onEnd(): void;
  /** It cannot be listened to. */
  onFail(): void;
  /** A passage of the page is being read. */
  onPassage?(passage: Element): void;
}
