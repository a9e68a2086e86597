import { createInterface, type Interface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { nearest } from '../content/faults/fault.ts';

/** Thrown when whoever is asked has had enough: Ctrl-C, or the end of the input. */
export class Cancelled extends Error {
  constructor() {
    super('Nothing was written.');
    this.name = 'Cancelled';
  }
}

/** One of the things to choose from. */
export interface Choice {
  id: string;
  /** What it is called, beside its id. */
  label?: string | undefined;
}

const LISTED = 40;

/** Asks questions in a terminal, one line each. */
export class Prompt {
  readonly #lines: Interface;
  readonly #output: Writable;
  readonly #cancelled = new AbortController();

  constructor(input: Readable = process.stdin, output: Writable = process.stdout) {
    this.#output = output;
    this.#lines = createInterface({ input, output, terminal: 'isTTY' in input && input.isTTY === true });
    this.#lines.on('SIGINT', () => {
      this.#cancelled.abort();
    });
    this.#lines.on('close', () => {
      this.#cancelled.abort();
    });
  }

  say(text: string): void {
    this.#output.write(`${text}\n`);
  }

  /** A line of text; asks again while `fault` finds something wrong with it. An empty answer is `preset`, where there is one. */
  async text(
    question: string,
    { preset, fault }: { preset?: string; fault?: (answer: string) => string | undefined } = {},
  ): Promise<string> {
    for (;;) {
      const answer = (await this.#ask(`${question}${preset === undefined || preset === '' ? '' : ` (${preset})`}: `)) || (preset ?? '');
      const wrong = fault?.(answer);
      if (wrong === undefined) return answer;
      this.say(`  ${wrong}`);
    }
  }

  /** One of the choices: by its number, its id, or letters of its id or label. */
  async choose(question: string, choices: readonly Choice[], preset?: string): Promise<string> {
    const chosen = await this.#choose(question, choices, preset);
    return chosen ?? this.choose(question, choices, preset);
  }

  /** As many of the choices as are wanted, in the order in which they are named; an empty answer ends it. */
  async chooseMany(question: string, choices: readonly Choice[], least = 0): Promise<string[]> {
    const chosen: string[] = [];
    let open = choices;
    while (open.length > 0) {
      const ended = chosen.length >= least ? '; Enter to go on' : '';
      const id = await this.#choose(`${question}${chosen.length > 0 ? `, another` : ''}${ended}`, open, undefined, chosen.length > 0);
      if (id !== undefined) {
        chosen.push(id);
        open = open.filter((choice) => choice.id !== id);
      } else if (chosen.length >= least) break;
    }
    return chosen;
  }

  /** One of very many choices, which are not listed; undefined when the answer is empty. */
  async find(question: string, choices: readonly Choice[]): Promise<string | undefined> {
    return choices.length === 0 ? undefined : this.#choose(question, choices, undefined, true);
  }

  close(): void {
    this.#lines.close();
  }

  /** Undefined when the answer was empty and there is no preset. */
  async #choose(question: string, choices: readonly Choice[], preset?: string, isListed = false): Promise<string | undefined> {
    let shown = choices;
    if (!isListed) this.#list(shown);
    for (;;) {
      const answer = await this.#ask(`${question}${preset === undefined ? '' : ` (${preset})`}: `);
      if (answer === '') return preset;
      const found = find(answer, shown, choices);
      const [only] = found;
      if (found.length === 1 && only) {
        this.say(`  → ${only.label === undefined ? only.id : `${only.label} (${only.id})`}`);
        return only.id;
      }
      if (found.length > 1) {
        shown = found;
        this.#list(shown);
        continue;
      }
      const meant = nearest(
        answer,
        choices.flatMap(({ id, label }) => [id, ...id.split('/'), label ?? id]),
      );
      this.say(
        `  There is no “${answer}”.${meant === undefined ? ' Write a number, or some letters of the name.' : ` Did you mean “${meant}”?`}`,
      );
      if (shown !== choices) {
        shown = choices;
        this.#list(shown);
      }
    }
  }

  #list(choices: readonly Choice[]): void {
    const width = String(Math.min(choices.length, LISTED)).length;
    choices.slice(0, LISTED).forEach(({ id, label }, index) => {
      this.say(`  ${String(index + 1).padStart(width)}  ${id}${label === undefined || label === id ? '' : `  ${label}`}`);
    });
    if (choices.length > LISTED) this.say(`  … and ${choices.length - LISTED} more: write some letters to find one`);
  }

  #isCancelled(): boolean {
    return this.#cancelled.signal.aborted;
  }

  async #ask(question: string): Promise<string> {
    const { signal } = this.#cancelled;
    try {
      return (await this.#lines.question(question, { signal })).trim();
    } catch (error) {
      throw this.#isCancelled() ? new Cancelled() : error;
    }
  }
}

/** By number in the list that is shown, by id, or by letters; an id or label that is whole counts before parts. */
function find(answer: string, shown: readonly Choice[], choices: readonly Choice[]): readonly Choice[] {
  const byNumber = /^\d+$/.test(answer) ? shown[Number(answer) - 1] : undefined;
  if (byNumber && Number(answer) <= LISTED) return [byNumber];
  const wanted = plain(answer);
  const whole = choices.filter(({ id, label }) => plain(id) === wanted || plain(label ?? '') === wanted);
  if (whole.length > 0) return whole.slice(0, 1);
  return choices.filter(({ id, label }) => plain(id).includes(wanted) || plain(label ?? '').includes(wanted));
}

/** Without capitals and accents. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
