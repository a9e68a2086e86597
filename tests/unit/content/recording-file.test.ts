import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readRecordingFile } from '../../../src/content/recording-file.ts';
import { ROOT, SAMPLE } from '../../support/site.ts';

const folder = mkdtempSync(join(tmpdir(), 'standfirst-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('a recording', () => {
  it.each([
    [join(SAMPLE, 'media/co2-as-a-tune.mp3'), 24],
    [join(ROOT, 'tests/fixtures/newsroom/media/foghorn.mp3'), 1],
  ])('in %s plays for %d seconds', async (file, seconds) => {
    expect(await readRecordingFile(file, 7)).toEqual({ bytes: 7, seconds });
  });

  it.each(['empty.mp3', 'broken.m4a', 'broken.mp4'])('that cannot be understood, %s, is one of unknown length', async (name) => {
    const path = join(folder, name);
    writeFileSync(path, name.startsWith('empty') ? '' : 'This is no recording.');
    expect(await readRecordingFile(path, 21)).toEqual({ bytes: 21, seconds: undefined });
  });

  it('is not made of captions', async () => {
    const path = join(folder, 'captions.vtt');
    writeFileSync(path, 'WEBVTT\n');
    expect(await readRecordingFile(path, 7)).toBeUndefined();
  });
});
