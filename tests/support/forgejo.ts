import { type Commit, type Person, type Write } from './bare-repository.ts';
import { GitService, type Account, type Answer, type PullRequest, type Route } from './git-service.ts';

export type { Account } from './git-service.ts';

const STATUS: Readonly<Record<string, string>> = { A: 'added', D: 'removed', M: 'modified' };

/** Forgejo, with the words and refusals of its version 12: https://codeberg.org/api/swagger */
export class Forgejo extends GitService {
  readonly kind = 'forgejo';
  protected readonly beginning = '/api/v1';
  protected readonly scheme = 'token';
  protected readonly stranger = 'user does not exist [uid: 0, name: ]';
  protected readonly routes: Route[];

  /** @param name `harbour-times/website` */
  static start(content: string, name: string, accounts: readonly Account[]): Promise<Forgejo> {
    return new Forgejo(content, name, accounts).start();
  }

  private constructor(content: string, name: string, accounts: readonly Account[]) {
    super(content, name, accounts);
    this.routes = [
      ['GET', /^\/version$/, () => ({ json: { version: '12.0.4+gitea-1.22.0' } })],
      ['GET', /^\/user$/, ({ account }) => ({ json: personOf(account) })],
      ['GET', /^\/settings\/api$/, () => ({ json: { default_paging_num: 30, max_response_items: 50, default_max_blob_size: 10485760 } })],
      ['GET', this.#own(''), () => ({ json: { full_name: name, default_branch: 'main', permissions: { pull: true, push: true } } })],
      ['GET', this.#own('/branches/(.+)'), (_, branch = '') => this.#branch(branch)],
      ['POST', this.#own('/branches'), ({ body }) => this.#beginBranch(body)],
      ['GET', this.#own('/git/trees/([0-9a-f]{40})'), ({ query }, commit = '') => this.#tree(commit, Number(query.get('page') ?? 1))],
      ['GET', this.#own('/git/blobs'), ({ query }) => this.#blobs((query.get('shas') ?? '').split(','))],
      ['GET', this.#own('/git/blobs/([0-9a-f]{40})'), (_, sha = '') => this.#blob(sha)],
      ['GET', this.#own('/git/commits/([0-9a-f]{40})'), (_, sha = '') => ({ json: this.repository.commitsOf([sha]).map(commitOf)[0] })],
      ['GET', this.#own('/media/([^/]+)/(.+)'), (_, branch = '', path = '') => this.#media(branch, path)],
      ['GET', this.#own('/commits'), ({ query }) => this.#history(query)],
      ['GET', this.#own('/contents/(.+)'), ({ query }, path = '') => this.#contents(query.get('ref') ?? 'main', path)],
      ['POST', this.#own('/contents'), ({ body, account }) => this.#change(body, account)],
      ['GET', this.#own('/compare/(.+?)\\.\\.\\.(.+)'), (_, base = '', head = '') => this.#compare(base, head)],
      ['GET', this.#own('/pulls'), ({ query }) => this.#listPulls(query)],
      ['POST', this.#own('/pulls'), ({ body }) => this.#openPull(body)],
    ];
  }

  protected refusal(status: number, message: string): Answer {
    return refusal(status, message);
  }

  #own(rest: string): RegExp {
    return new RegExp(`^/repos/${this.name}${rest}$`);
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

  #blob(sha: string): Answer {
    const [bytes] = this.repository.bytesOf([sha]);
    return bytes
      ? { json: { sha, size: bytes.length, encoding: 'base64', content: bytes.toString('base64') } }
      : refusal(400, 'object does not exist');
  }

  #contents(ref: string, path: string): Answer {
    const file = this.repository.fileAt(ref, path);
    if (!file) return refusal(404, `object does not exist [id: , rel_path: ${path}]`);
    return { json: { path, sha: file.sha, type: 'file', encoding: 'base64', content: file.bytes.toString('base64') } };
  }

  #history(query: URLSearchParams): Answer {
    const [limit, page] = [Math.min(50, Number(query.get('limit') ?? 30)), Number(query.get('page') ?? 1)];
    const all = this.repository.history(query.get('sha') ?? 'main', query.get('path') ?? undefined).map(commitOf);
    return {
      json: all
        .slice((page - 1) * limit, page * limit)
        .map(({ files, ...commit }) => (query.get('files') === 'false' ? commit : { ...commit, files })),
    };
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
    const pull = this.open({ title: String(title), text: String(body), head: String(head), base: String(base) });
    return pull ? { status: 201, json: this.#pullOf(pull) } : refusal(409, 'pull request already exists for these targets');
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
