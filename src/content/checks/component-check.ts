import type { ArticleData } from '../schemas/article.ts';
import type { PlacedComponent, PropsOf } from '../schemas/story-components.ts';
import { chosenColumns } from '../chart-data.ts';
import { cellNumber } from '../../shared/csv-cell.ts';
import type { CsvTable } from '../../shared/csv-table.ts';
import { tableId } from '../../shared/ids.ts';
import { mendWithSuggestion, quote, type Fault } from '../faults/fault.ts';
import type { Entry, TextEntry } from '../newsroom-model.ts';
import type { RecordingFile } from '../recording-file.ts';
import { playFault } from './play-fault.ts';


/** The files that a story’s components may name. */
export interface ComponentFiles {
  media: ReadonlySet<string>;
  recordings: ReadonlyMap<string, RecordingFile | undefined>;
  /** Figures beside stories: `en/2026/co2-by-year.csv`. */
  tables: ReadonlyMap<string, Entry<CsvTable>>;
  /** Those whose files are faulty, which is told where they are. */
  unreadTables: ReadonlySet<string>;
}

/** Checks what the components of one story or page say about other files and about its fields. */
export class ComponentCheck {
  readonly #article: TextEntry<Pick<ArticleData, 'corrections'>>;
  readonly #isPage: boolean;
  readonly #files: ComponentFiles;
  readonly #faults: Fault[] = [];

  constructor(article: TextEntry<Pick<ArticleData, 'corrections'>>, files: ComponentFiles, isPage = false) {
    this.#article = article;
    this.#isPage = isPage;
    this.#files = files;
  }

  run(): Fault[] {
    for (const component of this.#article.text.components) {
      switch (component.name) {
        case 'Chart':
          this.#checkChart(component.props, component);
          break;
        case 'Audio':
        case 'Video':
          this.#checkRecording(component.name, component.props, component);
          break;
        case 'Correction':
          this.#checkCorrection(component.props.date, component);
          break;
      }
    }
    return this.#faults;
  }

