import { translator } from '../../messages/messages.ts';
import type { EditionView } from '../views/edition.ts';

/** The style sheet of an edition’s feeds: the common one, what the newspaper has of its own, and the words and the direction of the edition. */
export function feedStyleSheet(common: string, own: string, edition: EditionView): string {
  const words = translator(edition);
  return `@charset "utf-8";
${common.trim()}${own === '' ? '' : `\n${own}`}
:root {
  direction: ${edition.direction};
  --what-it-is: ${cssString(words.text('feedExplained'))};
  --how-to-follow: ${cssString(words.text('feedAddress'))};
}
`;
}

/** A text as a string of CSS. */
export function cssString(text: string): string {
  return `"${text.replace(/["\\\n]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `)}"`;
}
