import { isoInZone } from '../../shared/date-format.ts';
import { instantAt } from '../../shared/local-time.ts';
import { stateWords } from '../forms/state-words.ts';
import { choose, paragraph, tell } from './dialogs.ts';
import { formAt } from './drafts.ts';
import { intend, type Intent } from './intent.ts';
import { barButton, roomBar } from './room-bar.ts';
import { pressSave, SAVE_BUTTON } from './save-in-hand.ts';
import { openStory } from './state-field.ts';

interface Newsroom {
  timeZone: string;
  /** Whether what is saved waits for a review. */
  isReviewed: boolean;
}

const STORIES = /^(stories|components)-/;
const NARROW = matchMedia('(width < 60rem)');

/** How lists tell of a draft. */
const DRAFT = stateWords({ draft: true }, 'UTC');

/** Three buttons for what becomes of a story, beside the one that saves it: draft, scheduled, published. */
export function offerPublishing(newsroom: Newsroom): void {
  const group = document.createElement('div');
  group.className = 'sf-publish';
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', 'What becomes of the story');
  group.append(
    barButton('Draft', () => keepBack(newsroom)),
    barButton('Schedule', () => schedule(newsroom)),
    barButton('Publish', () => publish(newsroom)),
  );
  const place = (): void => {
    const save = document.querySelector(SAVE_BUTTON);
    const isStory = STORIES.test(formAt(location.href)?.collection ?? '');
    if (save === null || !isStory) group.remove();
    else if (NARROW.matches) {
      const bar = roomBar();
      if (bar.firstChild !== group) bar.prepend(group);
    } else if (save.previousElementSibling !== group) save.before(group);
  };
  new MutationObserver(place).observe(document.body, { childList: true, subtree: true });
  NARROW.addEventListener('change', place);
  addEventListener('hashchange', place);
  // Who saves with the CMS’s own button wants the form as it is.
  addEventListener(
    'click',
    (event) => {
      if (event.isTrusted && event.target instanceof Element && event.target.closest(SAVE_BUTTON) !== null) intend(undefined);
    },
    true,
  );
}

/** A form that is as it is in its file. */
function isUntouched(): boolean {
  return document.querySelector<HTMLButtonElement>(SAVE_BUTTON)?.disabled === true;
}

async function keepBack(newsroom: Newsroom): Promise<void> {
  const story = openStory();
  if (isUntouched() && story?.state === DRAFT) {
    await tell('Nothing to save', 'The story is a draft, as it is in its file.');
    return;
  }
  if (story?.state === '' && formAt(location.href)?.entry !== '') {
    const said = paragraph(`The story is out. As a draft it is taken off the site ${whenOf(newsroom)}.`);
    if ((await choose('Make it a draft again?', [said], { draft: 'Make it a draft', back: 'Go on editing' })) !== 'draft') return;
  }
  await save({ draft: true });
}

async function publish(newsroom: Newsroom): Promise<void> {
  const said = paragraph(`Readers have it ${whenOf(newsroom)}. Its address holds its date, so that this does not change later.`);
  const choice = await choose('Publish this story?', [said], {
    now: 'Publish, dated now',
    given: 'Publish with the date in the form',
    back: 'Go on editing',
  });
  if (choice === 'now') await save({ draft: false, published: thisMinute(newsroom) });
  if (choice !== 'given') return;
  const story = openStory();
  if (isUntouched() && story && story.state !== DRAFT)
    await tell('Nothing to save', 'The story is no draft, and its date is that of the form.');
  else await save({ draft: false });
}

async function schedule(newsroom: Newsroom): Promise<void> {
  const label = document.createElement('label');
  const input = document.createElement('input');
  input.type = 'datetime-local';
  input.min = thisMinute(newsroom).slice(0, 16);
  input.value = isoInZone(new Date(nextHour()).toISOString(), newsroom.timeZone).slice(0, 16);
  label.append(`When it is to come out (${newsroom.timeZone})`, input);
  const choice = await choose('Schedule this story', [label], { schedule: 'Schedule', back: 'Go on editing' });
  if (choice !== 'schedule') return;
  if (input.value === '' || input.value < input.min) {
    await tell('Not scheduled', 'Choose a time that is still to come.');
    return;
  }
  const published = instantAt(input.value, newsroom.timeZone);
  if (published === input.value) {
    await tell('Not scheduled', `Clocks in ${newsroom.timeZone} leave that time out on that day. Choose another.`);
    return;
  }
  await save({ draft: false, published });
}

function whenOf({ isReviewed }: Newsroom): string {
  return isReviewed ? 'once this has been reviewed and the site is next built' : 'when the site is next built';
}

function thisMinute({ timeZone }: Newsroom): string {
  return isoInZone(new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString(), timeZone);
}

function nextHour(): number {
  return Math.ceil(Date.now() / 3_600_000 + 0.25) * 3_600_000;
}

/** By the CMS’s own button; a form that nobody has touched is changed for it first. */
async function save(intent: Intent): Promise<void> {
  if (isUntouched()) openStory()?.touch();
  const isPressed = await pressSave(() => {
    intend(intent);
  });
  if (!isPressed) await tell('Nothing was saved', 'Scroll to the top of the form and press the button again.');
}
