import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isIPv6 } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

/**
 * Takes comments that readers send by the form below stories, and keeps each as a file until an editor has read it. It shows what the form
 * expects of whoever takes it (docs/publishing.md), and is enough for a newspaper. One file, no packages: copy it to a server with
 * Node 24, and run `node comments-endpoint.ts --site https://example.org/ --inbox comments-inbox --port 8787 --proxy` behind its web server.
 */
export interface EndpointOptions {
  /** The newspaper’s address. Readers are sent back to pages below it and to no others. */
  site: string;
  /** The folder that comments are kept in. */
  inbox: string;
  /** Whether it stands behind a web server of one’s own that says in X-Forwarded-For who asks. Anybody can write that header themselves. */
  isBehindProxy?: boolean;
  /** How many comments may wait for an editor. Left out: 2,000. */
  mostWaiting?: number;
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

const FORM_TYPE = 'application/x-www-form-urlencoded';
const MOST_BYTES = 64 * 1024;
/** What is too large is read to its end all the same, so that the sender hears why it is not taken; what is larger than this is not. */
const MOST_BYTES_READ = 16 * MOST_BYTES;
const MOST = { name: 80, email: 200, text: 5000, story: 200 };
/** Letters of a sentence that the form brings. */
const MOST_OWN = 300;
/** Nobody reads a story and writes about it faster. */
const LEAST_SECONDS = 4;
/** How long a form that was shown to be sent once more stays good. */
const FORM_SECONDS = 60 * 60;
/** How many comments one address may send in how many minutes. */
const RATE = { comments: 5, minutes: 10 };
/** Something to see: nobody signs with spaces, joiners or the fillers of Hangul. */
const SEEN = /[[\p{L}\p{N}\p{P}\p{S}]--[\u115F\u1160\u2800\u3164\uFFA0]]/v;
const STORY_ID = /^[a-z]{2,3}(?:-[A-Za-z0-9]+)*\/\d{4}\/[a-z0-9-]+$/;

/** Why a comment is not taken, for whom the form has not brought a sentence in their own language. */
const REFUSALS = {
  unsound: [422, `A comment needs a name and a text of at most ${MOST.text} letters.`],
  often: [429, `No more than ${RATE.comments} comments are taken from one address in ${RATE.minutes} minutes. Please send it again later.`],
  quick: [429, `This was sent within ${LEAST_SECONDS} seconds, as programs do. Please send it again in a moment.`],
  full: [503, 'So many comments wait to be read that no more are taken. Please send it again tomorrow.'],
  failed: [500, 'The comment could not be kept. Please send it again later.'],
} as const;
const AGAIN = 'So that we can tell people from programs, please send your comment once more.';

class TooLarge extends Error {}

/** A server that takes comments; it does not listen yet. */
export function createCommentsEndpoint({
  site,
  inbox,
  isBehindProxy = false,
  mostWaiting = 2000,
  now = Date.now,
}: EndpointOptions): Server {
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

  /** Whether as many have been kept of an address as may be; who they are is not written down. */
  const isTooOften = (address: string): boolean => {
    const since = now() - RATE.minutes * 60_000;
    // Whoever sent last stands last.
    for (const [other, times] of recent) {
      if ((times.at(-1) ?? 0) >= since) break;
      recent.delete(other);
    }
    return (recent.get(address) ?? []).filter((time) => time >= since).length >= RATE.comments;
  };
  const count = (address: string): void => {
    const times = [...(recent.get(address) ?? []), now()].slice(-RATE.comments);
    recent.delete(address);
    recent.set(address, times);
  };
  const isFull = () => readdirSync(inbox).filter((name) => name.endsWith('.json')).length >= mostWaiting;

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

  /** What kept a comment from being kept. */
  const keepIfRoom = (fields: URLSearchParams): 'full' | 'failed' | undefined => {
    try {
      if (isFull()) return 'full';
      keep(fields);
      return undefined;
    } catch (error) {
      console.error(error);
      return 'failed';
    }
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== 'POST') {
      response.writeHead(405, { allow: 'POST', ...headers }).end('Comments are sent here by the form below a story.\n');
      return;
    }
    const fields = new URLSearchParams(await readBody(request));
    const back = pageOf(fields.get('page') ?? '', site);
    if (!back) {
      const isForm = (request.headers['content-type'] ?? FORM_TYPE).startsWith(FORM_TYPE);
      if (isForm) response.writeHead(400, headers).end('This comment does not come from a page of the newspaper.\n');
      else response.writeHead(415, headers).end(`A comment is sent as ${FORM_TYPE}, as forms are.\n`);
      return;
    }
    const leadTo = (place: string) => response.writeHead(303, { location: `${back}#${place}`, ...headers }).end();
    const show = (status: number, said: Said) => {
      const page = pageWith(fields, back, { ...said, token: sign(Math.round(now() / 1000)) });
      response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(page);
    };
    const refuse = (why: keyof typeof REFUSALS) => {
      const [status, sentence] = REFUSALS[why];
      show(status, { own: fields.get('refused') ?? '', sentence, isToBeSent: why !== 'unsound', isFuller: true });
    };
    // A trap: people do not see this field. What fills it in is told that all is well.
    if (fields.getAll('website').some((filled) => filled !== '')) leadTo('your-comment-sent');
    else if (!isSound(fields)) refuse('unsound');
    else {
      const seconds = fields.get('seconds') ?? '';
      const age = fields.has('form') ? ageOf(fields.get('form') ?? '') : seconds === '' ? undefined : Number(seconds);
      const sender = networkOf(isBehindProxy ? forwardedFor(request) : (request.socket.remoteAddress ?? ''));
      if (isTooOften(sender)) refuse('often');
      // Sent from a page without scripts, which cannot tell how long it was open: shown once more, and sent again.
      else if (age === undefined || Number.isNaN(age) || age > FORM_SECONDS)
        show(200, { own: fields.get('again') ?? '', sentence: AGAIN, isToBeSent: true, isFuller: false });
      else if (age < LEAST_SECONDS) refuse('quick');
      else {
        const fault = keepIfRoom(fields);
        if (fault !== undefined) refuse(fault);
        else {
          count(sender);
          leadTo('your-comment-sent');
        }
      }
    }
  };

