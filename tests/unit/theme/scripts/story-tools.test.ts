import { parseHTML } from 'linkedom';
import { afterEach, expect, it, vi } from 'vitest';

interface Started {
  opener: unknown;
  end: () => void;
}

const started: Started[] = [];
let isOffline = false;

vi.mock('../../../../src/theme/scripts/listen/listen.ts', () => ({
  Listening: class {
    readonly #end: () => void;
    constructor(_saved: unknown, _isList: boolean, end: () => void) {
      if (isOffline) throw new Error('It cannot be loaded.');
      this.#end = end;
    }
    start(_story: unknown, opener: unknown): Promise<void> {
      started.push({ opener, end: this.#end });
      return Promise.resolve();
    }
    close(): void {
      this.#end();
    }
  },
}));

/** The button below a story of this text. */
async function show(text: string, hasVoices = true): Promise<HTMLButtonElement> {
  const { document, HTMLElement, customElements } = parseHTML(
    `<!doctype html><html><body><story-tools data-url="/a/" data-headline="A" data-listen="Listen" data-stop="Stop">
      <button data-action="listen" aria-pressed="false">Listen</button></story-tools><div class="text">${text}</div></body></html>`,
  );
  for (const [name, value] of Object.entries({ document, HTMLElement, customElements, localStorage: { getItem: () => null } }))
    vi.stubGlobal(name, value);
  vi.stubGlobal('window', hasVoices ? { speechSynthesis: {} } : {});
  vi.resetModules();
  await import('../../../../src/theme/scripts/story-tools.ts');
  const button = document.querySelector<HTMLButtonElement>('button');
  if (!button) throw new Error('There is no button.');
  return button;
}

const pressed = (button: HTMLElement) => [button.getAttribute('aria-pressed'), button.textContent];

afterEach(() => {
  vi.unstubAllGlobals();
  started.length = 0;
  isOffline = false;
});

it('Listen is there when the browser has voices, or the story a recording', async () => {
  const recording = '<div class="recording"><audio src="/a.mp3"></audio></div>';
  expect((await show('')).hidden).toBe(false);
  expect((await show(recording, false)).hidden).toBe(false);
  expect((await show('', false)).hidden).toBe(true);
});

it('Listen can be pressed again when what it takes could not be loaded', async () => {
  const button = await show('');
  isOffline = true;
  button.click();
  expect(pressed(button)).toEqual(['true', 'Stop']);
  await vi.waitFor(() => {
    expect(pressed(button)).toEqual(['false', 'Listen']);
  });
  isOffline = false;
  button.click();
  await vi.waitFor(() => {
    expect(started).toEqual([{ opener: button, end: expect.any(Function) as unknown }]);
  });
  expect(pressed(button)).toEqual(['true', 'Stop']);
});

it('Listen that is pressed again before it has begun does not begin', async () => {
  const button = await show('');
  button.click();
  button.click();
  expect(pressed(button)).toEqual(['false', 'Listen']);
  // One that is meant begins after it, and alone.
  button.click();
  await vi.waitFor(() => {
    expect(started).toHaveLength(1);
  });
  button.click();
  expect(pressed(button)).toEqual(['false', 'Listen']);
});
