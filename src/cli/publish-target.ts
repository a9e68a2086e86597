import { join, relative } from 'node:path';
import { ContentFaults, type Fault } from '../content/faults/fault.ts';
import { TARGET_KINDS, targetSchema } from '../content/schemas/publish.ts';
import { siteSchema, type SiteData } from '../content/schemas/site.ts';
import { readSourceFile, validate } from '../content/source-file.ts';
import type { Target } from '../publish/target.ts';
import { CallError } from './call.ts';
import { missingFlag, wrongFlag } from './flag-faults.ts';
import type { PublishCall } from './publish-call.ts';

/** Throws a `CallError` that names the targets there are, or what is missing. */
export function targetOf({ to, kind, place, branch }: PublishCall, { publish: known = {}, offload }: SiteData): Target {
  const names = Object.keys(known);
  if (to === undefined) {
    const problem =
      names.length === 0
        ? missingFlag('to', { example: 'live --kind rsync --place user@host:/srv/www' })
        : missingFlag('to', { allowed: names });
    throw new CallError('It is not said where to publish to.', [problem]);
  }
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(to)) {
    const kind = kindOfPlace(to);
    throw new CallError(`“${to}” is not a name.`, [
      'Write small letters a–z, digits and single hyphens after --to.',
      ...(kind === undefined ? [] : [`A place has a name of your choice beside it: --to copy --kind ${kind} --place "${to}"`]),
    ]);
  }
  if (to === offload?.to) {
    throw new CallError(`“${to}” takes what is offloaded, by “offload” in content/site.yaml, and not the site.`, [
      `It is sent there together with the rest: npm run publish -- --to ${offload.from}`,
    ]);
  }
  const listed = known[to];
  if (kind === undefined && place === undefined && branch === undefined) {
    if (listed) return { name: to, ...listed };
    throw new CallError(`There is no target “${to}”.`, [
      wrongFlag('to', to, 'a target of “publish” in content/site.yaml', names),
      'Or say with --kind and --place what it is.',
    ]);
  }
  const parsed = targetSchema.safeParse({ ...listed, ...(kind && { kind }), ...(place && { place }), ...(branch && { branch }) });
  if (parsed.success) return { name: to, ...parsed.data };
  const problems = parsed.error.issues.map(({ path, message }) => {
    const flag = String(path[0]);
    if (flag === 'kind' && kind !== undefined) return wrongFlag('kind', kind, 'a way to send files', TARGET_KINDS);
    if (flag === 'kind') return missingFlag('kind', { allowed: TARGET_KINDS });
    return place === undefined ? missingFlag('place', { example: 'user@host:/srv/www' }) : `--${flag}: it ${message}.`;
  });
  throw new CallError('The target is not described well.', problems);
}

/** How somebody means to publish who writes a place where a name belongs. */
function kindOfPlace(place: string): Target['kind'] | undefined {
  if (place.includes('://')) return undefined;
  if (/^[^/\\]{2,}:\S/.test(place)) return 'sftp';
  return /[/\\]/.test(place) ? 'folder' : undefined;
}

/** The settings, as far as publishing goes by them. */
export function readSettings(root: string, contentDir: string): SiteData {
  const path = join(contentDir, 'site.yaml');
  const read = readSourceFile(path, relative(root, path));
  if ('fault' in read) throw new ContentFaults([read.fault]);
  const faults: Fault[] = [];
  const site = validate(read.source, siteSchema, faults);
  if (!site) throw new ContentFaults(faults);
  return site;
}
