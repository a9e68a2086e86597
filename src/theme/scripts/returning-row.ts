/** On a phone, the row of the nameplate leaves with the page and comes back when that is moved up. It covers nothing that has the focus. */
const row = document.querySelector<HTMLElement>('.top-row');
/** In pixels: a finger that rests moves the page a little. */
const REST = 6;

if (row) {
  let last = scrollY;
  row.classList.add('follows');
  const covers = ({ activeElement }: Document) => {
    if (!activeElement || activeElement === document.body || row.contains(activeElement)) return false;
    const { top, bottom } = activeElement.getBoundingClientRect();
    return top < row.offsetHeight && bottom > 0;
  };
  addEventListener(
    'scroll',
    () => {
      const moved = scrollY - last;
      if (Math.abs(moved) < REST && scrollY > row.offsetHeight) return;
      last = scrollY;
      row.classList.toggle('away', scrollY > row.offsetHeight && (moved > 0 || covers(document)));
    },
    { passive: true },
  );
  document.addEventListener('focusin', () => {
    if (scrollY > row.offsetHeight && covers(document)) row.classList.add('away');
  });
}
