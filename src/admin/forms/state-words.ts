import { formatDate } from '../../shared/date-format.ts';
import { stateOf } from '../../content/story-state.ts';
import type { FormData } from './form-file.ts';

/** Where a form keeps what its story’s state is called in lists. It is in no file. */
export const STATE = '_state';

/** The kind of field that shows it at the top of a story’s form. */
export const STATE_FIELD_TYPE = 'story-state';

/** The same with what its state is called, of a story that readers do not have. */
export function withState(form: FormData, timeZone: string): FormData {
  return { ...form, [STATE]: stateWords(form, timeZone) };
}

/** ` — draft`, ` — from 24 November 2026, 06:00`, ` — taken down`; nothing of one that readers have, as most are. */
export function stateWords({ published, draft, removed }: FormData, timeZone: string, now = Date.now()): string {
  if (typeof published !== 'string') return draft === true ? ' — draft' : '';
  const isRemoved = typeof removed === 'object' && removed !== null && 'date' in removed;
  switch (stateOf({ published, draft: draft === true, removed: isRemoved ? removed : undefined }, now)) {
    case 'draft':
      return ' — draft';
    case 'removed':
      return ' — taken down';
    case 'scheduled': {
      const style = { locale: 'en-GB', timeZone };
      return ` — from ${formatDate(published, 'date', style)}, ${formatDate(published, 'time', style)}`;
    }
    case 'out':
      return '';
  }
}
