import type { SpokenPassage } from './spoken-text.ts';
import type { Track, TrackEvents } from './track.ts';

/** How long a browser is given to say which voices there are. */
const VOICES_MILLISECONDS = 1500;

/** A voice of the device itself; one from elsewhere would send the text away. The same country first, else the same language. */
export function voiceFor(voices: readonly SpeechSynthesisVoice[], language: string): SpeechSynthesisVoice | undefined {
  const own = voices.filter(({ localService }) => localService);
  const tagOf = ({ lang }: SpeechSynthesisVoice) => lang.replace('_', '-').toLowerCase();
  const wanted = language.toLowerCase();
  return (
    own.find((voice) => tagOf(voice) === wanted) ?? own.find((voice) => tagOf(voice).split('-')[0] === wanted.split('-')[0]) ?? undefined
  );
}

/** The voices, which some browsers only know a moment after they are asked. */
export async function loadVoices(synthesis: SpeechSynthesis): Promise<SpeechSynthesisVoice[]> {
  if (synthesis.getVoices().length === 0)
    await new Promise((resolve) => {
      synthesis.addEventListener('voiceschanged', resolve, { once: true });
      setTimeout(resolve, VOICES_MILLISECONDS);
    });
  return synthesis.getVoices();
}

/**
 * Reads a story aloud, sentence by sentence: some engines fall silent within a text of some minutes, and some cannot go on after a pause.
 * After one, the sentence is begun again.
 */
export class SpeechTrack implements Track {
  readonly #passages: readonly SpokenPassage[];
  readonly #voices: readonly SpeechSynthesisVoice[];
  readonly #synthesis: SpeechSynthesis;
  readonly #events: TrackEvents;
  readonly #language: string;
  #passage = 0;
  #piece = 0;
  #speed = 1;
  #current: SpeechSynthesisUtterance | undefined;

  constructor(
    { passages, language }: { passages: readonly SpokenPassage[]; language: string },
    { synthesis, voices }: { synthesis: SpeechSynthesis; voices: readonly SpeechSynthesisVoice[] },
    events: TrackEvents,
  ) {
    this.#passages = passages;
    this.#language = language;
    this.#synthesis = synthesis;
    this.#voices = voices;
    this.#events = events;
  }

  get isPlaying(): boolean {
    return this.#current !== undefined;
  }

  play(): void {
    if (voiceFor(this.#voices, this.#language) && this.#passages.length > 0) this.#speak();
    else this.#events.onFail();
  }

  pause(): void {
    this.#current = undefined;
    this.#synthesis.cancel();
    this.#events.onChange();
  }

  step(by: 1 | -1): void {
    const isWithin = by < 0 && this.#piece > 0;
    const next = this.#passage + (isWithin ? 0 : by);
    if (next >= this.#passages.length) {
      this.#end();
      return;
    }
    this.#passage = Math.max(0, next);
    this.#piece = 0;
    if (this.isPlaying) this.#speak();
    else this.#tellPassage();
  }

  setSpeed(speed: number): void {
    this.#speed = speed;
    if (this.isPlaying) this.#speak();
  }

  release(): void {
    this.#current = undefined;
  }

  #speak(): void {
    const piece = this.#passages[this.#passage]?.pieces[this.#piece];
    if (!piece) return;
    this.#current = undefined;
    this.#synthesis.cancel();
    const voice = voiceFor(this.#voices, piece.language) ?? voiceFor(this.#voices, this.#language);
    const utterance = new SpeechSynthesisUtterance(piece.text);
    if (voice) utterance.voice = voice;
    utterance.lang = voice?.lang ?? piece.language;
    utterance.rate = this.#speed;
    utterance.addEventListener('end', () => {
      if (this.#current === utterance) this.#next();
    });
    utterance.addEventListener('error', () => {
      if (this.#current !== utterance) return;
      this.#current = undefined;
      this.#events.onFail();
    });
    this.#current = utterance;
    this.#synthesis.speak(utterance);
    this.#tellPassage();
    this.#events.onChange();
  }

  #next(): void {
    this.#piece += 1;
    if (this.#piece >= (this.#passages[this.#passage]?.pieces.length ?? 0)) {
      this.#passage += 1;
      this.#piece = 0;
    }
    if (this.#passage < this.#passages.length) this.#speak();
    else this.#end();
  }

  #end(): void {
    this.#current = undefined;
    this.#synthesis.cancel();
    [this.#passage, this.#piece] = [0, 0];
    this.#events.onChange();
    this.#events.onEnd();
  }

  #tellPassage(): void {
    const passage = this.#passages[this.#passage];
    if (passage) this.#events.onPassage?.(passage.element);
  }
}
