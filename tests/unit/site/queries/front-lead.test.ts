import { describe, expect, it } from 'vitest';
import { chooseArrangement, type SectionSupply } from '../../../../src/site/queries/block-arrangement.ts';
import { chooseLeadMode, countTop, topForm, type LeadFacts } from '../../../../src/site/queries/front-lead.ts';

describe('how a front is led', () => {
  const facts: LeadFacts = { asked: undefined, hasPicture: true, isRunning: false, companions: 0 };

  it.each<{ what: string; given: Partial<LeadFacts>; mode: string }>([
    { what: 'a story with a picture', given: {}, mode: 'normal' },
    { what: 'a story without one', given: { hasPicture: false }, mode: 'quiet' },
    { what: 'live coverage while it runs', given: { isRunning: true }, mode: 'big' },
    { what: 'three stories of one subject', given: { companions: 2 }, mode: 'package' },
    { what: 'two stories of one subject', given: { companions: 1 }, mode: 'normal' },
    { what: 'what the editor asks for', given: { asked: 'quiet', isRunning: true }, mode: 'quiet' },
    { what: 'a package of two that the editor asks for', given: { asked: 'package', companions: 1 }, mode: 'package' },
    { what: 'a package that has one story', given: { asked: 'package' }, mode: 'normal' },
    { what: 'a big headline that the editor asks for, without a picture', given: { asked: 'big', hasPicture: false }, mode: 'big' },
  ])('follows from the news: $what', ({ given, mode }) => {
    expect(chooseLeadMode({ ...facts, ...given })).toBe(mode);
  });

  it('has columns beside it only where there are stories to fill them', () => {
    expect(topForm('normal', 87)).toBe('columns');
    expect(topForm('normal', 16)).toBe('rows');
    expect(topForm('package', 87)).toBe('rows');
  });

  it.each([
    { stories: 87, named: 0, top: 8 },
    { stories: 87, named: 6, top: 8 },
    { stories: 16, named: 0, top: 4 },
    { stories: 16, named: 7, top: 8 },
    { stories: 7, named: 0, top: 3 },
    { stories: 1, named: 0, top: 0 },
  ])('has whole rows of headlines below it: of $stories stories, of which $named are named', ({ stories, named, top }) => {
    expect(countTop('rows', stories, named).top).toBe(top);
  });
});

describe('the block of a section, of which no editor has said anything', () => {
  const supply: SectionSupply = { place: 0, isHalf: false, stories: 6, picture: 'lying', isRecent: true };

  it.each<{ what: string; given: Partial<SectionSupply>; arrangement: string }>([
    { what: 'takes turns with its neighbours', given: { place: 2 }, arrangement: 'wide' },
    { what: 'has headlines alone where there is no picture', given: { picture: 'none' }, arrangement: 'compact' },
    { what: 'cuts no low, wide strip out of an upright picture', given: { place: 5, picture: 'upright' }, arrangement: 'portrait' },
    { what: 'is a column where there are few stories', given: { stories: 2 }, arrangement: 'column' },
    { what: 'is a strip of headlines where there is no news', given: { isRecent: false }, arrangement: 'strip' },
    { what: 'needs little width where it is half as wide', given: { isHalf: true, place: 0 }, arrangement: 'stack' },
  ])('$what', ({ given, arrangement }) => {
    expect(chooseArrangement({ ...supply, ...given })).toBe(arrangement);
  });
});
