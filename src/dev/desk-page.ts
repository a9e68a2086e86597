import type { DeskReport, DeskStory } from '../content/desk-report.ts';
import { formatDate } from '../shared/date-format.ts';
import { escapeByNumber } from '../shared/escape-html.ts';
import style from './desk-page.css?raw';
import toolStyle from './tool-page.css?raw';

export interface DeskFacts {
  /** The newspaper’s name. */
  name: string;
  report: DeskReport;
  /** How many comments wait for an editor. */
  comments: number;
  /** How much `npm run check` would find. */
  faults: number;
  /** The address of the site’s top. */
  base: string;
}

/** What `npm run desk` tells, as a page of tables. Only `npm run dev` has it. */
export function deskPage({ name, report, comments, faults, base }: DeskFacts): string {
  const { timeZone, at, outToday, live, scheduled, inWork, removed, stale, withoutAlt, rights, days } = report;
  const when = (instant: string): string => {
    const form = { locale: 'en-GB', timeZone };
    return `<time datetime="${escapeByNumber(instant)}">${escapeByNumber(`${formatDate(instant, 'date', form)}, ${formatDate(instant, 'time', form)}`)}</time>`;
  };
  const stories = (title: string, list: readonly DeskStory[], none: string): string =>
    table(
      title,
      ['Story', 'Date', 'Section', 'By', 'Words'],
      list.map((story) => [
        linkTo(base, story.file, story.headline),
        when(story.published),
        escapeByNumber(story.section),
        escapeByNumber(story.byline.join(', ')),
        String(story.words),
      ]),
      none,
    );
  const most = Math.max(1, ...days.map(({ stories: count }) => count));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>The desk | ${escapeByNumber(name)}</title>
<style>${toolStyle}${style}</style>
</head>
<body>
<header>
<h1>The desk</h1>
<p>${escapeByNumber(name)}, ${when(at)}. ${faults === 0 ? 'Nothing is wrong in the content.' : `${faults === 1 ? '1 fault' : `${String(faults)} faults`} in the content: “npm run check” says what.`}</p>
<nav aria-label="Elsewhere"><a href="${base}_desk/live/">Live</a> <a href="${base}_desk/front/">Arrange the front</a> <a href="${base}_desk/translate/">Translate</a> <a href="${base}_desk/comments/">Comments${comments === 0 ? '' : ` (${String(comments)})`}</a> <a href="${base}_desk/pages/">Pages</a> <a href="${base}_desk/sections/">Sections</a> <a href="${base}_desk/redirects/">Old addresses</a> <a href="${base}_desk/site/">Settings</a> <a href="${base}">The front page</a> <a href="${base}admin/">The editing room</a> <a href="${base}_drafts/">What waits, as readers will see it</a></nav>
</header>
<main>
${stories('Out today', outToday, 'Nothing yet.')}
${live.length > 0 ? stories('Live', live, '') : ''}
${stories('Scheduled', scheduled, 'Nothing waits for its time.')}
${stories('In work', inWork, 'There are no drafts.')}
${table(
  'Left lying',
  ['Story', 'Why'],
  stale.map((story) => [linkTo(base, story.file, story.headline), escapeByNumber(story.why)]),
  'Nothing has been left lying.',
)}
${table(
  'Photos without a description',
  ['Photo'],
  withoutAlt.map(({ photo, file }) => [linkTo(base, `content/photos/${photo}.yaml`, file)]),
  'Every photo has one.',
)}
${table(
  'Rights that end',
  ['Photo', 'Ends', 'In'],
  rights.map(({ photo, ends, ended, stories: used }) => [
    linkTo(base, `content/photos/${photo}.yaml`, photo),
    `${when(ends)}${ended ? ' (ended)' : ''}`,
    escapeByNumber(used.join(', ')),
  ]),
  'None ends within thirty days.',
)}
${removed.length > 0 ? stories('Taken down', removed, '') : ''}
${table(
  'The last days',
  ['Day', 'Stories', 'Words'],
  days.map(({ day, stories: count, words }) => [
    escapeByNumber(day),
    `<meter min="0" max="${String(most)}" value="${String(count)}" aria-hidden="true"></meter> ${String(count)}`,
    String(words),
  ]),
  '',
)}
</main>
</body>
</html>
`;
}

/** The cells are HTML. */
function table(title: string, heads: readonly string[], rows: readonly (readonly string[])[], none: string): string {
  const heading = `<h2>${escapeByNumber(title)}${rows.length > 0 ? ` <span>${String(rows.length)}</span>` : ''}</h2>`;
  if (rows.length === 0) return `<section>${heading}<p>${escapeByNumber(none)}</p></section>`;
  const head = heads.map((one) => `<th scope="col">${escapeByNumber(one)}</th>`).join('');
  const body = rows
    .map((row) => `<tr>${row.map((cell, place) => (place === 0 ? `<th scope="row">${cell}</th>` : `<td>${cell}</td>`)).join('')}</tr>`)
    .join('\n');
  return `<section>${heading}<div class="box" tabindex="0" role="region" aria-label="${escapeByNumber(title)}"><table><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table></div></section>`;
}

/** The form of a file in the editing room. */
function linkTo(base: string, file: string, label: string): string {
  const [, folder, rest = ''] = /^.*?\b(articles|photos)\/(.*)$/.exec(file) ?? [];
  const [, language = '', key = '', ending = ''] = /^([^/]+)\/(.*)\.(mdx?)$/.exec(rest) ?? [];
  const form =
    folder === 'photos'
      ? `photos/entries/${rest.replace(/\.[^.]*$/, '')}`
      : `${ending === 'mdx' ? 'components' : 'stories'}-${language}/entries/${key}`;
  return `<a href="${base}admin/#/collections/${escapeByNumber(form)}">${escapeByNumber(label)}</a>`;
}
