import type { CmsConfig } from '@sveltia/cms';
import { isoInZone } from '../../shared/date-format.ts';
import { instantAt } from '../../shared/local-time.ts';
import { FormFile } from '../forms/form-file.ts';
import { stateWords } from '../forms/state-words.ts';
import { choose, tell } from './dialogs.ts';
import { formAt } from './drafts.ts';
import { markFaults } from './field-faults.ts';
import { intend, type Intent } from './intent.ts';
import { letGo } from './leave-guard.ts';
import { askLocal } from './local-folder.ts';
import { tryOut } from './local-save.ts';
import { conditionOf, noteText } from './opened-files.ts';
import { openedPath, SAVE_BUTTON } from './safety-bar.ts';

interface Newsroom {
  config: CmsConfig;
  /** Where this computer’s content folder is reached. */
  address: string;
  firstLanguage: string;
  timeZone: string;
}

const STORIES = /^(stories|components)-/;
const NARROW = matchMedia('(width < 60rem)');

/** Three buttons for what becomes of a story, beside the one that saves it: draft, scheduled, published. */
export function offerPublishing(newsroom: Newsroom): void {
  const group = document.createElement('div');
  group.className = 'sf-publish';
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', 'What becomes of the story');
  group.append(
    buttonFor('Draft', () => keepBack(newsroom)),
    buttonFor('Schedule', () => schedule(newsroom)),
    buttonFor('Publish', () => publish(newsroom)),
  );
  const place = (): void => {
    const save = document.querySelector(SAVE_BUTTON);
    const isStory = STORIES.test(formAt(location.href)?.collection ?? '');
    if (save === null || !isStory) group.remove();
    else if (NARROW.matches) {
      const bar = document.querySelector('.sf-bar');
      if (bar?.firstChild !== group) bar?.prepend(group);
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

function buttonFor(label: string, act: () => Promise<void>): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.addEventListener('click', () => {
    void act();
  });
  return button;
}

async function keepBack(newsroom: Newsroom): Promise<void> {
  const file = await openFile(newsroom);
  if (file && stateWords(file.data, newsroom.timeZone) === '') {
    const said = paragraph('The story is out. As a draft it is taken off the site when that is next built.');
    if ((await choose('Make it a draft again?', [said], { draft: 'Make it a draft', back: 'Go on editing' })) !== 'draft') return;
  }
  await save(newsroom, { draft: true });
}

async function publish(newsroom: Newsroom): Promise<void> {
  const said = paragraph('Readers have it when the site is next built. Its address holds its date, so that this does not change later.');
  const choice = await choose('Publish this story?', [said], {
    now: 'Publish, dated now',
    given: 'Publish with the date in the form',
    back: 'Go on editing',
  });
  if (choice === 'now') await save(newsroom, { draft: false, published: thisMinute(newsroom) });
  if (choice === 'given') await save(newsroom, { draft: false });
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
  await save(newsroom, { draft: false, published: instantAt(input.value, newsroom.timeZone) });
}

function thisMinute({ timeZone }: Newsroom): string {
  return isoInZone(new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString(), timeZone);
}

function nextHour(): number {
  return Math.ceil(Date.now() / 3_600_000 + 0.25) * 3_600_000;
}

function paragraph(text: string): HTMLElement {
  const said = document.createElement('p');
  said.textContent = text;
  return said;
}

/** By the CMS’s own button where the form has changed; of a form as it is in the file, only the file is changed. */
async function save(newsroom: Newsroom, intent: Intent): Promise<void> {
  const button = document.querySelector<HTMLButtonElement>(SAVE_BUTTON);
  if (button && !button.disabled) {
    intend(intent);
    button.click();
    return;
  }
  const file = await openFile(newsroom);
  if (!file) return;
  const { path, text, format, data } = file;
  const changed = format.write({ ...data, ...intent });
  try {
    if (changed !== text) {
      await tryOut(newsroom.address, { path, text: changed, opened: text });
      const written = await askLocal(newsroom.address, path, { method: 'PUT', body: changed, headers: conditionOf(path) });
      if (!written.ok) throw new Error(await written.text());
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    markFaults(why);
    await tell('Not saved', why);
    return;
  }
  letGo();
  location.hash = location.hash.replace(/\/entries\/.*$/, '');
  location.reload();
}

/** The file whose form is open, as it is by now; none of a new one. */
async function openFile({ config, address, firstLanguage }: Newsroom) {
  const path = openedPath(config);
  if (path === undefined) return undefined;
  const answer = await askLocal(address, path);
  if (!answer.ok) return undefined;
  const content = await answer.blob();
  await noteText(path, answer.headers.get('ETag'), content);
  const text = await content.text();
  const format = new FormFile('article', firstLanguage);
  return { path, text, format, data: format.read(text) };
}
