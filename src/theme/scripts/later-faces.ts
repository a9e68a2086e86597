/**
 * Faces that the head’s script has put off (`settings.js`) are fetched when the page is there, for the next page: on this one, nothing that
 * is being read changes its letters. Those are fetched that have a letter of the title.
 */
addEventListener('load', () => {
  for (const rule of document.querySelector<HTMLStyleElement>('#faces[media]')?.sheet?.cssRules ?? []) {
    const { style } = rule as CSSFontFaceRule;
    // `U+20-7E, U+A3` → `[\u{20}-\u{7E}\u{A3}]`
    const letters = style.getPropertyValue('unicode-range').replace(/(?:, )?(?:U\+)?([\dA-F]+)/gi, '\\u{$1}');
    // Not among the document’s faces, so that nothing is set in it.
    if (new RegExp(`[${letters}]`, 'u').test(document.title)) void new FontFace('later', style.getPropertyValue('src')).load();
  }
});
