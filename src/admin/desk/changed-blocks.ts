import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, isSeq, parseDocument, Document, type Node, type Pair, type Scalar } from 'yaml';
import { changeFields, type FormData } from '../forms/form-file.ts';

const YAML = { version: '1.2', schema: 'core' } as const;

/**
 * Fields as they were written, but for those that are to have another value (`undefined` takes one out). Of lists and groups that stand
 * in lines of their own, each entry that stays is left as it was written, wherever it moves to; remarks above it go along.
 */
export function changeBlocks(fields: string, changes: FormData): string {
  const document = parseDocument(fields, YAML);
  const { contents } = document;
  if (document.errors.length > 0 || !isMap(contents) || contents.flow === true) return changeFields(fields, changes);
  const pairs = contents.items as Pair<Scalar<string>, Node | null>[];
  const plain: FormData = {};
  const parts: string[] = [];
  let from = 0;
  for (const [place, { key, value }] of pairs.entries()) {
    const name = key.value;
    if (!(name in changes)) continue;
    const start = lineEnd(fields, key.range?.[1] ?? 0);
    const end = pairs[place + 1]?.key.range?.[0] ?? fields.length;
    if (isSeq(value) && value.items.length === 0 && isFilledList(changes[name])) {
      const line = fields.slice(from, start).replace(/[ \t]*\[\s*\](?=[^\n]*\n?$)/, '');
      parts.push(line.endsWith('\n') ? line : `${line}\n`, ...changes[name].map((entry) => printEntry(entry, 2, false)));
      from = start;
      continue;
    }
    const block = changeBlock(fields.slice(start, end), value, changes[name]);
    if (block === undefined) plain[name] = changes[name];
    else {
      parts.push(fields.slice(from, start), block);
      from = end;
    }
  }
  const known = new Set(pairs.map(({ key }) => key.value));
  for (const [name, value] of Object.entries(changes)) if (!known.has(name)) plain[name] = value;
  const changed = [...parts, fields.slice(from)].join('');
  return Object.keys(plain).length === 0 ? changed : changeFields(changed, plain);
}

