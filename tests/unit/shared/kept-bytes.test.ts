import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { keptBytes, keptRoom } from '../../../src/shared/kept-bytes.ts';

describe('bytes that are kept', () => {
  it('are not counted among what Node looks for when it tidies up', () => {
    const before = process.memoryUsage().external;
    const kept = keptBytes(50_000_000);
    expect(kept).toHaveLength(50_000_000);
    expect(process.memoryUsage().external - before).toBeLessThan(10_000_000);
  });

  it('are read, summed up and cut like other bytes', () => {
    const text = readFileSync(new URL(import.meta.url));
    const kept = keptBytes(text.length);
    text.copy(kept);
    expect(kept.toString()).toBe(text.toString());
    expect(crc32(kept)).toBe(crc32(text));
    expect(kept.subarray(3, 9).equals(text.subarray(3, 9))).toBe(true);
  });

  it('have room for numbers', () => {
    expect([...new Uint32Array(keptRoom(8))]).toEqual([0, 0]);
  });
});
