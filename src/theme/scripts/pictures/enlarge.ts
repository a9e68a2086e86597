import { nameOf } from './picture-names.ts';

/** The pictures of a gallery, whole or in a text; a story that is a gallery opens with its first. */
const PICTURES = '.kind-gallery .story-picture, .gallery .row figure, .text-gallery figure';

const figures = [...document.querySelectorAll<HTMLElement>(PICTURES)].filter((figure) => figure.querySelector('img'));
const words = document.querySelector<HTMLElement>('[data-enlarge]')?.dataset.enlarge ?? '';

/** Opens the pictures one by one, beginning with one; what that takes is loaded then. */
function open(place: number): void {
  void import('./picture-viewer.ts').then(({ showPictures }) => showPictures(figures, place));
}

/** The address of each picture. */
function openNamed(): void {
  const place = figures.findIndex((figure) => location.hash === `#${figure.dataset.picture ?? ''}`);
  if (place >= 0) open(place);
}

figures.forEach((figure, place) => {
  figure.dataset.picture = nameOf(figure, place + 1);
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'enlarge', textContent: '⤢' });
  button.setAttribute('aria-label', words.replace('{number}', new Intl.NumberFormat(document.documentElement.lang).format(place + 1)));
  const picture = figure.querySelector('img');
  // None is enlarged: in a wide place a small one ends early, and its button stands on it.
  button.style.setProperty('--own', `${String(picture?.getAttribute('width'))}px`);
  for (const element of [button, picture])
    element?.addEventListener('click', () => {
      open(place);
    });
  figure.querySelector('figcaption')?.before(button);
});
addEventListener('hashchange', openNamed);
openNamed();
