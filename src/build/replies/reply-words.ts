import { cleanedWords } from '../../content/comment-words.ts';
import { isOfPublicHost } from '../../content/replies/replied-post.ts';
import type { SocialReply } from '../../content/replies/story-replies.ts';

const LONGEST_NAME = 80;
const LONGEST_TEXT = 2000;
const MOST_LINES = 40;
const LONGEST_ADDRESS = 1000;
/** Nobody could reply on these services before; a date before it is made up. */
const EARLIEST = Date.parse('2006-01-01T00:00:00Z');
const DAY = 24 * 60 * 60 * 1000;

/** `:blobcat:`, a picture that only the service has. */
const SHORTCODE = /:\w{2,}:/g;

/**
 * A reply with what a stranger wrote made plain words. Undefined of one that cannot be shown: without words, without an address of the
 * web, or from a moment that cannot be.
 */
export function plainReply(reply: SocialReply, now: number): SocialReply | undefined {
  const time = Date.parse(reply.date);
  const text = shortened(firstLines(cleanedWords(reply.text)), LONGEST_TEXT);
  const handle = shortened(cleanedWords(reply.handle, 'line'), LONGEST_NAME);
  const name = shortened(cleanedWords(reply.name.replace(SHORTCODE, ''), 'line'), LONGEST_NAME);
  const url = safeAddress(reply.url);
  if (text === '' || handle === '' || url === undefined || !(time >= EARLIEST && time < now + DAY)) return undefined;
  return {
    ...reply,
    text,
    handle,
    name: name === '' ? handle : name,
    date: new Date(time).toISOString(),
    url,
    alsoAt: reply.alsoAt.flatMap((address) => safeAddress(address) ?? []),
  };
}

/** An address of the web as browsers understand it, with letters of other alphabets in its host as what they are. */
function safeAddress(address: string): string | undefined {
  if (address.length > LONGEST_ADDRESS || !address.startsWith('https://') || !isOfPublicHost(address)) return undefined;
  const { href } = new URL(address);
  return href.length > LONGEST_ADDRESS ? undefined : href;
}

function firstLines(text: string): string {
  const lines = text.split('\n', MOST_LINES + 1);
  return lines.length <= MOST_LINES ? text : `${lines.slice(0, MOST_LINES).join('\n').trimEnd()}…`;
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
