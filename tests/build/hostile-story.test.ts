import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBuild } from '../support/command.ts';
import { startDevServer, type DevServer } from '../support/dev-server.ts';
import { copyProject } from '../support/project.ts';

/** What a story that means harm does: nothing, in a build and in `npm run dev`. */
const project = copyProject();
const written = join(project.root, 'WRITTEN');
const fields = (more = '') =>
  `---\nheadline: The tide is low\nsection: news/coast\nkind: news\npublished: 2026-03-10T09:00:00+00:00\nbyline: [coast-desk]\n${more}---\n`;
const write = `{globalThis.process.getBuiltinModule('node:fs').writeFileSync(${JSON.stringify(written)}, 'x')}`;

const STORIES: Record<string, { text: string; line: number; problem: string }> = {
  'behind-a-separator.mdx': {
    text: `${fields('draft: false #\u2028---\u2028(\n~~~: x\n')}${write}\n\n~~~\n\nWords.\n`,
    line: 7,
    problem: 'a line separator',
  },
  'expression.mdx': { text: `${fields()}Words.\n\n${write}\n`, line: 10, problem: 'is code, which a story cannot hold' },
  'policy.mdx': {
    text: `${fields()}Words.\n\n<Embed url="https://a;script-src-elem/@a/1" by="A">\nWords.\n</Embed>\n`,
    line: 10,
    problem: 'a;script-src-elem',
  },
  'set-html.mdx': {
    text: `${fields()}Words.\n\n<div set:html="&lt;script>"></div>\n`,
    line: 10,
    problem: '“set:html” cannot stand in <div>',
  },
  'between-backticks.md': {
    text: `${fields()}Words.\n\n<div>\`<script>fetch('/admin/')</script>\`</div>\n`,
    line: 10,
    problem: '“<script>” cannot stand',
  },
  'deep.mdx': { text: `${fields()}Words.\n\n${'<div>'.repeat(10_000)}\n`, line: 10, problem: 'more than 5000 tags' },
};

const file = (name: string) => join(project.contentDir, 'articles/en/2026', name);

function lay(): void {
  for (const [name, { text }] of Object.entries(STORIES)) writeFileSync(file(name), text);
}

function takeAway(): void {
  for (const name of Object.keys(STORIES)) rmSync(file(name), { force: true });
}

afterAll(() => {
  project.remove();
});

describe('A build', () => {
  test('tells each with its file and line, and runs none', async () => {
    lay();
    const { code, printed } = await startBuild(project).done;
    takeAway();
    expect(code).toBe(1);
    for (const [name, { line, problem }] of Object.entries(STORIES)) {
      expect(printed).toContain(`content/articles/en/2026/${name}, line ${line}`);
      expect(printed).toContain(problem);
    }
    expect(existsSync(written)).toBe(false);
  });
});

describe('While editing', () => {
  let server: DevServer;
  const read = async (path: string) => {
    const response = await fetch(server.origin + path);
    return { status: response.status, policy: response.headers.get('content-security-policy') ?? '', html: await response.text() };
  };

  beforeAll(async () => {
    const probe = createServer().listen(0);
    await once(probe, 'listening');
    const { port } = probe.address() as AddressInfo;
    probe.close();
    server = await startDevServer(project, port);
  });

  afterAll(async () => {
    await server.stop();
  });

  test('each is told above every page and runs nowhere', async () => {
    lay();
    await pause(700);
    const { html } = await read('/');
    for (const [name, { line }] of Object.entries(STORIES)) {
      expect(html).toContain(`content/articles/en/2026/${name}, line ${line}`);
      expect((await read(`/news/coast/2026/03/10/${name.replace(/\..*/, '')}/`)).status).toBe(404);
    }
    takeAway();
    expect(existsSync(written)).toBe(false);
  });

  test('pages have the policy of the published site, with no script of their own but the one in the head', async () => {
    const { policy } = await read('/');
    expect(policy).toMatch(/script-src 'self' 'sha256-[\w+/=]+' 'wasm-unsafe-eval';/);
    expect(policy).toContain(`ws://${server.origin.slice('http://'.length)};`);
  });

  test.each([
    { name: 'why-tides.mdx', page: '/science/2026/02/21/why-tides/', harm: write },
    { name: 'harbour-opens.md', page: '/news/coast/2026/03/02/harbour-opens/', harm: '<script>alert(1)</script>' },
  ])('a story that becomes faulty keeps its last sound version: $name', async ({ name, page, harm }) => {
    const sound = readFileSync(file(name), 'utf8');
    writeFileSync(file(name), `${sound}\nA harmless last paragraph.\n`);
    await pause(700);
    expect((await read(page)).html).toContain('A harmless last paragraph.');
    writeFileSync(file(name), `${sound}\n${harm}\n`);
    await pause(700);
    const faulty = await read(page);
    writeFileSync(file(name), sound);
    expect(faulty.status).toBe(200);
    expect(faulty.html).toContain('A harmless last paragraph.');
    expect(faulty.html).toContain(`content/articles/en/2026/${name}, line`);
    expect(faulty.html).not.toContain('<script>alert(1)');
    expect(existsSync(written)).toBe(false);
  });

  test('no file of the content is served as it is', async () => {
    writeFileSync(join(project.contentDir, 'page.html'), '<script>alert(1)</script>');
    for (const path of [
      '/content/page.html',
      '/content/site.yaml',
      '/content/%73ite.yaml',
      `/@fs${project.contentDir}/page.html`,
      '/content/articles/en/2026/why-tides.mdx',
    ])
      expect((await read(path)).html, path).toBe('Files of the content are not served as they are.');
    rmSync(join(project.contentDir, 'page.html'));
  });
});
