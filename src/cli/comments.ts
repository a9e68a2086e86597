import { INBOX } from '../admin/desk/comment-desk.ts';
import { HELP_OPTION, CallError, readCall } from './call.ts';
import { explain } from './explain.ts';
import { readDesk } from './content-desk.ts';

/** `npm run comments`: what readers have sent, to be approved, edited or declined. Exit codes: 0 done, 2 refused or called wrongly. */
const HELP = `npm run comments                               what waits, with what to look at twice
npm run comments -- approve <id> [<id> …]      puts them below their stories
npm run comments -- decline <id> [<id> …]      takes them out of what waits
npm run comments -- edit <id> --text "…"       changes what waits

  <id>              its name in the list, or the beginning of it
  --text "…"        edit: what it says
  --name "…"        edit: whom it is signed by
  --story <id>      edit: the story it belongs to, as en/2026/storm
  --inbox <folder>  where comments wait; left out: comments-inbox
  --help            prints this`;

const DEEDS = ['approve', 'decline', 'edit'];

try {
  const { values, positionals } = readCall({
    options: {
      inbox: { type: 'string', default: INBOX },
      text: { type: 'string' },
      name: { type: 'string' },
      story: { type: 'string' },
      ...HELP_OPTION,
    },
    allowPositionals: true,
  });
  if (values.help) console.log(HELP);
  else {
    const { inbox, text, name, story } = values;
    await run(positionals, { inbox, text, name, story });
  }
} catch (error) {
  console.error(explain(error));
  process.exitCode = 2;
}

interface Said {
  inbox: string;
  text?: string | undefined;
  name?: string | undefined;
  story?: string | undefined;
}

async function run([what, ...ids]: string[], { inbox, ...changes }: Said): Promise<void> {
  const { approve, decline, describeInbox, edit, refuseStray } = await import('./comment-inbox.ts');
  refuseStray(what, ids, changes, inbox);
  if (what === undefined) {
    console.log(describeInbox(inbox, await readDesk()));
    return;
  }
  if (!DEEDS.includes(what))
    throw new CallError(`“${what}” is not something that can be done with comments.`, ['Write approve, decline or edit.']);
  if (ids.length === 0) throw new CallError('Say which comment is meant.', [`npm run comments -- ${what} <id>`]);
  if (what === 'edit' && Object.values(changes).every((change) => change === undefined))
    throw new CallError('Say what is to be another.', ['--text, --name or --story']);
  const desk = what === 'approve' ? await readDesk() : undefined;
  const { rememberedReadings } = await import('../build/content.ts');
  const remembered = desk && rememberedReadings(desk.root, desk.contentDir);
  for (const id of ids) {
    if (desk) console.log(`Approved: ${await approve(id, inbox, desk, remembered)}`);
    else if (what === 'edit') console.log(`Edited: ${edit(id, changes, inbox)}`);
    else console.log(`Declined: ${decline(id, inbox)}`);
  }
  if (desk) console.log('The next build publishes it.');
}
