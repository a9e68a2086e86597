import type { NewsletterView } from '../views/newsletter.ts';

/** The letter as plain text, for programs and readers that show nothing else. All stories are in it. */
export function writeNewsletterText(view: NewsletterView): string {
  const { newspaper, edition, date, note, stories, browser, publisher } = view;
  const head = [newspaper, [edition, date].filter((part) => part !== undefined).join(' · '), note];
  const parts = stories.map(({ kicker, headline, standfirst, byline, url }) => [kicker, headline, standfirst, byline, url]);
  const foot = [`${browser.label}\n${browser.url}`, `${publisher.name}\n${publisher.email}`];
  const block = (lines: readonly (string | undefined)[]) => lines.filter((line) => line !== undefined && line !== '').join('\n');
  return `${[block(head), ...parts.map(block), ...foot].join('\n\n')}\n`;
}
