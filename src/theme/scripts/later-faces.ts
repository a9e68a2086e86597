/**
 * Faces that the head’s script has put off (`settings.js`) are fetched when the page is there, for the next page: on this one, nothing that
 * is being read changes its letters. Those are fetched that have a letter of the title.
 */
addEventListener('load', () => {
  const letters = Array.from(document.title, (letter) => letter.codePointAt(0) ?? 0);
  const isNeeded = (range: string) => {
    const [first = 0, last = first] = range.split('-').map((part) => Number(`0x${part.replace(/.*\+/, '')}`));
    return letters.some((letter) => first <= letter && letter <= last);
  };
  for (const rule of document.querySelector<HTMLStyleElement>('#faces[media]')?.sheet?.cssRules ?? []) {
    const { style } = rule as CSSFontFaceRule;
    // Not among the document’s faces, so that nothing is set in it.
    if (style.getPropertyValue('unicode-range').split(',').some(isNeeded)) void new FontFace('later', style.getPropertyValue('src')).load();
  }
});
