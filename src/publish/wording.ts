import type { Manifest } from '../build/manifest.ts';
import { format } from '../shared/progress.ts';
import type { Plan, Seen } from './plan.ts';
import type { Target } from './target.ts';

/** What will be sent, in a few lines. */
export function describePlan({ name, kind, place }: Target, { files }: Manifest, prepared?: { plan: Plan; seen: Seen }): string {
  const where = `${name} (${kind}, ${place})`;
  if (!prepared) return `To ${where}: the whole site of ${format(files.size)} files is handed over; the host takes what it does not have.`;
  const { plan, seen } = prepared;
  const sent = plan.steps.flatMap((step) => step.files);
  const lines = [
    ...(seen.isUnderway ? ['The last publication was broken off; this one goes on from there.'] : []),
    ...(seen.published === undefined && !seen.isUnderway
      ? ['Nothing is known to be there yet: everything is sent, and nothing is taken away.']
      : []),
  ];
  if (sent.length + plan.remove.length === 0) return [...lines, `${where} has all ${format(files.size)} files already.`].join('\n');
  const steps = plan.steps.map((step) => `${step.name} ${format(step.files.length)}`).join(', ');
  const bytes = sent.reduce((sum, { size }) => sum + size, 0);
  const of = sent.length === 0 ? '' : ` (${steps}; ${(bytes / 1_000_000).toFixed(1)} MB)`;
  const kept = plan.retained.size === 0 ? '' : ` ${format(plan.retained.size)} stay for readers with older pages.`;
  return [
    ...lines,
    `To ${where}: ${format(sent.length)} of ${format(files.size)} files to send${of}, ${format(plan.remove.length)} to take away.${kept}`,
  ].join('\n');
}

/** Every file of a plan, in the order in which things are done. */
export function listPlan({ steps, remove }: Plan): string {
  return [
    ...steps.flatMap(({ name, files }) => files.map(({ path, size }) => `  send    ${name.padEnd(7)} ${path} (${format(size)} bytes)`)),
    ...remove.map((path) => `  remove          ${path}`),
  ].join('\n');
}

export function describeOutcome({ name }: Target, { address, files }: Manifest): string {
  return `Published to ${name}: ${format(files.size)} files at ${address}`;
}
