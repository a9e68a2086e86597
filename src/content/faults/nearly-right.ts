import type { z } from 'zod';
import { buildSlug } from '../../shared/headline-slug.ts';
import { canBeSeen } from '../../shared/printable.ts';
import { bareSchema } from './schema-parts.ts';
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
  (value) => (/^(?:https?|htps?|htt?ps?)[:;/]+(?=[\w-]+\.)/i.test(value) ? value.replace(/^\w+[:;/]+/, 'https://') : undefined),
  (value) => (/^\w+:\/\/\S+ |^\//.test(value) ? value.replaceAll(' ', '%20') : undefined),
  (value) => (value.startsWith('/') ? value.replace(/[?#].*$/, '') : undefined),
  (value) => (/^[^\s@]+@[^\s@]+$/.test(value) ? `@${value}` : undefined),
  (value) => /^([01](?:\.\d+)?)[,; ]+([01](?:\.\d+)?)$/.exec(value)?.slice(1).map((share) => `${Math.round(Number(share) * 100)}%`).join(' '),
  (value) => sides(value),
  (value) => placeOfZone(value),
  (value) => (/^[a-z]{2,3}_\w+$/i.test(value) ? value.replaceAll('_', '-') : undefined),
  (value) => /^(\d{1,3})%?[,;/ ]+(\d{1,3})%?$/.exec(value)?.slice(1).map((share) => `${share}%`).join(' '),
];

/** The value that a text was most likely meant to be, when a small change makes it right. */
export function findNearlyRight(value: unknown, schema: z.ZodType | undefined): string | undefined {
  if (typeof value !== 'string' || schema === undefined || !canBeSeen(value)) return undefined;
  return [...ATTEMPTS, ...(isOfOwnId(schema) ? [buildSlug] : [])].map((attempt) => attempt(value)).find((attempt) => attempt !== undefined && attempt !== value && schema.safeParse(attempt).success);
}

const ACROSS: Readonly<Record<string, string>> = { left: '0%', centre: '50%', center: '50%', middle: '50%', right: '100%' };
const DOWN: Readonly<Record<string, string>> = { top: '0%', centre: '50%', center: '50%', middle: '50%', bottom: '100%' };

/** A place that is named by its sides, in whichever order: `left top`. */
function sides(value: string): string | undefined {
  const [one = '', other = one, ...more] = value.toLowerCase().split(/[\s,]+/);
  if (more.length > 0) return undefined;
  const [across, down] = ACROSS[one] !== undefined && DOWN[other] !== undefined ? [ACROSS[one], DOWN[other]] : [ACROSS[other], DOWN[one]];
  return across === undefined || down === undefined ? undefined : `${across} ${down}`;
}

/** The one time zone of a city: `Europe/London` of London. */
function placeOfZone(value: string): string | undefined {
  const place = value.trim().replaceAll(' ', '_').toLowerCase();
  const zones = Intl.supportedValuesOf('timeZone').filter((zone) => zone.split('/').at(-1)?.toLowerCase() === place);
  return zones.length === 1 ? zones[0] : undefined;
}

/** Whether a field takes an id that is made there, and names nothing that is elsewhere. */
function isOfOwnId(schema: z.ZodType): boolean {
  const takes = (value: string): boolean => schema.safeParse(value).success;
  return bareSchema(schema)?.meta()?.refersTo === undefined && takes('a-1') && !['A', 'a b', 'a.b', 'a/b'].some(takes);
}
