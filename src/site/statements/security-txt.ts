import type { SecurityData } from '../../content/schemas/statements.ts';

/** `security.txt` as RFC 9116 specifies it. */
export function writeSecurity(
  security: SecurityData,
  { canonical, languages }: { canonical: string; languages: readonly string[] },
): string {
  const field = (name: string, value: string | undefined) => (value === undefined ? [] : [`${name}: ${value}`]);
  return [
    ...security.contact.flatMap((address) => field('Contact', address)),
    ...field('Expires', new Date(security.expires).toISOString().replace('.000Z', 'Z')),
    ...field('Encryption', security.encryption),
    ...field('Acknowledgments', security.acknowledgments),
    ...field('Preferred-Languages', (security.languages ?? languages).join(', ')),
    ...field('Canonical', canonical),
    ...field('Policy', security.policy),
    '',
  ].join('\n');
}
