import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { createServer, request, type IncomingHttpHeaders } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalFiles } from '../../src/admin/local-files.ts';
import { SMALL_NEWSROOM } from './project.ts';

export interface LocalAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** A request as the editing room makes it, unless it says otherwise. */
export interface LocalRequest {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** The files of a small newsroom, as the development server hands them to the editing room. */
export interface LocalRoom {
  /** The folder that the content folder is in. */
  root: string;
  content: string;
  ask(query: string, asked?: LocalRequest): Promise<LocalAnswer>;
  /** Asks for a file by its path. */
  file(path: string, asked?: LocalRequest): Promise<LocalAnswer>;
  /** Sends bytes as they are and tells what comes back until the connection is closed. */
  send(bytes: string): Promise<string>;
  close(): void;
}

const OWN = { 'X-Standfirst': 'editing' };

export async function openLocalRoom(): Promise<LocalRoom> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'standfirst-')));
  const content = join(root, 'content');
  cpSync(SMALL_NEWSROOM, content, { recursive: true });
  const files = new LocalFiles(root, content);
  const server = createServer((incoming, response) => {
    void files.answer(incoming, response, new URL(incoming.url ?? '/', 'http://localhost').searchParams);
  });
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready);
  });
  const { port } = server.address() as AddressInfo;
  const ask = (query: string, { method = 'GET', headers = {}, body }: LocalRequest = {}): Promise<LocalAnswer> =>
    new Promise((done, fail) => {
      const asking = request(
        { port, host: '127.0.0.1', path: `/${query}`, method, headers: { Host: `localhost:${port}`, ...OWN, ...headers } },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('end', () => {
            done({ status: answer.statusCode ?? 0, headers: answer.headers, text: Buffer.concat(parts).toString() });
          });
        },
      );
      asking.on('error', fail);
      asking.end(method === 'PUT' || method === 'POST' || method === 'PATCH' ? body : undefined);
    });
  return {
    root,
    content,
    ask,
    file: (path, asked) => ask(`?file=${encodeURIComponent(path)}`, asked),
    send: (bytes) =>
      new Promise((done) => {
        const socket = connect(port, '127.0.0.1', () => socket.end(bytes));
        let heard = '';
        socket.on('data', (part: Buffer) => (heard += part.toString()));
        socket.on('error', () => undefined);
        socket.on('close', () => {
          done(heard);
        });
      }),
    close: () => {
      server.close();
      rmSync(root, { recursive: true });
    },
  };
}
