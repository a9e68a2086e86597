const HABITS: Readonly<Record<string, string>> = { yes: 'true', on: 'true', no: 'false', off: 'false' };

/** What other systems call what is called differently here. */
export function meantByHabit(written: string, allowed: readonly string[]): string | undefined {
  if (written === 'false' && allowed.includes('off')) return 'off';
  const meant = HABITS[written.toLowerCase()];
  return meant !== undefined && allowed.includes(meant) ? meant : undefined;
}
