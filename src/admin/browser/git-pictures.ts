import CMS from '@sveltia/cms';
import { bytesOf } from '../repository/base64.ts';
import { openRepository } from '../repository/repository-service.ts';
import type { Repository, RepositoryPlace } from '../repository/repository.ts';
import { ENDINGS } from './pictures.ts';
import { signedInToken } from './signed-in.ts';

/** Where the service could not be asked, it is asked again no sooner. */
const ASKED_AGAIN_AFTER = 10_000;

/** Gives the pictures of photos as the service has them: where this browser has each, once it is fetched. Each is fetched once. */
export function picturesIn(place: RepositoryPlace): (photo: string) => Promise<string | undefined> {
  const repository = openRepository(place, signedInToken);
  const addresses = new Map<string, Promise<string | undefined>>();
  CMS.registerEventListener({
    name: 'postSave',
    handler: () => {
      addresses.clear();
    },
  });
  return (photo) => {
    const known = addresses.get(photo);
    if (known) return known;
    const address = fetched(repository, photo).catch(() => {
      setTimeout(() => addresses.delete(photo), ASKED_AGAIN_AFTER);
      return undefined;
    });
    addresses.set(photo, address);
    return address;
  };
}

async function fetched(repository: Repository, photo: string): Promise<string | undefined> {
  for (const ending of ENDINGS) {
    const file = await repository.fileAt(`content/photos/${photo}.${ending}`);
    if (file) return URL.createObjectURL(new Blob([bytesOf(file.bytes)]));
  }
  return undefined;
}
