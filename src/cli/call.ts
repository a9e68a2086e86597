import { parseArgs, type ParseArgsConfig } from 'node:util';
import { listValues, nearest, quote } from '../content/faults/fault.ts';

/** A command was called with something missing or wrong; the message lists all of it. */
export class CallError extends Error {
  constructor(what: string, problems: readonly string[]) {
    super([what, '', ...problems.map((problem) => `  ${problem}`)].join('\n'));
    this.name = 'CallError';
  }
}

/** Reads a command’s options. Throws a `CallError` that names the unknown one, or the one without its value. */
export function readCall<C extends ParseArgsConfig>(config: C): ReturnType<typeof parseArgs<C>> {
  try {
    return parseArgs(config);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const option = /'(--?[\w-]+)/.exec(error.message)?.[1];
    if (option === undefined) throw error;
    const known = Object.entries(config.options ?? {}).flatMap(([name, { type }]) =>
      type === 'boolean' ? [`--${name}`, `--no-${name}`] : [`--${name}`],
    );
    if (known.includes(option)) throw new CallError(`“${option}” is not called like this.`, ['“--help” tells what each option takes.']);
    const meant = nearest(option, known);
    throw new CallError(`There is no option “${option}”.${meant === undefined ? '' : ` Did you mean “${meant}”?`}`, [
      '“--help” lists all options.',
    ]);
  }
}

/** What is wrong with a flag’s value, with the allowed ones and the one that may have been meant. */
export function wrongFlag(flag: string, value: string, what: string, allowed: readonly string[]): string {
  const meant = nearest(value, allowed);
  const question = meant === undefined ? '' : ` Did you mean “${meant}”?`;
  return `--${flag}: ${quote(value)} is not ${what}.${question} ${listAllowed(allowed)}`;
}

/** That a flag is missing, with the allowed values, or an example where they cannot be listed. */
export function missingFlag(flag: string, { example, allowed }: { example?: string; allowed?: readonly string[] }): string {
  return `--${flag} is missing. ${allowed === undefined ? `For example: --${flag} ${example ?? '…'}` : listAllowed(allowed)}`;
}

function listAllowed(allowed: readonly string[]): string {
  return allowed.length === 0 ? 'There is none yet.' : `Allowed: ${listValues(allowed)}.`;
}
