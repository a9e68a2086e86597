import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BareRepository, type Commit, type Person, type Write } from './bare-repository.ts';

/** Somebody with an account, who is known by a token. */
export interface Account extends Person {
  login: string;
  token: string;
}

export interface PullRequest {
  number: number;
  title: string;
  text: string;
  base: string;
  head: string;
  state: 'open' | 'closed';
}

interface Asked {
  path: string;
  query: URLSearchParams;
  account: Account;
  body: Record<string, unknown>;
}

interface Answer {
  status?: number;
  json?: unknown;
  bytes?: Buffer;
}

type Act = (asked: Asked, ...parts: string[]) => Answer;

const STATUS: Readonly<Record<string, string>> = { A: 'added', D: 'removed', M: 'modified' };

/**
 * A Git server with as much of Forgejo’s API as the editing room asks for, over a real repository. What it does not know it refuses with
 * 501 and keeps in `unknown`, so that a room which begins to ask for something else is found out. Its words and refusals are those of
 * Forgejo 12: https://codeberg.org/api/swagger
 */
export class Forgejo {
  readonly repository: BareRepository;
  readonly name: string;
  readonly pulls: PullRequest[] = [];
  /** `GET /repos/…` of what was asked for and is not known. */
  readonly unknown: string[] = [];
  readonly #accounts: readonly Account[];
  readonly #server: Server;
  readonly #routes: [method: string, path: RegExp, act: Act][];

