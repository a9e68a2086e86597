import type { Commit, Write } from './bare-repository.ts';
import { GitService, type Account, type Answer, type PullRequest, type Route } from './git-service.ts';

const STATUS: Readonly<Record<string, string>> = { A: 'added', D: 'removed', M: 'modified', R: 'renamed' };

interface CommitInput {
  branch: { repositoryNameWithOwner: string; branchName: string };
  expectedHeadOid: string;
  message: { headline: string };
  fileChanges: { additions?: { path: string; contents: string }[]; deletions?: { path: string }[] };
}

/** A GitHub of one’s own, with the words and refusals of its API: https://docs.github.com/en/rest */
export class Github extends GitService {
  readonly kind = 'github';
  protected readonly beginning = '/api/v3';
  protected readonly scheme = 'token';
  protected readonly stranger = 'Bad credentials';
  protected readonly routes: Route[];

  /** @param name `harbour-times/website` */
  static start(content: string, name: string, accounts: readonly Account[]): Promise<Github> {
    return new Github(content, name, accounts).start();
  }

  private constructor(content: string, name: string, accounts: readonly Account[]) {
    super(content, name, accounts);
    this.routes = [
      ['GET', /^\/user$/, ({ account }) => ({ json: personOf(account) })],
      ['GET', this.#own('/collaborators/(.+)'), (_, login = '') => this.#collaborator(login, accounts)],
      ['GET', this.#own('/branches/(.+)'), (_, branch = '') => this.#branch(branch)],
      ['GET', this.#own('/git/ref/heads/(.+)'), (_, branch = '') => this.#reference(branch)],
      ['POST', this.#own('/git/refs'), ({ body }) => this.#begin(body)],
      ['GET', this.#own('/git/trees/(.+)'), ({ query }, name = '') => this.#tree(name, query.get('recursive') === '1')],
      ['GET', this.#own('/git/blobs/([0-9a-f]{40})'), ({ accept }, sha = '') => this.#blob(sha, accept)],
      ['GET', this.#own('/commits'), ({ query }) => this.#history(query)],
      ['GET', this.#own('/contents/(.+)'), ({ query }, path = '') => this.#contents(query.get('ref') ?? 'main', path)],
      ['GET', this.#own('/commits/([0-9a-f]{40})'), (_, sha = '') => ({ json: this.repository.commitsOf([sha]).map(withFiles)[0] })],
      ['GET', this.#own('/compare/(.+?)\\.\\.\\.(.+)'), (_, base = '', head = '') => this.#compare(base, head)],
      ['GET', this.#own('/pulls'), ({ query }) => this.#list(query)],
      ['POST', this.#own('/pulls'), ({ body }) => this.#openPull(body)],
      ['POST', /^\/api\/graphql$/, ({ body, account }) => this.#query(body, account)],
    ];
  }

  protected refusal(status: number, message: string): Answer {
    return refusal(status, message);
  }

  #own(rest: string): RegExp {
    return new RegExp(`^/repos/${this.name}${rest}$`);
  }

  #branch(name: string): Answer {
    const sha = this.repository.headOf(name);
    return sha === undefined ? refusal(404, 'Branch not found') : { json: { name, commit: { sha }, protected: false } };
  }

  #reference(branch: string): Answer {
    const sha = this.repository.headOf(branch);
    return sha === undefined ? refusal(404, 'Not Found') : { json: { ref: `refs/heads/${branch}`, object: { type: 'commit', sha } } };
  }

  #begin({ ref, sha }: Record<string, unknown>): Answer {
    const branch = String(ref).replace(/^refs\/heads\//, '');
    if (branch === ref) return refusal(422, 'Reference name must start with "refs/"');
    if (this.repository.headOf(branch) !== undefined) return refusal(422, 'Reference already exists');
    this.repository.begin(branch, String(sha));
    return { status: 201, ...this.#reference(branch) };
  }

  #tree(name: string, isRecursive: boolean): Answer {
    const commit = this.repository.headOf(name) ?? name;
    if (!/^[0-9a-f]{40}$/.test(commit)) return refusal(404, 'Not Found');
    const tree = this.repository
      .blobsOf(commit)
      .filter(({ path }) => isRecursive || !path.includes('/'))
      .map((blob) => ({ ...blob, type: 'blob', mode: '100644' }));
    return { json: { sha: commit, tree, truncated: false } };
  }

  #collaborator(login: string, accounts: readonly Account[]): Answer {
    return accounts.some((account) => account.login === login) ? { status: 204 } : refusal(404, 'Not Found');
  }

  #blob(sha: string, accept: string): Answer {
    const [bytes] = this.repository.bytesOf([sha]);
    if (!bytes) return refusal(404, 'Not Found');
    if (accept === 'application/vnd.github.raw') return { bytes };
    return { json: { sha, size: bytes.length, encoding: 'base64', content: inLines(bytes) } };
  }

  /** Of a file that is larger than a megabyte, it gives no bytes. */
  #contents(ref: string, path: string): Answer {
    const file = this.repository.fileAt(ref, path);
    if (!file) return refusal(404, 'Not Found');
    const { sha, bytes } = file;
    const isLarge = bytes.length > 1024 * 1024;
    const content = isLarge ? { encoding: 'none', content: '' } : { encoding: 'base64', content: inLines(bytes) };
    return { json: { type: 'file', path, sha, size: bytes.length, ...content } };
  }

  #history(query: URLSearchParams): Answer {
    const most = Math.min(100, Number(query.get('per_page') ?? 30));
    return {
      json: this.repository
        .history(query.get('sha') ?? 'main', query.get('path') ?? undefined)
        .slice(0, most)
        .map(commitOf),
    };
  }

  #compare(base: string, head: string): Answer {
    const [from, to] = [this.repository.headOf(base), this.repository.headOf(head)];
    if (from === undefined || to === undefined) return refusal(404, 'Not Found');
    const files = this.repository.changedSince(from, to).map(({ path, letter, from: previous_filename }) => ({
      filename: path,
      status: STATUS[letter] ?? 'changed',
      ...(previous_filename === undefined ? {} : { previous_filename }),
    }));
    return { json: { total_commits: this.repository.between(from, to).length, files } };
  }

  #list(query: URLSearchParams): Answer {
    const [owner] = this.name.split('/');
    const found = this.pulls.filter(
      ({ state, head, base }) =>
        state === query.get('state') && `${owner ?? ''}:${head}` === query.get('head') && base === query.get('base'),
    );
    return { json: found.map((pull) => this.#pullOf(pull)) };
  }

  #openPull({ title, body, head, base }: Record<string, unknown>): Answer {
    if (this.repository.headOf(String(head)) === undefined) return refusal(422, 'Validation Failed');
    const pull = this.open({ title: String(title), text: String(body), head: String(head), base: String(base) });
    return pull ? { status: 201, json: this.#pullOf(pull) } : refusal(422, 'Validation Failed');
  }

  #pullOf({ number, title, text, base, head, state }: PullRequest) {
    return {
      number,
      title,
      body: text,
      state,
      html_url: `${this.origin}/${this.name}/pull/${String(number)}`,
      base: { ref: base },
      head: { ref: head },
    };
  }

  /** A query is answered with 200 even where it is refused. */
  #query({ query, variables }: Record<string, unknown>, account: Account): Answer {
    const asked = String(query).trim();
    if (asked.includes('createCommitOnBranch(input: $input)'))
      return this.#commit(asked, (variables as { input: CommitInput }).input, account);
    const { owner, repo, branch = '' } = variables as Record<string, string>;
    const data = `${owner ?? ''}/${repo ?? ''}` === this.name ? this.#asked(asked, branch) : null;
    return data === undefined ? this.unknownQuery(asked) : { json: { data: { repository: data } } };
  }

  /** What is asked of the repository; undefined where it is not known. */
  #asked(query: string, branch: string): object | undefined {
    if (query.includes('history(first: 1) { nodes { oid message } }')) {
      const [last] = this.repository.headOf(branch) === undefined ? [] : this.repository.history(branch);
      return { ref: last ? { target: { history: { nodes: [{ oid: last.sha, message: last.message }] } } } : null };
    }
    if (query.includes('{ ref(qualifiedName: $branch) { target { ... on Commit { oid } } } }'))
      return { ref: { target: { oid: this.repository.headOf(branch) } } };
    // Nobody has published anything from here.
    const published = [...query.matchAll(/(\w+): +object\(oid: "[0-9a-f]{40}"\) \{ \.\.\. on Commit \{/g)];
    if (published.length > 0) return Object.fromEntries(published.map(([, name = '']): [string, object] => [name, {}]));
    const texts = [...query.matchAll(/(\w+): +object\(oid: "([0-9a-f]{40})"\) \{ \.\.\. on Blob \{ text isTruncated \} \}/g)];
    if (texts.length > 0) {
      const found = this.repository.bytesOf(texts.map(([, , oid = '']) => oid));
      return Object.fromEntries(
        texts.map(([, name = ''], place): [string, object] => [name, { text: found[place]?.toString() ?? null, isTruncated: false }]),
      );
    }
    const files = [
      ...query.matchAll(/(\w+): +ref\(qualifiedName: \$branch\) \{ target \{ \.\.\. on Commit \{ history\(first: 1, path: ("[^"]*")\)/g),
    ];
    if (files.length === 0) return undefined;
    const commits = this.repository.history(branch);
    return Object.fromEntries(
      files.map(([, name = '', written = '""']): [string, object] => {
        const last = commits.find((commit) => commit.files.some(({ path }) => path === JSON.parse(written)));
        const nodes = last ? [{ author: { ...last.author, user: { id: 1, login: last.author.name } }, committedDate: last.date }] : [];
        return [name, { target: { history: { nodes } } }];
      }),
    );
  }

  #commit(query: string, { branch, expectedHeadOid, message, fileChanges }: CommitInput, account: Account): Answer {
    const refused = (type: string, said: string): Answer => ({
      json: { data: { createCommitOnBranch: null }, errors: [{ type, path: ['createCommitOnBranch'], message: said }] },
    });
    const head = this.repository.headOf(branch.branchName);
    if (branch.repositoryNameWithOwner !== this.name || head === undefined)
      return refused('NOT_FOUND', `Could not resolve to a Ref with the name '${branch.branchName}'.`);
    if (head !== expectedHeadOid)
      return refused('STALE_DATA', `Expected branch to point to "${expectedHeadOid}" but it did not. Pull and try again.`);
    const { additions = [], deletions = [] } = fileChanges;
    const there = new Set(this.repository.blobsOf(head).map(({ path }) => path));
    const missing = deletions.find(({ path }) => !there.has(path));
    if (missing) return refused('UNPROCESSABLE', `A path was requested for deletion which does not exist: ${missing.path}`);
    const writes: Write[] = [...deletions, ...additions.map(({ path, contents }) => ({ path, bytes: Buffer.from(contents, 'base64') }))];
    const oid = this.repository.commit(branch.branchName, writes, message.headline, account);
    const shas = new Map(this.repository.blobsOf(oid).map(({ path, sha }) => [path, sha]));
    const files = [...query.matchAll(/(\w+): +file\(path: ("[^"]*")\) \{ oid \}/g)].map(([, name, written = '""']) => [
      name,
      { oid: shas.get(JSON.parse(written) as string) },
    ]);
    const commit = { oid, committedDate: new Date().toISOString(), ...(Object.fromEntries(files) as object) };
    return { json: { data: { createCommitOnBranch: { commit } } } };
  }
}

function commitOf({ sha, parents, message, author, date }: Commit) {
  return { sha, parents: parents.map((parent) => ({ sha: parent })), commit: { message, author: { ...author, date } } };
}

function personOf({ login, name, email }: Account) {
  return { id: 1, login, name, email, avatar_url: '', html_url: '' };
}

function inLines(bytes: Buffer): string {
  return `${bytes.toString('base64').replace(/.{60}/g, '$&\n')}\n`;
}

function withFiles(commit: Commit) {
  return { ...commitOf(commit), files: commit.files.map(({ path, letter }) => ({ filename: path, status: STATUS[letter] ?? 'changed' })) };
}

function refusal(status: number, message: string): Answer {
  return { status, json: { message, documentation_url: 'https://docs.github.com/rest', status: String(status) } };
}
