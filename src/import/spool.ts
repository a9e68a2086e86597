import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportedStory } from './model.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from './temporary-folder.ts';

type Heavy = Pick<ImportedStory, 'body' | 'comments'>;

/** Keeps the long parts of an archive’s stories on disk while it is read, so that memory holds only what has to be compared. */
export class Spool {
  readonly #folder = makeTemporaryFolder(tmpdir(), 'standfirst-import');
  readonly #file = openSync(join(this.#folder, 'texts'), 'w+', 0o600);
  #size = 0;

  /** The same story; its text and comments are read from disk whenever they are asked for. */
  keep(story: ImportedStory): ImportedStory {
    const { body, comments, ...light } = story;
    const read = this.#write({ body, comments });
    return Object.defineProperties(light as ImportedStory, {
      body: { get: () => read().body, enumerable: true },
      comments: { get: () => read().comments, enumerable: true },
    });
  }

  /** Nothing that was kept can be read after. */
  close(): void {
    closeSync(this.#file);
    removeTemporaryFolder(this.#folder);
  }

  #write(heavy: Heavy): () => Heavy {
    const bytes = Buffer.from(JSON.stringify(heavy));
    const { length } = bytes;
    const start = this.#size;
    writeSync(this.#file, bytes, 0, bytes.length, start);
    this.#size += bytes.length;
    return () => {
      const kept = Buffer.alloc(length);
      readSync(this.#file, kept, 0, kept.length, start);
      return JSON.parse(kept.toString()) as Heavy;
    };
  }
}
