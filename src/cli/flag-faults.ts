import { listValues, nearest, quote } from '../content/faults/fault.ts';

/** What is wrong with a flag’s value, with the allowed ones and the one that may have been meant. */
export function wrongFlag(flag: string, value: string, what: string, allowed: readonly string[], meant = nearest(value, allowed)): string {
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
