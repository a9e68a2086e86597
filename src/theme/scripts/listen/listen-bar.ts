import type { ReaderWords } from '../reading/reader-words.ts';

const SPEEDS = [0.75, 1, 1.25, 1.5, 2];

export interface BarActions {
  toggle(): void;
  step(by: 1 | -1): void;
  setSpeed(speed: number): void;
  setGoesOn(goesOn: boolean): void;
  close(): void;
}

/** What one listens with, at the foot of the window: what is read, and the ways to stop, go back and on. */
export class ListenBar {
  readonly element = document.createElement('section');
  readonly #title = document.createElement('p');
  readonly #status = document.createElement('p');
  readonly #toggle: HTMLButtonElement;
  readonly #words: ReaderWords;
  #height: ResizeObserver | undefined;

  constructor(words: ReaderWords, actions: BarActions, chosen: { speed: number; goesOn: boolean; hasMore: boolean }) {
    this.#words = words;
    const button = (name: string, does: string, act: () => void) => {
      const element = Object.assign(document.createElement('button'), { type: 'button', textContent: words[name] ?? name });
      element.dataset.does = does;
      element.addEventListener('click', act);
      return element;
    };
    this.#toggle = button('pause', 'toggle', () => {
      actions.toggle();
    });
    const speed = document.createElement('select');
    const style = new Intl.NumberFormat(document.documentElement.lang);
    for (const each of SPEEDS) speed.append(new Option(`${style.format(each)}×`, String(each), false, each === chosen.speed));
    speed.addEventListener('change', () => {
      actions.setSpeed(Number(speed.value));
    });
    const goesOn = Object.assign(document.createElement('input'), { type: 'checkbox', checked: chosen.goesOn });
    goesOn.addEventListener('change', () => {
      actions.setGoesOn(goesOn.checked);
    });
    this.element.className = 'listen-bar screen-only';
    this.element.setAttribute('aria-label', words.listen ?? '');
    this.#status.setAttribute('role', 'status');
    this.element.append(
      this.#title,
      button('back', 'back', () => {
        actions.step(-1);
      }),
      this.#toggle,
      button('forward', 'forward', () => {
        actions.step(1);
      }),
      labelled(words.speed ?? '', speed),
      ...(chosen.hasMore ? [labelled(words.goOnWithSaved ?? '', goesOn, true)] : []),
      button('close', 'close', () => {
        actions.close();
      }),
      this.#status,
    );
  }

  /** Stands at the foot of the window, and covers nothing that has the focus. */
  open(): void {
    (document.querySelector('main') ?? document.body).append(this.element);
    const root = document.documentElement;
    root.classList.add('listening');
    this.#height = new ResizeObserver(() => {
      root.style.setProperty('--listen-bar', `${this.element.offsetHeight}px`);
    });
    this.#height.observe(this.element);
  }

  /** True when the focus was in it, and has to go elsewhere. */
  close(): boolean {
    const hadFocus = this.element.contains(document.activeElement);
    this.#height?.disconnect();
    this.element.remove();
    document.documentElement.classList.remove('listening');
    return hadFocus;
  }

  showStory({ url, headline }: { url: string; headline: string }): void {
    this.#title.replaceChildren(Object.assign(document.createElement('a'), { href: url, textContent: headline }));
    this.#status.textContent = '';
  }

  showPlaying(isPlaying: boolean): void {
    this.#toggle.textContent = (isPlaying ? this.#words.pause : this.#words.play) ?? '';
  }

  say(text: string): void {
    this.#status.textContent = text;
  }
}

function labelled(text: string, field: HTMLElement, isAfter = false): HTMLLabelElement {
  const label = document.createElement('label');
  label.append(...(isAfter ? [field, text] : [text, field]));
  return label;
}
