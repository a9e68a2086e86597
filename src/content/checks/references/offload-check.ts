import type { Host } from '../../schemas/redirects.ts';
import { quote } from '../../faults/fault.ts';
import type { Newsroom } from '../../newsroom-model.ts';
import type { FaultList } from './fault-list.ts';
import type { Known } from './known.ts';

/** Hosts that cannot ask elsewhere for a file that they do not have, by what they are called. */
const CANNOT_ASK: Partial<Record<Host, string>> = { cloudflare: 'Cloudflare Pages', s3: 'The website hosting of S3' };

/** What is offloaded goes from one target to another that takes single files, and every host can find it. */
export function checkOffload({ site, siteSource }: Newsroom, _known: Known, faults: FaultList): void {
  const { offload, publish = {}, hosting = [] } = site;
  if (offload === undefined) return;
  const targets = new Map(Object.entries(publish));
  for (const end of ['from', 'to'] as const) {
    faults.mustExist(siteSource, ['offload', end], offload[end], targets, 'a target of “publish”', 'Write one of the allowed targets.');
  }
  if (offload.from === offload.to) {
    faults.add(siteSource, ['offload', 'to'], {
      problem: `${quote(offload.to)} is the target that is to be relieved.`,
      mend: 'Name another one of “publish”.',
    });
  }
  const kind = targets.get(offload.to)?.kind;
  if (kind === 'wrangler' || kind === 'netlify' || kind === 'git') {
    faults.add(siteSource, ['offload', 'to'], {
      problem: `${quote(offload.to)} is of the kind ${kind}, which takes whole sites and no single files.`,
      mend: 'Name a target of the kind folder, sftp, rsync or rclone.',
    });
  }
  hosting.forEach((host, place) => {
    const name = CANNOT_ASK[host];
    if (name === undefined) return;
    faults.add(siteSource, ['hosting', place], {
      problem: `${name} cannot answer with files that lie elsewhere, which “offload” asks of a host.`,
      mend: 'Take “offload” out, or move to a host that can: nginx, Caddy, Apache, Netlify, Vercel or CloudFront.',
    });
  });
}
