import { describe, expect, it } from 'vitest';
import { describeEmbargoes, findEmbargoes, formatEmbargoRecord, judgeDue } from '../../../src/content/embargo.ts';

const NOON = Date.parse('2026-11-23T12:00:00Z');
const site = { timeZone: 'Europe/London' };
const story = (id: string, published: string, draft?: boolean) => ({ id: `en/2026/${id}`, data: { published, draft } });
const post = (id: string, published: string) => ({ id: `en/2026/${id}`, data: { published } });

function calendar(articles: ReturnType<typeof story>[], livePosts: ReturnType<typeof post>[] = []) {
  return findEmbargoes({ site, articles, livePosts }, NOON);
}

describe('The ends of embargoes', () => {
  it('are the moments at which stories come out, the soonest first, counted together where they are one moment', () => {
    const { ends } = calendar([
      story('c', '2026-12-01T07:00:00+01:00'),
      story('a', '2026-11-24T06:00:00+00:00'),
      story('d', '2026-12-01T06:00:00Z'),
      story('out', '2026-11-23T11:59:00Z'),
    ]);
    expect(ends).toEqual([
      { at: '2026-11-24T06:00:00Z', stories: 1, posts: 0 },
      { at: '2026-12-01T06:00:00Z', stories: 2, posts: 0 },
    ]);
  });

  it('are not those of drafts, which wait for an editor, nor of their live posts', () => {
    expect(calendar([story('a', '2026-12-01T06:00:00Z', true)], [post('a/0700', '2026-12-01T07:00:00Z')]).ends).toEqual([]);
  });

  it('are those of live posts too: in a story that is out, at their own time; in one that is not, with it at the earliest', () => {
    const { ends } = calendar(
      [story('out', '2026-11-01T06:00:00Z'), story('later', '2026-11-25T06:00:00Z')],
      [
        post('out/0600', '2026-11-24T06:00:00Z'),
        post('out/0500', '2026-11-20T05:00:00Z'),
        post('later/0000', '2026-11-24T00:00:00Z'),
        post('later/0700', '2026-11-25T07:00:00Z'),
      ],
    );
    expect(ends).toEqual([
      { at: '2026-11-24T06:00:00Z', stories: 0, posts: 1 },
      { at: '2026-11-25T06:00:00Z', stories: 1, posts: 1 },
      { at: '2026-11-25T07:00:00Z', stories: 0, posts: 1 },
    ]);
  });

  it('do not hold a story that is out at this very second', () => {
    expect(calendar([story('a', '2026-11-23T12:00:00Z')]).ends).toEqual([]);
  });
});

describe('The sentence on the next embargo', () => {
  it('says day, time, zone, how long and how much, and what is still to come', () => {
    const sentence = describeEmbargoes(
      calendar(
        [
          story('merger', '2026-11-24T06:00:00Z'),
          story('budget', '2026-12-01T06:00:00Z'),
          story('cat', '2026-12-02T06:00:00Z'),
          story('out', '2026-11-01T06:00:00Z'),
        ],
        [post('out/0600', '2026-11-24T06:00:00Z')],
      ),
    );
    expect(sentence).toBe(
      'Next embargo ends on Tuesday 24 November 2026 at 06:00 Europe/London, in 18 hours: 1 story and 1 live post. Later: 2 stories, the last on 2 December 2026.',
    );
  });

  it.each([
    { at: '2026-11-23T12:00:01Z', duration: 'in 1 minute:' },
    { at: '2026-11-23T13:30:00Z', duration: 'in 90 minutes:' },
    { at: '2026-11-24T12:00:00Z', duration: 'in 24 hours:' },
    { at: '2026-11-30T12:00:00Z', duration: 'in 7 days:' },
  ])('counts $duration in a unit that fits', ({ at, duration }) => {
    expect(describeEmbargoes(calendar([story('a', at)]))).toContain(duration);
  });

  it('gives the time of the newsroom, in summer too', () => {
    expect(describeEmbargoes(calendar([story('a', '2027-07-01T05:00:00Z')]))).toContain('Thursday 1 July 2027 at 06:00 Europe/London');
  });

  it('is not there when nothing is under embargo', () => {
    expect(describeEmbargoes(calendar([]))).toBe('');
  });
});

describe('What a scheduler reads', () => {
  it('holds the moments and nothing else', () => {
    const record = formatEmbargoRecord(calendar([story('secret', '2026-12-01T06:00:00Z'), story('other', '2026-11-24T06:00:30Z')]));
    expect(JSON.parse(record)).toEqual({ next: '2026-11-24T06:00:30Z', all: ['2026-11-24T06:00:30Z', '2026-12-01T06:00:00Z'] });
  });

  it('says so when there is none', () => {
    expect(JSON.parse(formatEmbargoRecord(calendar([])))).toEqual({ next: null, all: [] });
  });
});

describe('A build is due', () => {
  const record = formatEmbargoRecord(calendar([story('a', '2026-11-24T06:00:00Z')]));
  it.each([
    {
      when: 'when the embargo has ended',
      record,
      now: '2026-11-24T06:00:01Z',
      due: true,
      reason: 'A build is due: something was to appear or to go at 2026-11-24T06:00:00Z.',
    },
    {
      when: 'at the very second',
      record,
      now: '2026-11-24T06:00:00Z',
      due: true,
      reason: 'A build is due: something was to appear or to go at 2026-11-24T06:00:00Z.',
    },
    {
      when: 'not a second before',
      record,
      now: '2026-11-24T05:59:59Z',
      due: false,
      reason: 'Nothing is due until 2026-11-24T06:00:00Z, in 1 minute.',
    },
    {
      when: 'not when nothing waits',
      record: '{"next":null,"all":[]}',
      now: '2026-11-24T06:00:00Z',
      due: false,
      reason: 'Nothing is due: nothing was waiting for its time when the site was last built.',
    },
    ...['', '{', '{}', '[]', 'null', '{"next":"soon"}', '{"next":7}'].map((damaged) => ({
      when: `when “${damaged}” cannot be read`,
      record: damaged,
      now: '2026-11-24T06:00:00Z',
      due: true,
      reason: 'A build is due: what the last one recorded cannot be read.',
    })),
  ])('$when', ({ record: text, now, due, reason }) => {
    expect(judgeDue(text, Date.parse(now))).toEqual({ due, reason });
  });
});
