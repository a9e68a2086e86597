/** In the browser: has an entry of a list follow a finger, a pen or a mouse that holds its grip, from list to list. */
export function makeDraggable(item: HTMLElement, grip: HTMLElement, lists: readonly HTMLElement[]): void {
  grip.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    follow(item, event.pointerId, lists);
  });
}

/** The page itself takes the pointer: what is put elsewhere in the page loses it. */
function follow(item: HTMLElement, pointer: number, lists: readonly HTMLElement[]): void {
  const page = document.documentElement;
  const dropped = new AbortController();
  const { signal } = dropped;
  page.setPointerCapture(pointer);
  item.classList.add('dragged');
  page.addEventListener(
    'pointermove',
    ({ clientX, clientY }) => {
      const list = listAt(lists, clientY, clientX);
      if (list) placeIn(list, item, clientY);
      if (clientY < EDGE) scrollBy(0, -EDGE / 4);
      if (clientY > innerHeight - EDGE) scrollBy(0, EDGE / 4);
    },
    { signal },
  );
  const drop = (): void => {
    dropped.abort();
    item.classList.remove('dragged');
    item.dispatchEvent(new Event('dropped', { bubbles: true }));
  };
  for (const end of ['pointerup', 'pointercancel'] as const) page.addEventListener(end, drop, { signal });
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
