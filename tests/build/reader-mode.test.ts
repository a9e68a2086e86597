import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { readPages } from '../support/site.ts';

const galleries = readPages().filter(({ html }) => html.includes('class="gallery'));

test('There are galleries to read, in more than one language', () => {
  expect(galleries.length).toBeGreaterThan(1);
});

test.each(galleries.map((page) => ({ path: page.path, page })))('Reader mode keeps every picture of $path with its credit', ({ page }) => {
  const { document } = parseHTML(page.html);
  const shown = [...document.querySelectorAll('.story :is(.story-picture, .gallery) img')].map((image) => image.getAttribute('alt'));
  const credits = [...document.querySelectorAll('.gallery .credit')].map((credit) => words(credit.textContent));
  const article = new Readability(document).parse();
  const kept = parseHTML(`<html><body>${article?.content ?? ''}</body></html>`).document;
  const images = [...kept.querySelectorAll('img')];
  expect(images.map((image) => image.getAttribute('alt'))).toEqual(shown);
  for (const image of images) expect(image.getAttribute('src') ?? image.getAttribute('srcset')).toMatch(/_pictures\//);
  for (const credit of credits) expect(words(article?.textContent ?? '')).toContain(credit);
});

test('A gallery within a text is kept too', () => {
  const [page] = galleries;
  const { document } = parseHTML(page?.html ?? '');
  const gallery = document.querySelector('.gallery');
  const text = document.querySelector('.prose');
  if (!gallery || !text) throw new Error('The page has no gallery or no text.');
  // As the component in a text prints it: one figure of the figures.
  const placed = [...gallery.querySelectorAll('figure')].map((figure) => `<div class="placed">${figure.outerHTML}</div>`);
  gallery.remove();
  text.insertAdjacentHTML('beforeend', `<figure class="text-gallery grid" role="group" aria-label="Pictures">${placed.join('')}</figure>`);
  const opening = document.querySelectorAll('.story-picture img').length;
  const article = new Readability(document).parse();
  expect(article?.content?.match(/<img\b/g)).toHaveLength(placed.length + opening);
});

function words(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
