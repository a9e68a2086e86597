import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { environmentOfBuilds } from '../../support/build.ts';
import { copyProject, type Project } from '../../support/project.ts';

let project: Project;
beforeAll(() => {
  project = copyProject();
});
afterAll(() => {
  project.remove();
});

const COMMANDS = ['start', 'dev', 'build', 'preview', 'check', 'new', 'import', 'due', 'publish', 'update'];

function call(command: string, args: string[], variables: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`src/cli/${command}.ts`, ...args], {
    cwd: project.root,
    encoding: 'utf8',
    env: environmentOfBuilds({ GITHUB_ACTIONS: '', ...variables }),
  });
  return { status, stdout, stderr };
}

describe('every command', { timeout: 60_000 }, () => {
  it.each(COMMANDS)('%s tells what it understands', (command) => {
    const { status, stdout, stderr } = call(command, ['--help']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`^npm (run )?${command}`));
    expect(stdout).toContain('--help');
  });

  it('names what it has made as a story has to name it', () => {
    expect(call('new', ['topic', '2026']).stdout).toContain('topics: ["2026"]\n');
    expect(call('new', ['author', 'Null']).stdout).toContain('byline: ["null"]\n');
    expect(call('new', ['topic', 'Tide mills']).stdout).toContain('topics: [tide-mills]\n');
  });

  it('shows examples from the newspaper itself', () => {
    writeFileSync(
      join(project.contentDir, 'site.yaml'),
      readFileSync(join(project.contentDir, 'site.yaml'), 'utf8').replace(/^timeZone:.*$/m, 'timeZone: Asia/Tokyo'),
    );
    expect(call('import', ['--help']).stdout).toContain('such as Asia/Tokyo (else');
    expect(call('new', ['--help']).stdout).toMatch(/--section <path> +as in content\/sections\.yaml: news\/coast\n/);
  });

  it.each(COMMANDS)('%s refuses an option that it does not know, with the one that was meant', (command) => {
    const { status, stdout, stderr } = call(command, ['--hepl']);
    expect(status).not.toBe(0);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^There is no option “--hepl”\. Did you mean “--help”\?\n/);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it.each([
    ['start', []],
    ['dev', []],
    ['build', []],
    ['preview', []],
    ['check', []],
    ['new', ['--headline', 'x']],
    ['import', ['archive.xml']],
    ['publish', ['--to', 'live']],
  ])('%s says in a sentence that there is no content', (command, args) => {
    const { status, stderr } = call(command, args, { STANDFIRST_CONTENT: 'nowhere' });
    expect(status).not.toBe(0);
    expect(stderr).toMatch(/^There is no folder nowhere\/\.\n\n.*“npm run new -- newspaper” begins one\./);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe('npm run check', { timeout: 60_000 }, () => {
  it('names the computer’s own files in a note, and finds no fault in them', () => {
    writeFileSync(join(project.contentDir, 'photos/Thumbs.db'), 'x');
    const { status, stdout } = call('check', ['--only', 'content/sections.yaml']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Note: content\/photos\/Thumbs\.db is a file of the computer’s own and was passed over\.\n\nNo faults: /);
  });
});

describe('npm run preview', { timeout: 60_000 }, () => {
  it('says in a sentence that nothing has been built', () => {
    const { status, stderr } = call('preview', []);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^There is no newspaper in dist\/ yet\.\n\n.*“npm run build” writes it/);
  });

  it('answers where PORT says, with a status for every address, and refuses a port that is taken', async () => {
    mkdirSync(project.output);
    writeFileSync(join(project.output, 'index.html'), '<p>front</p>');
    const probe = createServer().listen(0);
    await once(probe, 'listening');
    const { port } = probe.address() as AddressInfo;
    probe.close();
    await once(probe, 'close');
    const server = spawn(process.execPath, ['src/cli/preview.ts'], {
      cwd: project.root,
      env: environmentOfBuilds({ PORT: String(port) }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const printed: Buffer[] = [];
    for (const stream of [server.stdout, server.stderr]) stream.on('data', (part: Buffer) => printed.push(part));
    try {
      await once(server.stdout, 'data');
      const base = /served at http:\/\/localhost:\d+(\S*)/.exec(Buffer.concat(printed).toString())?.[1] ?? '';
      const at = async (path: string) => (await fetch(`http://localhost:${port}${path}`, { redirect: 'manual' })).status;
      expect(await at(base)).toBe(200);
      // There is no 404.html here: it is not to end the server.
      expect([await at(`${base}nothing`), await at('/%E0'), await at(`${base}%E0/`), await at(base)]).toEqual([404, 400, 400, 200]);
      const second = call('preview', ['--port', String(port)]);
      expect(second.status).toBe(2);
      expect(second.stderr).toMatch(new RegExp(`^Port ${port} is taken by another program\\.\\n\\n.* npm run preview -- --port \\d+\\n$`));
      expect(Buffer.concat(printed).toString()).not.toMatch(/^\s+at /m);
    } finally {
      server.kill();
      await once(server, 'close');
    }
  });
});
