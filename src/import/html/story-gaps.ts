import type { Parent, PhrasingContent } from 'mdast';
import { trimBreaks } from './story-blank.ts';

/** One space parts words, even where something was taken out between them, and none stands at a line’s ends. */
export function closeGaps(parent: Parent): void {
  if (parent.type !== 'paragraph' && parent.type !== 'heading' && parent.type !== 'tableCell') return;
  parent.children = trimBreaks(parent.children as PhrasingContent[]);
  parent.children.forEach((child, index) => {
    if (child.type !== 'text') return;
    const value = child.value.replace(/ {2,}/g, ' ');
    const fromStart = index === 0 || parent.children[index - 1]?.type === 'break' ? value.replace(/^[ \t\n]+/, '') : value;
    const isLast = index === parent.children.length - 1 || parent.children[index + 1]?.type === 'break';
    child.value = isLast ? fromStart.replace(/[ \t\n]+$/, '') : fromStart;
  });
}
