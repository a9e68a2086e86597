import { describe, expect, it } from 'vitest';
import {
  findPublishedVersions,
  type HeldState,
  type PublicFacts,
  type VersionOptions,
} from '../../../../src/content/versions/published-versions.ts';

const NOW = at('12-31T00:00');

/** An hour of 2026, in milliseconds since 1970. */
function at(moment: string): number {
  return Date.parse(`2026-${moment}:00Z`);
}

/** What a file held since a moment: its words by a name, and how they were to be published. */
function held(since: string, shown: string, facts: Partial<PublicFacts> = {}, renamed = false): HeldState {
  return { time: at(since), renamed, state: { draft: false, published: at('03-02T09:00'), shown, ...facts } };
}

const taken = (since: string): HeldState => ({ time: at(since) });
const broken = (since: string): HeldState => ({ time: at(since), state: 'unreadable' });

/** The versions as “name since”. */
function versionsOf(states: HeldState[], options: Partial<VersionOptions> = {}): string[] {
  return findPublishedVersions(states, { now: NOW, ...options }).versions.map(({ since, held: { state } }) => {
    const name = typeof state === 'object' ? state.shown : '?';
    return `${name} ${new Date(since).toISOString().slice(5, 16)}`;
  });
}

const embargo = { published: at('03-02T12:00') };

describe('The published versions of a story', () => {
  it.each<[what: string, states: HeldState[], expected: string[]]>([
    [
      'each thing that it said, the first since it was published',
      [held('03-02T09:05', 'a'), held('03-02T10:00', 'b'), held('03-04T08:00', 'c')],
      ['a 03-02T09:00', 'b 03-02T10:00', 'c 03-04T08:00'],
    ],
    [
      'not what it said as a draft',
      [
        held('03-01T08:00', 'secret', { draft: true }),
        held('03-01T09:00', 'rude', { draft: true }),
        held('03-02T09:05', 'a'),
        held('03-03T09:00', 'b'),
      ],
      ['a 03-02T09:00', 'b 03-03T09:00'],
    ],
    [
      'not what was replaced before the embargo ended',
      [held('03-02T10:00', 'secret', embargo), held('03-02T11:00', 'a', embargo), held('03-02T13:00', 'b', embargo)],
      ['a 03-02T12:00', 'b 03-02T13:00'],
    ],
    [
      'not what was replaced at the moment at which the embargo ended',
      [held('03-02T10:00', 'secret', embargo), held('03-02T12:00', 'a', embargo)],
      ['a 03-02T12:00'],
    ],
    [
      'not what waited for an embargo that was put off',
      [held('03-02T10:00', 'secret', embargo), held('03-02T11:00', 'a', { published: at('03-02T15:00') }), held('03-02T16:00', 'b')],
      ['a 03-02T15:00', 'b 03-02T16:00'],
    ],
    [
      'not what it said while it was withdrawn',
      [held('03-02T09:05', 'a'), held('03-03T09:00', 'secret', { draft: true }), held('03-04T09:00', 'b')],
      ['a 03-02T09:00', 'b 03-04T09:00'],
    ],
    [
      'once what it said before and after it was withdrawn',
      [held('03-02T09:05', 'a'), held('03-03T09:00', 'a', { draft: true }), held('03-04T09:00', 'a')],
      ['a 03-02T09:00'],
    ],
    [
      'once what reads the same',
      [held('03-02T09:05', 'a'), held('03-03T09:00', 'a'), held('03-04T09:00', 'b'), held('03-05T09:00', 'b')],
      ['a 03-02T09:00', 'b 03-04T09:00'],
    ],
    [
      'again what it came back to',
      [held('03-02T09:05', 'a'), held('03-03T09:00', 'b'), held('03-04T09:00', 'a')],
      ['a 03-02T09:00', 'b 03-03T09:00', 'a 03-04T09:00'],
    ],
    [
      'all that it said under an earlier name',
      [held('03-02T09:05', 'a'), held('03-03T09:00', 'b', {}, true), held('03-04T09:00', 'c', {}, true)],
      ['a 03-02T09:00', 'b 03-03T09:00', 'c 03-04T09:00'],
    ],
    [
      'not what another story said, whose file it was made from',
      [held('02-01T09:00', 'other', { published: at('02-01T09:00') }), held('03-02T09:05', 'a', {}, true), held('03-04T09:00', 'b')],
      ['a 03-02T09:00', 'b 03-04T09:00'],
    ],
    [
      'what it said before its file was taken away and put back',
      [held('03-02T09:05', 'a'), taken('03-03T09:00'), held('03-04T09:00', 'b')],
      ['a 03-02T09:00', 'b 03-04T09:00'],
    ],
    [
      'not what another story said in a file that was taken away',
      [held('02-01T09:00', 'other', { published: at('02-01T09:00') }), taken('02-02T09:00'), held('03-02T09:05', 'a')],
      ['a 03-02T09:00'],
    ],
    [
      'nothing that no build could read',
      [held('03-02T09:05', 'a'), broken('03-03T09:00'), held('03-04T09:00', 'b')],
      ['a 03-02T09:00', 'b 03-04T09:00'],
    ],
    [
      'not what a wrong clock makes last until the embargo has ended',
      [
        held('03-02T10:00', 'secret', embargo),
        held('08-02T11:00', 'rude', embargo),
        held('03-02T11:30', 'a', embargo),
        held('03-03T11:30', 'b', embargo),
      ],
      ['a 03-02T12:00', 'b 03-03T11:30'],
    ],
  ])('are %s', (_what, states, expected) => {
    expect(versionsOf(states)).toEqual(expected);
  });

  it('are not those that the build’s moment comes before', () => {
    const states = [held('03-02T10:00', 'secret', embargo), held('03-09T11:00', 'a', { published: at('03-01T09:00') })];
    expect(versionsOf(states, { now: at('03-02T11:00') })).toEqual(['a 03-01T09:00']);
  });

  it('are those since the site went public, the first as it was then', () => {
    const states = [held('03-02T09:05', 'rude'), held('03-03T09:00', 'a'), held('03-04T09:00', 'b')];
    expect(versionsOf(states, { launch: at('03-03T20:00') })).toEqual(['a 03-02T09:00', 'b 03-04T09:00']);
    expect(versionsOf(states, { launch: at('03-04T20:00') })).toEqual(['b 03-02T09:00']);
    expect(versionsOf(states, { launch: at('03-01T20:00') })).toHaveLength(3);
    expect(findPublishedVersions(states, { now: NOW, launch: at('03-03T20:00') }).isWhole).toBe(true);
  });

  it('begin where the newsroom says, and say that they do', () => {
    const states = [held('03-02T09:05', 'libel'), held('03-03T09:00', 'a'), held('03-04T09:00', 'b')];
    expect(versionsOf(states, { from: at('03-02T20:00') })).toEqual(['a 03-03T09:00', 'b 03-04T09:00']);
    expect(findPublishedVersions(states, { now: NOW, from: at('03-02T20:00') }).isWhole).toBe(false);
    expect(findPublishedVersions(states, { now: NOW, from: at('01-01T00:00') }).isWhole).toBe(true);
  });

  it('leave out the version that was public at that moment: it is the one with the passage', () => {
    expect(versionsOf([held('03-02T09:05', 'libel'), held('03-03T09:05', 'a')], { from: at('03-03T09:00') })).toEqual(['a 03-03T09:05']);
  });
});
