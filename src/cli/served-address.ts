import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { quote, type Fault } from '../content/faults/fault.ts';
import type { Newsroom } from '../content/newsroom-model.ts';
import { CallError } from './call.ts';

/** Throws a `CallError` when what stands after `--address` is none. */
export function readServedAddress(given: string): URL {
  const address = URL.canParse(given) ? new URL(given) : undefined;
  if (address && /^https?:$/.test(address.protocol)) return address;
  throw new CallError(`“${given}” is no address.`, ['For example: --address https://example.org/paper/']);
}

/**
 * That a host serves the newspaper elsewhere than its settings say, such as below the name of a repository: every link would lead to
 * nothing. Whether by http or https is the host’s matter.
 */
export function findOtherAddress({ root, site, siteSource: { file } }: Newsroom, served: URL): Fault[] {
  const told = new URL(site.address);
  const whole = served.pathname.endsWith('/') ? served.href : `${served.href}/`;
  if (told.host === served.host && withSlash(told.pathname) === withSlash(served.pathname)) return [];
  const isElsewhere = told.host !== served.host;
  const lines = readFileSync(join(root, file), 'utf8').split('\n');
  return [
    {
      file,
      line: lines.findIndex((line) => line.startsWith('address:')) + 1 || undefined,
      field: 'address',
      problem: `The newspaper is served at ${whole}, not at ${quote(site.address)}: its links would lead nowhere.`,
      mend: `Write “address: ${whole}”${isElsewhere ? ', or tell the host that the newspaper has an address of its own (docs/from-zero-to-online.md)' : ''}.`,
    },
  ];
}

function withSlash(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}
