import { originOf } from './schemas/host-name.ts';
import type { SiteData } from './schemas/site.ts';

export type Stream = SiteData['live'];

/** The origins that a stream on air comes from, each once, in order; none of one that is off. */
export function streamOrigins({ status, url, hosts = [] }: Stream): string[] {
  if (status !== 'on-air' || url === undefined) return [];
  return [...new Set([url, ...hosts].flatMap((address) => originOf(address) ?? []))].sort();
}

/** Whether a stream’s address is that of a list of parts, which not every browser plays unaided. */
export function isHls(address: string): boolean {
  return new URL(address).pathname.toLowerCase().endsWith('.m3u8');
}
