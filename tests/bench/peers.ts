import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { flattenSections } from '../../src/content/section-tree.ts';
import { frontUrl } from '../../src/shared/urls.ts';
import type { Localised } from '../../src/content/schemas/common.ts';
import { PlainNewsroom } from './plain-newsroom.ts';
import { formatYaml } from './standing-files.ts';

/**
 * Writes the newsroom of a content folder as a site for Hugo: the same stories, lists and feeds, plainly laid out.
 * Returns the number of its stories. `hugo --source <siteFolder>` builds it into `public`.
 */
export function writeHugoSite(contentFolder: string, siteFolder: string): number {
  const newsroom = new PlainNewsroom(contentFolder);
  const write = writerInto(siteFolder);
  copyTemplates('hugo', siteFolder);
  copyAssets(contentFolder, join(siteFolder, 'static'));
  write('data/sections.json', JSON.stringify(newsroom.sections.map(({ id }) => ({ id }))));
  for (const { code } of newsroom.site.languages) {
    const say = (text: Localised) => newsroom.say(text, code);
    const writeList = (path: string, data: object) => {
      write(`content/${code}/${path}_index.md`, formatText(data));
    };
    writeList('', { description: say(newsroom.site.description), colophon: say(newsroom.site.colophon) });
    for (const { path, name, covers } of flattenSections(newsroom.sections)) {
      writeList(`${path}/`, { title: say(name), description: covers === undefined ? undefined : say(covers) });
    }
    for (const [id, name] of newsroom.authors) writeList(`authors/${id}/`, { title: say(name) });
    for (const [id, name] of newsroom.topics) writeList(`topics/${id}/`, { title: say(name) });
    for (const { name, title, summary, text } of newsroom.pages(code)) {
      write(`content/${code}/${name}.md`, formatText({ title, description: summary }, text));
    }
  }
  let count = 0;
  for (const { language, section, slug, url, fields, text } of newsroom.stories()) {
    write(`content/${language}/${section}/${slug}.md`, formatText({ ...fields, url }, text));
    count += 1;
  }
  return count;
}

/**
 * Writes the newsroom of a content folder as a site for Eleventy 3, equal to the one for Hugo. Returns the number of its
 * stories. `eleventy` builds it into `_site` when run in `siteFolder`.
 */
export function writeEleventySite(contentFolder: string, siteFolder: string): number {
  const newsroom = new PlainNewsroom(contentFolder);
  const { site, space } = newsroom;
  const write = writerInto(siteFolder);
  copyTemplates('eleventy', siteFolder);
  copyAssets(contentFolder, siteFolder);
  const codes = site.languages.map(({ code }) => code);
  const inEach = (things: Iterable<readonly [string, Localised]>) =>
    Object.fromEntries([...things].map(([id, name]) => [id, Object.fromEntries(codes.map((code) => [code, newsroom.say(name, code)]))]));
  const editions = site.languages.map(({ code, name, locale, direction = 'ltr' }) => {
    const base = frontUrl(space, code);
    const description = newsroom.say(site.description, code);
    const colophon = newsroom.say(site.colophon, code);
    const topSections = newsroom.sections.map(({ id }) => id);
    const pages = newsroom.pages(code).map((page) => ({ title: page.title, url: `${base}${page.name}/` }));
    return [code, { name, locale, direction, base, description, colophon, topSections, pages }] as const;
  });
  const sections = flattenSections(newsroom.sections);
  const names = {
    sections: inEach(sections.map(({ path, name }) => [path, name])),
    covers: inEach(sections.flatMap(({ path, covers }) => (covers === undefined ? [] : [[path, covers]]))),
    authors: inEach(newsroom.authors),
    topics: inEach(newsroom.topics),
  };
  write('_data/newspaper.json', JSON.stringify({ name: site.name, origin: space.origin, codes, editions: Object.fromEntries(editions) }));
  write('_data/names.json', JSON.stringify(names));
  for (const language of codes) {
    for (const { name, title, summary, text } of newsroom.pages(language)) {
      const data = { title, description: summary, language, permalink: `${frontUrl(space, language)}${name}/` };
      write(`content/standing/${language}/${name}.md`, formatText(data, text));
    }
  }
  let count = 0;
  for (const { language, section, slug, url, fields, text } of newsroom.stories()) {
    write(`content/stories/${language}/${section}/${slug}.md`, formatText({ ...fields, language, section, permalink: url }, text));
    count += 1;
  }
  return count;
}

function copyTemplates(tool: 'hugo' | 'eleventy', siteFolder: string): void {
  cpSync(fileURLToPath(new URL(`peers/${tool}`, import.meta.url)), siteFolder, { recursive: true });
}

function copyAssets(contentFolder: string, folder: string): void {
  cpSync(fileURLToPath(new URL('peers/paper.css', import.meta.url)), join(folder, 'paper.css'));
  cpSync(join(contentFolder, 'photos'), join(folder, 'photos'), { recursive: true, filter: (path) => !path.endsWith('.yaml') });
}

/** Writes files below a folder, whose own folders are made once. */
function writerInto(siteFolder: string): (path: string, content: string) => void {
  const folders = new Set<string>();
  return (path, content) => {
    const file = join(siteFolder, path);
    const folder = dirname(file);
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    writeFileSync(file, content);
  };
}

function formatText(data: object, text = ''): string {
  return `---\n${formatYaml(data)}---\n${text}\n`;
}

if (import.meta.main) {
  const [tool, contentFolder, siteFolder] = process.argv.slice(2);
  const writers: Partial<Record<string, typeof writeHugoSite>> = { hugo: writeHugoSite, eleventy: writeEleventySite };
  const writeSite = writers[tool ?? ''];
  if (writeSite === undefined || contentFolder === undefined || siteFolder === undefined) {
    console.error('Usage: node tests/bench/peers.ts hugo|eleventy <content folder> <site folder>');
    process.exitCode = 1;
  } else {
    console.log(`${writeSite(contentFolder, siteFolder)} stories written for ${String(tool)}.`);
  }
}
