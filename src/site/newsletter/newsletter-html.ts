import { escapeHtml } from '../../shared/escape-html.ts';
import type { NewsletterStory, NewsletterView } from '../views/newsletter.ts';

/** Gmail cuts a letter off beyond 102 KB, with the words by which readers leave; what a mailing service adds needs room besides. */
const LARGEST = 90 * 1024;

/** In pixels: what mail programs show beside their lists, and phones make narrower. */
const WIDTH = 600;

const SERIF = "Georgia,'Times New Roman',serif";
const SANS = "-apple-system,'Segoe UI',Roboto,Arial,sans-serif";
const INK = '#1b1d22';
const SOFT = '#55585f';
const PAPER = '#ffffff';
const GROUND = '#f2f1ee';
const RULE = '#d4d3cf';

/**
 * A letter as mail programs show it: tables, with every style on its element. Those that know more take the colours of the dark and the
 * width of a phone from the one style sheet. Where not all stories have room, the last ones are counted.
 */
export function writeNewsletterHtml(view: NewsletterView): string {
  for (let count = view.stories.length; count > 1; count -= 1) {
    const html = write(view, count);
    if (Buffer.byteLength(html) <= LARGEST) return html;
  }
  return write(view, 1);
}

function write(view: NewsletterView, count: number): string {
  const { language, direction, title, newspaper, frontUrl, edition, date, preview, note, browser, publisher } = view;
  const start = direction === 'rtl' ? 'right' : 'left';
  const left = view.stories.length - count;
  const rows = [
    row(
      `padding:0 0 14px;border-bottom:3px solid ${INK}`,
      [
        `<a href="${escapeHtml(frontUrl)}" class="ink" style="font:600 34px/1.1 ${SERIF};color:${INK};text-decoration:none">${escapeHtml(newspaper)}</a>`,
        `<p class="soft" style="margin:8px 0 0;font:400 14px/1.4 ${SANS};color:${SOFT}">${escapeHtml(date)}</p>`,
      ].join(''),
      'rule',
    ),
    ...(edition === undefined && note === undefined ? [] : [row('padding:18px 0 0', writeOpening(edition, note))]),
    ...view.stories.slice(0, count).map((story, place) => writeStory(view, story, place === 0)),
    row(
      `padding:18px 0 0;border-top:3px solid ${INK};font:400 14px/1.5 ${SANS};color:${SOFT}`,
      [
        left === 0 ? '' : `<p style="margin:0 0 8px">${escapeHtml(view.more(left))}</p>`,
        `<p style="margin:0 0 8px">${link(browser.url, browser.label)}</p>`,
        `<p style="margin:0">${escapeHtml(publisher.name)} · ${link(`mailto:${publisher.email}`, publisher.email)}</p>`,
      ].join(''),
      'rule soft',
    ),
  ];
  return `<!DOCTYPE html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(title)}</title>
<style>
:root{color-scheme:light dark}
@media (max-width:620px){.sheet{padding:20px 16px !important}.frame{padding:0 !important}}
@media (prefers-color-scheme:dark){.ground{background-color:#0f1013 !important}.sheet{background-color:#17181c !important}.ink{color:#f1efea !important}.soft{color:#b9b7b1 !important}.rule{border-color:#8d8b86 !important}.thin{border-color:#3a3b40 !important}}
</style>
</head>
<body class="ground" style="margin:0;padding:0;background-color:${GROUND}">
<div style="display:none;max-height:0;overflow:hidden">${escapeHtml(preview)}</div>
<table role="presentation" class="ground" width="100%" border="0" cellspacing="0" cellpadding="0" style="background-color:${GROUND}">
<tr><td class="frame" align="center" style="padding:24px 12px">
<table role="presentation" class="sheet" width="${WIDTH}" border="0" cellspacing="0" cellpadding="0" dir="${direction}" style="width:100%;max-width:${WIDTH}px;background-color:${PAPER};padding:28px 32px;text-align:${start}">
${rows.join('\n')}
</table>
</td></tr>
</table>
</body>
</html>
`;
}

function writeOpening(edition: string | undefined, note: string | undefined): string {
  const name =
    edition === undefined ? '' : `<p class="ink" style="margin:0;font:600 20px/1.25 ${SERIF};color:${INK}">${escapeHtml(edition)}</p>`;
  const words =
    note === undefined ? '' : `<p class="soft" style="margin:4px 0 0;font:400 17px/1.45 ${SERIF};color:${SOFT}">${escapeHtml(note)}</p>`;
  return name + words;
}

function writeStory(view: NewsletterView, story: NewsletterStory, isFirst: boolean): string {
  const { url, kicker, headline, standfirst, byline, picture } = story;
  const size = isFirst ? 28 : 21;
  const rule = isFirst ? 'padding:18px 0 24px' : `padding:20px 0 24px;border-top:1px solid ${RULE}`;
  return row(
    rule,
    [
      isFirst && picture ? writePicture(picture, url) : '',
      `<p class="soft" style="margin:0 0 4px;font:600 13px/1.3 ${SANS};color:${SOFT}">${escapeHtml(kicker)}</p>`,
      `<h2 style="margin:0;font:600 ${size}px/1.18 ${SERIF}"><a href="${escapeHtml(url)}" class="ink" style="color:${INK};text-decoration:none">${escapeHtml(headline)}</a></h2>`,
      standfirst === undefined
        ? ''
        : `<p class="soft" style="margin:8px 0 0;font:400 17px/1.45 ${SERIF};color:${SOFT}">${escapeHtml(standfirst)}</p>`,
      `<p class="soft" style="margin:10px 0 0;font:400 14px/1.4 ${SANS};color:${SOFT}">${byline === '' ? '' : `${escapeHtml(byline)} · `}${link(url, view.words.readOn)}</p>`,
    ].join(''),
    'thin',
  );
}

function writePicture({ url, width, height, alt, caption }: NonNullable<NewsletterStory['picture']>, target: string): string {
  const shown = WIDTH - 64;
  return [
    `<a href="${escapeHtml(target)}"><img src="${escapeHtml(url)}" alt="${escapeHtml(alt)}" width="${shown}" height="${Math.round((shown * height) / width)}" style="display:block;width:100%;max-width:${shown}px;height:auto;border:0"></a>`,
    `<p class="soft" style="margin:6px 0 16px;font:400 13px/1.4 ${SANS};color:${SOFT}">${escapeHtml(caption)}</p>`,
  ].join('');
}

function row(style: string, content: string, name = ''): string {
  return `<tr><td${name === '' ? '' : ` class="${name}"`} style="${style}">${content}</td></tr>`;
}

function link(url: string, label: string): string {
  return `<a href="${escapeHtml(url)}" class="ink" style="color:${INK};text-decoration:underline">${escapeHtml(label)}</a>`;
}
