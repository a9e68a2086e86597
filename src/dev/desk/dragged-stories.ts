/** In the browser: has an entry of a list follow a finger, a pen or a mouse that holds its grip, from list to list. */
export function makeDraggable(item: HTMLElement, grip: HTMLElement, lists: readonly HTMLElement[]): void {
  grip.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    item.classList.add('dragged');
  });
  grip.addEventListener('pointermove', (event) => {
    if (!grip.hasPointerCapture(event.pointerId)) return;
    const list = listAt(lists, event.clientY, event.clientX);
    if (list) placeIn(list, item, event.clientY);
    if (event.clientY < EDGE) scrollBy(0, -EDGE / 4);
    if (event.clientY > innerHeight - EDGE) scrollBy(0, EDGE / 4);
  });
  const drop = (event: PointerEvent): void => {
    if (!grip.hasPointerCapture(event.pointerId)) return;
    grip.releasePointerCapture(event.pointerId);
    item.classList.remove('dragged');
    item.parentElement?.dispatchEvent(new Event('dropped'));
  };
  grip.addEventListener('pointerup', drop);
  grip.addEventListener('pointercancel', drop);
}

/** Nearer to the window’s edge, the page moves along. In pixels. */
const EDGE = 48;

function listAt(lists: readonly HTMLElement[], y: number, x: number): HTMLElement | undefined {
  return lists.find((list) => {
    const { top, bottom, left, right } = list.getBoundingClientRect();
    return y >= top && y <= bottom && x >= left && x <= right;
  });
}

/** Before the first entry whose middle is below the finger; it moves only when that is another place. */
function placeIn(list: HTMLElement, item: HTMLElement, y: number): void {
  const next = [...list.children].find((other) => {
    const { top, height } = other.getBoundingClientRect();
    return other !== item && y < top + height / 2;
  });
  if (next ? item.nextElementSibling !== next || item.parentElement !== list : list.lastElementChild !== item)
    list.insertBefore(item, next ?? null);
}
