import { join, relative } from 'node:path';
import { ContentFaults, type Fault } from '../content/faults/fault.ts';
import { readSourceFile, validate } from '../content/source-file.ts';
import type { AddressSpace } from '../shared/urls.ts';
import { addressSpaceOf } from '../content/address-space.ts';
import { siteSchema } from '../content/schemas/site.ts';
import { streamOrigins } from '../content/stream.ts';

/** What the build’s own configuration needs from `site.yaml`, of addresses what does not depend on the sections. Throws `ContentFaults` when the file is faulty. */
export function readSite(root: string, contentDir: string): { space: AddressSpace; streamOrigins: string[]; languages: string[] } {
  const path = join(contentDir, 'site.yaml');
  const read = readSourceFile(path, relative(root, path));
  if ('fault' in read) throw new ContentFaults([read.fault]);
  const faults: Fault[] = [];
  const site = validate(read.source, siteSchema, faults);
  if (!site) throw new ContentFaults(faults);
  const streams = [site.live, site.audio].flatMap((stream) => streamOrigins(stream));
  return {
    space: addressSpaceOf(site, []),
    streamOrigins: [...new Set(streams)].sort(),
    languages: site.languages.map(({ code }) => code),
  };
}
