import type { z } from 'zod';
import { canBeSeen } from '../../shared/printable.ts';
import { postAddressIn } from '../replies/replied-post.ts';

/** A file beside the page, such as send.php, and no host. */
const FILE_NAME = /^[\w-]+\.(?:aspx?|cgi|css|gif|html?|jpe?g|jsp|m?js|md|pdf|php|png|svg|txt|webp|xml|ya?ml)$/i;

/** What editors leave out, put before or write otherwise; each is tried against the field’s own schema. */
const ATTEMPTS: readonly ((value: string) => string | undefined)[] = [
  (value) => value.trim(),
  (value) => (/^[\w-]+(\.[\w-]+)+(\/|$)/.test(value) && !FILE_NAME.test(value) ? `https://${value}` : undefined),
  (value) => (/^[^\s@]+@[^\s@]+$/.test(value) ? `mailto:${value}` : undefined),
  (value) => (URL.canParse(value) ? decodeURI(new URL(value).pathname) : undefined),
  (value) => (/^[^/:\s?#][^:\s?#]*$/.test(value) ? `/${value}` : undefined),
  (value) => postAddressIn(value),
  (value) => /^(\d{1,3})%?[,;/ ]+(\d{1,3})%?$/.exec(value)?.slice(1).map((share) => `${share}%`).join(' '),
];

/** The value that a text was most likely meant to be, when a small change makes it right. */
export function findNearlyRight(value: unknown, schema: z.ZodType | undefined): string | undefined {
  if (typeof value !== 'string' || schema === undefined || !canBeSeen(value)) return undefined;
  return ATTEMPTS.map((attempt) => attempt(value)).find((attempt) => attempt !== undefined && attempt !== value && schema.safeParse(attempt).success);
}
