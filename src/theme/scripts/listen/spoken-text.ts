import { passagesIn } from '../reading/passages.ts';

/** A stretch of words in one language, short enough to be spoken in one go. */
export interface SpokenPiece {
  text: string;
  /** `ar`, `en-GB` */
  language: string;
}

export interface SpokenPassage {
  element: Element;
  pieces: SpokenPiece[];
}

/** What nobody reads aloud: numbers of notes, words that were taken out, and what only screen readers get. */
const UNSPOKEN = 'sup, del, script, style, .visually-hidden';

/** A story as it is read aloud: its passages, each cut into sentences, and wherever its language changes. */
export function spokenText(page: Document): SpokenPassage[] {
  return passagesIn(page)
    .map((element) => ({ element, pieces: piecesOf(element, page.documentElement.lang) }))
    .filter(({ pieces }) => pieces.length > 0);
}

function piecesOf(element: Element, language: string): SpokenPiece[] {
  const items = [...element.querySelectorAll(':scope > li')];
  if (items.length > 0) return items.flatMap((item) => piecesOf(item, languageOf(item, language)));
  const runs: SpokenPiece[] = [];
  collectRuns(element, languageOf(element, language), runs);
  return runs.flatMap((run) => sentencesOf(run));
}

function collectRuns(node: Node, language: string, runs: SpokenPiece[]): void {
  for (const child of node.childNodes) {
    if (child.nodeType === 3) {
      const last = runs.at(-1);
      const text = child.textContent ?? '';
      if (last?.language === language) last.text += text;
      else runs.push({ text, language });
    } else if (child.nodeType === 1) {
      const element = child as Element;
      if (!element.matches(UNSPOKEN)) collectRuns(element, element.getAttribute('lang') ?? language, runs);
    }
  }
}

function sentencesOf({ text, language }: SpokenPiece): SpokenPiece[] {
  const words = text.replace(/\s+/g, ' ');
  return [...new Intl.Segmenter(language || 'en', { granularity: 'sentence' }).segment(words)]
    .map(({ segment }) => ({ text: segment.trim(), language }))
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece.text));
}

function languageOf(element: Element, otherwise: string): string {
  return element.closest('[lang]')?.getAttribute('lang') ?? otherwise;
}
