import { readSoundTree } from '../content/text/sound-tree.ts';
import { paragraphsOf } from '../content/text/words.ts';

export function firstSentence(body: string): string {
  const tree = readSoundTree(body, 'md');
  const words = tree ? paragraphsOf(tree).join(' ') : '';
  const sentence = /^.{10,200}?[.!?؟](?=\s|$)/.exec(words)?.[0];
  return sentence ?? (words.length <= 200 ? words : `${words.slice(0, 199).replace(/\s+\S*$/, '')}…`);
}

/** A story says how its discussion stands only where that is not what the site says. */
export function discussionOf(isOpen: boolean, count: number, site: string): 'open' | 'closed' | undefined {
  const wanted = isOpen ? 'open' : 'closed';
  if (count === 0) return isOpen || site !== 'open' ? undefined : 'closed';
  return wanted === site ? undefined : wanted;
}

/** A text that is to be read as it is, not as Markdown. */
export function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!<>|:~]/g, '\\$&');
}

export function withoutUndefined(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
