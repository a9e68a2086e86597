import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BareRepository, type Person } from './bare-repository.ts';

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

export interface Asked {
  query: URLSearchParams;
  account: Account;
  body: Record<string, unknown>;
  /** What kind of answer is wanted. */
  accept: string;
}

export interface Answer {
  status?: number;
  json?: unknown;
  bytes?: Buffer;
}

/** How a service is asked: the method, what its path matches, and what is done. */
export type Route = [method: string, path: RegExp, act: (asked: Asked, ...parts: string[]) => Answer];

/**
 * A Git server with as much of a service’s API as the editing room asks for, over a real repository. What it does not know it refuses
 * with 501 and keeps in `unknown`, so that a room which begins to ask for something else is found out.
 */
export abstract class GitService {
  readonly repository: BareRepository;
  /** `harbour-times/website` */
  readonly name: string;
  readonly pulls: PullRequest[] = [];
  /** `GET /repos/…` of what was asked for and is not known. */
  readonly unknown: string[] = [];
  /** Whatever was asked for, in order: `GET /repos/…`. */
  readonly asked: string[] = [];
  readonly #accounts: readonly Account[];
  readonly #server: Server;

  constructor(content: string, name: string, accounts: readonly Account[]) {
    this.name = name;
    this.#accounts = accounts;
    this.repository = new BareRepository(content, accounts[0] ?? { name: 'Nobody', email: 'nobody@newsroom.example' });
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

  /** The kind of service, as the room’s settings name it. */
  abstract readonly kind: 'forgejo' | 'github' | 'gitlab';
  /** What the paths of its API begin with: `/api/v1`. */
  protected abstract readonly beginning: string;
  /** What stands before the token in a request. */
  protected abstract readonly scheme: 'token' | 'Bearer';
  protected abstract readonly routes: readonly Route[];
  /** A refusal in the service’s form. */
  protected abstract refusal(status: number, message: string): Answer;
  /** What a service says to a token that it does not know. */
  protected abstract readonly stranger: string;

  async start(): Promise<this> {
    await new Promise<void>((ready) => this.#server.listen(0, '127.0.0.1', ready));
    return this;
  }

  get origin(): string {
    return `http://localhost:${String((this.#server.address() as AddressInfo).port)}`;
  }

  get api(): string {
    return this.origin + this.beginning;
  }

  /** What a reviewer does at the service’s own page; the branch is taken away, as the service does on demand. */
  merge(number: number, by: Person): void {
    const pull = this.pulls.find((one) => one.number === number);
    if (pull?.state !== 'open') throw new Error(`There is no open review ${String(number)}.`);
    this.repository.merge(pull.head, pull.base, `Merge '${pull.title}' (#${String(number)})`, by);
    this.repository.remove(pull.head);
    pull.state = 'closed';
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
    this.repository.destroy();
  }

  /** Refuses a query, which has no path of its own to be known by. */
  protected unknownQuery(query: string): Answer {
    this.unknown.push(`POST graphql ${query}`);
    return this.refusal(501, `This server of the tests does not know the query “${query}”: add it to tests/support/${this.kind}.ts.`);
  }

  /** Opens a review unless one is open of the same branches; undefined then. */
  protected open(made: Omit<PullRequest, 'number' | 'state'>): PullRequest | undefined {
    if (this.pulls.some((pull) => pull.state === 'open' && pull.head === made.head && pull.base === made.base)) return undefined;
    const pull = { ...made, number: this.pulls.length + 1, state: 'open' as const };
    this.pulls.push(pull);
    return pull;
  }

  async #answer(request: IncomingMessage): Promise<Answer> {
    if (request.method === 'OPTIONS') return { status: 204 };
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const asked = `${request.method ?? ''} ${request.url ?? ''}`;
    this.asked.push(asked);
    const account = this.#accounts.find(({ token }) => request.headers.authorization === `${this.scheme} ${token}`);
    if (!account) return this.refusal(401, this.stranger);
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const text = Buffer.concat(parts).toString();
    const body = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
    const path = pathname.startsWith(this.beginning) ? pathname.slice(this.beginning.length) : pathname;
    for (const [method, pattern, act] of this.routes) {
      const found = method === request.method ? pattern.exec(path) : null;
      if (found)
        return act({ query: searchParams, account, body, accept: request.headers.accept ?? '' }, ...found.slice(1).map(decodeURIComponent));
    }
    this.unknown.push(asked);
    return this.refusal(
      501,
      `This server of the tests does not know ${request.method ?? ''} ${path}: add it to tests/support/${this.kind}.ts.`,
    );
  }
}
