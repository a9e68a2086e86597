import { buildTextPageData } from '../seo/page-data.ts';
import { targetsOf } from '../../content/text/marks.ts';
import { frontUrl, pageUrl } from '../../shared/urls.ts';
import type { ComposedPageView, ComposedParts, TextPageView } from '../views/standing.ts';
import { buildChrome } from './chrome.ts';
import { alternatesOf } from './alternates.ts';
import { buildHead } from './head.ts';
import type { Edition, NewsroomIndex, StandingText } from './newsroom-index.ts';
import { pageName, pageNamed } from './page-pairs.ts';
import { buildPreview } from './preview.ts';
import { buildPlacedParts, formOrigins, frameOrigins } from './story-components.ts';
import { isComponent } from './story-text.ts';
import { buildBreadcrumb, buildNewsroom, pageFacts } from './structured-data.ts';
import { buildPicture, buildTeaser } from './teasers.ts';

/** True of a page with more in its text than words, or with photos below it. */
export function isComposed(edition: Edition, path: string): boolean {
  const page = edition.pages.get(path);
  return page !== undefined && (isComponent(page.source) || (page.data.photos?.length ?? 0) > 0 || page.text.marks.length > 0);
}

/** A standing page with photos, stories or components in its text. */
export function getComposedPage(index: NewsroomIndex, edition: Edition, path: string): ComposedPageView {
  const view = getTextPage(index, edition, path);
  const page = edition.pages.get(path);
  if (!page) throw new Error(`“${path}” is not a page in “${edition.view.language}”.`);
  return { ...view, composed: composedParts(index, edition, page) };
}

function composedParts(index: NewsroomIndex, edition: Edition, page: StandingText): ComposedParts {
  const { marks } = page.text;
  const placed = new Set(targetsOf(marks, 'photo'));
  const uses = page.data.photos ?? [];
  const picture = (use: (typeof uses)[number]) => buildPicture(index, edition, use, page.source.file);
  const stories = targetsOf(marks, 'related').flatMap((key) => edition.byKey.get(key) ?? []);
  return {
    placed: buildPlacedParts(index, edition, page),
    placedPhotos: Object.fromEntries(uses.filter(({ photo }) => placed.has(photo)).map((use) => [use.photo, picture(use)])),
    placedStories: Object.fromEntries(stories.map((story) => [story.key, buildTeaser(index, edition, story)])),
    morePhotos: uses.filter(({ photo }) => !placed.has(photo)).map(picture),
    corrections: [],
  };
}

export function getTextPage(index: NewsroomIndex, edition: Edition, path: string): TextPageView {
  const { language } = edition.view;
  const page = edition.pages.get(path);
  if (!page) throw new Error(`“${path}” is not a page in “${language}”.`);
  const url = pageUrl(index.space, language, path);
  const alternates = alternatesOf(index, edition, (other) => {
    const same = pageNamed(other, pageName(page));
    return same && pageUrl(index.space, other.view.language, same.path);
  });
  const breadcrumb = [
    { label: edition.newspaper, url: frontUrl(index.space, language) },
    { label: page.data.title, url },
  ];
  return {
    chrome: buildChrome(index, { edition, alternates }),
    head: buildHead(index, edition, {
      title: page.data.title,
      description: page.data.summary,
      url,
      alternates,
      frames: frameOrigins(page),
      forms: formOrigins(page),
      picture: pagePicture(index, edition, page),
      jsonLd: [textPageData(index, edition, page, url), buildBreadcrumb(index, edition, breadcrumb)],
    }),
    breadcrumb,
    title: page.data.title,
    summary: page.data.summary,
    text: page.source,
    siblings: {
      label: edition.words.text(page.data.group),
      links: [...edition.pages.values()]
        .filter((other) => other.data.group === page.data.group)
        .map((other) => ({ label: other.data.title, url: pageUrl(index.space, language, other.path), current: other === page })),
    },
  };
}

/** The first of its photos goes with a link to a page that has any. */
function pagePicture(index: NewsroomIndex, edition: Edition, { data }: StandingText) {
  const photo = data.photos?.[0];
  return photo && buildPreview(index, edition, { photo, title: data.title });
}

/** A page on the newsroom names it with all its policies; what another page says is its own. */
function textPageData(index: NewsroomIndex, edition: Edition, page: StandingText, url: string) {
  const { data } = page;
  const facts = pageFacts(index, edition, { url, name: data.title, description: data.summary, modified: data.updated });
  if (data.group !== 'about') return buildTextPageData('WebPage', facts);
  return buildTextPageData(pageName(page) === 'contact' ? 'ContactPage' : 'AboutPage', facts, buildNewsroom(index, edition));
}
