import { pipeline } from 'node:stream/promises';
import { readAnswer, type AnswerLimits } from '../../shared/web-answer.ts';

export const REPLY_LIMITS: AnswerLimits = { allowPrivate: false, largest: 2 * 1024 * 1024, milliseconds: 5000 };

/** Asks a server for replies, in the newspaper’s name. Throws a `DownloadError` when they cannot be had within the limits. */
export async function askForReplies(question: string, newspaper: string, limits: AnswerLimits): Promise<unknown> {
  const asked = {
    agent: `Standfirst (+${newspaper})`,
    accept: 'application/json',
    privateReason: 'its address is on a private network, which is not asked',
  };
  const text = await readAnswer(question, asked, limits, async (answer, atMost, signal) => {
    const parts: Buffer[] = [];
    const collect = async (source: AsyncIterable<Buffer>): Promise<void> => {
      for await (const part of source) parts.push(part);
    };
    await pipeline(answer, atMost, collect, { signal });
    return new TextDecoder().decode(Buffer.concat(parts));
  });
  return JSON.parse(text) as unknown;
}
