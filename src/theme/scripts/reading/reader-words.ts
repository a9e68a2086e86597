/** Words of the edition by their name in its catalogue. */
export type ReaderWords = Readonly<Record<string, string>>;

let words: Promise<ReaderWords> | undefined;

/** The words for what a reader has asked for; without a network they are empty, and what they would name is still there. */
export function readerWords(): Promise<ReaderWords> {
  words ??= loadWords();
  return words;
}

async function loadWords(): Promise<ReaderWords> {
  // They lie beside what names the edition for a telephone’s screen.
  const beside = document.querySelector<HTMLLinkElement>('link[rel="manifest"]')?.href ?? location.href;
  try {
    const answer = await fetch(new URL('reader-words.json', beside));
    return answer.ok ? ((await answer.json()) as ReaderWords) : {};
  } catch {
    return {};
  }
}

/** Styles that pages only have once they need them. */
export function addStyles(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}
