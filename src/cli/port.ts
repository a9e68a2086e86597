import { createServer } from 'node:net';
import { CallError } from './call.ts';

/** Where a server answers. */
export interface Port {
  number: number;
  /** True when somebody asked for this one. */
  isAsked: boolean;
}

/** The port that `--port` or the variable `PORT` asks for, else the usual one. Throws a `CallError` for what is none. */
export function readPort(flag: string | undefined, environment: NodeJS.ProcessEnv = process.env, usual = 4321): Port {
  const [name, value] = flag === undefined ? ['PORT', environment.PORT ?? ''] : ['--port', flag];
  if (value === '' && flag === undefined) return { number: usual, isAsked: false };
  if (/^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65_535) return { number: Number(value), isAsked: true };
  throw new CallError(`${name}: “${value}” is not a port.`, [`Write a number from 1 to 65535, for example --port ${usual}.`]);
}

/** How many ports after a taken one are tried. */
const TRIED = 50;

/**
 * A port on which nobody answers yet. When the usual one is taken, the next is, and `say` is told; one that was asked for is refused, with
 * the next free one, because whoever asked looks for the newspaper there.
 */
export async function freePort({ number, isAsked }: Port, command: string, say: (sentence: string) => void): Promise<number> {
  if (await isFree(number)) return number;
  let next: number | undefined;
  for (let port = number + 1; port <= Math.min(number + TRIED, 65_535) && next === undefined; port += 1)
    if (await isFree(port)) next = port;
  const taken = `Port ${number} is taken by another program.`;
  if (next === undefined) throw new CallError(taken, ['So are those after it. Name another: --port 5000']);
  if (isAsked) throw new CallError(taken, [`Stop that program, or take the next free port: ${command} -- --port ${next}`]);
  say(`${taken} The newspaper takes the next one, ${next}.`);
  return next;
}

/** A port may be taken at one of this computer’s addresses alone. */
async function isFree(port: number): Promise<boolean> {
  for (const host of ['127.0.0.1', '::1', '0.0.0.0', '::']) if (!(await canListen(port, host))) return false;
  return true;
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      // A computer without such an address does not listen there.
      resolve(error.code !== 'EADDRINUSE' && error.code !== 'EACCES');
    });
    server.listen({ port, host, exclusive: true }, () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}