  #add({ name, line }: PlacedComponent, prop: string, fault: Pick<Fault, 'problem' | 'allowed' | 'mend'>): void {
    this.#faults.push({ file: this.#article.source.file, line, field: `<${name}> ${prop}`, ...fault });
  }

  #checkChart(props: PropsOf<'Chart'>, component: PlacedComponent): void {
    if (props.file === undefined) {
      this.#checkMarks(
        props,
        component,
        (props.rows ?? []).map(([name]) => name),
      );
      return;
    }
    if (this.#isPage) {
      this.#add(component, 'file', { problem: 'Files of figures lie beside stories; a page has none.', mend: 'Write the figures as “rows”.' });
      return;
    }
    const id = tableId(this.#article.id, props.file);
    const table = this.#files.tables.get(id);
    if (!table) {
      if (!this.#files.unreadTables.has(id)) this.#missingTable(props.file, component);
      return;
    }
    const { columns } = table.data;
    const [, ...figures] = chosenColumns(props, table.data);
    for (const name of props.columns ?? [])
      if (!columns.includes(name))
        this.#add(component, 'columns', {
          problem: `${quote(name)} is not a column of ${props.file}.`,
          allowed: columns,
          mend: mendWithSuggestion(name, columns, 'Write a column’s name as it stands on the first line of the file.'),
        });
    if (figures.length === 0)
      this.#faults.push({
        file: table.source.file,
        line: 1,
        problem: 'The file has one column only, so there is nothing to draw.',
        mend: 'Add a column with figures.',
      });
    for (const name of figures) if (columns.includes(name)) this.#checkFigures(table, name);
    const first = columns.indexOf(chosenColumns(props, table.data)[0] ?? '');
    this.#checkMarks(
      props,
      component,
      table.data.rows.map(({ cells }) => cells[first] ?? ''),
    );
  }

  /** Words at a row that is not there would be left out, and nobody would notice. */
  #checkMarks({ marks = [] }: PropsOf<'Chart'>, component: PlacedComponent, names: readonly string[]): void {
    for (const { at } of marks)
      if (!names.includes(at))
        this.#add(component, 'marks', {
          problem: `${quote(at)} is not a row of the chart.`,
          mend: mendWithSuggestion(at, names, 'Write the name of a row as it stands in its first column.'),
        });
  }

  #missingTable(file: string, component: PlacedComponent): void {
    const folder = tableId(this.#article.id, '');
    const beside = [...this.#files.tables.keys()].filter((id) => id.startsWith(folder)).map((id) => id.slice(folder.length));
    this.#add(component, 'file', {
      problem: `${quote(file)} is not a file beside this story.`,
      allowed: beside,
      mend: mendWithSuggestion(file, beside, `Put the figures into content/articles/${folder}${file}.`),
    });
  }

  /** A cell without a figure is left out of the drawing; one with something else would be left out too, and nobody would notice. */
  #checkFigures({ source, data }: Entry<CsvTable>, name: string): void {
    const place = data.columns.indexOf(name);
    const wrong = data.rows.find(({ cells }) => cellNumber(cells[place] ?? '', data) === undefined);
    if (wrong)
      this.#faults.push({
        file: source.file,
        line: wrong.line,
        field: `column ${name}`,
        problem: `${quote(wrong.cells[place])} is not a number.`,
        mend: `Write digits only, with ${data.decimalComma ? 'a comma' : 'a point'} before decimals and nothing between thousands, or leave the cell empty.`,
      });
    else if (data.rows.every(({ cells }) => cells[place] === ''))
      this.#faults.push({
        file: source.file,
        line: 1,
        field: `column ${name}`,
        problem: 'The column has no figures.',
        mend: 'Write them, or take the column out of the chart.',
      });
  }

  #checkRecording(kind: 'Audio' | 'Video', props: PropsOf<'Audio'> & { captions?: string | undefined }, component: PlacedComponent): void {
    for (const prop of ['file', 'captions'] as const) {
      const file = props[prop];
      if (file === undefined || this.#files.media.has(file)) continue;
      const known = [...this.#files.media];
      this.#add(component, prop, {
        problem: `${quote(file)} is not a file in content/media.`,
        allowed: known,
        mend: mendWithSuggestion(file, known, 'Put the file there, or correct its name.'),
      });
    }
    const { file, captions } = props;
    const ofCaptions = captions !== undefined && this.#files.media.has(captions) ? playFault(captions, 'captions') : undefined;
    if (ofCaptions) this.#add(component, 'captions', ofCaptions);
    if (!this.#files.media.has(file)) return;
    const ofFile = playFault(file, kind === 'Audio' ? 'audio' : 'video');
    if (ofFile) this.#add(component, 'file', ofFile);
    else if (props.duration === undefined && this.#files.recordings.get(props.file)?.seconds === undefined)
      this.#add(component, 'duration', {
        problem: `“duration” is missing, and content/media/${props.file} does not tell how long it plays.`,
        mend: 'Add duration={…} with the seconds that it plays.',
      });
  }

  #checkCorrection(date: string, component: PlacedComponent): void {
    if (this.#isPage) {
      this.#add(component, 'date', { problem: 'Corrections are those of stories; a page has none.', mend: 'Write what was wrong in the text.' });
      return;
    }
    const dates = (this.#article.data.corrections ?? []).map((correction) => correction.date);
    const found = dates.filter((other) => other.startsWith(date));
    if (found.length === 1) return;
    this.#add(component, 'date', {
      problem:
        found.length > 1
          ? `The story has ${found.length} corrections of ${quote(date)}.`
          : `The story has no correction of ${quote(date)} among its fields.`,
      allowed: found.length > 1 ? found : dates.map((other) => other.slice(0, 10)),
      mend:
        found.length > 1
          ? 'Write the whole time of the one that is meant.'
          : 'Write the date of one of the “corrections” at the top of the file, or add it there: its words are printed here.',
    });
  }
}
