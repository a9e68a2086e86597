import { KeptTexts, type CheckedText } from '../../content/kept-texts.ts';

/** Files are found from the project’s folder, in which all commands run. A build keeps none of them. */
const texts = new KeptTexts();

/** The text below a file’s front matter, as it was checked. Throws when the file is no longer the one that was. */
export function openText(text: CheckedText): string {
  return texts.open(text);
}

/** Keeps texts, so that they can be opened when their files have become faulty. */
export function keepTexts(sound: Iterable<CheckedText>): void {
  texts.keep(sound);
}
