import { isComponentName, STORY_COMPONENTS, type ComponentName } from '../../content/schemas/story-components.ts';
import { changeComponent, valuesOf, writeComponent } from '../forms/component-fields.ts';
import { fillComponent } from './component-form.ts';
import { tell, wordsOf } from './dialogs.ts';
import { formAt } from './drafts.ts';
import { barButton } from './room-bar.ts';

/** Stories and pages that hold components. */
const WITH_COMPONENTS = /^(components|composed)-/;
const TEXT_FIELD = '.content-editor [data-mode="edit"] [data-key-path="body"]';

/** Above a text with components: a menu that puts one into it, and a button that changes the one that the cursor is in. */
export function offerComponents(): void {
  const bar = document.createElement('div');
  bar.className = 'sf-components';
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', 'Components');
  bar.append(
    insertMenu(),
    barButton('Change the one at the cursor', () => changeAtCursor()),
  );
  const place = (): void => {
    const field = WITH_COMPONENTS.test(formAt(location.href)?.collection ?? '') ? document.querySelector(TEXT_FIELD) : null;
    const area = field?.querySelector('textarea');
    const around = area?.closest('.field-wrapper') ?? area?.parentElement;
    if (!around) bar.remove();
    else if (around.previousElementSibling !== bar) around.before(bar);
  };
  new MutationObserver(place).observe(document.body, { childList: true, subtree: true });
  addEventListener('hashchange', place);
}

function insertMenu(): HTMLSelectElement {
  const menu = document.createElement('select');
  menu.setAttribute('aria-label', 'Put a component into the text');
  menu.append(new Option('Insert…', ''));
  for (const [name, { purpose }] of Object.entries(STORY_COMPONENTS)) menu.append(new Option(`${name}: ${purpose}`, name));
  menu.addEventListener('change', () => {
    const name = menu.value;
    menu.value = '';
    if (isComponentName(name)) void insert(name);
  });
  return menu;
}

async function insert(name: ComponentName): Promise<void> {
  const area = textArea();
  if (!area) return;
  const [start, end] = [area.selectionStart, area.selectionEnd];
  const filled = await fillComponent(name, {}, true);
  if (!filled) return;
  const before = area.value.slice(0, start).trimEnd();
  const after = area.value.slice(end).trimStart();
  const written = writeComponent(name, filled.values, filled.text);
  replace(area, before.length, area.value.length - after.length, `${before === '' ? '' : '\n\n'}${written}\n${after === '' ? '' : '\n'}`);
}

/** The text is read as a build reads it; while it has a fault, what is at the cursor is not known. */
async function changeAtCursor(): Promise<void> {
  const area = textArea();
  if (!area) return;
  const body = area.value;
  try {
    const { componentAt } = await import('../forms/component-tag.ts');
    const tag = componentAt(body, area.selectionStart);
    if (!tag) {
      await tell('No component here', 'Put the cursor into a component of the text first.');
      return;
    }
    const filled = await fillComponent(tag.name, valuesOf(tag), false);
    if (!filled) return;
    const changed = changeComponent(body, tag, filled.values);
    if (changed !== body) replace(area, tag.start, tag.closing, changed.slice(tag.start, changed.length - (body.length - tag.closing)));
  } catch (error) {
    const { syntaxFault } = await import('../../content/checks/mdx-syntax.ts');
    const { line, problem, mend } = syntaxFault(wordsOf(error));
    await tell('The text cannot be read', `Line ${String(line)} of the text: ${problem}\n${mend}`);
  }
}

function textArea(): HTMLTextAreaElement | null {
  return document.querySelector<HTMLTextAreaElement>(`${TEXT_FIELD} textarea`);
}

/** As if it were typed, so that it can be undone, and the CMS hears of it. */
function replace(area: HTMLTextAreaElement, from: number, to: number, written: string): void {
  area.focus();
  area.setSelectionRange(from, to);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else keeps what can be undone
  if (document.execCommand('insertText', false, written)) return;
  area.setRangeText(written, from, to, 'end');
  area.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
