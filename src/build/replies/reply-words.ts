import { cleanedWords } from '../../content/comment-words.ts';
import type { SocialReply } from '../../content/replies/story-replies.ts';
import { originOf } from '../../content/schemas/host-name.ts';

const LONGEST_NAME = 80;
const LONGEST_TEXT = 2000;
const DAY = 24 * 60 * 60 * 1000;

/** `:blobcat:`, a picture that only the service has. */
const SHORTCODE = /:\w{2,}:/g;

/**
 * A reply with what a stranger wrote made plain words. Undefined of one that cannot be shown: without words, without an address of the
 * web, or from a moment that has not come.
 */
export function plainReply(reply: SocialReply, now: number): SocialReply | undefined {
  const time = Date.parse(reply.date);
  const text = shortened(cleanedWords(reply.text), LONGEST_TEXT);
  const handle = shortened(cleanedWords(reply.handle, 'line'), LONGEST_NAME);
  const name = shortened(cleanedWords(reply.name.replace(SHORTCODE, ''), 'line'), LONGEST_NAME);
  if (text === '' || !(time < now + DAY) || !isSafe(reply.url)) return undefined;
  return {
    ...reply,
    text,
    handle,
    name: name === '' ? handle : name,
    date: new Date(time).toISOString(),
    alsoAt: reply.alsoAt.filter(isSafe),
  };
}

function isSafe(address: string): boolean {
  return address.startsWith('https://') && originOf(address) !== undefined;
}

function shortened(text: string, longest: number): string {
  const letters = Array.from(text);
  return letters.length <= longest
    ? text
    : `${letters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;
}
