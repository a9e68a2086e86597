/** What a service worker is begun with. */
export interface ServiceWorker {
  /** The address of its code. */
  worker: string;
  /** Of the newspaper. */
  base: string;
  /** The pages of saved stories, of every edition. */
  saved: readonly string[];
}

/**
 * The file that browsers ask for again and again, and that holds nothing of the code: it stands at the top of the newspaper, because a
 * worker answers for no page above its own place, and names the code by its digest.
 */
export function writeServiceWorker({ worker, base, saved }: ServiceWorker): string {
  return `self.newspaper = ${JSON.stringify({ base, saved })};\nimportScripts(${JSON.stringify(worker)});\n`;
}