  /** @param name `harbour-times/website` */
  static async start(content: string, name: string, accounts: readonly Account[]): Promise<Forgejo> {
    const forgejo = new Forgejo(content, name, accounts);
    await new Promise<void>((ready) => forgejo.#server.listen(0, '127.0.0.1', ready));
    return forgejo;
  }

  private constructor(content: string, name: string, accounts: readonly Account[]) {
    this.name = name;
    this.#accounts = accounts;
    this.repository = new BareRepository(content, accounts[0] ?? { name: 'Nobody', email: 'nobody@newsroom.example' });
    this.#routes = [
      ['GET', /^\/version$/, () => ({ json: { version: '12.0.4+gitea-1.22.0' } })],
      ['GET', /^\/user$/, ({ account }) => ({ json: personOf(account) })],
      ['GET', /^\/settings\/api$/, () => ({ json: { default_paging_num: 30, max_response_items: 50, default_max_blob_size: 10485760 } })],
      ['GET', this.#own(''), () => ({ json: { full_name: name, default_branch: 'main', permissions: { pull: true, push: true } } })],
      ['GET', this.#own('/branches/(.+)'), (_, branch = '') => this.#branch(branch)],
      ['POST', this.#own('/branches'), ({ body }) => this.#beginBranch(body)],
      ['GET', this.#own('/git/trees/([0-9a-f]{40})'), ({ query }, commit = '') => this.#tree(commit, Number(query.get('page') ?? 1))],
      ['GET', this.#own('/git/blobs'), ({ query }) => this.#blobs((query.get('shas') ?? '').split(','))],
      ['GET', this.#own('/media/([^/]+)/(.+)'), (_, branch = '', path = '') => this.#media(branch, path)],
      ['GET', this.#own('/commits'), ({ query }) => this.#history(query.get('sha') ?? 'main', query.get('path') ?? undefined)],
      ['POST', this.#own('/contents'), ({ body, account }) => this.#change(body, account)],
      ['GET', this.#own('/compare/(.+?)\\.\\.\\.(.+)'), (_, base = '', head = '') => this.#compare(base, head)],
      ['GET', this.#own('/pulls'), ({ query }) => this.#listPulls(query)],
      ['POST', this.#own('/pulls'), ({ body }) => this.#openPull(body)],
    ];
    // Git works in this process, which answers nobody meanwhile.
    this.#server = createServer({ keepAliveTimeout: 120_000 }, (request, response) => {
      void this.#answer(request).then(({ status = 200, json, bytes }) => {
        response.writeHead(status, {
          'Access-Control-Allow-Origin': '*',
          'Access-Control-Allow-Headers': 'Authorization, Content-Type',
          'Access-Control-Allow-Methods': 'GET, POST',
          'Content-Type': bytes ? 'application/octet-stream' : 'application/json',
        });
        response.end(bytes ?? (json === undefined ? '' : JSON.stringify(json)));
      });
    });
  }

  get origin(): string {
    return `http://localhost:${String((this.#server.address() as AddressInfo).port)}`;
  }

  /** What a reviewer does at the service’s own page; the branch is taken away, as the service does on demand. */
  merge(number: number, by: Person): void {
    const pull = this.pulls.find((one) => one.number === number);
    if (pull?.state !== 'open') throw new Error(`There is no open pull request ${String(number)}.`);
    this.repository.merge(pull.head, pull.base, `Merge pull request '${pull.title}' (#${String(number)})`, by);
    this.repository.remove(pull.head);
    pull.state = 'closed';
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
    this.repository.destroy();
  }

  #own(rest: string): RegExp {
    return new RegExp(`^/repos/${this.name}${rest}$`);
  }

  async #answer(request: IncomingMessage): Promise<Answer> {
    if (request.method === 'OPTIONS') return { status: 204 };
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const path = decodeURIComponent(pathname).replace(/^\/api\/v1/, '');
    const account = this.#accounts.find(({ token }) => request.headers.authorization === `token ${token}`);
    if (!account) return refusal(401, 'user does not exist [uid: 0, name: ]');
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const text = Buffer.concat(parts).toString();
    const asked = { path, query: searchParams, account, body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> };
    for (const [method, pattern, act] of this.#routes) {
      const found = method === request.method ? pattern.exec(path) : null;
      if (found) return act(asked, ...found.slice(1));
    }
    this.unknown.push(`${request.method ?? ''} ${request.url ?? ''}`);
    return refusal(501, `This server of the tests does not know ${request.method ?? ''} ${path}: add it to tests/support/forgejo.ts.`);
  }

  #branch(name: string): Answer {
    const [commit] = this.repository.headOf(name) === undefined ? [] : this.repository.history(name);
    if (!commit) return refusal(404, "The target couldn't be found.");
    return { json: { name, commit: { id: commit.sha, message: commit.message } } };
  }

  #beginBranch({ new_branch_name: name, old_ref_name: from }: Record<string, unknown>): Answer {
    const head = this.repository.headOf(String(from));
    if (head === undefined) return refusal(404, 'The old branch does not exist');
    if (this.repository.headOf(String(name)) !== undefined) return refusal(409, 'The branch already exists.');
    this.repository.begin(String(name), head);
    return { status: 201, ...this.#branch(String(name)) };
  }

  #tree(commit: string, page: number): Answer {
    const all = this.repository.blobsOf(commit);
    const tree = all.slice((page - 1) * 1000, page * 1000).map((blob) => ({ ...blob, type: 'blob', mode: '100644' }));
    return { json: { sha: commit, tree, truncated: all.length > page * 1000, page, total_count: all.length } };
  }

  #blobs(shas: readonly string[]): Answer {
    const found = this.repository.bytesOf(shas);
    const json = shas.flatMap((sha, place) => {
      const bytes = found[place];
      return bytes ? [{ sha, size: bytes.length, encoding: 'base64', content: bytes.toString('base64') }] : [];
    });
    return { json };
  }

  #media(branch: string, path: string): Answer {
    const bytes = this.repository.read(branch, path);
    return bytes ? { bytes } : refusal(404, "The target couldn't be found.");
  }

  #history(branch: string, path?: string): Answer {
    return { json: this.repository.history(branch, path).map(commitOf) };
  }

