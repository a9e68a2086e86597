import { describe, expect, it } from 'vitest';
import { refuseMeetingPaths } from '../../../src/build/meeting-paths.ts';

describe('files of the site that are one on a disk without capitals', () => {
  it.each([
    ['media/Talk.mp3', 'media/talk.mp3'],
    ['logo.png', 'Logo.PNG'],
    ['caf\u00e9/index.html', 'cafe\u0301/index.html'],
    ['notes./index.html', 'notes/index.html'],
  ])('are refused: %s and %s', (one, other) => {
    expect(() => {
      refuseMeetingPaths(['index.html', one, other]);
    }).toThrow(`“${one}” and “${other}” would both be published`);
  });

  it('are no others', () => {
    refuseMeetingPaths(['index.html', 'a/index.html', 'a.html', 'A/b.html', 'a/B.txt', 'rss.xml']);
  });
});
