import { spawn, spawnSync } from 'node:child_process';
import { CallError, readCall } from './call.ts';
import { explain } from './explain.ts';
import { placeWithContent } from './place.ts';
import { readPort } from './port.ts';
import { SERVER_OPTIONS, SERVER_OPTIONS_HELP } from './server-options.ts';

/** `npm start`: builds the newspaper and serves it until stopped; the address is printed. */
const HELP = `npm start [-- options]

Builds the newspaper and serves it until it is stopped.

${SERVER_OPTIONS_HELP}`;

try {
  const { values } = readCall({ options: SERVER_OPTIONS });
  if (values.help) console.log(HELP);
  else {
    readPort(values.port);
    placeWithContent();
    buildAndServe();
  }
} catch (error) {
  console.error(explain(error));
  process.exitCode = error instanceof CallError ? 2 : 1;
}

function buildAndServe(): void {
  const options = { stdio: 'inherit', shell: process.platform === 'win32' } as const;
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], options);
  if (status !== 0) process.exit(status ?? 1);
  const server = spawn(process.execPath, ['src/cli/preview.ts', ...process.argv.slice(2)], options);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));
  server.on('exit', (code) => process.exit(code ?? 0));
}
