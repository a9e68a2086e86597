import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { ServerResponse } from 'node:http';
import type { Plugin } from 'vite';
import { editingFiles } from '../admin/files.ts';
import { bundleEditingRoom, type Bundle } from '../admin/bundle.ts';
import { openDesk } from '../admin/desk/desk-ground.ts';
import { LocalFiles } from '../admin/local-files.ts';
import { Turns } from '../admin/turns.ts';
import { DeskPages } from '../dev/desk/desk-pages.ts';
import { readPreviewLook } from '../content/look/preview-look.ts';
import type { RoomFacts } from '../admin/forms/editing-room.ts';
import { readSourceFile, validate } from '../content/source-file.ts';
import { sectionsFileSchema } from '../content/schemas/section.ts';
import { siteSchema } from '../content/schemas/site.ts';
import { presentMoment } from '../shared/publication.ts';
import { ContentFaults, type Fault } from '../content/faults/fault.ts';
import type { z } from 'zod';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
};

/** While editing: serves the editing room at `/admin/` and the desk’s forms at `/_desk/…`, which work on the content folder of this computer. */
export function editingRoom(root: string, contentDir: string, base: string): Plugin {
  const address = `${base.replace(/\/$/, '')}/admin/`;
  let bundle: Promise<Bundle> | undefined;
  const top = base.replace(/\/?$/, '/');
  return {
    name: 'standfirst:editing-room',
    configureServer(server) {
      const ground = openDesk(root, contentDir, () => presentMoment(process.env, Date.now));
      const turns = new Turns();
      const files = new LocalFiles(root, contentDir, { check: ground.check, kept: ground.kept, turns });
      const desk = new DeskPages(ground, turns, top);
      server.middlewares.use((request, response, next) => {
        const asked = new URL(request.originalUrl ?? request.url ?? '/', 'http://localhost');
        const { pathname: whole, searchParams } = asked;
        if (desk.has(whole)) {
          desk.answer(request, response, asked).catch(next);
          return;
        }
        if (!whole.startsWith(address)) {
          next();
          return;
        }
        const path = decodeURIComponent(whole.slice(address.length));
        const serve = async (): Promise<void> => {
          if (path === 'local/') return files.answer(request, response, searchParams);
          const facts = await readFacts(contentDir);
          bundle ??= bundleEditingRoom(
            root,
            facts.site.languages.map(({ code }) => code),
          );
          const compiled = await bundle;
          const made = editingFiles(compiled, facts, base, `${address}local/`).find((file) => file.path === (path || 'index.html'));
          const content = made?.content ?? (compiled.files.includes(path) ? readFileSync(join(compiled.folder, path)) : undefined);
          send(response, made?.path ?? path, content);
        };
        serve().catch(next);
      });
    },
  };
}

function send(response: ServerResponse, path: string, content: string | Buffer | undefined): void {
  response.statusCode = content === undefined ? 404 : 200;
  response.setHeader('Content-Type', TYPES[extname(path)] ?? 'text/plain');
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.end(content);
}

async function readFacts(contentDir: string): Promise<RoomFacts> {
  const site = readOne(contentDir, 'site.yaml', siteSchema);
  const { sections } = readOne(contentDir, 'sections.yaml', sectionsFileSchema);
  return { site, sections, look: await readPreviewLook(contentDir, site, sections) };
}

function readOne<S extends z.ZodType>(contentDir: string, name: string, schema: S): z.output<S> {
  const read = readSourceFile(join(contentDir, name), `content/${name}`);
  const faults: Fault[] = [];
  const data = 'fault' in read ? undefined : validate(read.source, schema, faults);
  if (data === undefined) throw new ContentFaults('fault' in read ? [read.fault] : faults);
  return data;
}
