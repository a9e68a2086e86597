import { ContentFaults, mendWithSuggestion, quote, type Fault } from '../content/faults/fault.ts';
import type { Newsroom } from '../content/newsroom-model.ts';
import { isPlainFile } from '../content/checks/redirect-check.ts';

/** Throws when a redirect leads to a file that will not be there, which is known only when all files are. */
export function checkRedirectedFiles({ redirects, redirectsSource }: Newsroom, paths: Iterable<string>): void {
  const asked = redirects.flatMap(({ to }, place) => (to.startsWith('/') && isPlainFile(to) ? [{ to, place }] : []));
  if (asked.length === 0 || redirectsSource === undefined) return;
  const known = new Set(paths);
  const faults = asked
    .filter(({ to }) => !known.has(decodeURI(to).slice(1)))
    .map(({ to, place }): Fault => ({
      file: redirectsSource.file,
      field: `redirects[${place + 1}].to`,
      problem: `${quote(to)} is not a file of the site.`,
      mend: mendWithSuggestion(
        to,
        [...known].filter((path) => isPlainFile(path) && !path.startsWith('_')).map((path) => `/${path}`),
        'Write the path of a file that the site publishes.',
      ),
    }));
  if (faults.length > 0) throw new ContentFaults(faults);
}
