import CMS from '@sveltia/cms';
import { parseDocument } from 'yaml';

export function registerFileFormats(): void {
  for (const name of ['article-frontmatter', 'page-frontmatter']) CMS.registerCustomFormat(name, 'md', { fromFile: readText, toFile: writeText });
  CMS.registerCustomFormat('component-article-frontmatter', 'mdx', { fromFile: readText, toFile: writeText });
  for (const name of ['photo', 'author', 'topic']) CMS.registerCustomFormat(name, 'yaml', { fromFile: (t)=>parseDocument(t).toJS() as unknown, toFile: (v: unknown) => parseDocument(JSON.stringify(v)).toString() });
}
function readText(text: string): unknown {
  const m = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text);
  return { ...(parseDocument(m?.[1] ?? '').toJS() as object), body: m?.[2] ?? '' };
}
function writeText(value: Record<string, unknown>): string {
  const { body, ...data } = value;
  return `---\n${parseDocument(JSON.stringify(data)).toString()}---\n${String(body)}\n`;
}
