import { isatty } from 'node:tty';

const REDRAW_MILLISECONDS = 200;
const NEW_LINE_MILLISECONDS = 10_000;
/** Characters of a whole bar. */
const BAR = 24;

/**
 * Shows how far a long step is, beside what a command prints: on a terminal as one line that is drawn anew, elsewhere as a line every
 * ten seconds. A step that takes no time prints nothing.
 */
export class Progress {
  readonly #what: string;
  readonly #startedAt = performance.now();
  readonly #interval = isatty(2) ? REDRAW_MILLISECONDS : NEW_LINE_MILLISECONDS;
  #shownAt = performance.now();
  #isDrawn = false;

  /** `what` is done, as a noun in the plural: `Pages`. */
  constructor(what: string) {
    this.#what = what;
  }

  show(done: number, total: number): void {
    const now = performance.now();
    if (now - this.#shownAt < this.#interval) return;
    this.#shownAt = now;
    const secondsLeft = done === 0 ? undefined : ((now - this.#startedAt) / 1000 / done) * (total - done);
    const left = secondsLeft === undefined ? '' : `, ${formatSeconds(secondsLeft)} left`;
    const text = `${this.#what}: ${format(done)} of ${format(total)}${left}`;
    if (isatty(2)) process.stderr.write(`\r\u001B[2K  ${bar(done, total)} ${text}`);
    else console.error(`  ${text}`);
    this.#isDrawn = true;
  }

  /** Takes the line away and tells how long the step took, in seconds. */
  end(): number {
    if (this.#isDrawn && isatty(2)) process.stderr.write('\r\u001B[2K');
    return (performance.now() - this.#startedAt) / 1000;
  }
}

/** `█████░░░░░` */
export function bar(done: number, total: number): string {
  const full = total === 0 ? BAR : Math.floor((done / total) * BAR);
  return '█'.repeat(full) + '░'.repeat(BAR - full);
}

export function format(count: number): string {
  return count.toLocaleString('en');
}

export function formatSeconds(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 100) return `${seconds < 9.95 ? seconds.toFixed(1) : whole} s`;
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
