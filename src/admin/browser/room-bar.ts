/** The room’s own bar, below everything that the CMS draws; it is put up when it is first asked for. */
export function roomBar(): HTMLElement {
  const there = document.querySelector<HTMLElement>('.sf-bar');
  if (there) return there;
  const bar = document.createElement('nav');
  bar.className = 'sf-bar';
  bar.setAttribute('aria-label', 'The newsroom’s own');
  document.body.append(bar);
  // On a phone it lies across the foot of the page, and may have two rows.
  new ResizeObserver(() => {
    document.documentElement.style.setProperty('--sf-bar-size', `${String(bar.offsetHeight)}px`);
  }).observe(bar);
  return bar;
}

/** A button of the bar, or of what stands in it. */
export function barButton(label: string, act: () => unknown): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.addEventListener('click', () => {
    act();
  });
  return button;
}
