import { TARGET_KINDS } from '../content/schemas/publish.ts';
import { readCall } from './call.ts';

export const PUBLISH_HELP = `npm run publish -- --to <target> [options]

  --to <name>                   where to: a name from “publish” in content/site.yaml, or any name together with --kind and --place
  --kind <kind>                 ${TARGET_KINDS.join(', ')}
  --place <place>               where to, in the words of the program that sends
  --branch <branch>             for git: the branch that is served; for wrangler: the project’s branch of production
  --dry-run                     prints what would be done, and does nothing
  --all                         sends everything, whatever is said to be there already
  --to-manifest <file or date>  publishes again what was published at that time: 2026-11-28 or 2026-11-28T18:00Z (UTC)
  --help                        prints this

Exit codes: 0 published, 1 something stood in the way, 2 called wrongly.`;

export interface PublishCall {
  help: boolean;
  to: string | undefined;
  kind: string | undefined;
  place: string | undefined;
  branch: string | undefined;
  dryRun: boolean;
  all: boolean;
  toManifest: string | undefined;
}

export function readPublishCall(): PublishCall {
  const { values } = readCall({
    options: {
      to: { type: 'string' },
      kind: { type: 'string' },
      place: { type: 'string' },
      branch: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      all: { type: 'boolean', default: false },
      'to-manifest': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const { help, to, kind, place, branch, all } = values;
  return { help, to, kind, place, branch, all, dryRun: values['dry-run'], toManifest: values['to-manifest'] };
}
