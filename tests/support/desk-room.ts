import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { openDesk } from '../../src/admin/desk/desk-ground.ts';
import { Turns } from '../../src/admin/turns.ts';
import { DeskPages } from '../../src/dev/desk/desk-pages.ts';
import { copyNewsroom, type NewsroomCopy } from './overlay.ts';
import { SMALL_NEWSROOM } from './project.ts';

/** The desk’s pages over a copy of a newsroom, asked as a browser asks. */
export interface DeskRoom {
  copy: NewsroomCopy;
  origin: string;
  get(path: string): Promise<string>;
  /** Sends a form; a redirect is told and not followed. */
  send(
    path: string,
    fields: Readonly<Record<string, string | Blob | readonly string[]>>,
    headers?: Record<string, string>,
  ): Promise<Response>;
  close(): void;
}

export async function openDeskRoom(now: number): Promise<DeskRoom> {
  const copy = copyNewsroom(SMALL_NEWSROOM);
  mkdirSync(join(copy.root, '.desk'), { recursive: true });
  const pages = new DeskPages(
    openDesk(copy.root, copy.contentDir, () => now),
    new Turns(),
    '/',
  );
  const server = createServer((request, response) => {
    void pages.answer(request, response, new URL(request.url ?? '/', 'http://localhost'));
  });
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready);
  });
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    copy,
    origin,
    get: async (path) => (await fetch(origin + path)).text(),
    send: (path, fields, headers = { Origin: origin }) => {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields))
        if (typeof value === 'string') body.append(name, value);
        else if (value instanceof Blob) body.append(name, value, 'IMG_2031.JPG');
        else for (const one of value) body.append(name, one);
      return fetch(origin + path, { method: 'POST', body, headers, redirect: 'manual' });
    },
    close: () => {
      server.close();
      copy.remove();
    },
  };
}
