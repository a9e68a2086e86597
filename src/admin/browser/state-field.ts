import CMS, { type CustomFieldControlProps } from '@sveltia/cms';
import { STATE_FIELD_TYPE } from '../forms/state-words.ts';
import { draw } from './draw.ts';
import { formAt } from './drafts.ts';

interface OpenStory {
  /** The address of its form. */
  form: string;
  /** What lists say of it as it is in its file; empty of one that readers have. */
  state: string;
  /** Has the CMS take the form for changed, so that it can be saved. */
  touch: () => void;
}

let open: OpenStory | undefined;

/** Tells at the top of a story’s form what readers have of it, and lets the buttons beside Save work on a form that nobody has touched. */
export function registerStateField(): void {
  CMS.registerFieldType(STATE_FIELD_TYPE, StateField);
}

/** The story whose form is open; undefined until the top of the form has been drawn. */
export function openStory(): OpenStory | undefined {
  return open?.form === formName() ? open : undefined;
}

function StateField({ value, forID, onChange }: CustomFieldControlProps) {
  const state = typeof value === 'string' ? value.trimEnd() : '';
  const isNew = formAt(location.href)?.entry === '';
  open = {
    form: formName(),
    state,
    // It is in no file, so nothing but the form is another.
    touch: () => {
      onChange(`${state} `);
    },
  };
  return draw('output', { id: forID, className: 'sf-state' }, isNew ? 'New, and not saved yet' : told(state));
}

/** ` — draft` of lists as a sentence of its own. */
function told(state: string): string {
  const words = state.replace(/^ — /, '');
  return words === '' ? 'Out: readers have it' : words.charAt(0).toUpperCase() + words.slice(1);
}

function formName(): string {
  const { collection = '', entry = '' } = formAt(location.href) ?? {};
  return `${collection}/${entry}`;
}
