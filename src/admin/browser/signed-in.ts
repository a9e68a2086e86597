/** Where the CMS keeps who is signed in. */
const USER = 'sveltia-cms.user';

/** The token of the editor who is signed in at the service that holds the files. */
export function signedInToken(): string | undefined {
  const { token } = readUser();
  return typeof token === 'string' && token !== '' ? token : undefined;
}

function readUser(): { token?: unknown } {
  try {
    const user: unknown = JSON.parse(localStorage.getItem(USER) ?? '{}');
    return typeof user === 'object' && user !== null ? user : {};
  } catch {
    return {};
  }
}
