import { hash } from 'node:crypto';
import { escapeByNumber } from '../shared/escape-html.ts';
import { PATTERNS } from '../site/queries/pattern-papers.ts';
import script from './patterns-frames.js?raw';
import style from './patterns-page.css?raw';
import { SIGHTS, SPECIMENS, type Specimen } from './specimens.ts';
import toolStyle from './tool-page.css?raw';

/** Frames are shown at half of their size, as the style has it. */
const SCALE = 0.5;

/** What the page may do: show pages of this server in its frames. */
export const PATTERNS_POLICY = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash('sha256', script, 'base64')}'; frame-src 'self'; base-uri 'none'; form-action 'none'`;

/** Every kind of page, part and state, in frames of different widths and themes. Only `npm run dev` has it. */
export function patternsPage({ name, base }: { name: string; base: string }): string {
  const top = `${base}${PATTERNS}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>Patterns | ${escapeByNumber(name)}</title>
<style>${toolStyle}${style}</style>
</head>
<body>
<header>
<h1>Patterns</h1>
<p>Every kind of page in the look of ${escapeByNumber(name)}, at half its size. The stories are those of a made-up newspaper, on one day that does not pass. <a href="${base}">The front page</a></p>
<p><label>All in <select id="theme"><option value="">the themes that stand there</option><option>light</option><option>dark</option><option>sepia</option></select></label></p>
<nav aria-label="Kinds">${SPECIMENS.map(({ group }, place) => `<a href="#group-${place}">${escapeByNumber(group)}</a>`).join(' ')}</nav>
</header>
<main>
${SPECIMENS.map(({ group, specimens }, place) => `<section id="group-${place}"><h2>${escapeByNumber(group)}</h2>\n${specimens.map((one) => row(top, one)).join('\n')}</section>`).join('\n')}
</main>
<script type="module">${script}</script>
</body>
</html>
`;
}

function row(top: string, { name, path }: Specimen): string {
  const frames = SIGHTS.map(
    ({ width, theme }) => `<figure>
<figcaption>${String(width)} px, ${theme}</figcaption>
<div class="sight" style="inline-size: ${String(width * SCALE)}px"><iframe src="${top}${path}" title="${escapeByNumber(`${name}, ${String(width)} px, ${theme}`)}" data-theme="${theme}" width="${String(width)}" height="1200" loading="lazy"></iframe></div>
</figure>`,
  );
  return `<section><h3><a href="${top}${path}">${escapeByNumber(name)}</a></h3>\n<div class="row" tabindex="0" role="region" aria-label="${escapeByNumber(name)}">${frames.join('\n')}</div></section>`;
}
