import { parseHTML } from 'linkedom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Listening } from '../../../../src/theme/scripts/listen/listen.ts';
import { MediaKeys } from '../../../../src/theme/scripts/listen/media-keys.ts';
import { RecordingTrack } from '../../../../src/theme/scripts/listen/recording-track.ts';

/** A player of recordings, or of silence, that plays nothing. */
class Player extends EventTarget {
  static readonly all: Player[] = [];
  paused = true;
  src = '';
  currentTime = 0;
  playbackRate = 1;
  constructor(src = '') {
    super();
    this.src = src;
    Player.all.push(this);
  }
  play(): Promise<void> {
    this.paused = false;
    this.dispatchEvent(new Event('play'));
    return Promise.resolve();
  }
  pause(): void {
    this.paused = true;
    this.dispatchEvent(new Event('pause'));
  }
}

const handlers = new Map<string, unknown>();
const ACTIONS = { play: () => undefined, pause: () => undefined, step: () => undefined, stop: () => undefined };

beforeEach(() => {
  Player.all.length = 0;
  handlers.clear();
  const mediaSession = {
    metadata: null,
    playbackState: 'none',
    setActionHandler: (action: string, handler: unknown) => handlers.set(action, handler),
  };
  vi.stubGlobal('Audio', Player);
  vi.stubGlobal('navigator', { mediaSession });
  vi.stubGlobal(
    'MediaMetadata',
    class {
      readonly title = '';
    },
  );
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

describe('the keys of a device', () => {
  const story = { title: 'A', newspaper: 'B' };

  it('have silence go round while a voice speaks, and not under a recording that comes after', () => {
    const keys = new MediaKeys(ACTIONS);
    const [silence] = Player.all;
    keys.show({ ...story, isSpoken: true });
    keys.setPlaying(true);
    expect(silence?.paused).toBe(false);
    keys.show({ ...story, isSpoken: false });
    keys.setPlaying(true);
    expect(silence?.paused).toBe(true);
  });

  it('are given back when listening ends', () => {
    const keys = new MediaKeys(ACTIONS);
    expect(handlers.get('play')).toBeTypeOf('function');
    keys.release();
    expect([...new Set(handlers.values())]).toEqual([null]);
  });
});

describe('a recording', () => {
  it('tells nothing more when it is done with, though the page may play it again', async () => {
    const [audio, told] = [new Player(), [] as string[]];
    const track = new RecordingTrack(audio as unknown as HTMLAudioElement, {
      onChange: () => told.push('change'),
      onEnd: () => told.push('end'),
      onFail: () => told.push('fail'),
    });
    track.play();
    track.release();
    await audio.play();
    for (const name of ['pause', 'ended', 'error']) audio.dispatchEvent(new Event(name));
    expect(told).toEqual(['change']);
  });
});

describe('listening', () => {
  const PAGE = '<main><button>Listen</button><div class="text"><div class="recording"><audio src="/a.mp3"></audio></div></div></main>';
  let answerFetch: () => void;
  let page: Document;
  const closed = vi.fn();

  beforeEach(() => {
    closed.mockClear();
    page = parseHTML(`<!doctype html><html lang="en"><body>${PAGE}</body></html>`).document;
    Object.assign(page, { adoptedStyleSheets: [] });
    let focused: unknown = page.body;
    const setFocus = (element: unknown) => {
      focused = element;
    };
    Object.defineProperty(page, 'activeElement', { get: () => focused });
    const prototype = Object.getPrototypeOf(Object.getPrototypeOf(page.createElement('button'))) as HTMLElement;
    Object.defineProperty(prototype, 'focus', {
      configurable: true,
      value(this: unknown) {
        setFocus(this);
      },
    });
    vi.stubGlobal('document', page);
    vi.stubGlobal('window', globalThis);
    vi.stubGlobal('location', { href: 'https://tideline.example/a/' });
    vi.stubGlobal('addEventListener', () => undefined);
    vi.stubGlobal('localStorage', { getItem: () => null });
    vi.stubGlobal(
      'CSSStyleSheet',
      class {
        replaceSync(): void {
          // None is shown.
        }
      },
    );
    vi.stubGlobal(
      'ResizeObserver',
      class {
        observe(): void {
          // Nothing has a size.
        }
        disconnect(): void {
          // Nothing was observed.
        }
      },
    );
    vi.stubGlobal('Option', function option() {
      return page.createElement('option');
    });
    const asked = new Promise<Response>((answer) => {
      answerFetch = () => {
        answer(new Response('{}'));
      };
    });
    vi.stubGlobal('fetch', () => asked);
  });

  const elsewhere = { url: '/b/', headline: 'B' };

  it('that is stopped while its words are loaded does not begin', async () => {
    const listening = new Listening([], false, closed);
    const started = listening.start(elsewhere);
    listening.close();
    answerFetch();
    await started;
    expect(page.querySelector('.listen-bar')).toBeNull();
    expect(closed).toHaveBeenCalledTimes(1);
    listening.close();
    expect(closed).toHaveBeenCalledTimes(1);
  });

  it('leads the focus back to what opened it when its bar had it, and leaves it elsewhere', async () => {
    answerFetch();
    const button = page.querySelector('button');
    if (!button) throw new Error('There is no button.');
    const player = Object.assign(page.querySelector('audio') ?? {}, {
      play: () => Promise.resolve(),
      pause: () => undefined,
      paused: true,
    });
    expect(player.paused).toBe(true);
    for (const isWithin of [true, false]) {
      const listening = new Listening([], false, closed);
      await listening.start({ url: '/a/', headline: 'A', page }, button);
      const own = page.querySelector<HTMLElement>('.listen-bar [data-does="close"]');
      if (isWithin) own?.focus();
      else page.querySelector<HTMLElement>('main')?.focus();
      listening.close();
      expect(page.activeElement === button).toBe(isWithin);
      expect(page.querySelector('.listen-bar')).toBeNull();
    }
  });
});
