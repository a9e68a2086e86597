import type { Commit, Write } from './bare-repository.ts';
import { GitService, type Account, type Answer, type PullRequest, type Route } from './git-service.ts';

interface Action {
  action: 'create' | 'delete' | 'move' | 'update';
  file_path: string;
  previous_path?: string;
  content?: string;
  encoding?: 'text' | 'base64';
  last_commit_id?: string;
}

const FILES_AT_ONCE = 100;

/** A GitLab of one’s own, with the words and refusals of its version 18: https://docs.gitlab.com/api/rest/ */
export class Gitlab extends GitService {
  readonly kind = 'gitlab';
  protected readonly beginning = '/api/v4';
  protected readonly scheme = 'Bearer';
  protected readonly stranger = '401 Unauthorized';
  protected readonly routes: Route[];

  /** @param name `harbour-times/website` */
  static start(content: string, name: string, accounts: readonly Account[]): Promise<Gitlab> {
    return new Gitlab(content, name, accounts).start();
  }

  private constructor(content: string, name: string, accounts: readonly Account[]) {
    super(content, name, accounts);
    this.routes = [
      ['GET', /^\/user$/, ({ account }) => ({ json: personOf(account) })],
      ['GET', this.#own('/users'), ({ query }) => ({ json: accounts.filter(({ login }) => login === query.get('search')).map(personOf) })],
      ['GET', this.#own('/repository/files/([^/]+)/raw'), ({ query }, path = '') => this.#raw(query.get('ref') ?? 'HEAD', path)],
      ['GET', this.#own('/repository/branches/([^/]+)'), (_, branch = '') => this.#branch(branch)],
      ['POST', this.#own('/repository/branches'), ({ query }) => this.#begin(query.get('branch') ?? '', query.get('ref') ?? '')],
      ['GET', this.#own('/repository/compare'), ({ query }) => this.#compare(query.get('from') ?? '', query.get('to') ?? '')],
      ['GET', this.#own('/repository/blobs/([0-9a-f]{40})'), (_, sha = '') => this.#blob(sha)],
      ['GET', this.#own('/repository/files/([^/]+)'), ({ query }, path = '') => this.#file(query.get('ref') ?? 'HEAD', path)],
      ['GET', this.#own('/repository/commits'), ({ query }) => this.#history(query)],
      ['GET', this.#own('/repository/commits/([0-9a-f]{40})/diff'), ({ query }, sha = '') => this.#diff(sha, query)],
      ['POST', this.#own('/repository/commits'), ({ body, account }) => this.#commit(body, account)],
      ['GET', this.#own('/merge_requests'), ({ query }) => this.#list(query)],
      ['POST', this.#own('/merge_requests'), ({ body }) => this.#openRequest(body)],
      ['POST', /^\/api\/graphql$/, ({ body }) => this.#query(body)],
    ];
  }

  protected refusal(status: number, message: string): Answer {
    return refusal(status, message);
  }

  #own(rest: string): RegExp {
    return new RegExp(`^/projects/${encodeURIComponent(this.name)}${rest}$`);
  }

  #branch(name: string): Answer {
    const id = this.repository.headOf(name);
    return id === undefined ? refusal(404, '404 Branch Not Found') : { json: { name, commit: { id }, protected: false } };
  }

  #begin(branch: string, ref: string): Answer {
    const from = this.repository.headOf(ref);
    if (from === undefined) return refusal(400, `Invalid reference name: ${ref}`);
    if (this.repository.headOf(branch) !== undefined) return refusal(400, 'Branch already exists');
    this.repository.begin(branch, from);
    return { status: 201, ...this.#branch(branch) };
  }

  #compare(from: string, to: string): Answer {
    const [base, head] = [this.repository.headOf(from), this.repository.headOf(to)];
    if (base === undefined || head === undefined) return refusal(404, '404 Ref Not Found');
    return { json: { commits: [], diffs: this.repository.changedSince(base, head).map(diffOf), compare_same_ref: base === head } };
  }

  #blob(sha: string): Answer {
    const [bytes] = this.repository.bytesOf([sha]);
    return bytes
      ? { json: { sha, size: bytes.length, encoding: 'base64', content: bytes.toString('base64') } }
      : refusal(404, '404 Blob Not Found');
  }

  #file(ref: string, path: string): Answer {
    const file = this.repository.fileAt(ref, path);
    if (!file) return refusal(404, '404 File Not Found');
    const content = { encoding: 'base64', content: file.bytes.toString('base64') };
    return {
      json: {
        file_path: path,
        size: file.bytes.length,
        ...content,
        ref,
        blob_id: file.sha,
        last_commit_id: this.repository.lastCommitOf(ref, path),
      },
    };
  }

  #history(query: URLSearchParams): Answer {
    const branch = query.get('ref_name') ?? 'main';
    if (this.repository.headOf(branch) === undefined) return refusal(404, '404 Repository Not Found');
    return { json: paged(this.repository.history(branch, query.get('path') ?? undefined), query).map(commitOf) };
  }

  #diff(sha: string, query: URLSearchParams): Answer {
    const [commit] = this.repository.commitsOf([sha]);
    return commit ? { json: paged(commit.files, query).map(diffOf) } : refusal(404, '404 Commit Not Found');
  }

  /** All of a commit’s actions are done, or none. */
  #commit({ branch, commit_message: message, actions }: Record<string, unknown>, account: Account): Answer {
    const head = this.repository.headOf(String(branch));
    if (head === undefined) return refusal(400, 'You can only create or edit files when you are on a branch');
    const there = new Set(this.repository.blobsOf(head).map(({ path }) => path));
    const writes: Write[] = [];
    for (const {
      action,
      file_path: path,
      previous_path: from,
      content = '',
      encoding = 'text',
      last_commit_id: last,
    } of actions as Action[]) {
      if (action === 'create' && there.has(path)) return refusal(400, 'A file with this name already exists');
      if (action !== 'create' && !there.has(from ?? path)) return refusal(400, "A file with this name doesn't exist");
      if (last !== undefined && last !== this.repository.lastCommitOf(String(branch), path))
        return refusal(400, `The file has changed since you started editing it: ${path}`);
      if (action === 'move' && from !== undefined) writes.push({ path: from });
      writes.push(action === 'delete' ? { path } : { path, bytes: Buffer.from(content, encoding === 'text' ? 'utf8' : 'base64') });
    }
    this.repository.commit(String(branch), writes, String(message), account);
    return { status: 201, json: this.repository.history(String(branch)).slice(0, 1).map(commitOf)[0] };
  }

  #list(query: URLSearchParams): Answer {
    const found = this.pulls.filter(
      ({ state, head, base }) =>
        (query.get('state') !== 'opened' || state === 'open') && head === query.get('source_branch') && base === query.get('target_branch'),
    );
    return { json: found.map((pull) => this.#requestOf(pull)) };
  }

  #openRequest({ title, description, source_branch: head, target_branch: base }: Record<string, unknown>): Answer {
    const made = this.open({ title: String(title), text: String(description), head: String(head), base: String(base) });
    if (made) return { status: 201, json: this.#requestOf(made) };
    const there = this.pulls.find((pull) => pull.state === 'open' && pull.head === head);
    return {
      status: 409,
      json: { message: [`Another open merge request already exists for this source branch: !${String(there?.number)}`] },
    };
  }

  #requestOf({ number, title, text, base, head, state }: PullRequest) {
    const web_url = `${this.origin}/${this.name}/-/merge_requests/${String(number)}`;
    return {
      iid: number,
      title,
      description: text,
      state: state === 'open' ? 'opened' : 'merged',
      web_url,
      source_branch: head,
      target_branch: base,
    };
  }

  #query({ query, variables }: Record<string, unknown>): Answer {
    const asked = String(query).trim();
    const { fullPath, ref, path, cursor, branch } = variables as Record<string, string>;
    const isThere = fullPath === this.name;
    const answer = (repository: object): Answer => ({ json: { data: { project: isThere ? { repository } : null } } });
    if (asked.includes('tree(ref: $ref, path: $path, recursive: true) { blobs(after: $cursor)'))
      return answer({ tree: this.#tree(ref ?? '', `${path ?? ''}/`, cursor ?? '') });
    if (asked.includes('tree(ref: $branch, recursive: true) { blobs(after: $cursor)'))
      return answer({ tree: this.#tree(branch ?? '', '', cursor ?? '') });
    if (asked.includes('tree(ref: $branch) { lastCommit { sha message } }')) {
      const [last] = this.repository.headOf(branch ?? '') === undefined ? [] : this.repository.history(branch ?? '');
      return answer({ tree: last ? { lastCommit: { sha: last.sha, message: last.message } } : null });
    }
    if (asked.includes('blobs(ref: $branch, paths: $paths) { nodes { rawTextBlob } }')) {
      const { paths } = variables as { paths: string[] };
      const texts = this.repository.bytesOf(paths.map((one) => `refs/heads/${branch ?? ''}:${one}`));
      return answer({ blobs: { nodes: texts.flatMap((bytes) => (bytes ? [{ rawTextBlob: bytes.toString() }] : [])) } });
    }
    return this.unknownQuery(asked);
  }

  #raw(ref: string, path: string): Answer {
    const file = this.repository.fileAt(ref, path);
    return file ? { bytes: file.bytes } : refusal(404, '404 File Not Found');
  }

  /** The files of a tree, a hundred at a time. */
  #tree(ref: string, beginning: string, cursor: string): object | null {
    const commit = this.repository.headOf(ref) ?? ref;
    if (!/^[0-9a-f]{40}$/.test(commit)) return null;
    const all = this.repository.blobsOf(commit).filter(({ path }) => path.startsWith(beginning));
    const from = cursor === '' ? 0 : Number(atob(cursor));
    const nodes = all.slice(from, from + FILES_AT_ONCE).map(({ path, sha }) => ({ type: 'blob', path, sha }));
    return { blobs: { nodes, pageInfo: { endCursor: btoa(String(from + nodes.length)), hasNextPage: from + nodes.length < all.length } } };
  }
}

function personOf({ login, name, email }: Account) {
  return { id: 1, username: login, name, email, avatar_url: '', web_url: '', bot: false };
}

function paged<T>(all: readonly T[], query: URLSearchParams): T[] {
  const [size, page] = [Math.min(100, Number(query.get('per_page') ?? 20)), Number(query.get('page') ?? 1)];
  return all.slice((page - 1) * size, page * size);
}

function diffOf({ path, letter, from }: { path: string; letter: string; from?: string }) {
  return { old_path: from ?? path, new_path: path, new_file: letter === 'A', renamed_file: letter === 'R', deleted_file: letter === 'D' };
}

function commitOf({ sha, parents, message, author, date }: Commit) {
  const title = message.split('\n')[0];
  return {
    id: sha,
    parent_ids: parents,
    title,
    message,
    author_name: author.name,
    author_email: author.email,
    authored_date: date,
    committed_date: date,
    created_at: date,
  };
}

function refusal(status: number, message: string): Answer {
  return { status, json: { message } };
}
