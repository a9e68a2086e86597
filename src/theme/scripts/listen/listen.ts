import { addStyles, readerWords, type ReaderWords } from '../reading/reader-words.ts';
import { keepSettings, readSettings } from '../reader-settings.ts';
import { ListenBar } from './listen-bar.ts';
import css from './listen.css?inline';
import { MediaKeys } from './media-keys.ts';
import { fetchStory, storiesAfter, type ListenedStory } from './playlist.ts';
import { RecordingTrack } from './recording-track.ts';
import { loadVoices, SpeechTrack } from './speech-track.ts';
import { spokenText } from './spoken-text.ts';
import type { Track } from './track.ts';

/** What the editors have recorded of a story. */
const RECORDING = '.text > .recording audio';
const READ = 'being-read';

/** Listening to stories, one after the other if a reader wants it so. */
export class Listening {
  readonly #saved: readonly ListenedStory[];
  readonly #onClose: () => void;
  #bar: ListenBar | undefined;
  #keys: MediaKeys | undefined;
  #words: ReaderWords = {};
  #track: Track | undefined;
  #queue: ListenedStory[] = [];
  #speed = Number(readSettings().speed) || 1;
  #goesOn: boolean;
  #opener: HTMLElement | undefined;
  /** Set for good: whatever is still being loaded then is of no use. */
  #isClosed = false;
  readonly #leaving = new AbortController();

  /**
   * @param saved the stories that the reader has saved, in their order.
   * @param isList whether it is they that were asked for, so that one follows the other.
   */
  constructor(saved: readonly ListenedStory[], isList: boolean, onClose: () => void) {
    this.#saved = saved;
    this.#goesOn = isList || readSettings().goOn === 'on';
    this.#onClose = onClose;
  }

  /** @param opener what was pressed, to which the focus goes back. */
  async start(story: ListenedStory, opener?: HTMLElement): Promise<void> {
    this.#opener = opener;
    this.#words = await readerWords();
    if (this.#isClosed) return;
    addStyles(css);
    this.#queue = storiesAfter(story.url, this.#saved);
    this.#keys = new MediaKeys({
      play: () => this.#track?.play(),
      pause: () => this.#track?.pause(),
      step: (by) => this.#track?.step(by),
      stop: () => {
        this.close();
      },
    });
    this.#bar = new ListenBar(
      this.#words,
      {
        toggle: () => {
          if (this.#track?.isPlaying) this.#track.pause();
          else this.#track?.play();
        },
        step: (by) => this.#track?.step(by),
        setSpeed: (speed) => {
          this.#speed = speed;
          this.#track?.setSpeed(speed);
          keepSettings({ speed: String(speed) });
        },
        setGoesOn: (goesOn) => {
          this.#goesOn = goesOn;
          keepSettings({ goOn: goesOn ? 'on' : '' });
        },
        close: () => {
          this.close();
        },
      },
      { speed: this.#speed, goesOn: this.#goesOn, hasMore: this.#queue.length > 0 },
    );
    this.#bar.open();
    addEventListener(
      'pagehide',
      () => {
        this.close();
      },
      { signal: this.#leaving.signal },
    );
    await this.#playStory(story);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#leaving.abort();
    this.#endTrack();
    unmark();
    this.#keys?.release();
    const hadFocus = this.#bar?.close() === true;
    this.#onClose();
    if (hadFocus) this.#opener?.focus();
  }

  #endTrack(): void {
    this.#track?.pause();
    this.#track?.release();
    this.#track = undefined;
  }

  async #playStory(story: ListenedStory): Promise<void> {
    const page = story.page ?? (await fetchStory(story.url));
    const bar = this.#bar;
    if (this.#isClosed || !bar) return;
    bar.showStory(story);
    const audio = page?.querySelector<HTMLAudioElement>(RECORDING);
    this.#endTrack();
    const track = page && (audio ? this.#recording(audio, page) : await this.#speech(page));
    // It may have been closed while voices were looked for, which nothing above knows of.
    if (this.#hasClosed()) return;
    this.#track = track;
    this.#keys?.show({ title: story.headline, newspaper: siteName(), isSpoken: !audio });
    this.#track?.setSpeed(this.#speed);
    if (this.#track) this.#track.play();
    else this.#fail();
  }

  #hasClosed(): boolean {
    return this.#isClosed;
  }

  #recording(audio: HTMLAudioElement, page: Document): Track {
    return new RecordingTrack(page === document ? audio : new Audio(audio.getAttribute('src') ?? ''), this.#events());
  }

  async #speech(page: Document): Promise<Track | undefined> {
    if (!('speechSynthesis' in window)) return undefined;
    const text = { passages: spokenText(page), language: page.documentElement.lang };
    return new SpeechTrack(text, { synthesis: speechSynthesis, voices: await loadVoices(speechSynthesis) }, this.#events());
  }

  #events() {
    return {
      onChange: () => {
        const isPlaying = this.#track?.isPlaying === true;
        this.#bar?.showPlaying(isPlaying);
        this.#keys?.setPlaying(isPlaying);
      },
      onEnd: () => {
        unmark();
        const next = this.#goesOn ? this.#queue.shift() : undefined;
        if (next) void this.#playStory(next);
      },
      onFail: () => {
        this.#fail();
      },
      onPassage: (passage: Element) => {
        mark(passage);
      },
    };
  }

  #fail(): void {
    this.#bar?.showPlaying(false);
    this.#keys?.setPlaying(false);
    this.#bar?.say(this.#words.noVoice ?? '');
  }
}

/** Shows which passage of this page is being read, and brings it into sight. */
function mark(passage: Element): void {
  unmark();
  if (!passage.isConnected || passage.ownerDocument !== document) return;
  passage.classList.add(READ);
  const { top, bottom } = passage.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight - 120) passage.scrollIntoView({ block: 'center' });
}

function unmark(): void {
  document.querySelector(`.${READ}`)?.classList.remove(READ);
}

function siteName(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="application-name"]')?.content ?? '';
}
