import type { Track, TrackEvents } from './track.ts';

const STEP_SECONDS = 15;

/** The recording that editors have given a story, played by what plays it on the page. */
export class RecordingTrack implements Track {
  readonly #audio: HTMLAudioElement;

  constructor(audio: HTMLAudioElement, events: TrackEvents) {
    this.#audio = audio;
    for (const name of ['play', 'pause'] as const)
      audio.addEventListener(name, () => {
        events.onChange();
      });
    audio.addEventListener('ended', () => {
      events.onEnd();
    });
    audio.addEventListener('error', () => {
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
}
