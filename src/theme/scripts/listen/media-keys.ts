import silence from './silence.mp3?url';

/** What the keys of a keyboard, a headset or a locked screen do. */
export interface KeyActions {
  play(): void;
  pause(): void;
  step(by: 1 | -1): void;
  stop(): void;
}

/**
 * Gives a story the device’s own keys. Browsers only hand them to a page that plays something, and do not count a voice: while one speaks,
 * some seconds of silence go round.
 */
export class MediaKeys {
  readonly #silence = Object.assign(new Audio(), { loop: true, preload: 'none' });
  readonly #handled: MediaSessionAction[] = [];
  /** Whether a voice speaks, and no recording is played. */
  #isSpoken = false;

  constructor(actions: KeyActions) {
    if (!('mediaSession' in navigator)) return;
    const handlers: [MediaSessionAction, () => void][] = [
      [
        'play',
        () => {
          actions.play();
        },
      ],
      [
        'pause',
        () => {
          actions.pause();
        },
      ],
      [
        'stop',
        () => {
          actions.stop();
        },
      ],
      [
        'previoustrack',
        () => {
          actions.step(-1);
        },
      ],
      [
        'nexttrack',
        () => {
          actions.step(1);
        },
      ],
      [
        'seekbackward',
        () => {
          actions.step(-1);
        },
      ],
      [
        'seekforward',
        () => {
          actions.step(1);
        },
      ],
    ];
    for (const [action, handler] of handlers) {
      try {
        navigator.mediaSession.setActionHandler(action, handler);
        this.#handled.push(action);
      } catch {
        // A key that this browser does not know.
      }
    }
  }

  /** Says what is listened to. */
  show({ title, newspaper, isSpoken }: { title: string; newspaper: string; isSpoken: boolean }): void {
    this.#isSpoken = isSpoken;
    if (isSpoken) this.#silence.src ||= silence;
    else this.#silence.pause();
    if ('mediaSession' in navigator) navigator.mediaSession.metadata = new MediaMetadata({ title, artist: newspaper });
  }

  setPlaying(isPlaying: boolean): void {
    if (this.#isSpoken && isPlaying) this.#silence.play().catch(() => undefined);
    else this.#silence.pause();
    if ('mediaSession' in navigator) navigator.mediaSession.playbackState = isPlaying ? 'playing' : 'paused';
  }

  release(): void {
    this.#silence.pause();
    if (!('mediaSession' in navigator)) return;
    for (const action of this.#handled) navigator.mediaSession.setActionHandler(action, null);
    navigator.mediaSession.metadata = null;
    navigator.mediaSession.playbackState = 'none';
  }
}
