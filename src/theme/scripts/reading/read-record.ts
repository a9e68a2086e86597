import { markOf, passagesIn, READ } from './passages.ts';

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
} catch {
  // A browser that keeps nothing remembers nothing.
}
