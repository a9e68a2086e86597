import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join, parse } from 'node:path';
import { fileURLToPath } from 'node:url';
import yaml from 'js-yaml';
import { sectionsFileSchema } from '../../src/content/schemas/section.ts';
import { ROOT } from '../support/site.ts';
import { buildSlug } from './slug.ts';
import { DESKS, PEOPLE } from './words/authors.ts';
import type { SectionId } from './words/bank.ts';
import { TOPICS } from './words/topics.ts';

const NEWSROOM = fileURLToPath(new URL('newsroom', import.meta.url));

/** What stories can name. */
export interface StandingFiles {
  /** By top-level section: its own path and those of its subsections. */
  sections: ReadonlyMap<SectionId, readonly string[]>;
  topics: ReadonlyMap<SectionId, readonly string[]>;
  authors: readonly string[];
  photos: readonly string[];
  /** File names in the folder `media`. */
  sound: string;
  film: string;
}

/** Writes everything that does not grow with the number of stories: settings, sections, pages, authors, topics, photos and media. */
export function writeStandingFiles(folder: string): StandingFiles {
  cpSync(NEWSROOM, folder, { recursive: true });
  for (const part of ['photos', 'media']) cpSync(join(ROOT, 'content', part), join(folder, part), { recursive: true });
  const authors = [...DESKS, ...PEOPLE].map((author) => {
    const name = typeof author.name === 'string' ? author.name : author.name.en;
    return writeThing(folder, 'authors', name, author);
  });
  const topics = entriesOf(TOPICS).map(
    ([section, names]) => [section, names.map((name) => writeThing(folder, 'topics', name.en, { name }))] as const,
  );
  const media = readdirSync(join(folder, 'media'));
  return {
    sections: readSections(folder),
    topics: new Map(topics),
    authors,
    photos: readdirSync(join(folder, 'photos'))
      .filter((file) => extname(file) !== '.yaml')
      .map((file) => parse(file).name)
      .sort(),
    sound: mediaFile(media, '.mp3'),
    film: mediaFile(media, '.mp4'),
  };
}

/** Data as front matter or as a whole file; the reader’s own schema, so that dates stay as they are written. */
export function formatYaml(data: object): string {
  return yaml.dump(data, { schema: yaml.CORE_SCHEMA, lineWidth: -1, noRefs: true, skipInvalid: true });
}

function writeThing(folder: string, kind: string, name: string | undefined, data: object): string {
  const id = buildSlug(name ?? '');
  mkdirSync(join(folder, kind), { recursive: true });
  writeFileSync(join(folder, kind, `${id}.yaml`), formatYaml(data));
  return id;
}

function readSections(folder: string): Map<SectionId, string[]> {
  const { sections } = sectionsFileSchema.parse(yaml.load(readFileSync(join(folder, 'sections.yaml'), 'utf8')));
  const paths = new Map(sections.map(({ id, sections: parts = [] }) => [id, [id, ...parts.map((part) => `${id}/${part.id}`)]]));
  return new Map(entriesOf(TOPICS).map(([section]) => [section, paths.get(section) ?? []]));
}

function entriesOf<K extends string, V>(record: Readonly<Record<K, V>>): [K, V][] {
  return Object.entries(record) as [K, V][];
}

function mediaFile(files: readonly string[], ending: string): string {
  const file = files.find((name) => name.endsWith(ending));
  if (file === undefined) throw new Error(`There is no file ending in ${ending} in content/media.`);
  return file;
}
