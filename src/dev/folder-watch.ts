import { existsSync, lstatSync, readdirSync, watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';

/** What became of a file. One that is saved by putting a new one in its place is made. */
export type FileEvent = 'made' | 'changed' | 'gone';

/**
 * Tells of every file below a folder that is made, changed or deleted, until the watch is closed. Only folders are watched: an archive
 * has more files than systems watch, and looking at each would take longer than everything else that starts.
 */
export function watchFolder(folder: string, onEvent: (event: FileEvent, path: string) => void): { close(): void } {
  const watchers = new Map<string, FSWatcher>();

  const visit = (path: string, onFile: (path: string) => void): void => {
    if (watchers.has(path)) return;
    const watcher = watch(path, (event, name) => {
      if (name !== null) hear(event, join(path, name));
    });
    // A folder that is deleted is told of by the one above it.
    watcher.on('error', () => {
      leave(path);
    });
    watchers.set(path, watcher);
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.isDirectory()) visit(join(path, entry.name), onFile);
      else onFile(join(path, entry.name));
    }
  };

  const leave = (path: string): void => {
    watchers.get(path)?.close();
    watchers.delete(path);
  };

  const hear = (event: 'rename' | 'change', path: string): void => {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (stats?.isDirectory() === true) {
      try {
        visit(path, (file) => {
          onEvent('made', file);
        });
      } catch (error) {
        // It was there for a moment only.
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
        leave(path);
      }
      return;
    }
    for (const watched of watchers.keys()) if (watched === path || watched.startsWith(join(path, '/'))) leave(watched);
    onEvent(stats === undefined ? 'gone' : event === 'change' ? 'changed' : 'made', path);
  };

  if (existsSync(folder)) visit(folder, () => undefined);
  return {
    close: () => {
      for (const path of watchers.keys()) leave(path);
    },
  };
}
