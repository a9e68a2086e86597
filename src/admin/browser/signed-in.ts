/** Where the CMS keeps who is signed in. */
const USER = 'sveltia-cms.user';

/** The token of the editor who is signed in at the service that holds the files. */
export function signedInToken(): string | undefined {
  const { token } = readUser();
  return typeof token === 'string' && token !== '' ? token : undefined;
}

/** How often it is looked whether somebody has signed in or out, of which the CMS tells nobody. */
const LOOKED_AFTER = 1000;

/** Tells whether somebody is signed in: at once, and whenever it changes. */
export function watchSignIn(told: (isSignedIn: boolean) => void): void {
  let was: boolean | undefined;
  const look = (): void => {
    const is = signedInToken() !== undefined;
    if (is === was) return;
    was = is;
    told(is);
  };
  setInterval(look, LOOKED_AFTER);
  look();
}

function readUser(): { token?: unknown } {
  try {
    const user: unknown = JSON.parse(localStorage.getItem(USER) ?? '{}');
    return typeof user === 'object' && user !== null ? user : {};
  } catch {
    return {};
  }
}
