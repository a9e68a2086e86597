/** What a frame of another site may do; not: leave the page, or open anything that the reader has not clicked. */
const SANDBOX = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation allow-forms';
const HIGHEST = 2000;

/**
 * A post or video from another site. The story’s own words stand for it; the other site is asked for nothing until the reader
 * presses the button, which is here only when this script is.
 */
class StoryEmbed extends HTMLElement {
  #ask: HTMLElement | undefined;
  #frame: HTMLIFrameElement | undefined;

  connectedCallback(): void {
    if (this.#ask) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = this.dataset.show ?? '';
    button.addEventListener('click', () => {
      this.#open();
    });
    const notice = document.createElement('span');
    notice.textContent = this.dataset.notice ?? '';
    this.#ask = document.createElement('p');
    this.#ask.className = 'ask';
    this.#ask.append(button, notice);
    this.append(this.#ask);
  }

  #open(): void {
    const { frame: address = '', kind, title = '' } = this.dataset;
    const frame = document.createElement('iframe');
    frame.title = title;
    frame.setAttribute('sandbox', SANDBOX);
    frame.setAttribute('referrerpolicy', 'strict-origin-when-cross-origin');
    frame.setAttribute('allow', kind === 'video' ? 'autoplay; encrypted-media; fullscreen; picture-in-picture' : 'fullscreen');
    frame.allowFullscreen = true;
    frame.src = address;
    const still = this.querySelector<HTMLElement>('.still');
    if (!still || !this.#ask) return;
    // Not “hidden”: on paper the words stand where the frame cannot.
    this.dataset.open = '';
    this.#ask.hidden = true;
    still.after(frame);
    frame.tabIndex = -1;
    frame.focus();
    this.#frame = frame;
    if (kind !== 'post') return;
    // Posts are as high as their words; some services say how high when they are asked, others unasked.
    window.addEventListener('message', this.#resize);
    frame.addEventListener('load', () => {
      frame.contentWindow?.postMessage({ type: 'setHeight', id: 1 }, new URL(address).origin);
    });
  }

  readonly #resize = ({ source, origin, data }: MessageEvent<unknown>): void => {
    const frame = this.#frame;
    if (frame === undefined) return;
    if (source !== frame.contentWindow || origin !== new URL(frame.src).origin) return;
    const height = heightIn(data);
    if (height !== undefined) frame.height = String(Math.min(Math.ceil(height), HIGHEST));
  };
}

/** The height that a service tells: as `height` itself, within `details`, or as the first of `params`; as an object or as its JSON. */
function heightIn(data: unknown): number | undefined {
  if (typeof data === 'string') {
    try {
      return heightIn(JSON.parse(data));
    } catch {
      return undefined;
    }
  }
  if (typeof data !== 'object' || data === null) return undefined;
  const own = data as Record<string, unknown>;
  if (typeof own.height === 'number' && own.height > 0) return own.height;
  const inner = own.details ?? own['twttr.embed'] ?? (Array.isArray(own.params) ? (own.params as unknown[])[0] : undefined);
  return inner === undefined ? undefined : heightIn(inner);
}

customElements.define('story-embed', StoryEmbed);
