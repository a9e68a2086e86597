import { z } from 'zod';
import { httpAddress, sitePath } from './common.ts';

/** The hosts for which redirects are written in their own form. */
export const HOSTS = ['netlify', 'cloudflare', 'apache', 'nginx', 'caddy', 's3', 'cloudfront', 'vercel'] as const;
export type Host = (typeof HOSTS)[number];

export const hostingSchema = z
  .array(z.enum(HOSTS))
  .refine(
    (hosts) => !(hosts.includes('netlify') && hosts.includes('cloudflare')),
    'has both netlify and cloudflare, which read the same file in two different forms; name one of them',
  );

const target = () =>
  z
    .string()
    .refine(
      (value) => value === '/' || sitePath().safeParse(value).success || httpAddress().safeParse(value).success,
      'is neither a path on this site, like /news/, nor an address of the web that begins with https://',
    );

export const redirectSchema = z.strictObject({
  from: sitePath().describe('An address that there is no page at any more, for example /old/.'),
  to: target().describe('The page that took its place: a path on this site, or an address of the web.'),
});

/** `content/redirects.yaml` */
export const redirectsFileSchema = z.strictObject({ redirects: z.array(redirectSchema).describe('Addresses that lead elsewhere.') });

export type RedirectData = z.infer<typeof redirectSchema>;
