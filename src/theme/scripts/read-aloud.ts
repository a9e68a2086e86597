const READ = '.story-head h1, .story-head .standfirst, .prose > :is(p, h2, h3, ul, ol, blockquote)';

/** Reads a story aloud with a voice of the device itself; a voice from elsewhere would send the text away. */
export class ReadAloud {
  readonly #onEnd: () => void;

  constructor(onEnd: () => void) {
    this.#onEnd = onEnd;
    addEventListener('pagehide', () => {
      speechSynthesis.cancel();
    });
  }

  /** False where nothing was found to read with. */
  start(): boolean {
    const { lang } = document.documentElement;
    const voice = speechSynthesis.getVoices().find((each) => each.localService && each.lang.slice(0, 2) === lang.slice(0, 2));
    const texts = [...document.querySelectorAll<HTMLElement>(READ)].map(({ innerText }) => innerText).filter(Boolean);
    if (!voice || texts.length === 0) return false;
    speechSynthesis.cancel();
    // Piece by piece: some engines fall silent within a text of some minutes.
    texts.forEach((text, place) => {
      const utterance = Object.assign(new SpeechSynthesisUtterance(text), { lang, voice });
      if (place === texts.length - 1) utterance.addEventListener('end', this.#onEnd);
      speechSynthesis.speak(utterance);
    });
    return true;
  }

  stop(): void {
    speechSynthesis.cancel();
  }
}
