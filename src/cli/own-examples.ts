import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import yaml from 'js-yaml';

/** What help shows as examples. */
export interface Examples {
  language: string;
  section: string;
  timeZone: string;
}

/** The newspaper’s own language, section and time zone, as far as its files tell; help is printed whatever is wrong with them. */
export function ownExamples(contentDir: string): Examples {
  const site = readFields(join(contentDir, 'site.yaml'));
  const sections = listIn(readFields(join(contentDir, 'sections.yaml')), 'sections');
  const top = sections.find((section) => listIn(section, 'sections').length > 0) ?? sections[0];
  const path = [top, listIn(top, 'sections')[0]].flatMap((section) => wordIn(section, 'id') ?? []).join('/');
  return {
    language: listIn(site, 'languages').flatMap((language) => wordIn(language, 'code') ?? [])[0] ?? 'en',
    section: path || 'news',
    timeZone: wordIn(site, 'timeZone') ?? 'Europe/Madrid',
  };
}

function readFields(file: string): unknown {
  try {
    return yaml.load(readFileSync(file, 'utf8'), { schema: yaml.CORE_SCHEMA });
  } catch {
    return undefined;
  }
}

function fieldIn(fields: unknown, name: string): unknown {
  return typeof fields === 'object' && fields !== null ? (fields as Record<string, unknown>)[name] : undefined;
}

function listIn(fields: unknown, name: string): unknown[] {
  const list = fieldIn(fields, name);
  return Array.isArray(list) ? list : [];
}

function wordIn(fields: unknown, name: string): string | undefined {
  const word = fieldIn(fields, name);
  return typeof word === 'string' ? word : undefined;
}
