import { addStyles, readerWords, type ReaderWords } from '../reading/reader-words.ts';
import { shownSlide, stepFor } from './slides.ts';
import css from './picture-viewer.css?inline';

let hasStyles = false;

/** Shows pictures one at a time, as large as the window, each with its caption, its credit and an address of its own. */
export async function showPictures(figures: readonly HTMLElement[], first: number): Promise<void> {
  const isOpen = () => document.querySelector('dialog[open]') !== null;
  if (isOpen()) return;
  const words = await readerWords();
  // A second press came meanwhile.
  if (isOpen()) return;
  if (!hasStyles) addStyles(css);
  hasStyles = true;
  new PictureViewer(figures, words).open(first);
}

class PictureViewer {
  readonly #figures: readonly HTMLElement[];
  readonly #words: ReaderWords;
  readonly #dialog = document.createElement('dialog');
  readonly #strip = document.createElement('div');
  readonly #count = document.createElement('p');
  readonly #zoom: HTMLButtonElement;
  #place = 0;

  constructor(figures: readonly HTMLElement[], words: ReaderWords) {
    this.#figures = figures;
    this.#words = words;
    this.#strip.className = 'strip';
    this.#strip.tabIndex = -1;
    this.#strip.append(...figures.map(slideOf));
    this.#count.setAttribute('role', 'status');
    this.#zoom = this.#button('zoom', () => {
      this.#toggleZoom();
    });
    this.#zoom.setAttribute('aria-pressed', 'false');
    const bar = document.createElement('div');
    bar.className = 'bar';
    const [back, on] = [
      this.#button('previousPicture', () => {
        this.#go(-1);
      }),
      this.#button('nextPicture', () => {
        this.#go(1);
      }),
    ];
    for (const [button, arrow] of [
      [back, '←'],
      [on, '→'],
    ] as const) {
      button.setAttribute('aria-label', button.textContent);
      button.textContent = arrow;
      button.className = 'arrow';
    }
    bar.append(
      this.#count,
      ...(figures.length > 1 ? [back, on] : []),
      this.#zoom,
      this.#button('close', () => {
        this.#dialog.close();
      }),
    );
    this.#dialog.className = 'picture-viewer';
    this.#dialog.setAttribute('aria-label', words.inPictures ?? '');
    this.#dialog.append(bar, this.#strip);
    this.#dialog.addEventListener('keydown', (event) => {
      this.#press(event);
    });
    this.#dialog.addEventListener('close', () => {
      this.#leave();
    });
    this.#strip.addEventListener(
      'scroll',
      () => {
        this.#notice();
      },
      { passive: true },
    );
    for (const image of this.#strip.querySelectorAll('img'))
      image.addEventListener('dblclick', () => {
        this.#toggleZoom();
      });
  }

  open(first: number): void {
    (document.querySelector('main') ?? document.body).append(this.#dialog);
    this.#dialog.showModal();
    this.#show(first);
    this.#tell();
  }

  #show(place: number): void {
    this.#place = Math.min(Math.max(place, 0), this.#figures.length - 1);
    const slide = this.#strip.children[this.#place];
    slide?.scrollIntoView({ block: 'nearest', inline: 'start' });
  }

  #go(by: number): void {
    if (this.#isZoomed) this.#toggleZoom();
    this.#show(this.#place + by);
    this.#tell();
  }

  #press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || this.#isZoomed) return;
    const by = stepFor(event.key, getComputedStyle(this.#dialog).direction === 'rtl', { place: this.#place, count: this.#figures.length });
    if (by === 0) return;
    event.preventDefault();
    this.#go(by);
  }

  /** A finger has moved them. */
  #notice(): void {
    const place = shownSlide(this.#strip.scrollLeft, this.#strip.clientWidth);
    if (place === this.#place || place >= this.#figures.length) return;
    this.#place = place;
    this.#tell();
  }

  get #isZoomed(): boolean {
    return this.#dialog.classList.contains('zoomed');
  }

  /** Twice as large, to be moved about; where it was pressed does not matter to a keyboard. */
  #toggleZoom(): void {
    const isZoomed = this.#dialog.classList.toggle('zoomed');
    this.#zoom.setAttribute('aria-pressed', String(isZoomed));
    const frame = this.#strip.children[this.#place]?.querySelector<HTMLElement>('.frame');
    if (!frame) return;
    frame.tabIndex = isZoomed ? 0 : -1;
    if (isZoomed) {
      frame.scrollTo((frame.scrollWidth - frame.clientWidth) / 2, (frame.scrollHeight - frame.clientHeight) / 2);
      frame.focus();
    }
  }

  #tell(): void {
    // This one, and those beside it.
    for (const slide of [...this.#strip.children].slice(Math.max(0, this.#place - 1), this.#place + 2))
      for (const image of slide.querySelectorAll('img')) image.loading = 'eager';
    const digits = new Intl.NumberFormat(document.documentElement.lang);
    this.#count.textContent = (this.#words.pictureNumber ?? '{number} / {count}')
      .replace('{number}', digits.format(this.#place + 1))
      .replace('{count}', digits.format(this.#figures.length));
    history.replaceState(history.state, '', `#${this.#figures[this.#place]?.dataset.picture ?? ''}`);
  }

  /** The focus goes to the picture that was seen last. */
  #leave(): void {
    history.replaceState(history.state, '', location.pathname + location.search);
    this.#dialog.remove();
    this.#figures[this.#place]?.querySelector<HTMLElement>('.enlarge')?.focus();
  }

  #button(name: string, act: () => void): HTMLButtonElement {
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: this.#words[name] ?? name });
    button.addEventListener('click', act);
    return button;
  }
}

/** The same picture for the whole window, in the size that takes; its caption and credit as they stand on the page. */
function slideOf(figure: HTMLElement): HTMLElement {
  const slide = document.createElement('figure');
  const frame = document.createElement('div');
  frame.className = 'frame';
  const picture = figure.querySelector('picture')?.cloneNode(true);
  if (picture instanceof HTMLElement) {
    for (const source of picture.querySelectorAll('source, img')) source.setAttribute('sizes', '100vw');
    frame.append(picture);
  }
  const caption = figure.querySelector('figcaption')?.cloneNode(true);
  slide.append(frame, ...(caption ? [caption] : []));
  return slide;
}
