import type { Translator } from '../../messages/messages.ts';
import { escapeHtml } from '../../shared/escape-html.ts';
import type { StoryView } from '../views/story.ts';

/** What stands above a story’s text: whose life it tells, what is reviewed, what it says in short. */
export function writeOpening({ life, review, inShort }: StoryView, words: Translator): string {
  const dash = ' – ';
  return [
    life ? paragraph(`<strong>${escapeHtml(life.name)}</strong>, ${escapeHtml(life.born.label + dash + life.died.label)}`) : '',
    ...(review
      ? [
          paragraph(`<cite>${escapeHtml(review.work)}</cite>`),
          ...[review.by, review.where, review.stars?.label].flatMap((part) => (part === undefined ? [] : [paragraph(escapeHtml(part))])),
          paragraph(`<strong>${escapeHtml(review.verdict)}</strong>`),
        ]
      : []),
    inShort.length > 0 ? `${paragraph(`<strong>${escapeHtml(words.text('inShort'))}</strong>`)}\n${list('ul', inShort)}` : '',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** A recipe, which follows the text. */
export function writeRecipe({ recipe }: StoryView, words: Translator): string {
  if (!recipe) return '';
  const facts = recipe.facts.map(({ label, value }) => label + words.mark('colon') + value);
  return [
    ...(facts.length > 0 ? [list('ul', facts)] : []),
    `<h2>${escapeHtml(words.text('ingredients'))}</h2>`,
    list('ul', recipe.ingredients),
    `<h2>${escapeHtml(words.text('method'))}</h2>`,
    list('ol', recipe.steps),
  ].join('\n');
}

function paragraph(html: string): string {
  return `<p>${html}</p>`;
}

function list(kind: 'ul' | 'ol', lines: readonly string[]): string {
  return `<${kind}>\n${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('\n')}\n</${kind}>`;
}
