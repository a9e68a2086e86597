import { openDatabase } from './drafts.ts';

const CACHE = 'file-cache';

/** The texts that the CMS keeps in this browser, by Git’s name for their bytes. */
export async function keptTexts(): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await openDatabase(name);
    if (database?.objectStoreNames.contains(CACHE) === true)
      for (const file of await allOf(database)) if (file.sha !== undefined && file.text !== undefined) texts.set(file.sha, file.text);
    database?.close();
  }
  return texts;
}

interface KeptFile {
  sha?: string;
  text?: string;
}

function allOf(database: IDBDatabase): Promise<KeptFile[]> {
  return new Promise((done) => {
    const request = database.transaction(CACHE).objectStore(CACHE).getAll();
    request.onerror = () => {
      done([]);
    };
    request.onsuccess = () => {
      done(request.result as KeptFile[]);
    };
  });
}
