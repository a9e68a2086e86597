import { isDeepStrictEqual } from 'node:util';
import { parseDocument } from 'yaml';
import { buildJsonSchema, type JsonSchema } from '../forms/json-schema.ts';
import type { FormData } from '../forms/form-file.ts';
import { siteSchema } from '../../content/schemas/site.ts';
import { changeYaml } from './changed-text.ts';
import type { DeskGround, DeskOutcome } from './desk-ground.ts';
import { textAt, writeChange, type Seen } from './written-change.ts';

export const SITE_FILE = 'site.yaml';

/** The settings that editors and publishers change from day to day, by what they are about. */
export const SITE_PARTS = {
  newspaper: { title: 'The newspaper', fields: ['name', 'shortName', 'description', 'founded', 'city', 'publisher', 'colophon'] },
  menus: { title: 'Menus and footer', fields: ['header', 'menu', 'footer'] },
  accounts: { title: 'Accounts and sharing', fields: ['social', 'share'] },
  readers: { title: 'Comments and newsletter', fields: ['comments', 'commentForm', 'newsletter', 'republish'] },
  streams: {
    title: 'Streams and podcast',
    note: 'Restart “npm run dev” after changing a stream.',
    fields: ['live', 'audio', 'podcast'],
  },
  advertisements: { title: 'Advertisements', fields: ['advertisements'] },
  look: { title: 'Look and pages', fields: ['accent', 'corners', 'density', 'rules', 'leaveOut', 'dayEditions'] },
  house: { title: 'House rules', fields: ['house'] },
} as const satisfies Record<string, { title: string; note?: string; fields: readonly (keyof typeof siteSchema.shape)[] }>;
export type SitePart = keyof typeof SITE_PARTS;

/** The settings that have no form: those that every address depends on, and those of whoever runs the site. */
export function settingsOfTheFile(): string[] {
  const inForms = new Set<string>([...Object.values(SITE_PARTS).flatMap(({ fields }) => fields), 'banner']);
  return Object.keys(siteSchema.shape).filter((name) => !inForms.has(name));
}

let schema: JsonSchema | undefined;

export function siteFieldsSchema(): JsonSchema {
  return (schema ??= buildJsonSchema(siteSchema));
}

/** The settings as their file has them, faulty ones too. Throws when it cannot be read. */
export function readSite(ground: Pick<DeskGround, 'contentDir'>): FormData {
  return fieldsIn(textAt(ground, SITE_FILE) ?? '');
}

/** What a file of fields says, as it is written. Throws when it cannot be read. */
export function fieldsIn(text: string): FormData {
  const document = parseDocument(text, { version: '1.2', schema: 'core' });
  const [error] = document.errors;
  if (error) throw error;
  return (document.toJS() ?? {}) as FormData;
}

/** Saves some of the settings (`undefined` takes one out); all others stay as they are written. */
export async function saveSite(ground: DeskGround, wanted: FormData, seen: Seen): Promise<DeskOutcome> {
  const before = readSite(ground);
  const changes = Object.fromEntries(Object.entries(wanted).filter(([name, value]) => !isDeepStrictEqual(before[name], value)));
  const text = changeYaml(textAt(ground, SITE_FILE) ?? '', changes);
  return { path: SITE_FILE, faults: await writeChange(ground, new Map([[SITE_FILE, Buffer.from(text)]]), seen) };
}
