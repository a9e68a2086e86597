import type { z } from 'zod';

type Path = readonly PropertyKey[];

/** What a schema is made of, as zod tells in `def`. */
interface SchemaParts {
  type?: string;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  innerType?: z.ZodType;
  options?: z.ZodType[];
  entries?: Record<string, string>;
  valueType?: z.ZodType;
}

export function schemaParts(schema: z.ZodType | undefined): SchemaParts {
  return schema === undefined ? {} : schema.def;
}

/** The schema within `optional()` and the like. */
export function bareSchema(schema: z.ZodType | undefined): z.ZodType | undefined {
  let bare = schema;
  while (bare !== undefined) {
    const inner = schemaParts(bare).innerType;
    if (inner === undefined) return bare;
    bare = inner;
  }
  return bare;
}

export function isOptional(schema: z.ZodType | undefined): boolean {
  return schema?.safeParse(undefined).success === true;
}

/** The schema of a field; where a field has several forms, the first that has it. */
export function schemaAt(schema: z.ZodType | undefined, path: Path): z.ZodType | undefined {
  return path.reduce<z.ZodType | undefined>((current, part) => step(current, part), schema);
}

/** What a field is, in an editor’s words; those of the field around it where it has none of its own. */
export function describedAs(schema: z.ZodType, path: Path): string | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const found = schemaAt(schema, path.slice(0, length));
    const description = found?.description ?? bareSchema(found)?.description;
    if (description !== undefined) return description;
  }
  return undefined;
}

/** The names of the fields in a group. */
export function fieldsOf(schema: z.ZodType, path: Path = []): string[] {
  const { shape, options } = schemaParts(bareSchema(schemaAt(schema, path)));
  if (shape) return Object.keys(shape);
  return [...new Set((options ?? []).flatMap((option) => fieldsOf(option)))];
}

function step(schema: z.ZodType | undefined, part: PropertyKey): z.ZodType | undefined {
  const { shape, element, options, valueType } = schemaParts(bareSchema(schema));
  if (shape) return shape[String(part)];
  if (element) return typeof part === 'number' ? element : undefined;
  if (valueType) return valueType;
  return options?.map((option) => step(option, part)).find((found) => found !== undefined);
}