  return createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      const isTooLarge = error instanceof TooLarge;
      // Whoever goes away in the middle is no fault.
      if (!isTooLarge && request.complete) console.error(error);
      if (response.headersSent) {
        response.end();
        return;
      }
      response
        .writeHead(isTooLarge ? 413 : 500, { connection: 'close', 'content-type': 'text/plain; charset=utf-8', ...headers })
        .end(isTooLarge ? 'This comment is too large.\n' : 'This comment could not be taken. Please send it again later.\n', () => {
          request.destroy();
        });
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
  // The form counts the end of a line as one letter, and sends it as two.
  const lengthOf = (name: keyof typeof MOST) => (fields.get(name) ?? '').replaceAll('\r\n', '\n').trim().length;
  const isFilled =
    (['name', 'text'] as const).every((name) => SEEN.test(fields.get(name) ?? '')) && STORY_ID.test(fields.get('story') ?? '');
  return isFilled && (Object.keys(MOST) as (keyof typeof MOST)[]).every((name) => lengthOf(name) <= MOST[name]);
}

/** The page that the form stood on, without what follows a question or number sign; undefined when it is not one of the newspaper. */
function pageOf(address: string, site: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const [page, paper] = [new URL(address), new URL(site)];
  const folder = paper.pathname.replace(/\/?$/, '/');
  return page.origin === paper.origin && page.pathname.startsWith(folder) ? page.origin + page.pathname : undefined;
}

/** Who asks, as the web server in front says: the last address. Those before it were written by whoever asked. */
function forwardedFor({ headers, socket }: IncomingMessage): string {
  const last = [headers['x-forwarded-for'] ?? ''].flat().join(',').split(',').at(-1)?.trim() ?? '';
  return last === '' ? (socket.remoteAddress ?? '') : last;
}

