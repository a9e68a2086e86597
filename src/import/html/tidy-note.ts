import type { Element, ElementContent } from 'hast';
import type { Desk } from './desk.ts';
import { element } from './html-tree.ts';

export function noteMark(number: number): Element {
  return element('sf-note-mark', { dataNumber: String(number) }, []);
}

export function addNote(children: ElementContent[], desk: Desk): ElementContent[] {
  const number = desk.footnotes.notes.size + desk.notesHere.length + 1;
  desk.notesHere.push({ number, children });
  return [noteMark(number)];
}

export function tidyBlockNote(id: string, desk: Desk): ElementContent[] {
  const note = desk.blockNotes.get(id);
  if (note !== undefined) return addNote(desk.tidyChildren(note), desk);
  desk.losses.add('person', 'A footnote’s mark stood here, but the archive does not hold the note. Look it up on the old site.');
  return [];
}
