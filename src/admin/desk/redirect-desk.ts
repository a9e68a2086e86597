import type { Fault } from '../../content/faults/fault.ts';
import type { Newsroom } from '../../content/newsroom-model.ts';
import { changeYaml, newText } from './changed-text.ts';
import type { DeskGround, DeskOutcome } from './desk-ground.ts';
import { fieldsIn } from './site-desk.ts';
import { textAt, writeChange, type Seen } from './written-change.ts';

export const REDIRECTS_FILE = 'redirects.yaml';

/** A redirect as its file has it, or as somebody wants it. */
export interface RedirectFields {
  from?: string | undefined;
  to?: string | undefined;
}

export interface RedirectOutcome extends DeskOutcome {
  /** The way to it in the file as it would be: `redirects[3]`. */
  field: string;
}

/** The redirects as their file has them, faulty ones too; none where there is no file. */
export function readRedirects(ground: Pick<DeskGround, 'contentDir'>): RedirectFields[] {
  const { redirects } = fieldsIn(textAt(ground, REDIRECTS_FILE) ?? '');
  return Array.isArray(redirects) ? (redirects as RedirectFields[]) : [];
}

/** Adds a redirect after the others, changes the one that led away from `was`, or takes that out (`undefined`). */
export async function saveRedirect(
  ground: DeskGround,
  { site }: Newsroom,
  { was, wish }: { was: string; wish: RedirectFields | undefined },
  seen: Seen,
): Promise<RedirectOutcome> {
  const redirects = readRedirects(ground);
  const found = was === '' ? -1 : redirects.findIndex(({ from }) => from === was);
  if (was !== '' && found < 0) return { path: REDIRECTS_FILE, faults: [gone(was)], field: '' };
  const place = found < 0 ? redirects.length : found;
  const own = site.address.replace(/\/?$/, '/');
  // What is copied from a browser begins with the newspaper’s own address.
  const within = (address = ''): string => (address.startsWith(own) ? `/${address.slice(own.length)}` : address);
  const said = Object.entries({ from: within(wish?.from), to: within(wish?.to) }).filter(([, value]) => value !== '');
  redirects.splice(place, 1, ...(wish ? [Object.fromEntries(said) as RedirectFields] : []));
  const before = textAt(ground, REDIRECTS_FILE);
  const text =
    before === undefined ? newText('redirects', site.languages[0]?.code ?? 'en', { redirects }) : changeYaml(before, { redirects });
  const faults = await writeChange(ground, new Map([[REDIRECTS_FILE, Buffer.from(text)]]), seen);
  return { path: REDIRECTS_FILE, faults, field: `redirects[${String(place + 1)}]` };
}

function gone(was: string): Fault {
  return {
    file: `content/${REDIRECTS_FILE}`,
    problem: `Nothing leads away from “${was}” any more.`,
    mend: 'What you have written is still here. Look at what there is now, and send it again.',
  };
}
