import { isComponentName, STORY_COMPONENTS, type ComponentName } from '../../content/schemas/story-components.ts';
import { changeComponent, componentFaults, valuesOf, writeComponent } from '../forms/component-fields.ts';
import { isTextMark, TEXT_MARKS, type TextMark } from '../forms/text-marks.ts';
import { editBetween } from '../forms/text-edits.ts';
import { tell } from './dialogs.ts';
import { takeTurn, tellLeft, tellUnreadable, watchTurns, type EditTurn } from './edit-turn.ts';
import { fillForm, type Filled } from './filled-form.ts';
import { barButton } from './room-bar.ts';
import { openText, textArea, type OpenText } from './text-area.ts';
import { readyEdits, signButtons, signWithKeys } from './text-signs.ts';

/** Lists the paths of the newspaper’s files, `content/photos/ferry.yaml`; of none where it is not known. */
export type ListPaths = () => Promise<readonly string[]>;

const ELSEWHERE = 'components';

/** Above a text: its signs as buttons, a menu that puts something into it, and a button that changes the component at the cursor. */
export function offerTextBar(paths: ListPaths): void {
  const bars = { plain: buildBar(false, paths), composed: buildBar(true, paths) };
  const place = (): void => {
    const open = openText();
    const shown = open && (open.holdsComponents ? bars.composed : bars.plain);
    for (const bar of Object.values(bars)) if (bar !== shown) bar.remove();
    if (!shown) return;
    const area = textArea();
    const around = area?.closest('.field-wrapper') ?? area?.parentElement;
    if (!around) shown.remove();
    else if (around.previousElementSibling !== shown) {
      around.before(shown);
      readyEdits();
    }
  };
  new MutationObserver(place).observe(document.body, { childList: true, subtree: true });
  addEventListener('hashchange', place);
  watchTurns();
  signWithKeys();
}

function buildBar(holdsComponents: boolean, paths: ListPaths): HTMLElement {
  const bar = document.createElement('div');
  bar.className = 'sf-text-bar';
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', 'The text');
  bar.append(...signButtons(), insertMenu(holdsComponents, paths));
  if (holdsComponents) bar.append(barButton('Change the one at the cursor', () => changeAtCursor(paths)));
  return bar;
}

function insertMenu(holdsComponents: boolean, paths: ListPaths): HTMLSelectElement {
  const menu = document.createElement('select');
  menu.setAttribute('aria-label', 'Put something into the text');
  menu.append(new Option('Insert…', ''));
  if (holdsComponents) {
    for (const [name, { purpose }] of Object.entries(STORY_COMPONENTS)) menu.append(new Option(`${name}: ${purpose}`, name));
    menu.append(new Option(TEXT_MARKS.table.label, 'table'));
  } else {
    for (const [name, { label }] of Object.entries(TEXT_MARKS)) menu.append(new Option(label, name));
    menu.append(new Option('Chart, map or another component…', ELSEWHERE));
  }
  menu.addEventListener('change', () => {
    const name = menu.value;
    menu.value = '';
    void put(name, paths);
  });
  return menu;
}

async function put(name: string, paths: ListPaths): Promise<void> {
  if (isComponentName(name)) await insertComponent(name, paths);
  else if (isTextMark(name)) await insertMark(name, paths);
  else if (name === ELSEWHERE)
    await takeTurn(
      () => Promise.resolve(name),
      () =>
        tell(
          'Components stand in texts that end in .mdx',
          'Rename this file from .md to .mdx: its address stays the same, and you find it under “with components”, where this menu has all of them.',
        ),
    );
}

async function insertMark(name: TextMark, paths: ListPaths): Promise<void> {
  const { label } = TEXT_MARKS[name];
  await insert(
    ({ values, text }) =>
      fillForm({
        title: label,
        description: TEXT_MARKS[name],
        begun: values,
        begunText: text,
        known: knownIn(paths),
      }),
    ({ values, text }, close, writeMark) => writeMark(name, values, name === 'table' ? text : close(text)),
    name === 'pull',
  );
}

async function insertComponent(name: ComponentName, paths: ListPaths): Promise<void> {
  await insert(
    (begun) => fillComponent(name, begun, paths),
    ({ values, text }, close) => writeComponent(name, values, close(text)),
    name === 'PullQuote',
  );
}

