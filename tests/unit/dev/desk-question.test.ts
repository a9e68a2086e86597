import { afterEach, expect, test, vi } from 'vitest';
import { askDesk } from '../../../src/dev/desk/desk-question.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('An answer that is no JSON, and a server that is gone, are told in words', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ faults: ['No.'] }, { status: 422 })));
  expect(await askDesk('')).toEqual({ faults: ['No.'] });
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('<p>No.</p>', { status: 403, headers: { 'Content-Type': 'text/html' } })));
  await expect(askDesk('')).rejects.toThrow('It could not be done (403).');
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed')));
  await expect(askDesk('')).rejects.toThrow('See whether “npm run dev” is still running');
});
