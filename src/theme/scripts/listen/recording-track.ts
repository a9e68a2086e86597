import type { Track, TrackEvents } from './track.ts';

const STEP_SECONDS = 15;

/** The recording that editors have given a story, played by what plays it on the page. */
export class RecordingTrack implements Track {
  readonly #audio: HTMLAudioElement;
  readonly #released = new AbortController();

  constructor(audio: HTMLAudioElement, events: TrackEvents) {
    this.#audio = audio;
    const on = (name: string, tell: () => void) => {
      audio.addEventListener(name, tell, { signal: this.#released.signal });
    };
    for (const name of ['play', 'pause'])
      on(name, () => {
        events.onChange();
      });
    on('ended', () => {
      events.onEnd();
    });
    on('error', () => {
      events.onFail();
    });
  }

  get isPlaying(): boolean {
    return !this.#audio.paused;
  }

  play(): void {
    // Refused or failed, which an event tells.
    this.#audio.play().catch(() => undefined);
  }

  pause(): void {
    this.#audio.pause();
  }

  step(by: 1 | -1): void {
    this.#audio.currentTime = Math.max(0, this.#audio.currentTime + by * STEP_SECONDS);
  }

  setSpeed(speed: number): void {
    this.#audio.playbackRate = speed;
  }

  /** The page’s own player can be played on by itself. */
  release(): void {
    this.#released.abort();
  }
}
