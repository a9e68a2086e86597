import { enableCompileCache } from 'node:module';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { nearest } from '../shared/nearest.ts';
import { NODE_CACHE } from '../shared/node-cache.ts';

// For all that a command opens once its call has been read.
if (process.env.NODE_COMPILE_CACHE === undefined) enableCompileCache(NODE_CACHE);

/** A command was called with something missing or wrong; the message lists all of it. */
export class CallError extends Error {
  constructor(what: string, problems: readonly string[]) {
    super([what, '', ...problems.map((problem) => `  ${problem}`)].join('\n'));
    this.name = 'CallError';
  }
}

/** What every command understands. */
export const HELP_OPTION = { help: { type: 'boolean', short: 'h', default: false } } as const;

/**
 * Reads a command’s options. Throws a `CallError` that names the unknown one, or the one without its value. Words besides options are
 * refused where the command takes none. It needs no packages, since a scheduler may ask without them.
 */
export function readCall<C extends ParseArgsConfig>(config: C): ReturnType<typeof parseArgs<C>> {
  try {
    return parseArgs(config);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    if (error.code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') throw new CallError(strayWord(error.message), [SEE_HELP]);
    const option = /'(--?[\w-]+)/.exec(error.message)?.[1];
    if (option === undefined) throw error;
    const negative = config.allowNegative === true;
    const known = Object.entries(config.options ?? {}).flatMap(([name, { type }]) =>
      type === 'boolean' && negative ? [`--${name}`, `--no-${name}`] : [`--${name}`],
    );
    if (known.includes(option)) throw new CallError(`“${option}” is not called like this.`, ['“--help” tells what each option takes.']);
    const meant = nearest(option, known);
    throw new CallError(`There is no option “${option}”.${meant === undefined ? '' : ` Did you mean “${meant}”?`}`, [SEE_HELP]);
  }
}

const SEE_HELP = '“--help” lists all options.';

function strayWord(message: string): string {
  const word = /'([^']*)'/.exec(message)?.[1] ?? '';
  return `“${word}” is no option, and nothing else is expected here.`;
}
