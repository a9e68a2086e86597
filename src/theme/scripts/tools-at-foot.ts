/** On a phone, a story’s tools stay at the foot of the screen once a reader has moved past them. They cover nothing that has the focus. */
const tools = document.querySelector<HTMLElement>('story-tools');
const tray = tools?.querySelector<HTMLElement>('.tools');
const phone = matchMedia('(width < 48rem)');

if (tools && tray) {
  const place = ([seen]: IntersectionObserverEntry[]) => {
    if (!seen) return;
    const isPast = phone.matches && !seen.isIntersecting;
    // Their room stays where it was, so that nothing moves.
    tools.style.minBlockSize = isPast ? `${seen.boundingClientRect.height}px` : '';
    tray.classList.toggle('at-foot', isPast);
  };
  // What is still to come counts as seen, so that a jump past them is noticed, too.
  new IntersectionObserver(place, { rootMargin: '0px 0px 10000000px' }).observe(tools);
  const stepAside = () => {
    const { activeElement: focused } = document;
    const isFree = !focused || focused === document.body || tray.contains(focused);
    const box = focused?.getBoundingClientRect();
    tray.classList.toggle('aside', !isFree && !!box && box.top < innerHeight && box.bottom > innerHeight - tray.offsetHeight);
  };
  document.addEventListener('focusin', stepAside);
  addEventListener('scroll', stepAside, { passive: true });
}