/** Of IPv6 the first half of an address, below which everybody has as many as they like. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address;
  const [before = '', after] = address.replace(/%.*/, '').split('::');
  const [first, last] = [before, after ?? ''].map((half) => half.split(':').filter((group) => group !== ''));
  const zeros = Array.from({ length: 8 - (first?.length ?? 0) - (last?.length ?? 0) }, () => '0');
  return [...(first ?? []), ...zeros, ...(last ?? [])]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  // A request that is thrown away takes its answer with it.
  for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += part.length;
    if (size <= MOST_BYTES) parts.push(part);
    else if (size > MOST_BYTES_READ) break;
  }
  if (size > MOST_BYTES) throw new TooLarge();
  return Buffer.concat(parts).toString('utf8');
}

interface Said {
  /** What the form has brought in the language of its page; empty when it brings nothing. */
  own: string;
  /** Why, in English. */
  sentence: string;
  /** Whether the English tells more than the form’s own sentence. */
  isFuller: boolean;
  /** Whether it may be sent again as it is. */
  isToBeSent: boolean;
}

/** What was written, to be read over, copied or sent again, with a sentence why. */
function pageWith(fields: URLSearchParams, back: string, { own, sentence, isFuller, isToBeSent, token }: Said & { token: string }): string {
  const names = ['story', 'page', 'send', 'refused', 'again', 'name', 'email', 'text'];
  const hidden = [...names.map((name) => [name, fields.get(name) ?? '']), ['form', token]];
  const story = fields.get('story') ?? '';
  const language = STORY_ID.test(story) ? (story.split('/')[0] ?? '') : '';
  const hasOwn = own !== '' && own.length <= MOST_OWN;
  const why = [
    ...(hasOwn ? [`<p>${escapeHtml(own)}</p>`] : []),
    ...(hasOwn && !isFuller ? [] : [`<p lang="en" dir="ltr">${escapeHtml(sentence)}</p>`]),
  ];
  const button = `<form method="post">${hidden.map(([name = '', value = '']) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`).join('')}
<button>${escapeHtml(fields.get('send') ?? 'Send')}</button></form>\n`;
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(new URL(back).hostname)}</title>
<style>body{font:1.1rem/1.5 Georgia,serif;max-inline-size:36rem;margin:2rem auto;padding-inline:1rem;overflow-wrap:anywhere}button{font:inherit;padding:.6rem 1.5rem}</style>
<body dir="auto"><main>
${why.join('\n')}
<p dir="auto"><b>${escapeHtml(fields.get('name') ?? '')}</b></p><p dir="auto" style="white-space:pre-wrap">${escapeHtml(fields.get('text') ?? '')}</p>
${isToBeSent ? button : ''}<p dir="ltr"><a href="${escapeHtml(back)}#write-comment">${escapeHtml(back)}</a></p></main></body></html>\n`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const USAGE = 'node comments-endpoint.ts --site https://example.org/ [--inbox <folder>] [--port 8787] [--proxy]';

/** What the program was called with, or what is wrong with that. */
export function readEndpointCall(args: string[]): { site: string; inbox: string; port: number; proxy: boolean } | string {
  const options = {
    site: { type: 'string', default: '' },
    inbox: { type: 'string', default: 'comments-inbox' },
    port: { type: 'string', default: '8787' },
    proxy: { type: 'boolean', default: false },
  } as const;
  try {
    const { site, inbox, port, proxy } = parseArgs({ args, options }).values;
    if (!/^https?:/.test(site) || !URL.canParse(site)) return 'Say whose comments are taken: --site https://example.org/';
    if (!/^\d+$/.test(port) || Number(port) > 65_535) return `--port is a number up to 65535, and not “${port}”.`;
    return { site, inbox, port: Number(port), proxy };
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n${USAGE}`;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const call = readEndpointCall(process.argv.slice(2));
  const stop = (why: string): void => {
    console.error(why);
    process.exitCode = 2;
  };
  if (typeof call === 'string') stop(call);
  else {
    const { site, inbox, port, proxy } = call;
    createCommentsEndpoint({ site, inbox, isBehindProxy: proxy })
      .on('error', ({ message }) => {
        stop(`It cannot listen at port ${String(port)}: ${message}`);
      })
      .listen(port, '127.0.0.1', () => {
        console.log(`Comments are taken at http://127.0.0.1:${String(port)}/ and kept in ${inbox}.`);
      });
  }
}
