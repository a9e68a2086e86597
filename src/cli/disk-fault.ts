/** What stands in the way of writing, by the system’s code for it, and what to do. */
const FAULTS: Readonly<Record<string, (message: string, path: string) => string>> = {
  ENOSPC: (message) => `The disk is full (${message}). The last good output is as it was; make room and build again.`,
  EROFS: (message, path) => readOnly(`on a disk that can only be read (${message})`, path),
  EACCES: (message, path) => readOnly(`where this user may not write (${message})`, path),
  EPERM: (message, path) => readOnly(`where this user may not write (${message})`, path),
  ENOTDIR: (message, path) => readOnly(`below something that is no folder (${message})`, path),
};

/** Why files could not be written, in a sentence; undefined for any other error. */
export function diskFault(error: Error): string | undefined {
  const { code = '', path = '' } = error as NodeJS.ErrnoException;
  return Object.hasOwn(FAULTS, code) ? FAULTS[code]?.(error.message, path) : undefined;
}

function readOnly(where: string, path: string): string {
  const what = path === '' ? 'A file that has to be written is' : `“${path}” cannot be written: it is`;
  return `${what} ${where}. The last good output is as it was. Allow writing there, or have the site written elsewhere: STANDFIRST_OUT names the folder.`;
}
