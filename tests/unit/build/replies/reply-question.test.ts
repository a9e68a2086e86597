import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askForReplies, REPLY_LIMITS } from '../../../../src/build/replies/reply-question.ts';

describe('A server', () => {
  const answers: Record<string, (end: (text: string) => void, write: (text: string) => void) => void> = {
    '/fine': (end) => {
      end('{"descendants":[]}');
    },
    '/silent': () => undefined,
    '/endless': (_end, write) => {
      write('{"descendants":[');
    },
    '/huge': (end) => {
      end(' '.repeat(20_000));
    },
    '/page': (end) => {
      end('<!doctype html>');
    },
  };
  const server = createServer((request, response) => {
    const answer = answers[request.url ?? ''];
    if (!answer) response.writeHead(500).end();
    else
      answer(
        (text) => response.end(text),
        (text) => response.write(text),
      );
  });
  const limits = { allowPrivate: true, largest: 10_000, milliseconds: 5000 };
  let origin: string;

  beforeEach(async () => {
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('is asked in the newspaper’s name', async () => {
    let agent: string | undefined;
    server.once('request', (request) => (agent = request.headers['user-agent']));
    expect(await askForReplies(`${origin}/fine`, 'https://tideline.example/', limits)).toEqual({ descendants: [] });
    expect(agent).toBe('Standfirst (+https://tideline.example/)');
  });

  it.each([
    ['/silent', 200, 'it did not come within 0.2 seconds'],
    ['/endless', 200, 'it did not come within 0.2 seconds'],
    ['/huge', 5000, 'it is larger than 0 MB'],
    ['/broken', 5000, 'the server answered 500'],
    ['/page', 5000, 'not valid JSON'],
  ])('that answers %s is given up in words', async (path, milliseconds, message) => {
    await expect(askForReplies(origin + path, 'https://tideline.example/', { ...limits, milliseconds })).rejects.toThrow(message);
  });

  it('of a private network is not asked', async () => {
    await expect(askForReplies(`${origin}/fine`, 'https://tideline.example/', REPLY_LIMITS)).rejects.toThrow('private network');
  });
});
