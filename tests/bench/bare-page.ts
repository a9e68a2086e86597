import { parseHTML } from 'linkedom';

/**
 * A page with the same words and the same first picture and nothing else: no styles, no scripts, no faces. It is what the browser needs at
 * least to show them.
 *
 * @param html the page as a browser has it.
 * @param address what its addresses are relative to.
 */
export function barePage(html: string, address: string): string {
  const { document } = parseHTML(html);
  const main = document.querySelector('main');
  const image = main?.querySelector('picture, img');
  for (const own of main?.querySelectorAll('script, style, [hidden]') ?? []) own.remove();
  const words = [...(main?.querySelectorAll('h1, h2, h3, p, li, figcaption') ?? [])]
    .filter((element) => element.querySelector('h1, h2, h3, p, li, figcaption') === null)
    .map((element) => `<p>${escaped(element.textContent)}</p>`);
  const picture = image?.outerHTML.replace(/ (?:loading|decoding|class|data-[\w-]+)="[^"]*"/g, '') ?? '';
  const base = `<base href="${escaped(address)}">`;
  return `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">${base}<title>Bare</title>${words[0] ?? ''}${picture}${words.slice(1).join('\n')}`;
}

function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
