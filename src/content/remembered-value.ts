import { splitFolder } from '../shared/ids.ts';
import type { BodyFacts } from './checks/body-check.ts';
import { PackedJson } from './packed-json.ts';
import type { Remembered } from './reading-cache.ts';
import type { FileValue } from './reading.ts';
import type { ArticleData } from './schemas/article.ts';
import { makeHead, type StoryHead } from './story-head.ts';
import type { DataValue } from './text-file.ts';

/** Of most texts there is nothing to tell but how many words they have: that number stands for all of it where files are remembered. */
type RememberedText = BodyFacts | number;

type RememberedValue = Exclude<FileValue, DataValue> | (Omit<DataValue, 'text' | 'head'> & { text?: RememberedText }) | RememberedStory;

/** Of stories, which are most of the content, the head is read; the other fields are packed. */
interface RememberedStory {
  kind: 'story';
  head: StoryHead;
  fields?: string | undefined;
  text: RememberedText;
}

/** What the file of a path holds, as it is written down. */
export function packValue(path: string, value: FileValue): Pick<Remembered, 'value' | 'packed'> {
  if (value.kind !== 'data' || !value.text) return { value };
  const text: RememberedText = isPlain(value.text) ? value.text.words : value.text;
  const { data, fields } = value;
  if (splitFolder(path)[0] !== 'articles') return { value: { kind: 'data', data, fields, text } satisfies RememberedValue };
  const story: RememberedStory = { kind: 'story', head: makeHead(data as ArticleData), fields, text };
  return { value: story, packed: PackedJson.of(data) };
}

/** What was written down, as it was found. */
export function unpackValue({ value: remembered, packed }: Pick<Remembered, 'value' | 'packed'>): FileValue {
  const value = remembered as RememberedValue;
  if (value.kind === 'story') return new StoryValue(value, packed ?? PackedJson.of({}));
  return value.kind === 'data' && typeof value.text === 'number' ? { ...value, text: unpackText(value.text) } : (value as FileValue);
}

/** Tells of what is remembered whether it may hold one of some words: false of a story whose fields and text have none of them anywhere, as they stand in JSON. */
export function holderOf(words: readonly string[]): (remembered: Pick<Remembered, 'value' | 'packed'>) => boolean {
  const holds = (json: string | Buffer) => words.some((word) => json.includes(word));
  // Thousands of stories stand among the same bytes, and mostly none of the words does.
  const known = new Map<Buffer, boolean>();
  const mayBeAmong = (bytes: Buffer): boolean => {
    let answer = known.get(bytes);
    if (answer === undefined) {
      answer = holds(bytes);
      known.set(bytes, answer);
    }
    return answer;
  };
  return ({ value, packed }) => {
    if (!packed) return true;
    const { text } = value as RememberedStory;
    if (typeof text !== 'number' && holds(JSON.stringify(text))) return true;
    return (packed.among === undefined || mayBeAmong(packed.among)) && holds(packed.bytes);
  };
}

/** What a story’s file holds, with fields that are packed. */
class StoryValue implements DataValue {
  readonly kind = 'data';
  readonly head: StoryHead;
  readonly fields?: string | undefined;
  readonly text: BodyFacts;
  readonly #packed: PackedJson;

  constructor({ head, fields, text }: RememberedStory, packed: PackedJson) {
    this.head = head;
    this.fields = fields;
    this.text = unpackText(text);
    this.#packed = packed;
  }

  get data(): unknown {
    return this.#packed.thing;
  }
}

const PLAIN: BodyFacts = { isEmpty: false, words: 0, letters: 0, marks: [], components: [], faults: [], slips: [] };

/** By how many words they have: most texts have as many as some other. */
const plainTexts = new Map<number, BodyFacts>();

function unpackText(text: RememberedText): BodyFacts {
  if (typeof text !== 'number') return text;
  let plain = plainTexts.get(text);
  if (!plain) {
    plain = { ...PLAIN, words: text };
    plainTexts.set(text, plain);
  }
  return plain;
}

function isPlain({ isEmpty, letters, marks, components, faults, slips }: BodyFacts): boolean {
  return !isEmpty && letters === 0 && [marks, components, faults, slips].every(({ length }) => length === 0);
}
