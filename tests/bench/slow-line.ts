import { connect, createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A line of a telephone’s network. Bytes a second; milliseconds there and back. */
export interface Line {
  down: number;
  up: number;
  latency: number;
}

/** As much as a packet of the internet carries. */
const PACKET_BYTES = 1400;

/**
 * Puts a slow line before a server of this machine: packets come one after the other, each so late as its size and the distance have it,
 * and all connections share the line. What browsers offer for this holds back a whole answer until its last byte would be there, so that
 * the beginning of a page comes as late as its end. A new connection takes one way there and back more. A line that only begins to be
 * used is not slower for it, as TCP has it.
 */
export async function slowLine(port: number, { down, up, latency }: Line): Promise<{ port: number; close: () => void }> {
  const downward = new Packets(down, latency / 2);
  const upward = new Packets(up, latency / 2);
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    const from = performance.now() + latency;
    for (const socket of [near, far]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.on('data', (bytes) => {
      upward.send(bytes, far, from);
    });
    far.on('data', (bytes) => {
      downward.send(bytes, near, 0);
    });
  });
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}

/** One direction of the line, whose packets arrive in the order in which they were given to it. */
class Packets {
  readonly #bytesMillisecond: number;
  readonly #delay: number;
  /** When the last packet that has been given to it will have left. */
  #free = 0;
  readonly #underway: { due: number; packet: Buffer; to: Socket }[] = [];

  constructor(bytesSecond: number, delay: number) {
    this.#bytesMillisecond = bytesSecond / 1000;
    this.#delay = delay;
  }

  send(bytes: Buffer, to: Socket, notBefore: number): void {
    for (let at = 0; at < bytes.length; at += PACKET_BYTES) {
      const packet = bytes.subarray(at, at + PACKET_BYTES);
      this.#free = Math.max(this.#free, performance.now(), notBefore) + packet.length / this.#bytesMillisecond;
      this.#underway.push({ due: this.#free + this.#delay, packet, to });
      if (this.#underway.length === 1) this.#wait();
    }
  }

  #wait(): void {
    const [first] = this.#underway;
    if (!first) return;
    setTimeout(
      () => {
        this.#deliver();
      },
      Math.max(0, first.due - performance.now()),
    );
  }

  #deliver(): void {
    while (this.#underway[0] && this.#underway[0].due <= performance.now() + 0.5) {
      const { packet, to } = this.#underway.shift() as { packet: Buffer; to: Socket };
      if (!to.destroyed) to.write(packet);
    }
    this.#wait();
  }
}
