import { CallError } from './call.ts';
import { explain } from './explain.ts';
import { PUBLISH_HELP, readPublishCall } from './publish-call.ts';

/**
 * `npm run publish -- --to <target>`: sends to a target of `site.yaml` what differs from what was published there last.
 * Exit codes: 0 when all of it is there, 1 when something stood in the way, 2 when the command was called wrongly.
 */
try {
  const call = readPublishCall();
  if (call.help) console.log(PUBLISH_HELP);
  else await (await import('./publish-run.ts')).publish(call);
} catch (error) {
  console.error(explain(error));
  process.exitCode = error instanceof CallError ? 2 : 1;
}
