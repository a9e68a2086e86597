/** Asks a service and gives its answer; undefined when there is no such thing. */
export type ServiceRequest = <T>(path: string, body?: Readonly<Record<string, unknown>>) => Promise<T | undefined>;

/**
 * Asks the service that holds the files as the editor who is signed in. What has a body is sent by POST. Whatever is refused is thrown
 * in an editor’s words.
 *
 * @param scheme what stands before the token
 */
export function serviceRequest(api: string, scheme: 'token' | 'Bearer', token: () => string | undefined): ServiceRequest {
  const { host } = new URL(api);
  return async <T>(path: string, body?: Readonly<Record<string, unknown>>) => {
    const own = token();
    if (own === undefined) throw new Error(`You are not signed in at ${host}.`);
    const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const headers = {
      Accept: 'application/json',
      Authorization: `${scheme} ${own}`,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    };
    let answer: Response;
    try {
      answer = await fetch(api + path, { ...sent, headers, cache: 'no-store' });
    } catch {
      throw new Error(`${host} cannot be reached. See whether you are online, and try again.`);
    }
    if (answer.ok) return (await answer.json()) as T;
    if (answer.status === 404) return undefined;
    throw new Error(refusal(host, answer.status, await saidBy(answer)));
  };
}

function refusal(host: string, status: number, said: string): string {
  switch (status) {
    case 401:
      return `${host} does not know your sign-in any more. Sign out and in again; what you have saved is kept.`;
    case 403:
      return `Your account or your token may not do this at ${host}: it has to be allowed to write, and to open reviews.${said}`;
    default:
      return `${host} has refused it (${String(status)}).${said}`;
  }
}

/** The service’s own words, as it gives them: one sentence or several. */
async function saidBy(answer: Response): Promise<string> {
  const told: unknown = await answer.json().catch(() => undefined);
  if (typeof told !== 'object' || told === null) return '';
  const words = 'message' in told ? told.message : 'error' in told ? told.error : undefined;
  if (words === undefined) return '';
  return `\nIt says: ${typeof words === 'string' ? words : JSON.stringify(words)}`;
}

/** A name in the path of a request, which may have slashes in it. */
export function inPath(name: string): string {
  return name.split('/').map(encodeURIComponent).join('/');
}
