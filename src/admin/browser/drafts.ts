import { slugOf } from '../../shared/ids.ts';
/** What is open in the room: an entry’s form, by the address of the page. */
export interface OpenForm {
  collection: string;
  /** The path of the file below the collection’s folder, without its ending; empty for a new one. */
  entry: string;
}

const FORM = /^#\/collections\/([^/?]+)\/(?:new|entries\/([^?]+))(?:\?|$)/;

/** The form that an address opens, if any. */
export function formAt(address: string): OpenForm | undefined {
  const [, collection, entry = ''] = FORM.exec(new URL(address, location.href).hash) ?? [];
  return collection === undefined ? undefined : { collection: decodeURIComponent(collection), entry: decodeURIComponent(entry) };
}

export function isSameForm(one: OpenForm | undefined, other: OpenForm | undefined): boolean {
  return one?.collection === other?.collection && one?.entry === other?.entry;
}

const DRAFTS = 'draft-backups';

/** Forgets what the CMS keeps in this browser of a form that was not saved. */
export async function dropDraft(form: OpenForm | undefined = formAt(location.href)): Promise<void> {
  if (!form) return;
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await openDatabase(name);
    if (database?.objectStoreNames.contains(DRAFTS) === true) {
      const drafts = database.transaction(DRAFTS, 'readwrite').objectStore(DRAFTS);
      await new Promise<void>((done) => {
        drafts.delete([form.collection, slugOf(form.entry)]).onsuccess = () => {
          done();
        };
      });
    }
    database?.close();
  }
}

export function openDatabase(name: string): Promise<IDBDatabase | undefined> {
  return new Promise((done) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => {
      done(undefined);
    };
    opening.onsuccess = () => {
      done(opening.result);
    };
  });
}
