import { splitLanguage } from '../../../shared/ids.ts';
import { fieldName, mendWithSuggestion, quote, type Fault } from '../../faults/fault.ts';
import type { FieldLines } from '../../faults/field-lines.ts';
import type { Named } from '../../schemas/common.ts';
import type { Newsroom } from '../../newsroom-model.ts';
import { fieldLinesOf, openFile, parseSourceFile, type SourceRef } from '../../source-file.ts';
import type { Known } from './known.ts';

/** The way to a field of a file: `['photos', 1, 'alt']`. */
export type FieldPath = readonly (string | number)[];

/** The folder in which a thing’s file would be, by what messages call it. */
const FOLDER_OF: Readonly<Record<string, string>> = { 'an author': 'authors', 'a topic': 'topics', 'a photo': 'photos' };

/** What the newsroom knows by a name besides its id. */
const KIND_OF: Readonly<Record<string, Named>> = { 'an author': 'authors', 'a topic': 'topics', 'a photo': 'photos', 'a section': 'sections' };

/** Thousands of faults come from one mistake: for these many, what was meant is looked for. */
const MOST_SUGGESTIONS = 300;

/** The faults that have been found, each with its line. */
export class FaultList {
  readonly #newsroom: Newsroom;
  readonly #known: Known;
  readonly #faults: Fault[] = [];
  #opened: { file: string; lines: FieldLines | undefined } | undefined;
  #suggestions = 0;

  constructor(newsroom: Newsroom, known: Known) {
    this.#newsroom = newsroom;
    this.#known = known;
  }

  get all(): Fault[] {
    return this.#faults;
  }

  push(...faults: readonly Fault[]): void {
    this.#faults.push(...faults);
  }

  /** A fault in a field of a file. */
  add(source: SourceRef, path: FieldPath, fault: Pick<Fault, 'problem' | 'mend' | 'allowed' | 'wanted'>): void {
    this.#faults.push({ file: source.file, line: this.#lineOf(source, path), field: fieldName(path) || undefined, ...fault });
  }

  /** What a misspelt value was meant to be. Of thousands of faults, which come from one mistake, only the first are looked into. */
  suggest(value: string, allowed: readonly string[], mend: string): string {
    this.#suggestions += 1;
    return this.#suggestions > MOST_SUGGESTIONS ? mend : mendWithSuggestion(value, allowed, mend);
  }

  /** True of a value that names what there is; a value that names nothing is a fault. */
  mustExist(
    source: SourceRef,
    path: FieldPath,
    value: string,
    known: { has(value: string): boolean; keys(): Iterable<string> },
    what: string,
    mend: string,
  ): boolean {
    if (known.has(value)) return true;
    const folder = FOLDER_OF[what];
    if (folder !== undefined && this.#known.unread.get(folder)?.has(value) === true) return false;
    const allowed = [...known.keys()];
    const kind = KIND_OF[what];
    const wanted = kind === undefined ? {} : { wanted: { kind, written: value } };
    this.add(source, path, { problem: `${quote(value)} is not ${what}.`, allowed, mend: this.suggest(value, allowed, mend), ...wanted });
    return false;
  }

  /** The language in whose folder a file is; undefined, and a fault, where the newsroom has none of this name. */
  languageOf(source: SourceRef, id: string): string | undefined {
    const [language] = splitLanguage(id);
    if (this.#known.languages.includes(language)) return language;
    this.#faults.push({
      file: source.file,
      problem: `${quote(language)} is not a language of this newsroom.`,
      allowed: this.#known.languages,
      mend: id.includes('/')
        ? 'Move the file into the folder of one of the allowed languages, or add the language to content/site.yaml.'
        : 'Name the file after one of the allowed languages, or add the language to content/site.yaml.',
    });
    return undefined;
  }

  /** Texts are not kept in memory; a file with faults is opened once more to find their lines. */
  #lineOf(source: SourceRef, path: FieldPath): number | undefined {
    if (this.#opened?.file !== source.file) {
      const read = parseSourceFile(openFile(this.#newsroom, source.file), source.file);
      this.#opened = { file: source.file, lines: 'fault' in read ? undefined : fieldLinesOf(read.source) };
    }
    return this.#opened.lines?.lineOf(path);
  }
}
