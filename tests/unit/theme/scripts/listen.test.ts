import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, it } from 'vitest';
import { storiesAfter } from '../../../../src/theme/scripts/listen/playlist.ts';
import { spokenText } from '../../../../src/theme/scripts/listen/spoken-text.ts';
import { SpeechTrack, voiceFor } from '../../../../src/theme/scripts/listen/speech-track.ts';

const pageOf = (language: string, body: string) =>
  parseHTML(`<!doctype html><html lang="${language}"><body>${body}</body></html>`).document;
const storyOf = (language: string, prose: string) =>
  pageOf(language, `<div class="story-head"><h1>Title</h1></div><div class="text"><div class="prose">${prose}</div></div>`);

const voice = (lang: string, localService = true) => ({ lang, localService }) as SpeechSynthesisVoice;

describe('a story that is read aloud', () => {
  it('is cut into passages and sentences, without numbers of notes and what was taken out', () => {
    const text = spokenText(
      storyOf('en', '<p>One two. Three<sup>1</sup> four?</p><ul><li>First</li><li>Second</li></ul><p>…</p><p>A<del> B</del></p>'),
    );
    expect(text.map(({ pieces }) => pieces.map((piece) => piece.text))).toEqual([
      ['Title'],
      ['One two.', 'Three four?'],
      ['First', 'Second'],
      ['A'],
    ]);
  });

  it('has each stretch in its own language, such as an English name in Arabic', () => {
    const [, text] = spokenText(storyOf('ar', '<p>قال <span lang="en">Ada Lovelace</span> إن ذلك صحيح.</p>'));
    expect(text?.pieces).toEqual([
      { text: 'قال', language: 'ar' },
      { text: 'Ada Lovelace', language: 'en' },
      { text: 'إن ذلك صحيح.', language: 'ar' },
    ]);
  });
});

describe('the voice', () => {
  const voices = [voice('en-US', false), voice('de-DE'), voice('en-GB'), voice('en_AU')];

  it.each([
    ['en-AU', 'en_AU'],
    ['en-US', 'en-GB'],
    ['en', 'en-GB'],
    ['de', 'de-DE'],
  ])('for %s is one of the device: %s', (language, expected) => {
    expect(voiceFor(voices, language)?.lang).toBe(expected);
  });

  it('is none where the device has none, whatever may be had from elsewhere', () => {
    expect(voiceFor([voice('fr-FR', false)], 'fr')).toBeUndefined();
  });
});

/** An utterance that ends when the test says so. */
class Utterance extends EventTarget {
  lang = '';
  rate = 1;
  voice: unknown;
  readonly text: string;
  constructor(text: string) {
    super();
    this.text = text;
  }
}

describe('reading aloud', () => {
  beforeAll(() => {
    Object.assign(globalThis, { SpeechSynthesisUtterance: Utterance });
  });

  function start(language = 'ar', voices = [voice('ar-EG'), voice('en-GB')]) {
    const spoken: Utterance[] = [];
    const told: string[] = [];
    const synthesis = { speak: (one: Utterance) => spoken.push(one), cancel: () => undefined } as unknown as SpeechSynthesis;
    const passages = spokenText(storyOf('ar', '<p>قال <span lang="en">Ada</span>.</p><p>نعم. لا.</p>'));
    const track = new SpeechTrack(
      { passages, language },
      { synthesis, voices },
      {
        onChange: () => undefined,
        onEnd: () => told.push('end'),
        onFail: () => told.push('fail'),
        onPassage: ({ textContent }) => told.push(textContent),
      },
    );
    const finish = () => spoken.at(-1)?.dispatchEvent(new Event('end'));
    return { spoken, told, track, finish };
  }

  it('goes through all sentences with the voice of each, tells each passage, and ends', () => {
    const { spoken, told, track, finish } = start();
    track.play();
    for (let count = 0; count < 5; count += 1) finish();
    expect(spoken.map(({ text, lang }) => [text, lang])).toEqual([
      ['Title', 'ar-EG'],
      ['قال', 'ar-EG'],
      ['Ada', 'en-GB'],
      ['نعم.', 'ar-EG'],
      ['لا.', 'ar-EG'],
    ]);
    expect(told.at(-1)).toBe('end');
    expect(track.isPlaying).toBe(false);
  });

  it('begins the sentence again after a pause, and with another speed', () => {
    const { spoken, track, finish } = start();
    track.play();
    finish();
    track.pause();
    // What was stopped comes to an end late, and counts for nothing.
    finish();
    expect(track.isPlaying).toBe(false);
    track.play();
    track.setSpeed(1.5);
    expect(spoken.map(({ text, rate }) => [text, rate])).toEqual([
      ['Title', 1],
      ['قال', 1],
      ['قال', 1],
      ['قال', 1.5],
    ]);
  });

  it('goes back to the beginning of a passage, then to the one before, and on', () => {
    const { spoken, track, finish } = start();
    track.play();
    finish();
    finish();
    for (const by of [-1, -1, -1, 1, 1] as const) track.step(by);
    expect(spoken.map(({ text }) => text)).toEqual(['Title', 'قال', 'Ada', 'قال', 'Title', 'Title', 'قال', 'نعم.']);
  });

  it('says that it cannot where there is no voice, and reads a foreign name with the story’s own where that has none', () => {
    const none = start('ar', [voice('ar-EG', false)]);
    none.track.play();
    expect([none.told, none.spoken]).toEqual([['fail'], []]);
    const arabicOnly = start('ar', [voice('ar-EG')]);
    arabicOnly.track.play();
    arabicOnly.finish();
    arabicOnly.finish();
    expect(arabicOnly.spoken.at(-1)).toMatchObject({ text: 'Ada', lang: 'ar-EG' });
  });
});

describe('what comes after a story', () => {
  const saved = ['/a/', '/b/', '/c/'].map((url) => ({ url, headline: url }));

  it.each([
    ['/b/', ['/c/']],
    ['/c/', []],
    ['/other/', ['/a/', '/b/', '/c/']],
  ])('%s: the saved stories', (url, expected) => {
    expect(storiesAfter(url, saved).map((story) => story.url)).toEqual(expected);
  });
});
