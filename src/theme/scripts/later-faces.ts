/**
 * Faces that the head’s script has put off (`settings.js`) are fetched when the page is there, for the next page: on this one, nothing that
 * is being read changes its letters.
 */
const style = document.querySelector<HTMLStyleElement>('#faces');
const network = (navigator as Navigator & { connection?: { saveData?: boolean } }).connection;
if (style?.media === 'not all' && network?.saveData !== true) {
  if (document.readyState === 'complete') fetchFaces(style);
  else
    addEventListener('load', () => {
      fetchFaces(style);
    });
}

function fetchFaces({ sheet }: HTMLStyleElement): void {
  const letter = document.title.codePointAt(0) ?? 0;
  for (const rule of sheet?.cssRules ?? []) {
    if (!(rule instanceof CSSFontFaceRule) || !hasLetter(rule.style.getPropertyValue('unicode-range'), letter)) continue;
    // Not among the document’s faces, so that nothing is set in it.
    void new FontFace('later', rule.style.getPropertyValue('src')).load().catch(() => undefined);
  }
}

function hasLetter(ranges: string, letter: number): boolean {
  return ranges.split(',').some((range) => {
    const [first = 0, last = first] = range
      .trim()
      .slice(2)
      .split('-')
      .map((part) => Number.parseInt(part, 16));
    return first <= letter && letter <= last;
  });
}
