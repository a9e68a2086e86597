/** What stands for the styles of a page while it is printed: `<style>` with nothing but this, and the number of the styles. */
export const STYLES_MARK = '/*styles ';

let areApart = false;
const sheets: string[] = [];
const marks = new Map<string, string>();

/**
 * From now on pages are printed with a mark in place of their styles, which whoever prints them puts in: some 60 KB that would be put
 * together, encoded and searched for again with each of many thousands of pages.
 */
export function keepStylesApart(): void {
  areApart = true;
}

/** What a page has in its style: the styles themselves, or a mark that stands for them. */
export function styleText(css: string): string {
  if (!areApart) return css;
  let mark = marks.get(css);
  if (mark === undefined) {
    mark = `${STYLES_MARK}${sheets.length}*/`;
    sheets.push(css);
    marks.set(css, mark);
  }
  return mark;
}

/** The styles that a mark stands for; the text itself when it is none. */
export function markedStyles(text: string): string {
  return text.startsWith(STYLES_MARK) ? (sheets[Number.parseInt(text.slice(STYLES_MARK.length), 10)] ?? text) : text;
}
