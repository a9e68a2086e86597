import type { CmsConfig, Collection } from '@sveltia/cms';
import { formAt } from './drafts.ts';

type FolderCollection = Extract<Collection, { folder: string }>;

/** The collection that a file is of. */
export function collectionOf({ collections = [] }: CmsConfig, path: string): FolderCollection | undefined {
  return collections.find(
    (one): one is FolderCollection => 'folder' in one && path.startsWith(`${one.folder}/`) && path.endsWith(`.${String(one.extension)}`),
  );
}

/** The path of the file whose form is open; none for a new one. */
export function openedPath({ collections = [] }: CmsConfig): string | undefined {
  const form = formAt(location.href);
  const collection = collections.find((one) => 'name' in one && one.name === form?.collection);
  if (form === undefined || form.entry === '' || !collection || !('folder' in collection)) return undefined;
  return `${collection.folder}/${form.entry}.${String(collection.extension)}`;
}
