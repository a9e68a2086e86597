import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { openRepository, type Repository } from '../update/repository.ts';
import { performUpdate, prepareReturn, prepareUpdate, uncommitted, type Update } from '../update/update.ts';
import { describeConflicts, describeDuties, describePlan } from '../update/wording.ts';
import { CallError, HELP_OPTION, readCall } from './call.ts';
import { explain } from './explain.ts';
import { findPlace } from './place.ts';

/**
 * `npm run update`: takes a newer Standfirst over, and leaves alone what is the newspaper’s.
 * Exit codes: 0 when it is there, 1 when something stood in the way, 2 when the command was called wrongly.
 */
const HELP = `npm run update -- [options]

Takes a newer Standfirst over, as one commit. Your content, what lies in public/, and pages and files of your own stay as they are; where
you have changed the software itself, your changes are joined with the new version’s, or nothing is done and the files are named.

  --from <place>    where Standfirst comes from: the address of its repository, or a folder; left out, where it came from last
  --to <version>    which version: 0.2.0; left out, the newest
  --dry-run         says what would be done, and does nothing
  --keep <file>     of a file that both have changed, yours; may be repeated
  --take <file>     of a file that both have changed, the new version’s; may be repeated
  --back            puts the software that was there before the last update into its place again
  --help            prints this

Exit codes: 0 taken over, 1 something stood in the way, 2 called wrongly.`;

const INSTALLED = ['package.json', 'package-lock.json'];
const place = findPlace();

try {
  const { values } = readCall({
    options: {
      from: { type: 'string' },
      to: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      keep: { type: 'string', multiple: true, default: [] },
      take: { type: 'string', multiple: true, default: [] },
      back: { type: 'boolean', default: false },
      ...HELP_OPTION,
    },
  });
  if (values.help) console.log(HELP);
  else {
    const undecided = values.keep.filter((path) => values.take.includes(path));
    if (undecided.length > 0) throw new CallError('One file cannot be both kept and taken:', undecided);
    if (values.back && (values.from !== undefined || values.to !== undefined)) {
      throw new CallError('--back goes to what was there before.', ['Leave out --from and --to.']);
    }
    const repository = openRepository(place.root);
    const contentDir = `${relative(place.root, place.contentDir).split(sep).join('/')}/`;
    const wishes = { from: values.from, to: values.to, keep: values.keep, take: values.take, contentDir };
    const update = values.back ? prepareReturn(repository, wishes) : prepareUpdate(repository, wishes);
    process.exitCode = takeOver(repository, update, values['dry-run']);
  }
} catch (error) {
  console.error(explain(error));
  process.exitCode = error instanceof CallError ? 2 : 1;
}

function takeOver(repository: Repository, update: Update, isTried: boolean): number {
  const { plan, versions, duties, before, next } = update;
  if (plan.changes.size + plan.conflicts.length === 0) {
    console.log(`Standfirst ${versions.to} is what you have already.`);
    return 0;
  }
  const open = uncommitted(repository);
  if (open.length > 0 && !isTried) {
    console.error(
      [
        'Nothing was changed, because something is not committed yet, and would be mixed with the new version:',
        ...open.slice(0, 10).map((line) => `  ${line}`),
        'Commit it first: git add --all && git commit -m "Before the update"',
      ].join('\n'),
    );
    return 1;
  }
  console.log(describePlan(plan, versions, isTried));
  if (plan.conflicts.length > 0) {
    console.error(`\n${describeConflicts(plan.conflicts, { before, next })}`);
    return 1;
  }
  console.log(`\n${describeDuties(duties)}\n`);
  if (isTried) return 0;
  const commit = performUpdate(repository, update);
  console.log(`${update.title}: the commit ${commit.slice(0, 12)}. The way back: npm run update -- --back`);
  // The sample newsroom, as the tests of the former version knew it.
  rmSync(join(place.root, '.cache/tests'), { recursive: true, force: true });
  return install(repository, update) && check() ? 0 : 1;
}

/** The packages of the new version, and those of the newspaper’s own. */
function install(repository: Repository, { plan, next }: Update): boolean {
  const isSame = !INSTALLED.some((file) => plan.changes.has(file)) && existsSync(join(place.root, 'node_modules'));
  if (isSame) return true;
  const hasOwn = repository.ask(['diff', '--quiet', next, 'HEAD', '--', ...INSTALLED]) === undefined;
  if (!npm(hasOwn ? ['install'] : ['ci'])) {
    console.error(
      'The packages could not be installed. Call it again when the cause is mended: npm ci. The way back: npm run update -- --back',
    );
    return false;
  }
  if (repository.ask(['diff', '--quiet', '--', 'package-lock.json']) === undefined) {
    repository.git(['commit', '--quiet', '-m', 'Install the packages of the newspaper’s own', '--', 'package-lock.json']);
  }
  return true;
}

function check(): boolean {
  if (npm(['run', '--silent', 'check'])) return true;
  console.error('The new version is there. It asks for what is named above before it can build the newspaper.');
  return false;
}

function npm(args: readonly string[]): boolean {
  console.log(`\n▸ npm ${args.join(' ')}`);
  return spawnSync('npm', args, { cwd: place.root, stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;
}
