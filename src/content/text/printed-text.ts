import type { Data } from 'satteri';
import type { QuotationMarks } from './quotation.ts';

/** The words and signs of a text that no editor has written. */
export interface TextWords {
  /** The heading of the notes, which only those hear who listen to the page. */
  notes: string;
  /** What leads from a note back to its place in the text; `{number}` is the note’s. */
  backToText: string;
  /** What stands for the quotation marks and apostrophes of a typewriter. */
  quotes: QuotationMarks;
}

/** What a text has to know of the page that it is printed on. */
export interface TextSetting {
  words: TextWords;
  /** What the ids of its notes begin with, up to a full stop: every text of a page has its own. */
  name: string;
}

/** The name of the text that a page is about. */
export const MAIN_TEXT = 'text';

/** A key of the plugins’ data under which a text’s setting is given. */
const KEY = 'standfirst';

export function settingAsData(setting: TextSetting): Data {
  return { [KEY]: setting };
}

export function settingIn(data: Data): TextSetting | undefined {
  return data[KEY] as TextSetting | undefined;
}
