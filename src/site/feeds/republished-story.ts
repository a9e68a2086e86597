import { escapeHtml } from '../../shared/escape-html.ts';
import type { RepublishView } from '../views/republish.ts';
import { writeStoryContent, type StoryTexts } from './story-content.ts';

/** A story as others put it into their own pages: headline, summary, names, text and the line that says where it is from. */
export function writeRepublishedStory(view: RepublishView, texts: StoryTexts): string {
  const { story, space } = view;
  const names = story.byline.map(({ label }) => label).join(', ');
  return [
    `<h1>${escapeHtml(story.headline)}</h1>`,
    story.standfirst === undefined ? '' : `<p><strong>${escapeHtml(story.standfirst)}</strong></p>`,
    names === ''
      ? ''
      : `<p>${escapeHtml(names)} | <time datetime="${story.published.datetime}">${escapeHtml(story.published.label)}</time></p>`,
    writeStoryContent(space, story, texts),
    writeCredit(view),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function writeCredit({ credit, siteName, canonical, licence }: RepublishView): string {
  const names: Readonly<Record<string, string>> = {
    site: `<a href="${escapeHtml(canonical)}">${escapeHtml(siteName)}</a>`,
    licence:
      licence.url === undefined
        ? escapeHtml(licence.name)
        : `<a href="${escapeHtml(licence.url)}" rel="license">${escapeHtml(licence.name)}</a>`,
  };
  return `<p><em>${escapeHtml(credit).replace(/\{(site|licence)\}/g, (whole, name: string) => names[name] ?? whole)}</em></p>`;
}

/** What belongs into the head of a page with the story, so that search engines know which of the two came first. */
export function writeCanonical({ canonical }: RepublishView): string {
  return `<link rel="canonical" href="${escapeHtml(canonical)}">`;
}
