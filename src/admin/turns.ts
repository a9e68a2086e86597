/** One thing after another, whoever asks: what is checked must still be so when it is written. */
export class Turns {
  #latest: Promise<unknown> = Promise.resolve();

  take<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#latest.then(work);
    this.#latest = done.catch(() => undefined);
    return done;
  }
}
