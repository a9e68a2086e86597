import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

/**
 * Takes comments that readers send by the form below stories, and keeps each as a file until an editor has read it. It shows what the form
 * expects of whoever takes it (docs/publishing.md), and is enough for a newspaper. One file, no packages: copy it to a server with
 * Node 24, and run `node comments-endpoint.ts --site https://example.org/ --inbox comments-inbox --port 8787` behind its web server.
 */
export interface EndpointOptions {
  /** The newspaper’s address. Readers are sent back to pages below it and to no others. */
  site: string;
  /** The folder that comments are kept in. */
  inbox: string;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** What waits for an editor. Only `story`, `name`, `text` and `received` are always there; nothing of it has been checked for its meaning. */
export interface WaitingComment {
  /** The story’s id: en/2026/storm */
  story: string;
  name: string;
  text: string;
  /** Never published. */
  email?: string;
  /** In ISO form, UTC. */
  received: string;
}

const MOST_BYTES = 64 * 1024;
const MOST = { name: 80, email: 200, text: 5000, story: 200 };
/** Nobody reads a story and writes about it faster. */
const LEAST_SECONDS = 4;
/** How long a form that was shown to be sent once more stays good. */
const FORM_SECONDS = 60 * 60;
/** How many comments one address may send in how many minutes. */
const RATE = { comments: 5, minutes: 10 };
const STORY_ID = /^[a-z]{2,3}(?:-[A-Za-z]+)*\/\d{4}\/[a-z0-9-]+$/;

/** A server that takes comments; it does not listen yet. */
export function createCommentsEndpoint({ site, inbox, now = Date.now }: EndpointOptions): Server {
  const secret = randomBytes(32);
  const headers = headersFor(site);
  const recent = new Map<string, number[]>();
  mkdirSync(inbox, { recursive: true });

  const sign = (seconds: number) => `${seconds}.${createHmac('sha256', secret).update(String(seconds)).digest('base64url')}`;
  const ageOf = (token: string): number | undefined => {
    const seconds = Number(token.split('.')[0]);
    const [own, given] = [Buffer.from(sign(seconds)), Buffer.from(token)];
    return own.length === given.length && timingSafeEqual(own, given) ? now() / 1000 - seconds : undefined;
  };

  /** Whether an address has sent too many; who they are is not written down. */
  const isTooOften = (address: string): boolean => {
    const since = now() - RATE.minutes * 60_000;
    for (const [other, times] of recent) if ((times.at(-1) ?? 0) < since) recent.delete(other);
    const own = (recent.get(address) ?? []).filter((time) => time >= since);
    recent.set(address, [...own, now()]);
    return own.length >= RATE.comments;
  };

  const keep = (fields: URLSearchParams): void => {
    const email = fields.get('email')?.trim();
    const comment: WaitingComment = {
      story: fields.get('story') ?? '',
      name: (fields.get('name') ?? '').trim(),
      text: (fields.get('text') ?? '').trim(),
      ...(email ? { email } : {}),
      received: new Date(now()).toISOString(),
    };
    // Whole or not at all: an editor’s program may read meanwhile.
    const draft = join(inbox, `.${randomUUID()}.part`);
    writeFileSync(draft, `${JSON.stringify(comment, undefined, 2)}\n`, { flag: 'wx', mode: 0o600 });
    renameSync(draft, join(inbox, `${comment.received.replace(/\D/g, '').slice(0, 14)}-${randomUUID().slice(0, 8)}.json`));
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== 'POST') {
      response.writeHead(405, { allow: 'POST', ...headers }).end('Comments are sent here by the form below a story.\n');
      return;
    }
    const fields = new URLSearchParams(await readBody(request));
    const back = pageOf(fields.get('page') ?? '', site);
    if (!back) {
      response.writeHead(400, headers).end('This comment does not come from a page of the newspaper.\n');
      return;
    }
    const leadTo = (place: string) => response.writeHead(303, { location: `${back}#${place}`, ...headers }).end();
    // A trap: people do not see this field. What fills it in is told that all is well.
    if (fields.get('website')) leadTo('your-comment-sent');
    else if (!isSound(fields) || isTooOften(senderOf(request))) leadTo('your-comment-refused');
    else {
      const seconds = fields.get('seconds') ?? '';
      const age = fields.has('form') ? ageOf(fields.get('form') ?? '') : seconds === '' ? undefined : Number(seconds);
      // Sent from a page without scripts, which cannot tell how long it was open: shown once more, and sent again.
      if (age === undefined || Number.isNaN(age) || age > FORM_SECONDS) {
        response
          .writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers })
          .end(secondForm(fields, sign(Math.round(now() / 1000))));
      } else if (age < LEAST_SECONDS) leadTo('your-comment-refused');
      else {
        keep(fields);
        leadTo('your-comment-sent');
      }
    }
  };

  return createServer((request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(413, { connection: 'close', ...headers });
      response.end();
      request.destroy();
    });
  });
}