type Write = (filled: Filled, close: (words: string) => string, writeMark: WriteMark) => string;
type WriteMark = (typeof import('../forms/written-mark.ts'))['writeMark'];

/** Nothing is lost of what is selected when it is asked for: what is written comes behind it. What cannot be put there is asked for again. */
async function insert(ask: (begun: Filled) => Promise<Filled | undefined>, write: Write, repeatsWords: boolean): Promise<void> {
  const load = () =>
    Promise.all([import('../forms/placed-block.ts'), import('../forms/closed-words.ts'), import('../forms/written-mark.ts')]);
  await takeTurn(load, async (turn, [{ placeBlock, selectedSentence }, { closed }, { writeMark }]) => {
    const selected = turn.selected();
    if (!selected) return;
    const written = (filled: Filled): string => write(filled, (words) => closed(words.trim(), selected.format), writeMark);
    const sentence = selectedSentence(selected);
    let begun: Filled = { values: {}, text: repeatsWords ? sentence : '' };
    for (;;) {
      const filled = await ask(begun);
      if (!filled || (await isPut(turn, filled))) return;
      begun = filled;
    }

    /** Whether it is done with; else it has been told why it cannot be put there. */
    async function isPut(turn: EditTurn, filled: Filled): Promise<boolean> {
      try {
        const outcome = turn.make((now) => placeBlock(now, written(filled)));
        if (outcome === 'left') await tellLeft(written(filled));
        if (outcome === 'nothing') await tell('It cannot stand here', 'Go back to the text, and put the cursor between two paragraphs.');
        return outcome !== 'nothing';
      } catch (error) {
        await tellUnreadable(error, 'What you have filled in cannot be read');
        return false;
      }
    }
  });
}

function fillComponent(name: ComponentName, begun: Filled, paths: ListPaths, isNew = true): Promise<Filled | undefined> {
  return fillForm({
    title: `<${name}>`,
    description: STORY_COMPONENTS[name],
    begun: begun.values,
    begunText: begun.text,
    isNew,
    done: isNew ? 'Put it into the text' : 'Change it',
    known: knownIn(paths),
    faultsOf: (values) => componentFaults(name, values),
  });
}

/** The text is read as a build reads it; while it has a fault, what is at the cursor is not known. */
async function changeAtCursor(paths: ListPaths): Promise<void> {
  await takeTurn(
    () => import('../forms/component-tag.ts'),
    async (turn, { componentAt }) => {
      const selected = turn.selected();
      const tag = selected && componentAt(selected.text, selected.start);
      if (!tag) {
        await tell('No component here', 'Put the cursor into a component of the text first.');
        return;
      }
      const begun = valuesOf(tag);
      const filled = await fillComponent(tag.name, { values: begun, text: '' }, paths, false);
      if (!filled) return;
      const changed = Object.entries(filled.values).filter(([name, value]) => value !== (begun[name] ?? ''));
      const found = { isThere: false };
      turn.make(({ text, start }) => {
        const now = componentAt(text, start);
        found.isThere = now?.name === tag.name;
        const values = { ...(now && valuesOf(now)), ...Object.fromEntries(changed) };
        return now && found.isThere ? editBetween(text, changeComponent(text, now, values)) : undefined;
      });
      if (!found.isThere) await tellLeft(writeComponent(tag.name, filled.values));
    },
  );
}

/** What the newspaper has for the fields that name a photo or a story. Where that cannot be said, it is typed. */
async function knownIn(paths: ListPaths): Promise<Record<string, readonly string[]>> {
  const files = await paths().catch(() => []);
  const photos = files.flatMap((path) => /^content\/photos\/(.*)\.yaml$/.exec(path)?.[1] ?? []);
  const stories = storiesIn(files, openText());
  return { photo: photos, before: photos, after: photos, poster: photos, story: stories };
}

function storiesIn(files: readonly string[], open: OpenText | undefined): string[] {
  const folder = `content/articles/${open?.language ?? ''}/`;
  return files.flatMap((path) => (path.startsWith(folder) ? (/^(.*)\.mdx?$/.exec(path.slice(folder.length))?.[1] ?? []) : []));
}
