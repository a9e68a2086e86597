import { z } from 'zod';
import type { Named } from '../../content/schemas/common.ts';
import type { Fault } from '../../content/faults/fault.ts';
import { validate } from '../../content/source-file.ts';

/** The parts of a JSON Schema that Standfirst’s schemas come down to. */
export interface JsonSchema {
  $schema?: string;
  type?: string;
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  enum?: (string | number)[];
  pattern?: string;
  minLength?: number;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  $ref?: string;
  definitions?: Record<string, JsonSchema>;
  /** What text editors show under a red line: for a value of a wrong type or none of those allowed. */
  errorMessage?: string | undefined;
  /** The same for a value that does not match the pattern. */
  patternErrorMessage?: string;
  /** What the field names by its id. */
  refersTo?: Named;
  /** True for a text that may be given once for each language. */
  localised?: boolean;
  /** Of a text for each language: it stands in the editions alone in whose languages it is. */
  byEdition?: boolean;
  /** True for the point of a picture that every crop keeps. */
  picture?: boolean;
  /** A moment in time, written with its offset. */
  moment?: 'instant';
}

/** What there is in the newsroom, by kind: the ids that a field may name. */
export type Vocabulary = Partial<Record<Named, readonly string[]>>;

/**
 * A schema as JSON Schema, for text editors and forms: the same fields, descriptions, allowed values and words for
 * mistakes. With a vocabulary, fields that name authors, topics, photos or sections list what there is.
 */
export function buildJsonSchema(schema: z.ZodType, vocabulary: Vocabulary = {}): JsonSchema {
  return z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      addWords(jsonSchema as JsonSchema, zodSchema, vocabulary);
    },
  }) as JsonSchema;
}

function addWords(part: JsonSchema, schema: z.core.$ZodType, vocabulary: Vocabulary): void {
  const [mistake] = mistakesOf(schema);
  const known = part.refersTo === undefined ? [] : (vocabulary[part.refersTo] ?? []);
  if (part.refersTo !== undefined && known.length > 0) {
    part.enum = [...known];
    part.errorMessage = `The value is not ${NAMES[part.refersTo]}.`;
  } else if (part.enum !== undefined) part.errorMessage = `The value is not allowed here. Allowed: ${part.enum.join(', ')}.`;
  else if (part.type !== undefined) part.errorMessage = wrongType(part.type, schema);
  else if (mistake !== undefined) part.errorMessage = `The value ${mistake}.`;
  if (part.type !== 'string' || part.enum !== undefined) return;
  // The reader takes spaces for nothing; a length would count them.
  if (part.pattern === undefined && part.minLength === 1) part.pattern = '\\S';
  if (part.pattern === '\\S') delete part.minLength;
  if (part.pattern !== undefined && mistake !== undefined) part.patternErrorMessage = `The value ${mistake}.`;
}

/** What a field that names something is told when there is no such thing. */
const NAMES: Record<Named, string> = {
  articles: 'a story of this language',
  authors: 'an author',
  photos: 'a photo',
  sections: 'a section',
  topics: 'a topic',
};

/** Of a text it depends on the field: a number may be right but for its quotation marks. */
const SAMPLES: Record<string, z.core.$ZodType> = {
  integer: z.int(),
  number: z.number(),
  boolean: z.boolean(),
  array: z.array(z.string()),
};

/** The words of the build for a value of another type. A group of fields has none: the editor’s own name the field that is missing or unknown. */
function wrongType(type: string, own: z.core.$ZodType): string | undefined {
  const sample = type === 'string' ? own : SAMPLES[type];
  if (sample === undefined) return undefined;
  const faults: Fault[] = [];
  const wrong = type === 'string' ? 0 : 'x';
  validate({ file: '.yaml', text: '', data: { field: wrong }, body: '' }, formOf(sample), faults);
  return faults[0]?.problem.replace(/^“[^”]*”/, 'The value');
}

/** A form of one field. It is asked once: zod is told not to compile it, which takes much longer than to ask. */
function formOf(field: z.core.$ZodType): z.ZodType {
  const { jitless = false } = z.config();
  z.config({ jitless: true });
  const form = z.strictObject({ field });
  z.config({ jitless });
  return form;
}

/** The messages that a schema’s own rules carry, with the value as their subject: “is not an id: …”. */
function mistakesOf(schema: z.core.$ZodType): string[] {
  const { checks = [], error } = schema._zod.def;
  const words = [...checks.map((check) => check._zod.def.error), error];
  return words.flatMap((word) => {
    const said = word?.({ code: 'custom', input: undefined, path: [] } as never);
    return typeof said === 'string' ? [said] : [];
  });
}
