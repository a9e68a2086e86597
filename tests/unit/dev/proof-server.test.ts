import { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { keepPreview, PREVIEW_PATH } from '../../../src/dev/desk/previews.ts';
import { proofAnswers } from '../../../src/dev/proof-server.ts';

/** An answer to a browser that has not taken all of it until it is closed. */
class Answer extends EventEmitter {
  destroyed = false;
  readonly ended: Promise<void>;
  #end: () => void = () => undefined;

  constructor() {
    super();
    this.ended = new Promise((resolve) => (this.#end = resolve));
  }

  writeHead(): this {
    return this;
  }

  end(): void {
    this.#end();
  }
}

/** The moments of the previews that were begun. */
const shown: number[] = [];
const answers = proofAnswers({
  load: () =>
    Promise.resolve({
      refreshContent: () => Promise.resolve(false),
      findProofFile: (path) => Promise.resolve(path.endsWith('.mp3') ? new Response('sound') : undefined),
      isNamedLikeFile: () => Promise.resolve(false),
      beginPreview: ({ now }) => {
        shown.push(now);
        return Promise.resolve();
      },
      endPreview: () => undefined,
    }),
  forget: () => Promise.resolve(),
});

/** Asks for an address; `passed` is fulfilled when it is left to what comes next. */
function ask(url: string): { answer: Answer; passed: Promise<void> } {
  const answer = new Answer();
  const passed = new Promise<void>((resolve, reject) => {
    answers({ url } as IncomingMessage, answer as unknown as ServerResponse, (error?: unknown) => {
      if (error === undefined) resolve();
      else reject(new Error('It failed.', { cause: error }));
    });
  });
  return { answer, passed };
}

test('A preview waits for pages that are being printed, and for no recording that is still being sent', async () => {
  const recording = ask('/media/speech.mp3');
  await recording.answer.ended;
  const page = ask('/news/');
  await page.passed;
  const preview = ask(`/${PREVIEW_PATH}${keepPreview({ change: new Map(), address: '/', now: 7 })}/`);
  await new Promise((resolve) => setImmediate(resolve));
  expect(shown).toEqual([]);
  page.answer.emit('close');
  await preview.passed;
  expect(shown).toEqual([7]);
  preview.answer.emit('close');
  recording.answer.emit('close');
  await ask('/news/').passed;
});
