import { describe, expect, it } from 'vitest';
import { isPublished, presentMoment } from '../../../src/shared/publication.ts';

const NOON = Date.parse('2026-03-10T12:00:00Z');

describe('a story', () => {
  it.each([
    { what: 'is out once its moment has passed', story: { published: '2026-03-10T11:59:59+00:00' }, out: true },
    { what: 'is out at the very second it names', story: { published: '2026-03-10T12:00:00+00:00' }, out: true },
    { what: 'is under embargo one second before', story: { published: '2026-03-10T12:00:01+00:00' }, out: false },
    { what: 'is out at that second written with another offset', story: { published: '2026-03-10T14:00:00+02:00' }, out: true },
    { what: 'is under embargo although its clock shows an earlier hour', story: { published: '2026-03-10T11:30:00-05:00' }, out: false },
    { what: 'is out although its clock shows a later day', story: { published: '2026-03-11T01:00:00+13:00' }, out: true },
    { what: 'is not out while it is a draft', story: { published: '2020-01-01T00:00:00Z', draft: true }, out: false },
    { what: 'is not out as a draft under embargo', story: { published: '2030-01-01T00:00:00Z', draft: true }, out: false },
    { what: 'is out when it says that it is no draft', story: { published: '2020-01-01T00:00:00Z', draft: false }, out: true },
  ])('$what', ({ story, out }) => {
    expect(isPublished(story, NOON)).toBe(out);
  });
});

describe('the present moment', () => {
  const clock = () => 1_234;

  it.each([
    { what: 'is the clock’s when nothing is set', environment: {}, expected: 1_234 },
    { what: 'is the clock’s when SOURCE_DATE_EPOCH is empty', environment: { SOURCE_DATE_EPOCH: '' }, expected: 1_234 },
    { what: 'is SOURCE_DATE_EPOCH, in seconds', environment: { SOURCE_DATE_EPOCH: '1773144000' }, expected: NOON },
    { what: 'can be the first second of 1970', environment: { SOURCE_DATE_EPOCH: '0' }, expected: 0 },
  ])('$what', ({ environment, expected }) => {
    expect(presentMoment(environment, clock)).toBe(expected);
  });

  it.each(['now', '-1', '1.5', '1e9', '0x10', ' 1', '2026-03-10'])('cannot be “%s”, and says so', (epoch) => {
    expect(() => presentMoment({ SOURCE_DATE_EPOCH: epoch }, clock)).toThrow(
      new Error(`SOURCE_DATE_EPOCH is “${epoch}”. It must be a whole number of seconds since 1 January 1970, or not be set.`),
    );
  });

  it('does not look at the clock when SOURCE_DATE_EPOCH is set', () => {
    const broken = () => {
      throw new Error('The clock was read.');
    };
    expect(presentMoment({ SOURCE_DATE_EPOCH: '1' }, broken)).toBe(1000);
  });
});
