import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DeskGround } from '../../admin/desk/desk-ground.ts';
import { failed } from '../../admin/file-answers.ts';
import type { Turns } from '../../admin/turns.ts';
import { doComments, showComments } from './comment-answers.ts';
import type { DeskAnswer, DeskPlace } from './desk-answer.ts';
import { FilledForm, formRefusal } from './form-request.ts';
import { doFront, showFront } from './front-answers.ts';
import { doLive, showLive } from './live-answers.ts';
import { doRedirects, showRedirects } from './redirect-answers.ts';
import { doSections, showSections } from './section-answers.ts';
import { doSite, showSite } from './site-answers.ts';
import { doStanding, showStanding } from './standing-answers.ts';
import { doTranslation, showTranslation } from './translation-answers.ts';

type Show = (ground: DeskGround, place: DeskPlace, asked: URLSearchParams) => Promise<DeskAnswer>;
type Do = (ground: DeskGround, place: DeskPlace, form: FilledForm) => Promise<DeskAnswer>;

const PAGES: Readonly<Record<string, { show: Show; do: Do }>> = {
  'live/': { show: showLive, do: doLive },
  'front/': { show: showFront, do: doFront },
  'translate/': { show: showTranslation, do: doTranslation },
  'comments/': { show: showComments, do: doComments },
  'sections/': { show: showSections, do: doSections },
  'redirects/': { show: showRedirects, do: doRedirects },
  'pages/': { show: showStanding, do: doStanding },
  'site/': { show: showSite, do: doSite },
};

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src 'self' blob:; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Forms are known for as long as anyone would send one twice by mistake. */
const MOST_REMEMBERED = 200;

/** The desk’s forms at `/_desk/…`, which only `npm run dev` has. What they write goes through the check, one thing after another. */
export class DeskPages {
  readonly #ground: DeskGround;
  readonly #turns: Turns;
  readonly #place: DeskPlace;
  readonly #top: string;
  /** What came of forms that were taken, by what was in them. */
  readonly #sent = new Map<string, string>();

  constructor(ground: DeskGround, turns: Turns, base: string) {
    this.#ground = ground;
    this.#turns = turns;
    this.#place = { base, once: () => randomUUID() };
    this.#top = `${base}_desk/`;
  }

  /** True of the address of one of its pages. */
  has(pathname: string): boolean {
    return pathname.startsWith(this.#top) && pathname.slice(this.#top.length).replace(/\/?$/, '/') in PAGES;
  }

  async answer(request: IncomingMessage, response: ServerResponse, { pathname, searchParams }: URL): Promise<void> {
    const answer = await this.#respond(request, pathname.slice(this.#top.length).replace(/\/?$/, '/'), searchParams).catch(
      (error: unknown) => tellFailure(error, request.headers.accept === 'application/json'),
    );
    if (response.destroyed) return;
    response.setHeader('Content-Security-Policy', POLICY);
    response.setHeader('Content-Type', 'json' in answer ? 'application/json' : 'text/html; charset=utf-8');
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    if ('location' in answer) response.setHeader('Location', answer.location);
    response.statusCode = answer.status;
    response.end('html' in answer ? answer.html : 'json' in answer ? JSON.stringify(answer.json) : '');
  }

  async #respond(request: IncomingMessage, page: string, asked: URLSearchParams): Promise<DeskAnswer> {
    const refusal = formRefusal(request);
    const tasks = PAGES[page];
    if (refusal !== undefined) return { status: 403, html: refusal };
    if (!tasks) return { status: 404, html: 'There is no such page.' };
    if (request.method === 'GET' || request.method === 'HEAD') return tasks.show(this.#ground, this.#place, asked);
    if (request.method !== 'POST') return { status: 405, html: 'A form is sent with POST.' };
    const form = await FilledForm.of(request);
    const mark = await form.mark();
    return this.#turns.take(async () => {
      const earlier = this.#sent.get(mark);
      if (earlier !== undefined) return { status: 303, location: earlier };
      const answer = await tasks.do(this.#ground, this.#place, form);
      if ('location' in answer) this.#remember(mark, answer.location);
      return answer;
    });
  }

  #remember(mark: string, location: string): void {
    this.#sent.set(mark, location);
    const [oldest] = this.#sent.keys();
    if (this.#sent.size > MOST_REMEMBERED && oldest !== undefined) this.#sent.delete(oldest);
  }
}

/** Why something could not be done: a page, or JSON for a script of the desk. */
function tellFailure(error: unknown, isAskedByScript: boolean): DeskAnswer {
  const { status, body = '' } = failed(error);
  const words = String(body).replace(/[&<>"]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
  if (isAskedByScript) return { status, json: { faults: [words] } };
  return {
    status,
    html: `<!doctype html><html lang="en"><title>It cannot be done</title><p>${words}</p><p>Go back: what you have written is still there.</p>`,
  };
}
