import { absoluteUrl, dayEditionUrl, frontUrl } from '../../shared/urls.ts';
import { portablePicture } from '../feeds/story-content.ts';
import { writeNewsletterHtml } from '../newsletter/newsletter-html.ts';
import { writeNewsletterText } from '../newsletter/newsletter-text.ts';
import type { NewsletterStory, NewsletterView } from '../views/newsletter.ts';
import { arrangement, dateOf, editionDays, editionStories, editionTitle } from './day-editions.ts';
import { editionOf, type Edition, type NewsroomIndex } from './newsroom-index.ts';
import type { Story } from './story.ts';
import { buildTeaser } from './teasers.ts';

/** A letter in both of its forms. */
export interface Newsletter {
  subject: string;
  html: string;
  text: string;
}

/** The days of which a letter can be written, newest first. Throws when there is no edition in the language. */
export function newsletterDays(index: NewsroomIndex, language: string): string[] {
  return editionDays(index, editionOf(index, language));
}

/** The letter of a day’s edition. Throws when the day has none. */
export function writeNewsletter(index: NewsroomIndex, language: string, day: string): Newsletter {
  const view = getNewsletter(index, editionOf(index, language), day);
  return { subject: view.title, html: writeNewsletterHtml(view), text: writeNewsletterText(view) };
}

export function getNewsletter(index: NewsroomIndex, edition: Edition, day: string): NewsletterView {
  const { site, space } = index;
  const { words, view } = edition;
  const { title, note } = arrangement(index, edition, day) ?? {};
  const stories = editionStories(index, edition, day);
  const [first] = stories;
  if (!first) throw new Error(`There is no edition of ${day} in “${view.language}”.`);
  return {
    language: view.language,
    direction: view.direction,
    title: `${site.name}${words.mark('colon')}${editionTitle(edition, day, title)}`,
    newspaper: site.name,
    frontUrl: absoluteUrl(space, frontUrl(space, view.language)),
    edition: title,
    date: dateOf(edition, day).label,
    preview: note ?? first.data.headline,
    note,
    browser: { label: words.text('readInBrowser'), url: absoluteUrl(space, dayEditionUrl(space, view.language, day)) },
    stories: stories.map((story) => describeStory(index, edition, story)),
    more: (count) => words.count('moreStories', count),
    publisher: site.publisher,
    words: { readOn: words.text('readOn') },
  };
}

function describeStory(index: NewsroomIndex, edition: Edition, story: Story): NewsletterStory {
  const { url, headline, standfirst, sectionKicker, byline, picture } = buildTeaser(index, edition, story);
  const mayGo = picture && index.photos.get(picture.image.id)?.onlineOnly !== true;
  return {
    url: absoluteUrl(index.space, url),
    kicker: sectionKicker,
    headline,
    standfirst,
    byline,
    picture: mayGo
      ? {
          ...portablePicture(index.space, picture.image, picture.focus),
          alt: picture.alt,
          caption: [`${picture.caption} | ${picture.credit}`, picture.licence?.name]
            .filter((part) => part !== undefined)
            .join(edition.words.mark('comma')),
        }
      : undefined,
  };
}