/** The lines below a field with another value; undefined where it is none of those that stand in lines, or will be none. */
function changeBlock(lines: string, node: Node | null, value: unknown): string | undefined {
  if (isSeq(node) && node.flow !== true && Array.isArray(value) && value.length > 0) return changeList(lines, node.items as Node[], value);
  if (!isMap(node) || node.flow === true || !isGroup(value) || Object.keys(value).length === 0) return undefined;
  const indent = /^ +(?=[^\s#])/m.exec(lines)?.[0].length;
  if (indent === undefined) return undefined;
  return indented(changeBlocks(dedented(lines, indent), differences(node.toJSON(), value)), indent);
}

interface Entry {
  /** Remarks and empty lines above it. */
  lead: string;
  lines: string;
  node: Node;
  value: unknown;
}

function changeList(lines: string, nodes: readonly Node[], wanted: readonly unknown[]): string | undefined {
  const indent = /^ *(?=-(?: |$))/m.exec(lines)?.[0].length ?? 0;
  const dash = new RegExp(`^ {${String(indent)}}-(?= |$)`);
  const remark = new RegExp(`^(?: {0,${String(indent)}}#.*|\\s*)$`);
  const old: Entry[] = [];
  let lead = '';
  let open: string[] = [];
  const close = (): void => {
    const last = open.findLastIndex((line) => !remark.test(line.trimEnd()));
    const entry = old.at(-1);
    if (entry) entry.lines = open.slice(0, last + 1).join('');
    lead = open.slice(last + 1).join('');
    open = [];
  };
  for (const line of lines.match(/.*\n|.+$/g) ?? []) {
    const whole = line.endsWith('\n') ? line : `${line}\n`;
    const node = nodes[old.length];
    if (dash.test(line)) {
      close();
      if (node === undefined) return undefined;
      old.push({ lead, lines: '', node, value: node.toJSON() });
    }
    open.push(whole);
  }
  close();
  if (old.length !== nodes.length) return undefined;
  const sources = sourcesOf(old, wanted);
  const isShort = old.some(({ node }) => isMap(node) && node.flow === true);
  const taken = new Set(sources);
  const printed = wanted.map((value, place) => {
    const source = sources[place];
    if (source === undefined) return printEntry(value, indent, isShort);
    return source.lead + (isDeepStrictEqual(source.value, value) ? source.lines : changeEntry(source, value, indent));
  });
  // A remark may be of what follows it, too.
  const left = old.flatMap((entry) => (taken.has(entry) || !entry.lead.includes('#') ? [] : [entry.lead]));
  return [...printed, ...left, lead].join('');
}

/** Which entry each wanted one was: the same, else one that has most in common with it, else the one in its place. */
function sourcesOf(old: readonly Entry[], wanted: readonly unknown[]): (Entry | undefined)[] {
  const free = new Set(old);
  const sources = wanted.map((value) => take(free, (entry) => isDeepStrictEqual(entry.value, value)));
  for (const [place, value] of wanted.entries()) {
    if (sources[place] !== undefined) continue;
    const near = [...free].map((entry) => ({ entry, common: inCommon(entry.value, value) })).sort((a, b) => b.common - a.common)[0];
    const here = old[place];
    const source =
      near !== undefined && near.common > 0 ? near.entry : here !== undefined && old.length === wanted.length ? here : undefined;
    if (source !== undefined && free.delete(source)) sources[place] = source;
  }
  return sources;
}

function take(free: Set<Entry>, fits: (entry: Entry) => boolean): Entry | undefined {
  for (const entry of free) if (fits(entry) && free.delete(entry)) return entry;
  return undefined;
}

function inCommon(one: unknown, other: unknown): number {
  if (!isGroup(one) || !isGroup(other)) return 0;
  return Object.entries(one).filter(([name, value]) => isDeepStrictEqual(value, other[name])).length;
}

function changeEntry({ lines, node, value: before }: Entry, value: unknown, indent: number): string {
  const [, dash = '', rest = ''] = /^( *- *)([^]*)$/.exec(lines) ?? [];
  const isBlock = isMap(node) && node.flow !== true;
  if (isBlock && isGroup(value) && isGroup(before) && !rest.startsWith('#') && !dash.includes('\n')) {
    const column = dash.length;
    const fields = dedented(`${' '.repeat(column)}${rest}`, column);
    return dash + indented(changeBlocks(fields, differences(before, value)), column).slice(column);
  }
  if (isBlock || isSeq(node)) return printEntry(value, indent, false);
  return dash + changeFields(`v: ${rest}`, { v: value }).replace(/^v: /, '');
}

/** An entry that is new: groups of plain texts on one line, as the newspaper’s files have them. */
function printEntry(value: unknown, indent: number, isShort: boolean): string {
  const document = new Document([value], YAML);
  const layOut = (node: unknown, isTop: boolean): void => {
    if (isMap(node)) {
      if (isTop ? isShort : node.items.every((pair) => isScalar(pair.value))) node.flow = true;
      for (const pair of node.items) layOut(pair.value, false);
    }
    if (isSeq(node)) for (const item of node.items) layOut(item, false);
  };
  if (isSeq(document.contents)) for (const item of document.contents.items) layOut(item, true);
  return indented(document.toString({ lineWidth: 0 }), indent);
}

/** What has to be changed of a group for it to be another. */
function differences(before: unknown, after: FormData): FormData {
  const old = isGroup(before) ? before : {};
  const gone = Object.keys(old).filter((name) => after[name] === undefined);
  const other = Object.entries(after).filter(([name, value]) => value !== undefined && !isDeepStrictEqual(old[name], value));
  return { ...Object.fromEntries(gone.map((name) => [name, undefined])), ...Object.fromEntries(other) };
}

/** Where a remark stands further out than what it is among. */
const FURTHER_OUT = '#\u{E000}';

function dedented(lines: string, column: number): string {
  return lines.replace(/^( *)(.*)$/gm, (line, blanks: string, rest: string) =>
    blanks.length >= column ? line.slice(column) : rest.startsWith('#') ? FURTHER_OUT + line : rest,
  );
}

function indented(lines: string, column: number): string {
  return lines.replace(/^.+$/gm, (line) => (line.startsWith(FURTHER_OUT) ? line.slice(FURTHER_OUT.length) : ' '.repeat(column) + line));
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

function isFilledList(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.length > 0 && value.some((entry) => typeof entry === 'object');
}

function isGroup(value: unknown): value is FormData {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
