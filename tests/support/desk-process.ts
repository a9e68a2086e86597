import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openDesk } from '../../src/admin/desk/desk-ground.ts';
import { LocalFiles } from '../../src/admin/local-files.ts';
import { Turns } from '../../src/admin/turns.ts';
import { DeskPages } from '../../src/dev/desk/desk-pages.ts';

/** The desk and the editing room’s files as the development server has them, in a process that can be killed. It prints its port. */
const [root = '', contentDir = ''] = process.argv.slice(2);
const ground = openDesk(root, contentDir, () => Date.parse('2026-02-28T20:15:30Z'));
const turns = new Turns();
const pages = new DeskPages(ground, turns, '/');
const files = new LocalFiles(root, contentDir, { check: ground.check, kept: ground.kept, turns });
const server = createServer((request, response) => {
  const asked = new URL(request.url ?? '/', 'http://localhost');
  void (pages.has(asked.pathname) ? pages.answer(request, response, asked) : files.answer(request, response, asked.searchParams));
});
server.listen(0, '127.0.0.1', () => {
  console.log(String((server.address() as AddressInfo).port));
});
