import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { ServerResponse } from 'node:http';
import type { Plugin } from 'vite';
import { bundleEditingRoom, type Bundle } from '../admin/bundle.ts';
import { LocalFiles } from '../admin/local-files.ts';
import { editingPage } from '../admin/page.ts';
import { editingPolicy } from '../admin/policy.ts';
import { buildEditingRoom, buildPreviewFacts, type RoomFacts } from '../lib/editing/editing-room.ts';
import { readSourceFile, validate } from '../lib/newsroom/source-file.ts';
import { sectionsFileSchema } from '../schemas/section.ts';
import { siteSchema } from '../schemas/site.ts';
import { ContentFaults, type Fault } from '../lib/newsroom/fault.ts';
import type { z } from 'zod';

const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2', '.wasm': 'application/wasm', '.png': 'image/png' };

/** While editing: serves the editing room at `/admin/`, which works on the content folder of this computer. */
export function editingRoom(root: string, contentDir: string, base: string): Plugin {
  const address = `${base.replace(/\/$/, '')}/admin/`;
  let bundle: Promise<Bundle> | undefined;
  const files = new LocalFiles(contentDir);
  return {
    name: 'standfirst:editing-room',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const { pathname: whole, searchParams } = new URL(request.originalUrl ?? request.url ?? '/', 'http://localhost');
        if (`${whole}/` === address) {
          response.statusCode = 302;
          response.setHeader('Location', address);
          response.end();
          return;
        }
        if (!whole.startsWith(address)) {
          next();
          return;
        }
        const path = decodeURIComponent(whole.slice(address.length));
        const serve = async (): Promise<void> => {
          if (path === 'local/') return files.answer(request, response, searchParams);
          bundle ??= bundleEditingRoom(root);
          const { start, styles, folder, files: known } = await bundle;
          if (path === '' || path === 'index.html') send(response, '.html', editingPage({ title: 'Editing', start: address + start, styles: address + styles, policy: editingPolicy([]) }));
          else if (path === 'settings.json')
            send(response, '.json', JSON.stringify({ ...settingsOf(readFacts(contentDir)), local: `${address}local/` }));
          else if (known.includes(path)) send(response, extname(path), readFileSync(join(folder, path)));
          else {
            response.statusCode = 404;
            response.end();
          }
        };
        serve().catch(next);
      });
    },
  };
}

function settingsOf(facts: RoomFacts) {
  return { config: buildEditingRoom(facts), preview: buildPreviewFacts(facts) };
}

function send(response: ServerResponse, ending: string, body: string | Buffer): void {
  response.setHeader('Content-Type', TYPES[ending] ?? (ending === '.json' ? 'application/json' : 'text/html; charset=utf-8'));
  response.setHeader('Cache-Control', 'no-store');
  response.end(body);
}

function readFacts(contentDir: string): RoomFacts {
  return { site: readOne(contentDir, 'site.yaml', siteSchema), sections: readOne(contentDir, 'sections.yaml', sectionsFileSchema).sections };
}

function readOne<S extends z.ZodType>(contentDir: string, name: string, schema: S): z.output<S> {
  const read = readSourceFile(join(contentDir, name), `content/${name}`);
  const faults: Fault[] = [];
  const data = 'fault' in read ? undefined : validate(read.source, schema, faults);
  if (data === undefined) throw new ContentFaults('fault' in read ? [read.fault] : faults);
  return data;
}
