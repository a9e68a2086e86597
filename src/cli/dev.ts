import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readSite } from '../integrations/site-file.ts';
import { CallError, readCall } from './call.ts';
import { explain } from './explain.ts';
import { placeWithContent } from './place.ts';
import { freePort, readPort } from './port.ts';
import { SERVER_OPTIONS, SERVER_OPTIONS_HELP } from './server-options.ts';

/** `npm run dev`: shows the newspaper as it is written, with the editing room at `/admin/`. */
const HELP = `npm run dev [-- options]

Shows stories as they are written, drafts and embargoed ones too, and the editing room at /admin/, until it is stopped.

${SERVER_OPTIONS_HELP}
  --open            opens it in the browser`;

try {
  const { values } = readCall({ options: { ...SERVER_OPTIONS, open: { type: 'boolean', default: false } } });
  if (values.help) console.log(HELP);
  else {
    const asked = readPort(values.port);
    const { root, contentDir } = placeWithContent();
    readSite(root, contentDir);
    const port = await freePort(asked, 'npm run dev', console.log);
    const host = values.host === undefined ? [] : ['--host', values.host];
    runDev(root, ['--port', String(port), ...host, ...(values.open ? ['--open'] : [])]);
  }
} catch (error) {
  console.error(explain(error));
  process.exitCode = error instanceof CallError ? 2 : 1;
}

function runDev(root: string, args: readonly string[]): void {
  const astro = join(dirname(createRequire(import.meta.url).resolve('astro/package.json')), 'bin/astro.mjs');
  const server = spawn(process.execPath, [astro, 'dev', ...args], { cwd: root, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));
  server.on('exit', (code) => process.exit(code ?? 0));
}
