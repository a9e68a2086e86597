import { formatFault } from '../../content/faults/fault.ts';
import { idIn } from '../belongings.ts';
import { readCommitRequest, type CommitRequest } from '../repository/commit-request.ts';
import { bringBack, CONTENT, deletionsOf } from '../repository/deletions.ts';
import type { ListStories } from '../forms/text-faults.ts';
import type { DeletedAlong } from '../repository/deleted-along.ts';
import { openRepository } from '../repository/repository-service.ts';
import type { Repository, RepositoryFile, RepositoryPlace } from '../repository/repository.ts';
import { openBin, type BinSource } from './bin.ts';
import { choose, paragraph, scrolledList, tell, wordsOf } from './dialogs.ts';
import { keptTexts } from './kept-texts.ts';
import { barButton, roomBar } from './room-bar.ts';
import { signedInToken, watchSignIn } from './signed-in.ts';

/**
 * Has what belongs to a story or a photo deleted with it, by the same commit. The CMS knows of its own files alone; whichever way it is
 * told to delete, it asks the service for a commit in the end, and is answered for the one that was made.
 */
export function deleteAlong(place: RepositoryPlace, begin: () => Promise<void>): void {
  const repository = openRepository(place, signedInToken);
  const ask = window.fetch.bind(window);
  window.fetch = async (address, init) => {
    const url = address instanceof Request ? address.url : address.toString();
    const commit = readCommitRequest(place, init?.method ?? 'GET', url, init?.body);
    if (!commit || commit.deleted.length + commit.moved.length === 0) return ask(address, init);
    await begin();
    return commit.ownAnswer(await ask(address, { ...init, body: await withBelongings(commit, repository) }));
  };
}

/** Shows what was deleted, and brings it back by a commit. */
export function offerGitBin(place: RepositoryPlace): void {
  const repository = openRepository(place, signedInToken);
  const source: BinSource = { list: () => deletionsOf(repository), bringBack: (binned) => bringBack(repository, binned) };
  const button = barButton('Bin', () => openBin(source));
  watchSignIn((isSignedIn) => {
    button.hidden = !isSignedIn;
  });
  roomBar().append(button);
}

/** Lists the files that the service has by now. */
export async function pathsIn(place: RepositoryPlace): Promise<readonly string[]> {
  const files = await openRepository(place, signedInToken).files(CONTENT.slice(0, -1));
  return files.map(({ path }) => path);
}

/** Lists the stories that the service has by now; a service may have more files than it lists. */
export function storiesIn(place: RepositoryPlace, begin: () => Promise<void>): ListStories {
  const repository = openRepository(place, signedInToken);
  return async () => {
    await begin();
    try {
      const files = await repository.files(`${CONTENT}articles`);
      return files.filter(({ path }) => /\.mdx?$/.test(path)).map(({ path }) => idIn(path.slice(CONTENT.length)));
    } catch {
      return undefined;
    }
  };
}

/** The body of the request as it is to be sent. Throws where it is not to be sent at all. */
async function withBelongings(commit: CommitRequest, repository: Repository): Promise<string> {
  const outcome = await outcomeOf(commit, repository).catch((error: unknown) =>
    refuse('Nothing was changed', [`It cannot be seen what belongs to it, and what names it.`, wordsOf(error)]),
  );
  const { gone, belongings, faults, isMove } = outcome;
  const own = gone.join(', ');
  if (faults.length > 0) {
    const said = isMove
      ? `${own} is needed by other files under its name, so it was not given another, and nothing was saved.`
      : `${own} is needed by other files, so it was not deleted.`;
    return refuse(isMove ? 'Not saved' : 'Not deleted', [said, ...faults.map(formatFault)]);
  }
  if (belongings.length > 0) {
    const content = [paragraph('What belongs to it alone goes with it:'), scrolledList('What goes with it', belongings.map(shown))];
    const choice = await choose('Delete all of this?', content, { delete: 'Delete', keep: 'Keep everything' });
    if (choice === 'keep') throw new Error('Everything was kept.');
  }
  return commit.alsoDeleting(belongings);
}

interface Outcome extends DeletedAlong {
  gone: readonly string[];
  /** A file that is given another name is not deleted. */
  isMove: boolean;
}

async function outcomeOf({ deleted, written, moved }: CommitRequest, repository: Repository): Promise<Outcome> {
  const [files, kept, { deletedAlong, leftBehind, textsOf }] = await Promise.all([
    repository.files(CONTENT.slice(0, -1)),
    keptTexts(),
    import('../repository/deleted-along.ts'),
  ]);
  const there = new Set(files.map(({ path }) => path));
  const isMove = moved.length > 0 || written.some((path) => !there.has(path));
  const read = textsOf(repository, kept);
  const gone = [...moved, ...deleted];
  if (!isMove) return { gone, isMove, ...(await deletedAlong(gone, files, read)) };
  return { gone, isMove, belongings: [], faults: await leftBehind(gone, files, read, written) };
}

async function refuse(title: string, said: readonly string[]): Promise<never> {
  await tell(title, said.join('\n\n'));
  throw new Error('Everything was kept.');
}

function shown({ path }: RepositoryFile): string {
  return path.slice(CONTENT.length);
}
