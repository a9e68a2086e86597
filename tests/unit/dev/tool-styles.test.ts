import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDeskRoom, type DeskRoom } from '../../support/desk-room.ts';

let room: DeskRoom;

beforeAll(async () => {
  room = await openDeskRoom(Date.parse('2026-03-02T12:00:00Z'));
});
afterAll(() => {
  room.close();
});

const namesIn = (style: string, pattern: RegExp) => new Set([...style.matchAll(pattern)].map(([, name = '']) => name));

test.each(['/_desk/live/', '/_desk/front/'])('%s has all colours that its styles name, in light and dark', async (path) => {
  const style = [...(await room.get(path)).matchAll(/<style>([^]*?)<\/style>/g)].map(([, css = '']) => css).join('\n');
  const declared = namesIn(style, /(--[\w-]+)\s*:/g);
  const used = [...namesIn(style, /var\((--[\w-]+)/g)];
  expect(used.length).toBeGreaterThan(3);
  expect(used.filter((name) => !declared.has(name))).toEqual([]);
  expect(style).toContain('color-scheme: light dark');
});
