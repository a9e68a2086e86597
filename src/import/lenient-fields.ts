import { parse as parseToml } from 'smol-toml';

type Fields = Readonly<Record<string, unknown>>;

/** A field that cannot be read. */
export interface FieldFault {
  /** Of the file, counted from 1. */
  readonly line: number;
  /** What is wrong, in a sentence. */
  readonly problem: string;
  readonly source: string;
}

interface LenientFields {
  readonly fields: Fields;
  readonly faults: readonly FieldFault[];
}

/**
 * Fields in YAML as other systems let them pass: with tabs, with colons and signs in values that should stand in quotation marks. What
 * cannot be read even so is a fault, and the other fields stand. Undefined for a text that is no list of fields. `first` is the line of
 * the file at which it begins.
 */
export function readLenientYaml(text: string, first: number, read: (text: string) => unknown): LenientFields | undefined {
  for (const form of [text, mendedYaml(text)]) {
    const data = attempt(() => read(form));
    if ('value' in data) {
      if (data.value === null || data.value === undefined) return { fields: {}, faults: [] };
      return isFields(data.value) ? { fields: data.value, faults: [] } : undefined;
    }
  }
  const blocks = blocksOf(text, /^[^\s#-][^:]*:/);
  if (blocks.length === 0) return undefined;
  const readBlock = (source: string): unknown => {
    const data = attempt(() => read(source));
    return 'value' in data ? data.value : read(mendedYaml(source));
  };
  // What follows a field without belonging to it costs the field nothing.
  const parted = blocks.flatMap(({ line, source }): Block[] => {
    const [head = '', ...rest] = source.split('\n');
    const isWhole = rest.length === 0 || !('reason' in attempt(() => readBlock(source))) || 'reason' in attempt(() => readBlock(head));
    return isWhole
      ? [{ line, source }]
      : [
          { line, source: head },
          { line: line + 1, source: rest.join('\n') },
        ];
  });
  return byBlocks(parted, first, 'YAML', readBlock);
}

/** Fields in TOML; a field that is not sound costs no other. */
export function readLenientToml(text: string, first: number): LenientFields {
  const whole = attempt(() => parseToml(text));
  if ('value' in whole) return { fields: whole.value, faults: [] };
  let table = '';
  const blocks = blocksOf(text, /^(?:\[|[\w."'-]+\s*=)/).map((block) => {
    if (block.source.startsWith('[')) table = block.source.split('\n')[0] ?? '';
    return { ...block, table };
  });
  return byBlocks(blocks, first, 'TOML', (source, index) => {
    const inside = blocks[index]?.table ?? '';
    return parseToml(inside === '' || source.startsWith('[') ? source : `${inside}\n${source}`);
  });
}

/** Fields in JSON, with commas too many or line breaks in texts; if they cannot be read, what single texts there are. */
export function readLenientJson(text: string): LenientFields {
  const mended = text
    .replace(/,(\s*[}\]])/g, '$1')
    .replace(/"(?:[^"\\]|\\.)*"/g, (string) => string.replaceAll('\n', '\\n').replaceAll('\t', '\\t'));
  for (const form of [text, mended]) {
    const data = attempt((): unknown => JSON.parse(form));
    if ('value' in data && isFields(data.value)) return { fields: data.value, faults: [] };
  }
  const pairs = [...text.matchAll(/^\s*"([\w-]+)"\s*:\s*("(?:[^"\\\n]|\\.)*")\s*,?\s*$/gm)];
  const fields = Object.fromEntries(
    pairs.flatMap(([, name = '', value = '']) => {
      const data = attempt((): unknown => JSON.parse(value));
      return 'value' in data ? [[name, data.value]] : [];
    }),
  );
  return { fields, faults: [{ line: 1, problem: 'The fields at its top are not sound JSON.', source: text }] };
}

interface Block {
  readonly line: number;
  readonly source: string;
}

/** A text cut before each line that begins a field. */
function blocksOf(text: string, beginning: RegExp): Block[] {
  const blocks: { line: number; lines: string[] }[] = [];
  text.split('\n').forEach((line, index) => {
    if (beginning.test(line) || blocks.length === 0) blocks.push({ line: index, lines: [line] });
    else blocks.at(-1)?.lines.push(line);
  });
  return blocks.map(({ line, lines }) => ({ line, source: lines.join('\n') })).filter(({ source }) => source.trim() !== '');
}

function byBlocks(blocks: readonly Block[], first: number, form: string, read: (source: string, index: number) => unknown): LenientFields {
  const fields: Record<string, unknown> = {};
  const faults: FieldFault[] = [];
  blocks.forEach(({ line, source }, index) => {
    const data = attempt(() => read(source, index));
    if ('value' in data && isFields(data.value)) {
      for (const [name, value] of Object.entries(data.value))
        fields[name] = isFields(fields[name]) && isFields(value) ? { ...fields[name], ...value } : value;
      return;
    }
    if ('value' in data && (data.value === null || data.value === undefined)) return;
    const reason = 'reason' in data ? data.reason : 'it is no field';
    faults.push({
      line: first + line,
      problem: `The field “${source.split('\n')[0]?.slice(0, 80) ?? ''}” is not sound ${form}: ${reason}.`,
      source,
    });
  });
  return { fields, faults };
}

/** Tabs are spaces, and a value that holds what means something in YAML stands in quotation marks. */
function mendedYaml(text: string): string {
  return text
    .replace(/^[ \t]*\t[ \t]*/gm, (indent) => indent.replaceAll('\t', '  '))
    .split('\n')
    .map((line) => {
      const [, head = '', value = ''] = /^(\s*(?:- +)?[\w-]+:|\s*-)[ \t]+(\S.*?)[ \t]*$/.exec(line) ?? [];
      if (value === '' || /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[|>][+-]?\d?|\[.*\]|\{[^{%].*\}|#.*)$/.test(value)) return line;
      if (/^\[[^[\]{}]*$/.test(value)) return `${head} ${value}]`;
      const bare = /^'.*'$|^".*"$/.test(value) ? value.slice(1, -1) : value;
      const isField = head.trim() === '-' && /^[\w-]+:(?:\s|$)/.test(value);
      return !isField && /: |:$| #|^[[\]{}@`%*&!|>'",?]/.test(value) ? `${head} ${JSON.stringify(bare)}` : line;
    })
    .join('\n');
}

function attempt<Value>(read: () => Value): { value: Value } | { reason: string } {
  try {
    return { value: read() };
  } catch (error) {
    const [reason = ''] = error instanceof Error ? error.message.split('\n') : [];
    return { reason: reason.replace(/[.:]$/, '').slice(0, 160) };
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
