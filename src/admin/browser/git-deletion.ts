import { idIn } from '../belongings.ts';
import { readCommitRequest, type CommitRequest } from '../repository/commit-request.ts';
import { bringBack, CONTENT, deletionsOf } from '../repository/deletions.ts';
import type { ListStories } from '../forms/text-faults.ts';
import type { DeletedAlong } from '../repository/deleted-along.ts';
import { openRepository } from '../repository/repository-service.ts';
import type { Repository, RepositoryFile, RepositoryPlace } from '../repository/repository.ts';
import { openBin, type BinSource } from './bin.ts';
import { choose, paragraph, scrolledList, wordsOf } from './dialogs.ts';
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
    if (!commit || commit.deleted.length === 0) return ask(address, init);
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

/** The body of the request as it is to be sent. Throws where the editor would rather keep everything. */
async function withBelongings(commit: CommitRequest, repository: Repository): Promise<string> {
  let along: DeletedAlong;
  try {
    along = await alongOf(commit, repository);
  } catch (error) {
    const said = paragraph(`It cannot be seen what belongs to it, and what names it. ${wordsOf(error)}`);
    if ((await choose('Delete this alone?', [said], { delete: 'Delete it alone', keep: 'Keep everything' })) === 'keep') throw error;
    along = { belongings: [], naming: [] };
  }
  const { belongings, naming } = along;
  if (belongings.length > 0 || naming.length > 0) {
    const content = [
      ...(belongings.length === 0
        ? []
        : [paragraph('What belongs to it alone goes with it:'), scrolledList('What goes with it', belongings.map(shown))]),
      ...(naming.length === 0
        ? []
        : [
            paragraph('These files name it. Until they no longer do, the newspaper cannot be built:'),
            scrolledList(
              'Where it is named',
              naming.map((path) => path.slice(CONTENT.length)),
            ),
          ]),
    ];
    const choice = await choose('Delete all of this?', content, { delete: 'Delete', keep: 'Keep everything' });
    if (choice === 'keep') throw new Error('Everything was kept.');
  }
  return commit.alsoDeleting(belongings);
}

async function alongOf({ deleted, written }: CommitRequest, repository: Repository): Promise<DeletedAlong> {
  const [files, kept, { deletedAlong, textsOf }] = await Promise.all([
    repository.files(CONTENT.slice(0, -1)),
    keptTexts(),
    import('../repository/deleted-along.ts'),
  ]);
  // A file that is given another name is not deleted.
  const there = new Set(files.map(({ path }) => path));
  const isMove = written.some((path) => !there.has(path));
  return isMove ? { belongings: [], naming: [] } : deletedAlong(deleted, files, textsOf(repository, kept));
}

function shown({ path }: RepositoryFile): string {
  return path.slice(CONTENT.length);
}
