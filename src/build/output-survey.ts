import { lstatSync, readdirSync, type Stats } from 'node:fs';
import type { OutputRecord } from './output-record.ts';
import { LookedFolders } from './looked-folders.ts';

/**
 * Why an output is not as its record says, in a sentence; undefined when it is. Each file is looked at; a folder is looked through when it
 * is not as it was when it was looked through before.
 */
export function surveyOutput(root: string, { files }: OutputRecord, looked = new LookedFolders()): string | undefined {
  const found = findStranger(root, files, looked) ?? findOther(root, files);
  return found === undefined ? undefined : `The output was changed by other hands: ${found}.`;
}

/** What lies among the files that are no file of the record. */
function findStranger(root: string, files: OutputRecord['files'], looked: LookedFolders): string | undefined {
  const folders = foldersOf(files.keys());
  const lookThrough = (folder: string): { stranger?: string; isWhole: boolean } => {
    let isWhole = true;
    for (const entry of readdirSync(`${root}/${folder}`, { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (!entry.isDirectory()) {
        if (!files.has(path)) return { stranger: `${path} does not belong there`, isWhole };
        continue;
      }
      if (folders.has(path)) continue;
      // An empty one does no harm, but what comes into it would change nothing here.
      isWhole = false;
      const { stranger } = lookThrough(path);
      if (stranger !== undefined) return { stranger, isWhole };
    }
    return { isWhole };
  };
  for (const folder of folders) {
    const facts = factsOf(`${root}/${folder}`);
    // Its files are missed elsewhere.
    if (facts?.isDirectory() !== true || looked.isAsItWas(facts)) continue;
    const { stranger, isWhole } = lookThrough(folder);
    if (stranger !== undefined) return stranger;
    if (isWhole) looked.add(facts);
  }
  return undefined;
}

/** What has become of a file. */
function findOther(root: string, files: OutputRecord['files']): string | undefined {
  for (const [path, { size, modified }] of files) {
    const facts = factsOf(`${root}/${path}`);
    if (!facts) return 'files are missing';
    if (!facts.isFile() || facts.size !== size || facts.mtimeMs !== modified) return `${path} is not as it was written`;
  }
  return undefined;
}

/** The folders of files, and those above them; the first, which has all of them, is empty. */
function foldersOf(paths: Iterable<string>): Set<string> {
  const folders = new Set(['']);
  for (const path of paths) {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return folders;
}

/** Undefined of what is not there, or stands below what is no folder. */
function factsOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}
