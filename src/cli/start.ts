import { spawn, spawnSync } from 'node:child_process';

/** `npm start`: builds the newspaper and serves it until stopped; the address is printed. */
const options = { stdio: 'inherit', shell: process.platform === 'win32' } as const;
const { status } = spawnSync('npm', ['run', '--silent', 'build'], options);
if (status !== 0) process.exit(status ?? 1);

const server = spawn(process.execPath, ['src/cli/preview.ts', ...process.argv.slice(2)], options);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));
server.on('exit', (code) => process.exit(code ?? 0));
