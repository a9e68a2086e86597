import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort, readPort } from '../../../src/cli/port.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function take(port = 0, host = '127.0.0.1'): Promise<number> {
  const server = createServer().listen(port, host);
  servers.push(server);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

describe('the port of a server', () => {
  it('is what the flag says, else the variable, else the usual one', () => {
    expect(readPort('5000', { PORT: '6000' })).toEqual({ number: 5000, isAsked: true });
    expect(readPort(undefined, { PORT: '6000' })).toEqual({ number: 6000, isAsked: true });
    expect(readPort(undefined, { PORT: '' })).toEqual({ number: 4321, isAsked: false });
  });

  it.each([
    ['0', '--port: “0” is not a port.'],
    ['65536', '--port: “65536” is not a port.'],
    ['-1', '--port: “-1” is not a port.'],
    ['80a', '--port: “80a” is not a port.'],
    ['', '--port: “” is not a port.'],
  ])('is refused in a sentence when it is “%s”', (value, message) => {
    expect(() => readPort(value, {})).toThrow(message);
  });

  it('names the variable when that is wrong', () => {
    expect(() => readPort(undefined, { PORT: 'http' })).toThrow('PORT: “http” is not a port.');
  });

  it.each(['127.0.0.1', '0.0.0.0'])('is the next one when the usual one is taken at %s, and says so', async (host) => {
    const taken = await take(0, host);
    const said: string[] = [];
    const port = await freePort({ number: taken, isAsked: false }, 'npm start', (sentence) => said.push(sentence));
    expect(port).toBeGreaterThan(taken);
    expect(said).toEqual([`Port ${taken} is taken by another program. The newspaper takes the next one, ${port}.`]);
  });

  it('is not another than was asked for; the next free one is offered', async () => {
    const taken = await take();
    await expect(freePort({ number: taken, isAsked: true }, 'npm run dev', () => undefined)).rejects.toThrow(
      new RegExp(`^Port ${taken} is taken by another program\\.\\n\\n.*npm run dev -- --port \\d+$`),
    );
  });

  it('is taken in silence when it is free', async () => {
    const free = await take();
    for (const server of servers.splice(0)) server.close();
    expect(await freePort({ number: free, isAsked: true }, 'npm start', () => expect.unreachable())).toBe(free);
  });
});
