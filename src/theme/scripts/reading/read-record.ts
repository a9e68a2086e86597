import { markOf, passagesIn, READ } from './passages.ts';

/** So many entries, and the oldest records are taken out. */
const MOST = 500;

// Remembers, in this browser alone, what this page said, and says what is another since a reader opened it the last time.
try {
  const key = READ + location.pathname;
  const marks = passagesIn(document)
    .map(({ textContent }) => markOf(textContent))
    .join(' ');
  // While the window is open, what was read before stays what the page is compared with.
  const before = sessionStorage.getItem(key) ?? localStorage.getItem(key);
  localStorage.setItem(key, `${Date.now()} ${marks}`);
  if (before && before.replace(/^\d+ /, '') !== marks) {
    sessionStorage.setItem(key, before);
    void import('./since-read.ts').then(({ showChanges }) => showChanges(before));
  }
  if (localStorage.length > MOST) void import('./read-records.ts').then(({ dropOldest }) => dropOldest(MOST / 2));
} catch {
  // A browser that keeps nothing remembers nothing.
}
