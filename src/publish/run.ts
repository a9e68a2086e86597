import { spawn } from 'node:child_process';

/** A program that could not do its work, in words. */
export class ProgramError extends Error {
  readonly code: number | null;
  readonly said: string;

  constructor(program: string, args: readonly string[], code: number | null, said: string) {
    const last = said.trim().split('\n').slice(-8).join('\n  ');
    super(`${program} ${args[0] ?? ''} ended with ${code ?? 'a signal'}:\n  ${last === '' ? 'It said nothing.' : last}`);
    this.name = 'Error';
    this.code = code;
    this.said = said;
  }
}

/** How each program comes onto a machine. */
const INSTALL: Readonly<Record<string, string>> = {
  rclone: 'https://rclone.org/install/ tells how for every system (“brew install rclone”, “winget install Rclone.Rclone”)',
  rsync: '“apt-get install rsync”, “brew install rsync”',
  sftp: '“apt-get install openssh-client”; macOS and Windows have it',
  git: '“apt-get install git”, “brew install git”, or https://git-scm.com',
  wrangler: '“npm install --global wrangler”, then “wrangler login”',
  netlify: '“npm install --global netlify-cli”, then “netlify login”',
};

export interface RunOptions {
  cwd?: string;
  /** What it reads from its standard input. */
  input?: string;
  environment?: Record<string, string>;
  /** Shows what it prints as it goes. */
  isShown?: boolean;
}

/** Runs a program and returns what it printed. Throws a sentence when it is not installed, or when it fails. */
export function run(
  program: string,
  args: readonly string[],
  { cwd, input, environment, isShown = false }: RunOptions = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...environment },
      stdio: ['pipe', 'pipe', 'pipe'],
      // Programs that npm installs are command files on Windows.
      shell: process.platform === 'win32' && ['wrangler', 'netlify'].includes(program),
    });
    const out: Buffer[] = [];
    const said: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => {
      out.push(part);
      if (isShown) process.stdout.write(part);
    });
    child.stderr.on('data', (part: Buffer) => {
      said.push(part);
      if (isShown) process.stderr.write(part);
    });
    child.on('error', (error: NodeJS.ErrnoException) => {
      const isMissing = error.code === 'ENOENT';
      reject(
        isMissing
          ? new Error(`“${program}” is not installed on this machine. Install it: ${INSTALL[program] ?? 'it is needed here'}.`)
          : error,
      );
    });
    child.on('close', (code) => {
      const printed = Buffer.concat(out).toString();
      if (code === 0) resolve(printed);
      else reject(new ProgramError(program, args, code, Buffer.concat(said).toString() || printed));
    });
    // A program that ends early has read enough.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input ?? '');
  });
}
