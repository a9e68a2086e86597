/** What is wrong with how a page is laid out. */
export interface LayoutFaults {
  /** By how many pixels the page can be moved sideways. */
  over: number;
  /** Which of the page’s own boxes hide what reaches beyond them, so that nothing could be moved. */
  clipped: string[];
  /** What reaches beyond the window then. */
  culprits: string[];
  /** Words that lie on other words, or on pictures without a ground of their own between. */
  overlaps: string[];
}

export const NO_LAYOUT_FAULTS: LayoutFaults = { over: 0, clipped: [], culprits: [], overlaps: [] };

/**
 * Looks at every line of text, picture and field of the page that is open: runs in the browser. Of each line the middle is taken, where
 * its letters are; what is clipped away or hidden does not count.
 */
export function findLayoutFaults(): LayoutFaults {
  interface Box {
    left: number;
    right: number;
    top: number;
    bottom: number;
  }
  interface NamedBox extends Box {
    name: string;
    element: Element;
  }
  const root = document.documentElement;
  const over = root.scrollWidth - root.clientWidth;
  const clipped = [root, document.body].filter((box) => getComputedStyle(box).overflowX !== 'visible').map(({ tagName }) => tagName);
  const culprits = [...document.body.querySelectorAll('*')]
    .filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return over > 0 && width > 0 && (right > root.clientWidth + 1 || left < -1);
    })
    .slice(0, 5)
    .map((element) => element.outerHTML.slice(0, 90));

  const clips = new Map<Element, Box>();
  const clipOf = (element: Element | null): Box => {
    // Nobody can move above a page’s top, where ways past the menus wait for the keyboard.
    if (element === null || element === root) return { left: -Infinity, right: Infinity, top: -window.scrollY, bottom: Infinity };
    const known = clips.get(element);
    if (known) return known;
    const outer = clipOf(element.parentElement);
    const { clipPath, overflowX } = getComputedStyle(element);
    const own = element.getBoundingClientRect();
    const clip =
      clipPath !== 'none'
        ? { left: 0, right: 0, top: 0, bottom: 0 }
        : overflowX === 'visible'
          ? outer
          : {
              left: Math.max(outer.left, own.left),
              right: Math.min(outer.right, own.right),
              top: Math.max(outer.top, own.top),
              bottom: Math.min(outer.bottom, own.bottom),
            };
    clips.set(element, clip);
    return clip;
  };

  const boxes: NamedBox[] = [];
  const add = (element: Element, rects: Iterable<DOMRect>, name: string, cut: number): void => {
    const clip = clipOf(element);
    for (const rect of rects) {
      const box = {
        left: Math.max(rect.left + 0.5, clip.left),
        right: Math.min(rect.right - 0.5, clip.right),
        top: Math.max(rect.top + rect.height * cut, clip.top),
        bottom: Math.min(rect.bottom - rect.height * cut, clip.bottom),
      };
      if (box.right - box.left > 1 && box.bottom - box.top > 1) boxes.push({ ...box, name, element });
    }
  };
  const range = document.createRange();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode as Text;
    const element = text.parentElement;
    if (!element || text.data.trim() === '' || element.closest('script, style, template')) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    range.selectNodeContents(text);
    add(element, range.getClientRects(), `“${text.data.trim().slice(0, 40)}”`, 0.27);
  }
  for (const element of document.querySelectorAll('img, video, audio, input, select'))
    if (element.checkVisibility()) add(element, [element.getBoundingClientRect()], element.outerHTML.slice(0, 60), 0);

  /** The sign of a button that stands on a picture can be read: the button hides what is below it. A slider across one has no words. */
  const standsOn = (words: Element, picture: Element): boolean => {
    const { position, backgroundColor } = getComputedStyle(words);
    if (picture.tagName !== 'IMG' || position !== 'absolute') return false;
    if (words.matches('input[type="range"]')) return true;
    const isOpaque = !backgroundColor.startsWith('rgba') && !backgroundColor.includes('/');
    return words.tagName === 'BUTTON' && isOpaque;
  };
  const overlaps = new Set<string>();
  boxes.sort((a, b) => a.top - b.top);
  for (const [place, upper] of boxes.entries()) {
    for (let next = place + 1; next < boxes.length; next += 1) {
      const lower = boxes[next];
      if (!lower || lower.top >= upper.bottom) break;
      const wide = Math.min(upper.right, lower.right) - Math.max(upper.left, lower.left);
      const high = Math.min(upper.bottom, lower.bottom) - lower.top;
      if (wide <= 1 || high <= 1 || upper.element === lower.element) continue;
      if (!standsOn(lower.element, upper.element) && !standsOn(upper.element, lower.element))
        overlaps.add(`${upper.name} lies on ${lower.name}`);
    }
  }
  return { over, clipped, culprits, overlaps: [...overlaps].slice(0, 5) };
}
