import { parsePage } from '../fetched-page.ts';
import { changeSince, readChanges } from './known-changes.ts';
import { firstIn, markStretches } from './mark-stretches.ts';
import { markOf, passagesIn } from './passages.ts';
import { addStyles, readerWords, type ReaderWords } from './reader-words.ts';
import css from './since-read.css?inline';

/**
 * Says above a story that it is another than the one that was read, and marks what is: word by word where its page of versions tells,
 * else the whole passage.
 *
 * @param record what this browser kept when the story was read: the moment, and a mark for each passage.
 */
export async function showChanges(record: string): Promise<void> {
  const read = new Set(record.split(' ').slice(1));
  const changed = passagesIn(document).filter(({ textContent }) => !read.has(markOf(textContent)));
  const versions = document.querySelector<HTMLAnchorElement>(`.facts a[href="${location.pathname}versions/"]`);
  const [words, changes] = await Promise.all([readerWords(), versions ? fetchChanges(versions.href) : undefined]);
  addStyles(css);
  const spoken = {
    inserted: [words.insertionBegins ?? '', words.insertionEnds ?? ''],
    deleted: [words.deletionBegins ?? '', words.deletionEnds ?? ''],
  } as const;
  for (const passage of changed) {
    const place = passage.querySelector('.dateline');
    const text = passage.textContent.replace(/\s+/g, ' ').trim();
    const prefix = place ? `${place.textContent} — ` : '';
    const stretches = changes && changeSince(text, changes, read, prefix);
    passage.classList.add('changed-passage');
    if (stretches && markStretches(passage, stretches, spoken, place)) continue;
    firstIn(passage).prepend(
      Object.assign(document.createElement('span'), { className: 'visually-hidden', textContent: `${words.updated ?? ''}: ` }),
    );
  }
  const line = Object.assign(document.createElement('p'), { className: 'since-read screen-only' });
  line.setAttribute('role', 'status');
  document.querySelector('main')?.prepend(line);
  // What is there when a region comes is not told by all screen readers.
  requestAnimationFrame(() => {
    line.append(...note(words, changed[0], versions));
  });
}

async function fetchChanges(address: string): Promise<ReturnType<typeof readChanges> | undefined> {
  try {
    const answer = await fetch(address);
    if (!answer.ok) return undefined;
    return readChanges(parsePage(await answer.text()));
  } catch {
    return undefined;
  }
}

/** What the line above the story says: that it was changed, and the way to the first change and to all versions. */
function note(words: ReaderWords, first: HTMLElement | undefined, versions: HTMLAnchorElement | null): HTMLElement[] {
  const said: HTMLElement[] = [Object.assign(document.createElement('strong'), { textContent: words.changedSinceRead ?? '' })];
  if (first) {
    first.id ||= 'changed';
    said.push(Object.assign(document.createElement('a'), { href: `#${first.id}`, textContent: `${words.updated ?? ''} ↓` }));
  }
  if (versions) said.push(Object.assign(document.createElement('a'), { href: versions.href, textContent: words.changes ?? '' }));
  return said;
}
