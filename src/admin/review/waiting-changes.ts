import type { WaitingFile } from './review-place.ts';

/** What an editor has changed: a story, or a photo with its words. */
export interface WaitingChange extends Pick<WaitingFile, 'change'> {
  /** Its file or files, without the ending: `content/photos/sea-wall` */
  name: string;
}

/** The changes that files stand for: a picture and the words about it are one. */
export function waitingChanges(files: readonly WaitingFile[]): WaitingChange[] {
  const changes = Map.groupBy(files, ({ path }) => path.replace(/\.[^./]+$/, ''));
  return [...changes]
    .map(([name, own]) => {
      const [first] = own;
      const isOneKind = own.every(({ change }) => change === first?.change);
      return { name, change: isOneKind && first ? first.change : ('changed' as const) };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