  /** A change of several files is made as a whole, and refused where one of them is another by now. */
  #change({ branch, message, author, files }: Record<string, unknown>, account: Account): Answer {
    const head = this.repository.headOf(String(branch));
    if (head === undefined) return refusal(404, `branch does not exist [name: ${String(branch)}]`);
    const there = new Map(this.repository.blobsOf(head).map(({ path, sha }) => [path, sha]));
    const writes: Write[] = [];
    for (const { operation, path, from_path: from, sha, content } of files as Record<string, string>[]) {
      if (path === undefined) return refusal(422, '[Path]: Required');
      const known = there.get(from ?? path);
      if (operation === 'create' && known !== undefined) return refusal(422, `repository file already exists [path: ${path}]`);
      if (operation !== 'create' && known === undefined) return refusal(404, `repository file does not exist [path: ${path}]`);
      if (operation !== 'create' && known !== sha)
        return refusal(409, `sha does not match [given: ${String(sha)}, expected: ${String(known)}]`);
      if (from !== undefined && from !== path) writes.push({ path: from });
      writes.push(operation === 'delete' ? { path } : { path, bytes: Buffer.from(content ?? '', 'base64') });
    }
    const { name, email } = { ...account, ...withoutBlanks(author) };
    const made = this.repository.commit(String(branch), writes, String(message), { name, email });
    const shas = new Map(this.repository.blobsOf(made).map(({ path, sha }) => [path, sha]));
    const saved = (files as { path: string }[]).map(({ path }) => (shas.has(path) ? { path, sha: shas.get(path) } : null));
    return { status: 201, json: { commit: { sha: made, created: new Date().toISOString() }, files: saved } };
  }

  #compare(base: string, head: string): Answer {
    const [from, to] = [this.repository.headOf(base), this.repository.headOf(head)];
    if (from === undefined || to === undefined) return refusal(404, "The target couldn't be found.");
    const commits = this.repository.between(from, to).map(commitOf);
    return { json: { total_commits: commits.length, commits } };
  }

  #listPulls(query: URLSearchParams): Answer {
    const [limit, page] = [Number(query.get('limit') ?? 30), Number(query.get('page') ?? 1)];
    const found = this.pulls.filter(({ state }) => query.get('state') !== 'open' || state === 'open').toReversed();
    return { json: found.slice((page - 1) * limit, page * limit).map((pull) => this.#pullOf(pull)) };
  }

  #openPull({ title, body, head, base }: Record<string, unknown>): Answer {
    const made = { title: String(title), text: String(body), head: String(head), base: String(base), state: 'open' as const };
    const isThere = this.pulls.some((pull) => pull.state === 'open' && pull.head === made.head && pull.base === made.base);
    if (isThere) return refusal(409, 'pull request already exists for these targets');
    const pull = { ...made, number: this.pulls.length + 1 };
    this.pulls.push(pull);
    return { status: 201, json: this.#pullOf(pull) };
  }

  #pullOf({ number, title, text, base, head, state }: PullRequest) {
    const repo = { full_name: this.name };
    const html_url = `${this.origin}/${this.name}/pulls/${String(number)}`;
    return { number, title, body: text, state, html_url, base: { ref: base, repo }, head: { ref: head, repo } };
  }
}

function personOf({ login, name, email }: Account) {
  return { id: 1, login, full_name: name, email, avatar_url: '', html_url: '' };
}

function commitOf({ sha, parents, message, author, date, files }: Commit) {
  return {
    sha,
    created: date,
    parents: parents.map((parent) => ({ sha: parent })),
    commit: { message, author: { ...author, date } },
    files: files.map(({ path, letter }) => ({ filename: path, status: STATUS[letter] ?? 'modified' })),
  };
}

function withoutBlanks(person: unknown): Partial<Person> {
  return Object.fromEntries(Object.entries((person ?? {}) as Person).filter(([, value]) => value !== ''));
}

function refusal(status: number, message: string): Answer {
  return { status, json: { message, url: 'https://codeberg.org/api/swagger' } };
}
