import { buildTextPageData } from '../seo/page-data.ts';
import { frontUrl, pageUrl } from '../../shared/urls.ts';
import type { TextPageView } from '../views/standing.ts';
import { buildChrome } from './chrome.ts';
import { alternatesOf } from './alternates.ts';
import { buildHead } from './head.ts';
import type { Edition, NewsroomIndex, StandingText } from './newsroom-index.ts';
import { buildBreadcrumb, buildNewsroom, pageFacts } from './structured-data.ts';

export function getTextPage(index: NewsroomIndex, edition: Edition, path: string): TextPageView {
  const { language } = edition.view;
  const page = edition.pages.get(path);
  if (!page) throw new Error(`“${path}” is not a page in “${language}”.`);
  const url = pageUrl(index.space, language, path);
  const alternates = alternatesOf(index, edition, (other) =>
    other.pages.has(path) ? pageUrl(index.space, other.view.language, path) : undefined,
  );
  const breadcrumb = [
    { label: index.site.name, url: frontUrl(index.space, language) },
    { label: page.data.title, url },
  ];
  return {
    chrome: buildChrome(index, { edition, alternates }),
    head: buildHead(index, edition, {
      title: page.data.title,
      description: page.data.summary,
      url,
      alternates,
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

/** A page on the newsroom names it with all its policies; what another page says is its own. */
function textPageData(index: NewsroomIndex, edition: Edition, { path, data }: StandingText, url: string) {
  const facts = pageFacts(index, edition, { url, name: data.title, description: data.summary, modified: data.updated });
  if (data.group !== 'about') return buildTextPageData('WebPage', facts);
  return buildTextPageData(path === 'contact' ? 'ContactPage' : 'AboutPage', facts, buildNewsroom(index, edition));
}
