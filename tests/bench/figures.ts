import type { Spent } from './measure.ts';
import type { Built } from './project.ts';

export function formatCount(count: number): string {
  return count.toLocaleString('en');
}

export function formatSeconds(seconds: number): string {
  return `${seconds < 100 ? seconds.toFixed(1) : formatCount(Math.round(seconds))} s`;
}

/** Gigabytes of a thousand million bytes; empty when unknown. */
export function formatMemory(bytes: number | undefined): string {
  return bytes === undefined ? '' : `${(bytes / 1e9).toFixed(1)} GB`;
}

export function formatRatio(ratio: number): string {
  return `${ratio < 1 ? ratio.toFixed(2) : ratio.toFixed(1)}×`;
}

export function describeSpent({ seconds, peak }: Spent): string {
  return [formatSeconds(seconds), formatMemory(peak)].filter((part) => part !== '').join(', ');
}

/** Seconds by step; the rest is what starting and ending the command takes. */
export function describeSteps({ seconds, steps }: Pick<Built, 'seconds' | 'steps'>): string {
  const rest = seconds - Object.values(steps).reduce((sum, one) => sum + one, 0);
  return Object.entries({ ...steps, rest })
    .filter(([, one]) => one >= 0.05)
    .map(([step, one]) => `${step} ${one.toFixed(1)}`)
    .join(', ');
}

export function describeBuilt(built: Built): string {
  const { printed, changes } = built;
  return `${describeSpent(built)}, ${formatCount(printed)} printed, ${formatCount(changes.written)} files written, ${formatCount(changes.removed)} removed (${describeSteps(built)})`;
}
