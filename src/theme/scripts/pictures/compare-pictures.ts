/** Lays the second of two pictures over the first, and lets a reader move the line between them: by finger, mouse or arrow keys. */
function compare(figure: HTMLElement): void {
  const [before, after] = figure.querySelectorAll('picture');
  if (!before || !after) return;
  const box = document.createElement('div');
  box.className = 'compared';
  const line = Object.assign(document.createElement('input'), { type: 'range', min: '0', max: '100', value: '50' });
  line.setAttribute('aria-label', figure.dataset.compare ?? '');
  const show = () => {
    box.style.setProperty('--line', `${line.value}%`);
  };
  line.addEventListener('input', show);
  const place = after.parentElement;
  // Two captions stay below them, each with its label.
  const layOver = () => {
    before.replaceWith(box);
    box.append(before, after, line);
  };
  // Paper moves no line: there, each picture stands with its own label again.
  addEventListener('beforeprint', () => {
    box.replaceWith(before);
    place?.prepend(after);
  });
  addEventListener('afterprint', layOver);
  layOver();
  show();
}

for (const figure of document.querySelectorAll<HTMLElement>('.before-after')) compare(figure);
