/** Moves the section bar, and nothing else, so that the current section is seen on a narrow screen. */
const current = document.querySelector('.sections [aria-current]');
const bar = current?.closest('ul');
if (current && bar) {
  const [shown, whole] = [current.getBoundingClientRect(), bar.getBoundingClientRect()];
  if (shown.left < whole.left || shown.right > whole.right) bar.scrollLeft += shown.left + shown.width / 2 - whole.left - whole.width / 2;
}
