import { originOf } from '../../content/schemas/host-name.ts';
import type { NewsletterView } from '../views/chrome.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';

/** The form to sign up by, where it stands at this place. */
export function buildNewsletter(index: NewsroomIndex, edition: Edition, place: 'everywhere' | 'front'): NewsletterView | undefined {
  const { newsletter } = index.site;
  if (!newsletter || (newsletter.place ?? 'everywhere') !== place) return undefined;
  const { title, text, action, field = 'email', hidden = {} } = newsletter;
  return {
    title: title === undefined ? edition.words.text('newsletter') : edition.say(title),
    text: text === undefined ? undefined : edition.say(text),
    action,
    field,
    hidden: Object.entries(hidden),
  };
}

/** The origins that the form at this place may be sent to. */
export function newsletterOrigins(index: NewsroomIndex, place: 'everywhere' | 'front'): string[] {
  const { newsletter } = index.site;
  if (!newsletter || (newsletter.place ?? 'everywhere') !== place) return [];
  return [newsletter.action, ...(newsletter.leadsOn ?? [])].flatMap((address) => originOf(address) ?? []);
}
