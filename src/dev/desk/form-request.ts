import type { IncomingMessage } from 'node:http';
import { isOfThisComputer, isToThisComputer } from '../../admin/own-computer.ts';
import { header, receive } from '../../admin/uploads.ts';
import { digestOf } from '../../shared/digest.ts';

/** Why a form’s request is not that of a page of this server: other computers and other sites in this browser have no business here. */
export function formRefusal(request: IncomingMessage): string | undefined {
  const { headers, method } = request;
  if (!isOfThisComputer(request)) return 'The desk works on the computer its files lie on only.';
  if (!isToThisComputer(request)) return 'The desk works at http://localhost only.';
  // Another program of this computer that serves pages is the same site to a browser, and another origin. A browser without the header
  // is an old one, or no browser; `none` is an address that somebody has typed.
  const from = headers['sec-fetch-site'];
  if (method === 'GET' || method === 'HEAD') {
    const isOwn = from === undefined || from === 'same-origin' || from === 'none';
    // A link may lead here from anywhere: who follows it sees the page, and no other page can read it.
    return isOwn || headers['sec-fetch-mode'] === 'navigate' ? undefined : 'The desk can be read from its own pages only.';
  }
  // Browsers say with every form where it was filled in.
  if (headers.origin !== `http://${headers.host ?? ''}`) return 'A form can be sent from the desk’s own pages only.';
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
    const filled = new Response(new Uint8Array(bytes), { headers: { 'Content-Type': type } }).formData();
    return new FilledForm(
      await filled.catch(() => {
        throw new Error('what was sent is no form');
      }),
    );
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
