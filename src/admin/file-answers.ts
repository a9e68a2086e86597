import { digestOf } from '../shared/digest.ts';
import { formatFault } from '../content/faults/fault.ts';
import { HalfWritten } from './desk/saved-together.ts';
import { LARGEST_UPLOAD, TooLarge } from './uploads.ts';

export interface Answer {
  status: number;
  body?: string | Buffer;
  headers?: Record<string, string>;
}

export function refused(faults: Parameters<typeof formatFault>[0][]): Answer {
  return { status: 422, body: faults.map(formatFault).join('\n\n') };
}

/** A draft can be written as it is; what stands in the way of publishing it is told. */
export function keptAsDraft(faults: Parameters<typeof formatFault>[0][]): Answer {
  return { status: 200, body: faults.map(formatFault).join('\n\n') };
}

export function notAllowed(methods: string): Answer {
  return { status: 405, body: 'Files are read, written or deleted.', headers: { Allow: methods } };
}

export function tag(bytes: Buffer): string {
  return `"${digestOf(bytes)}"`;
}

export function failed(error: unknown): Answer {
  if (error instanceof TooLarge)
    return { status: 413, body: `A file may have ${LARGEST_UPLOAD / 1024 / 1024} MB at most.`, headers: { Connection: 'close' } };
  if (error instanceof HalfWritten)
    return {
      status: 409,
      body: `Only some of the files could be written, and ${error.message}: ${reasonOf(error.cause)}. What is left is kept and is written when “npm run dev” starts again.`,
    };
  return { status: 409, body: `It cannot be done: ${reasonOf(error)}. Everything is as it was.` };
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'this computer does not allow it',
  EPERM: 'this computer does not allow it',
  EROFS: 'the disk can only be read',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  ENOTDIR: 'a file stands where a folder would have to be',
  EEXIST: 'a file stands where a folder would have to be',
  EISDIR: 'there is a folder of that name',
  ENOTEMPTY: 'the folder is not empty',
  ENAMETOOLONG: 'the name is too long',
  ECONNRESET: 'the request broke off',
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
}
