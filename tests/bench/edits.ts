import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import yaml from 'js-yaml';
import { isPublished } from '../../src/shared/publication.ts';
import { articleSchema, type ArticleData } from '../../src/content/schemas/article.ts';
import { sectionsFileSchema } from '../../src/content/schemas/section.ts';
import { formatInstant } from './corpus.ts';
import { formatYaml } from './standing-files.ts';

/** A change as an editor or a developer makes it. */
export interface Edit {
  /** In the words of a table’s row. */
  name: string;
  /** Most pages have to be printed again. */
  large?: true;
  /** Makes the change. What it returns takes it back. */
  apply: () => () => void;
}

/** A story of the corpus. */
export interface StoryFile {
  file: string;
  /** Below the language: `2022/first-talks`. */
  id: string;
  data: ArticleData;
  text: string;
}

/** The stories that changes are made to. */
export interface Subjects {
  /** The latest English news story with a photo that no other file names, so that it can be withdrawn. */
  story: StoryFile;
  /** The latest English story. */
  newest: StoryFile;
}

export const EDITED_WORDS = 'A sentence that was added by the benchmark';

/** All changes that are measured, the one of a template last: after it nothing is as it was built before. */
export function listEdits(projectFolder: string, contentFolder: string, { story, newest }: Subjects): Edit[] {
  const withData = (changes: Partial<ArticleData>) => formatStory({ ...story.data, ...changes }, story.text);
  const added: ArticleData = {
    ...story.data,
    headline: 'A story that was added by the benchmark',
    published: formatInstant(Date.parse(newest.data.published) + 60 * 60_000),
    related: [newest.id],
    updated: undefined,
    corrections: undefined,
    redirects: undefined,
    comments: undefined,
  };
  const sectionsFile = join(contentFolder, 'sections.yaml');
  const layout = join(projectFolder, 'src/theme/layouts/Document.astro');
  return [
    { name: 'nothing changed', apply: () => () => undefined },
    { name: 'a story’s text edited', apply: () => rewrite(story.file, editedText(story)) },
    {
      name: 'a story’s headline edited',
      apply: () => rewrite(story.file, withData({ headline: `${story.data.headline}, revised` })),
    },
    {
      name: 'a story added',
      apply: () => write(join(contentFolder, 'articles/en', `${newest.id}-and-after.md`), formatStory(added, story.text)),
    },
    { name: 'a story withdrawn', apply: () => rewrite(story.file, withData({ draft: true })) },
    {
      name: 'a section renamed',
      large: true,
      apply: () => rewrite(sectionsFile, renameSection(readFileSync(sectionsFile, 'utf8'), story.data.section)),
    },
    {
      name: 'a template changed',
      large: true,
      apply: () => rewrite(layout, replaceOnce(readFileSync(layout, 'utf8'), '<body', '<body data-changed')),
    },
  ];
}

export function editedText({ data, text }: StoryFile, words = EDITED_WORDS): string {
  return formatStory(data, `${text.trimEnd()}\n\n${words}.\n`);
}

/** Writes a file anew. What it returns writes the old text back. */
export function rewrite(file: string, text: string): () => void {
  const before = readFileSync(file, 'utf8');
  writeFileSync(file, text);
  return () => {
    writeFileSync(file, before);
  };
}

/** Looks from the latest year backwards, since a story is only named by later ones. */
export function findSubjects(contentFolder: string, now: number): Subjects {
  const read = (path: string) => readFileSync(join(contentFolder, path), 'utf8');
  const languages = readdirSync(join(contentFolder, 'articles'));
  let named = readdirSync(join(contentFolder, 'fronts'))
    .map((name) => read(`fronts/${name}`))
    .join('\n');
  let newest: StoryFile | undefined;
  const years = readdirSync(join(contentFolder, 'articles/en')).filter((year) => /^\d{4}$/.test(year));
  for (const year of years.sort().reverse()) {
    const stories = languages.flatMap((language) => readStories(contentFolder, language, year));
    named += stories
      .flatMap(({ data, text }) => ['', ...(data.related ?? []), data.translationOf ?? '', ...(text.match(/^::related.*$/gm) ?? [])])
      .join('\n');
    const english = stories
      .filter(({ file, data }) => file.startsWith(join(contentFolder, 'articles/en')) && isPublished(data, now))
      .sort((a, b) => Date.parse(b.data.published) - Date.parse(a.data.published));
    newest ??= english[0];
    const story = english.find(
      ({ id, data }) =>
        data.kind === 'news' &&
        data.photos !== undefined &&
        data.comments === undefined &&
        !named.includes(id) &&
        !existsSync(join(contentFolder, 'comments/en', id)),
    );
    if (newest && story) return { story, newest };
  }
  throw new Error('The corpus has no story to edit that no other story names. Make a larger one.');
}

function readStories(contentFolder: string, language: string, year: string): StoryFile[] {
  const folder = join(contentFolder, 'articles', language, year);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => {
      const file = join(folder, name);
      return { file, id: `${year}/${name.slice(0, -'.md'.length)}`, ...parseStory(readFileSync(file, 'utf8')) };
    });
}

export function parseStory(source: string): { data: ArticleData; text: string } {
  const [, fields = '', ...text] = source.split(/^---\n/m);
  return { data: articleSchema.parse(yaml.load(fields, { schema: yaml.CORE_SCHEMA })), text: text.join('---\n') };
}

function formatStory(data: ArticleData, text: string): string {
  return `---\n${formatYaml(data)}---\n${text}`;
}

/** Gives the top-level section of a path another English name. */
export function renameSection(source: string, path: string): string {
  const file = sectionsFileSchema.parse(yaml.load(source, { schema: yaml.CORE_SCHEMA }));
  const sections = file.sections.map((section) => {
    if (section.id !== path.split('/')[0]) return section;
    const { name } = section;
    return { ...section, name: typeof name === 'string' ? `${name} desk` : { ...name, en: `${name.en ?? ''} desk` } };
  });
  return formatYaml({ ...file, sections });
}

function write(file: string, text: string): () => void {
  writeFileSync(file, text);
  return () => {
    rmSync(file);
  };
}

function replaceOnce(text: string, part: string, other: string): string {
  if (!text.includes(part)) throw new Error(`There is no “${part}” to change in the template.`);
  return text.replace(part, other);
}