const headersFor = (site: string) => ({
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  // A form that is sent leads back to the newspaper, which browsers ask leave for.
  'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; form-action 'self' ${new URL(site).origin}; frame-ancestors 'none'`,
  'referrer-policy': 'no-referrer',
});

function isSound(fields: URLSearchParams): boolean {
  const lengthOf = (name: keyof typeof MOST) => (fields.get(name) ?? '').trim().length;
  const isFilled = lengthOf('name') > 0 && lengthOf('text') > 0 && STORY_ID.test(fields.get('story') ?? '');
  return isFilled && (Object.keys(MOST) as (keyof typeof MOST)[]).every((name) => lengthOf(name) <= MOST[name]);
}

/** The page that the form stood on, without what follows a question or number sign; undefined when it is not one of the newspaper. */
function pageOf(address: string, site: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const [page, paper] = [new URL(address), new URL(site)];
  return page.origin === paper.origin && page.pathname.startsWith(paper.pathname) ? page.origin + page.pathname : undefined;
}

/** Behind a web server on the same machine, that server says who asks. */
function senderOf({ headers, socket }: IncomingMessage): string {
  const address = socket.remoteAddress ?? '';
  const isNear = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(address);
  const forwarded = [headers['x-forwarded-for'] ?? ''].flat().join(',').split(',').at(-1)?.trim() ?? '';
  return isNear && forwarded !== '' ? forwarded : address;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MOST_BYTES) throw new Error('Too large.');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** What was written, to be read over and sent again. */
function secondForm(fields: URLSearchParams, token: string): string {
  const hidden = [...['story', 'page', 'name', 'email', 'text'].map((name) => [name, fields.get(name) ?? '']), ['form', token]];
  return `<!doctype html><html><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(fields.get('name') ?? '')}</title>
<style>body{font:1.1rem/1.5 Georgia,serif;max-inline-size:36rem;margin:2rem auto;padding-inline:1rem}button{font:inherit;padding:.6rem 1.5rem}</style>
<form method="post">${hidden.map(([name = '', value = '']) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`).join('')}
<p dir="auto"><b>${escapeHtml(fields.get('name') ?? '')}</b></p><p dir="auto" style="white-space:pre-wrap">${escapeHtml(fields.get('text') ?? '')}</p>
<button>${escapeHtml(fields.get('send') ?? 'Send')}</button></form></html>\n`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({
    options: { site: { type: 'string' }, inbox: { type: 'string', default: 'comments-inbox' }, port: { type: 'string', default: '8787' } },
  });
  if (values.site === undefined || !URL.canParse(values.site)) {
    console.error('Say whose comments are taken: --site https://example.org/');
    process.exitCode = 2;
  } else {
    createCommentsEndpoint({ site: values.site, inbox: values.inbox }).listen(Number(values.port), '127.0.0.1', () => {
      console.log(`Comments are taken at http://127.0.0.1:${values.port}/ and kept in ${values.inbox}.`);
    });
  }
}
