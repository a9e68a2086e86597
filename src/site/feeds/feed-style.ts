import { translator } from '../../messages/messages.ts';
import { isTallScript } from '../../shared/type-sheets.ts';
import type { EditionView } from '../views/edition.ts';

/** The style sheet of an edition’s feeds: the common one, what the newspaper has of its own, and the words and the direction of the edition. */
export function feedStyleSheet(common: string, own: string, edition: EditionView): string {
  const words = translator(edition);
  return `@charset "utf-8";
${common.trim()}${own === '' ? '' : `\n${own}`}
:root {
  direction: ${edition.direction};${isTallScript(edition.language) ? TALL : ''}
  --what-it-is: ${cssString(words.text('feedExplained'))};
  --how-to-follow: ${cssString(words.text('feedAddress'))};
}
`;
}

/** Letters that stand higher and lower than Latin ones, and may join. */
const TALL = `
  --title-leading: 1.35;
  --title-tracking: 0;`;

/** A text as a string of CSS. */
export function cssString(text: string): string {
  return `"${text.replace(/["\\\n]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `)}"`;
}
