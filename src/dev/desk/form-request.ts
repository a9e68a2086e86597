import type { IncomingMessage } from 'node:http';
import { header, receive } from '../../admin/uploads.ts';
import { digestOf } from '../../shared/digest.ts';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const OWN_NAMES = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** Why a form’s request is not that of a page of this server: other computers and other sites in this browser have no business here. */
export function formRefusal({ socket, headers, method }: IncomingMessage): string | undefined {
  if (!LOOPBACK.has(socket.remoteAddress ?? '')) return 'The desk works on the computer its files lie on only.';
  if (!OWN_NAMES.test(headers.host ?? '')) return 'The desk works at http://localhost only.';
  if (method === 'GET' || method === 'HEAD') return undefined;
  // Browsers say with every form where it was filled in.
  if (headers.origin !== `http://${headers.host ?? ''}`) return 'A form can be sent from the desk’s own pages only.';
  const from = headers['sec-fetch-site'];
  return from === undefined || from === 'same-origin' ? undefined : 'A form can be sent from the desk’s own pages only.';
}

/** What a form was filled with. */
export class FilledForm {
  readonly #data: FormData;

  constructor(data: FormData) {
    this.#data = data;
  }

  static async of(request: IncomingMessage): Promise<FilledForm> {
    const bytes = await receive(request);
    const type = header(request, 'content-type') ?? '';
    return new FilledForm(await new Response(new Uint8Array(bytes), { headers: { 'Content-Type': type } }).formData());
  }

  /** A field’s text with lines that end as they do in files; empty where there is no such field. */
  text(name: string): string {
    const value = this.#data.get(name);
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
  }

  /** Every value of a field that may be chosen several times. */
  all(name: string): string[] {
    return this.#data.getAll(name).filter((value) => typeof value === 'string');
  }

  /** What is in it, in short: another when anything is another. */
  async mark(): Promise<string> {
    const parts = [...this.#data].map(async ([name, value]) => [
      name,
      typeof value === 'string' ? value : digestOf(new Uint8Array(await value.arrayBuffer())),
    ]);
    return digestOf(JSON.stringify(await Promise.all(parts)));
  }

  has(name: string): boolean {
    return this.#data.has(name);
  }

  /** A file that was chosen. */
  async file(name: string): Promise<{ name: string; bytes: Buffer } | undefined> {
    const value = this.#data.get(name);
    if (value === null || typeof value === 'string' || value.size === 0) return undefined;
    return { name: value.name, bytes: Buffer.from(await value.arrayBuffer()) };
  }
}
