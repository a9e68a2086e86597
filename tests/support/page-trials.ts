/** Functions that are run in the browser, on the page that is open. */

export const LONG_WORDS =
  'https://www.example.org/council/meetings/2026/minutes-of-the-finance-committee.html Donaudampfschifffahrtsgesellschaft';

/** Puts long words at the end of everything that an editor could have written there. */
export function lengthen(words: string): void {
  const range = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (range.nextNode()) texts.push(range.currentNode as Text);
  for (const text of texts) {
    const element = text.parentElement;
    const isWritten = element?.closest('h1, h2, h3, h4, p, li, td, th, dt, dd, figcaption, blockquote');
    const isFurniture = element?.closest('header.masthead, footer, time, nav, script, style, template, .nameplate, .label, td.number');
    if (text.data.trim() !== '' && isWritten && !isFurniture) text.data += ` ${words}`;
  }
}

/** What is to be pressed and is lower or narrower than 24 pixels. */
export function findSmallTargets(): string[] {
  /** A link among the words of a sentence is as high as its line. */
  const isInSentence = (link: Element) => {
    const block = link.closest('p, li, dd, td, figcaption, blockquote');
    if (!block?.closest('.prose, figcaption, .end, .colophon')) return false;
    if (link.closest('.sources, .topics')) return false;
    return block.textContent.trim() !== link.textContent.trim();
  };
  return (
    [...document.querySelectorAll('a[href], button, summary, select, input')]
      .filter((element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden')
      .filter((element) => !element.matches('.skip, .visually-hidden *') && !isInSentence(element))
      // A box to tick is pressed by its label.
      .map((element) => ({ element, box: (element.closest('label') ?? element).getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && (box.height < 24 || box.width < 24))
      .map(({ element, box }) => `${element.outerHTML.slice(0, 90)} ${Math.round(box.width)}×${Math.round(box.height)}`)
  );
}

/** Moves down to the end of the page, and waits at each place for the pictures that are seen there. */
export async function loadToTheEnd(): Promise<void> {
  const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  // Of a long page with slow pictures, not a second for each step.
  const end = performance.now() + 6000;
  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
    scrollTo(0, y);
    // A window that nothing is drawn in has no frames.
    await Promise.race([pause(200), new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))]);
    const seen = [...document.images].filter((image) => {
      const { top, bottom, left, right } = image.getBoundingClientRect();
      return image.checkVisibility() && right > Math.max(left, 0) && left < innerWidth && bottom > Math.max(top, 0) && top < innerHeight;
    });
    // One that cannot be had is told of as a failed request; one that a box around it hides is not even asked for.
    await Promise.race([
      pause(Math.min(1000, Math.max(0, end - performance.now()))),
      Promise.all(seen.map((image) => image.decode().catch(() => undefined))),
    ]);
  }
}
