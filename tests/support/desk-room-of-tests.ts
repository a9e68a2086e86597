import { afterEach, beforeEach } from 'vitest';
import { openDeskRoom, type DeskRoom } from './desk-room.ts';

/** The desk’s pages, opened anew for each test of a file at one moment, and closed after it. */
export function deskRoomOfTests(now: number): Omit<DeskRoom, 'close'> {
  let room: DeskRoom;
  beforeEach(async () => {
    room = await openDeskRoom(now);
  });
  afterEach(() => {
    room.close();
  });
  return {
    get copy() {
      return room.copy;
    },
    get origin() {
      return room.origin;
    },
    get: (path) => room.get(path),
    send: (path, fields, headers) => room.send(path, fields, headers),
  };
}
