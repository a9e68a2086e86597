import type { Piece } from './search-words.ts';

export function putPicture(row: Element, shown: URLSearchParams): void {
  const [small, large] = (shown.get('picture') ?? '').split(' ').filter(Boolean);
  const figure = row.querySelector('figure');
  if (small === undefined) {
    figure?.remove();
    return;
  }
  const image = document.createElement('img');
  image.alt = '';
  image.loading = 'lazy';
  image.decoding = 'async';
  image.sizes = '(width >= 48rem) 160px, 28vw';
  const widthOf = (url: string) => /(\d+)x\d+\.\w+$/.exec(url)?.[1] ?? '';
  const [width = '', height = ''] = /(\d+)x(\d+)\.\w+$/.exec(large ?? small)?.slice(1) ?? [];
  image.width = Number(width);
  image.height = Number(height);
  if (large !== undefined) image.srcset = `${small} ${widthOf(small)}w, ${large} ${widthOf(large)}w`;
  image.src = small;
  figure?.prepend(image);
  const credit = row.querySelector('.credit');
  if (credit) credit.textContent = shown.get('credit');
}

/** Made here: in a page without its moment the element would be invalid. */
export function buildTime(moment: string, label: string): HTMLTimeElement {
  const time = document.createElement('time');
  time.dateTime = moment;
  time.textContent = label;
  return time;
}

export function printPiece({ text, marked }: Piece): Node {
  if (!marked) return document.createTextNode(text);
  const mark = document.createElement('mark');
  mark.textContent = text;
  return mark;
}
