import CMS, { type CmsConfig } from '@sveltia/cms';
import type { Review, ReviewPlace, ReviewService } from '../review/review-place.ts';
import { reviewService } from '../review/review-service.ts';
import { waitingChanges, type WaitingChange } from '../review/waiting-changes.ts';
import { choose, paragraph, scrolledList, tell, wordsOf } from './dialogs.ts';
import { barButton, roomBar } from './room-bar.ts';
import { signedInToken, watchSignIn } from './signed-in.ts';

/** How often it counts what waits, beside after each save. */
const COUNTED_AFTER = 60_000;

/** The branch of work, in which all changes wait until they are sent for review. */
export interface Work {
  /** Begins the branch where it is missing, for an editor who is signed in already. To be called before the CMS reads it. */
  begin(): Promise<void>;
  /** Shows how many changes wait, and sends them. */
  show(config: CmsConfig): void;
}

export function openWork(place: ReviewPlace): Work {
  const service = reviewService(place, signedInToken);
  return {
    begin: async () => {
      if (signedInToken() !== undefined) await service.beginWork().catch(() => undefined);
    },
    show: (config) => {
      showReview(service, place, config);
    },
  };
}

function showReview(service: ReviewService, place: ReviewPlace, config: CmsConfig): void {
  const button = barButton('', () => openReview(service, place, config).then(count));
  button.hidden = true;
  roomBar().append(button);
  const count = async (): Promise<void> => {
    if (signedInToken() === undefined) return;
    try {
      const [files, review] = await Promise.all([service.waitingFiles(), service.openReview()]);
      button.textContent = labelOf(waitingChanges(files).length, review);
      button.hidden = false;
    } catch {
      // Told to whoever presses the button.
      button.hidden = false;
      if (button.textContent === '') button.textContent = 'Review';
    }
  };
  watchSignIn((isSignedIn) => {
    if (!isSignedIn) button.hidden = true;
    else
      void beginsNow(service).then((begins) => {
        if (begins) location.reload();
        else void count();
      });
  });
  setInterval(() => void count(), COUNTED_AFTER);
  for (const kind of ['focus', 'hashchange']) addEventListener(kind, () => void count());
  CMS.registerEventListener({ name: 'postSave', handler: () => void count() });
  // Once it is reviewed, the service may have taken the branch away.
  CMS.registerEventListener({ name: 'preSave', handler: () => beginAgain(service) });
}

/** The CMS has looked for the branch in vain, and is to look again. */
async function beginsNow(service: ReviewService): Promise<boolean> {
  try {
    return await service.beginWork();
  } catch (error) {
    await tell('Work cannot begin', wordsOf(error));
    return false;
  }
}

async function beginAgain(service: ReviewService): Promise<void> {
  try {
    await service.beginWork();
  } catch (cause) {
    throw new Error('saving_failed', { cause });
  }
}

function labelOf(changes: number, review: Review | undefined): string {
  if (changes === 0) return 'Nothing waits for review';
  const counted = changes === 1 ? '1 change' : `${String(changes)} changes`;
  return review ? `${counted} in review` : `Send for review: ${counted}`;
}

async function openReview(service: ReviewService, place: ReviewPlace, config: CmsConfig): Promise<void> {
  try {
    const [files, review] = await Promise.all([service.waitingFiles(), service.openReview()]);
    const changes = waitingChanges(files);
    if (changes.length === 0)
      await tell('Nothing waits for review', `All that was saved here is in “${place.branch}”, which is published.`);
    else if (review) await showOpen(review, changes, config);
    else await offerToSend(service, changes, config);
  } catch (error) {
    await tell('The review cannot be looked at', wordsOf(error));
  }
}

async function showOpen(review: Review, changes: readonly WaitingChange[], config: CmsConfig): Promise<void> {
  const said = paragraph('Whatever is saved from now on comes into the same review: ', linkTo(review), '.');
  await choose('In review', [said, listOf(changes, config)], { close: 'Close' });
}

async function offerToSend(service: ReviewService, changes: readonly WaitingChange[], config: CmsConfig): Promise<void> {
  const said = paragraph('Together they make one review. Readers have them when somebody has approved it and the site is next built.');
  const label = document.createElement('label');
  const title = document.createElement('input');
  title.type = 'text';
  title.value = `Changes of ${new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(new Date())}`;
  label.append('What the review is called', title);
  const content = [said, listOf(changes, config), label];
  if ((await choose('Send for review', content, { send: 'Send for review', back: 'Not yet' })) !== 'send') return;
  const name = title.value.trim();
  if (name === '') {
    await tell('Not sent', 'Give the review a name, by which others find it.');
    return offerToSend(service, changes, config);
  }
  // Another editor may have sent it meanwhile.
  const text = changes.map((change) => `- ${wordsFor(change, config)}\n`).join('');
  const review = (await service.openReview()) ?? (await service.send(name, text));
  await choose('Sent for review', [paragraph('The review is ', linkTo(review), '. It holds what you save from now on, too.')], {
    close: 'Close',
  });
}

function listOf(changes: readonly WaitingChange[], config: CmsConfig): HTMLElement {
  return scrolledList(
    'What waits',
    changes.map((change) => wordsFor(change, config)),
  );
}

/** `Stories, English: 2026/harbour-opens, new`; what the room has no form for by its path. */
function wordsFor({ name, change }: WaitingChange, { collections = [] }: CmsConfig): string {
  for (const collection of collections)
    if ('folder' in collection && name.startsWith(`${collection.folder}/`))
      return `${String(collection.label)}: ${name.slice(collection.folder.length + 1)}, ${change}`;
  return `${name}, ${change}`;
}

function linkTo({ name, address }: Review): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = address;
  link.target = '_blank';
  link.rel = 'noreferrer';
  link.textContent = name;
  return link;
}
