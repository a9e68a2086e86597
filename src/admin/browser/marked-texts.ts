import { diffLines } from 'diff';

/** Two texts, each under its title, with the lines in which they differ marked. One that is not there is not shown. */
export function markDifferences(
  [firstTitle, first]: readonly [title: string, text: string | undefined],
  [secondTitle, second]: readonly [title: string, text: string],
): HTMLElement[] {
  const parts = diffLines(first ?? '', second);
  return [
    ...(first === undefined
      ? []
      : [
          markedText(
            firstTitle,
            parts.filter(({ added }) => !added),
          ),
        ]),
    markedText(
      secondTitle,
      parts.filter(({ removed }) => !removed),
    ),
  ];
}

function markedText(title: string, parts: ReturnType<typeof diffLines>): HTMLElement {
  const section = document.createElement('section');
  const heading = document.createElement('h3');
  heading.textContent = title;
  const text = document.createElement('pre');
  text.tabIndex = 0;
  text.setAttribute('aria-label', title);
  for (const part of parts) {
    const piece = document.createElement(part.added || part.removed ? 'mark' : 'span');
    piece.textContent = part.value;
    text.append(piece);
  }
  section.append(heading, text);
  return section;
}
