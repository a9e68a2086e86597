/** The one window in which streams go on while a reader moves through the newspaper. */
export const WINDOW = 'standfirst-player';

/** How large that window is, by what it plays. */
export function windowFeatures(kind: string): string {
  return kind === 'video' ? 'popup,width=640,height=560' : 'popup,width=420,height=320';
}
