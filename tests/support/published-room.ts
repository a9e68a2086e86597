import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import yaml from 'js-yaml';
import { bundleEditingRoom } from '../../src/admin/bundle.ts';
import { editingFiles } from '../../src/admin/files.ts';
import { readPreviewLook } from '../../src/content/look/preview-look.ts';
import type { EditingData } from '../../src/content/schemas/editing.ts';
import { sectionsFileSchema } from '../../src/content/schemas/section.ts';
import { siteSchema } from '../../src/content/schemas/site.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** The editing room as a build publishes it at `/admin/`, for a newsroom whose files a service holds. */
export interface PublishedRoom {
  origin: string;
  close(): void;
}

export async function publishRoom(root: string, contentDir: string, editing: EditingData): Promise<PublishedRoom> {
  const read = (name: string): unknown => yaml.load(readFileSync(join(contentDir, name), 'utf8'), { schema: yaml.CORE_SCHEMA });
  const site = { ...siteSchema.parse(read('site.yaml')), editing };
  const { sections } = sectionsFileSchema.parse(read('sections.yaml'));
  const languages = site.languages.map(({ code }) => code);
  const bundle = await bundleEditingRoom(root, languages);
  const made = editingFiles(bundle, { site, sections, look: await readPreviewLook(contentDir, site, sections) }, '/');
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname.replace(/^\/admin\//, '') || 'index.html';
    const page = made.find((file) => file.path === path)?.content;
    const content = page ?? (bundle.files.includes(path) ? readFileSync(join(bundle.folder, path)) : undefined);
    response.writeHead(content === undefined ? 404 : 200, { 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream' });
    response.end(content);
  });
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready);
  });
  return {
    origin: `http://localhost:${String((server.address() as AddressInfo).port)}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
