const PER_PAGE = 20;
const PER_FEED = 20;
const TIME_ZONE = 'Europe/London';

/** The plain equivalent of the newspaper: stories, paginated lists of sections, authors and topics, front pages and feeds. */
export default function (config) {
  config.addPassthroughCopy('photos');
  config.addPassthroughCopy('paper.css');
  config.amendLibrary('md', (markdown) => markdown.set({ typographer: true }));
  config.setQuietMode(true);

  config.addCollection('latest', (api) => groupBy(storiesOf(api), (story) => [story.data.language]));
  config.addCollection('bySection', (api) => groupBy(storiesOf(api), (story) => [`${story.data.language}/${story.data.section}`]));
  config.addCollection('byTopSection', (api) => groupBy(storiesOf(api), (story) => sectionPaths(story).slice(0, 1)));
  config.addCollection('listings', (api) => listings(storiesOf(api)));
  config.addCollection('feeds', (api) => feeds(storiesOf(api)));
  config.addCollection('moved', (api) =>
    storiesOf(api).flatMap((story) => (story.data.aliases ?? []).map((from) => ({ from, to: story.url }))),
  );

  config.addFilter('longDate', (date, locale) => longDate(locale).format(date));
  config.addFilter('isoDate', (date) => date.toISOString());
  config.addFilter('mailDate', (date) => date.toUTCString());
  config.addFilter('first', (items, count) => (items ?? []).slice(0, count));
  config.addFilter('trail', (section) => section.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/')));

  return { dir: { input: '.', output: '_site' }, markdownTemplateEngine: false };
}

let stories;

/** Every story, newest first; sorted once a build. */
function storiesOf(api) {
  stories ??= api.getFilteredByGlob('content/stories/**/*.md').sort((a, b) => b.date - a.date);
  return stories;
}

function groupBy(items, keysOf) {
  const groups = {};
  for (const item of items) for (const key of keysOf(item)) (groups[key] ??= []).push(item);
  return groups;
}

/** `en/news` and `en/news/world` for a story in the second. */
function sectionPaths({ data }) {
  const parts = data.section.split('/');
  return parts.map((_, index) => `${data.language}/${parts.slice(0, index + 1).join('/')}`);
}

/** One entry for each page of each section’s, author’s and topic’s list. */
function listings(all) {
  return [
    ...pagesOf('sections', groupBy(all, sectionPaths)),
    ...['authors', 'topics'].flatMap((kind) =>
      pagesOf(
        kind,
        groupBy(all, (story) => story.data[kind].map((id) => `${story.data.language}/${kind}/${id}`)),
      ),
    ),
  ];
}

function pagesOf(kind, groups) {
  return Object.entries(groups).flatMap(([key, items]) => {
    const [language, ...path] = key.split('/');
    const base = `${language === 'en' ? '' : `/${language}`}/${path.join('/')}/`;
    const count = Math.ceil(items.length / PER_PAGE);
    const urlOf = (page) => (page === 1 ? base : `${base}page/${page}/`);
    return Array.from({ length: count }, (_, index) => ({
      kind,
      language,
      id: kind === 'sections' ? path.join('/') : path[1],
      canonical: base,
      url: urlOf(index + 1),
      newer: index > 0 ? urlOf(index) : undefined,
      older: index + 1 < count ? urlOf(index + 2) : undefined,
      items: items.slice(index * PER_PAGE, (index + 1) * PER_PAGE),
    }));
  });
}

function feeds(all) {
  const groups = groupBy(all, (story) => [story.data.language, ...sectionPaths(story)]);
  return Object.entries(groups).map(([key, items]) => {
    const [language, ...path] = key.split('/');
    const base = [language === 'en' ? '' : `/${language}`, ...path].join('/');
    return { language, id: path.join('/'), base: `${base}/`, items: items.slice(0, PER_FEED) };
  });
}

const formatters = new Map();

function longDate(locale) {
  const formatter = formatters.get(locale) ?? new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: TIME_ZONE });
  formatters.set(locale, formatter);
  return formatter;
}
