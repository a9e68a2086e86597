import { randomUUID } from 'node:crypto';
import type { Change } from '../../content/reading.ts';

/** Content as it would be, which a page is shown of and nothing is written of. */
export interface Preview {
  change: Change;
  /** The address of the page. */
  address: string;
  /** The moment at which readers would have it, in milliseconds since 1970. */
  now: number;
}

const previews = new Map<string, Preview>();
const MOST = 20;

/** Where previews are, below the site’s top. */
export const PREVIEW_PATH = '_desk/front/preview/';

/** Keeps what is to be shown, and gives the name by which it is asked for. */
export function keepPreview(preview: Preview): string {
  const name = randomUUID();
  previews.set(name, preview);
  const [oldest] = previews.keys();
  if (previews.size > MOST && oldest !== undefined) previews.delete(oldest);
  return name;
}

/** What an address shows instead of what is in the files; undefined for all other addresses. */
export function previewAt(pathname: string): Preview | undefined {
  const at = pathname.indexOf(`/${PREVIEW_PATH}`);
  return at < 0 ? undefined : previews.get(pathname.slice(at + PREVIEW_PATH.length + 1).replace(/\/$/, ''));
}

/** Pages are printed side by side, but a preview alone: what pages find is changed for it and changed back. */
export class PageTurns {
  #reading = 0;
  #waiting: (() => void)[] = [];
  #isAlone = false;

  /** Waits until a page may be printed; what it gives is called once it has been. */
  async join(): Promise<() => void> {
    while (this.#isAlone) await this.#changed();
    this.#reading += 1;
    return this.#once(() => {
      this.#reading -= 1;
    });
  }

  /** The same for one that nothing else is printed beside. */
  async alone(): Promise<() => void> {
    while (this.#isAlone) await this.#changed();
    this.#isAlone = true;
    while (this.#reading > 0) await this.#changed();
    return this.#once(() => {
      this.#isAlone = false;
    });
  }

  #changed(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #once(leave: () => void): () => void {
    let hasLeft = false;
    return () => {
      if (hasLeft) return;
      hasLeft = true;
      leave();
      for (const tell of this.#waiting.splice(0)) tell();
    };
  }
}
