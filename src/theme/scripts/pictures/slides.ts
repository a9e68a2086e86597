/** Which slide is seen: they lie side by side, each as wide as the window, and to the left of the first where one reads from the right. */
export function shownSlide(scrolled: number, width: number): number {
  return width === 0 ? 0 : Math.round(Math.abs(scrolled) / width);
}

/** By how many pictures a key moves on, or back. */
export function stepFor(key: string, isRightToLeft: boolean, { place, count }: { place: number; count: number }): number {
  const forward = isRightToLeft ? 'ArrowLeft' : 'ArrowRight';
  const back = isRightToLeft ? 'ArrowRight' : 'ArrowLeft';
  switch (key) {
    case forward:
      return Math.min(1, count - 1 - place);
    case back:
      return place > 0 ? -1 : 0;
    case 'Home':
      return -place;
    case 'End':
      return count - 1 - place;
    default:
      return 0;
  }
}
