import { WINDOW, windowFeatures } from './own-window.ts';

const HLS = 'application/vnd.apple.mpegurl';
/** What hosts answer where a stream may not be seen. */
const BLOCKED: readonly number[] = [401, 403, 451];

/** Plays a stream, helped where the browser needs it, and says what is wrong when it cannot be played. Nothing is loaded before play. */
class StreamPlayer extends HTMLElement {
  #address = '';

  connectedCallback(): void {
    const media = this.querySelector<HTMLMediaElement>('video, audio');
    if (!media) return;
    this.#address = media.src;
    media.addEventListener('error', () => void this.#explain());
    media.addEventListener('playing', () => {
      this.#say('');
    });
    if (this.dataset.hls !== undefined && media.canPlayType(HLS) === '') this.#offerHelp(media);
    this.querySelector('.own-window')?.addEventListener('click', (event) => {
      if (!open(`${location.pathname}#player`, WINDOW, windowFeatures(media.localName))) return;
      event.preventDefault();
      media.pause();
    });
  }

  /** A button in place of controls that could do nothing: what helps is loaded once it is pressed. */
  #offerHelp(media: HTMLMediaElement): void {
    media.removeAttribute('src');
    media.load();
    media.controls = false;
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: this.dataset.play ?? '' });
    button.addEventListener('click', () => {
      button.remove();
      media.controls = true;
      media.focus();
      this.#say('');
      import('./hls-player.ts')
        .then(({ playHls }) => {
          playHls(media, this.#address, (status) => {
            this.#fail(status);
          });
        })
        .catch(() => {
          this.#fail();
        });
    });
    media.after(button);
  }

  /** What kept a browser from playing is only known by asking again. */
  async #explain(): Promise<void> {
    try {
      this.#fail((await fetch(this.#address, { method: 'HEAD', cache: 'no-store' })).status);
    } catch {
      this.#fail();
    }
  }

  #fail(status?: number): void {
    this.#say((status !== undefined && BLOCKED.includes(status) ? this.dataset.blocked : this.dataset.failed) ?? '');
  }

  #say(text: string): void {
    const place = this.querySelector('[role="status"]');
    if (place && place.textContent !== text) place.textContent = text;
  }
}

customElements.define('stream-player', StreamPlayer);
