import { describe, expect, it } from 'vitest';
import {
  ContentFaults,
  formatFault,
  formatFaults,
  mendWithSuggestion,
  nearest,
  quote,
  type Fault,
} from '../../../src/content/faults/fault.ts';

const fault: Fault = { file: 'content/site.yaml', problem: '“x” is wrong.', mend: 'Write y.' };

describe('a fault as an editor reads it', () => {
  it.each([
    { what: 'names the file, the line and the field', given: { line: 3, field: 'name' }, place: 'content/site.yaml, line 3, name' },
    { what: 'leaves out a line that is not known', given: { field: 'name' }, place: 'content/site.yaml, name' },
    { what: 'leaves out a field when the fault is the file itself', given: { line: 1 }, place: 'content/site.yaml, line 1' },
    { what: 'names the file alone when that is all there is to say', given: {}, place: 'content/site.yaml' },
  ])('$what', ({ given, place }) => {
    expect(formatFault({ ...fault, ...given })).toBe(`${place}\n  “x” is wrong.\n  Mend: Write y.`);
  });

  it('lists what would have been right, between the problem and the mend', () => {
    expect(formatFault({ ...fault, allowed: ['a', 'b'] })).toBe('content/site.yaml\n  “x” is wrong.\n  Allowed: a, b\n  Mend: Write y.');
  });

  it('lists nothing when nothing is allowed', () => {
    expect(formatFault({ ...fault, allowed: [] })).not.toContain('Allowed');
  });

  it('lists forty values and counts the rest', () => {
    const allowed = Array.from({ length: 43 }, (_, index) => `v${index + 1}`);
    expect(formatFault({ ...fault, allowed })).toContain('v39, v40 and 3 more\n');
    expect(formatFault({ ...fault, allowed: allowed.slice(0, 40) })).toContain('v39, v40\n');
  });
});

describe('all faults as one text', () => {
  it('counts one fault and several', () => {
    expect(formatFaults([fault])).toMatch(/^1 fault in the content\. Nothing is published until each is mended\.\n\n/);
    expect(formatFaults([fault, fault])).toMatch(/^2 faults in the content\. /);
  });

  it('orders them by file, then by line, then by field, and puts those without a line first', () => {
    const places: [string, number | undefined, string | undefined][] = [
      ['b.md', 10, 'x'],
      ['b.md', 9, 'z'],
      ['b.md', 9, 'y'],
      ['b.md', undefined, 'w'],
      ['a.md', 30, undefined],
    ];
    const faults = places.map(([file, line, field]) => ({ ...fault, file, line, field }));
    const heads = formatFaults(faults)
      .split('\n')
      .filter((line) => line.includes('.md'));
    expect(heads).toEqual(['a.md, line 30', 'b.md, w', 'b.md, line 9, y', 'b.md, line 9, z', 'b.md, line 10, x']);
  });

  it('leaves the list that it was given as it was', () => {
    const faults = [
      { ...fault, file: 'b' },
      { ...fault, file: 'a' },
    ];
    formatFaults(faults);
    expect(faults.map(({ file }) => file)).toEqual(['b', 'a']);
  });

  it('is the message of the error that stops a build, which keeps the faults too', () => {
    const error = new ContentFaults([fault]);
    expect(error.message).toBe(formatFaults([fault]));
    expect(error.name).toBe('ContentFaults');
    expect(error.faults).toEqual([fault]);
  });
});

describe('the value that an editor may have meant', () => {
  const allowed = ['news', 'analysis', 'opinion', 'obituary', 'coast-desk'];

  it.each([
    { value: 'newz', meant: 'news' },
    { value: 'News', meant: 'news' },
    { value: 'opnion', meant: 'opinion' },
    { value: 'analyssis', meant: 'analysis' },
    { value: 'coast_desk', meant: 'coast-desk' },
    { value: 'x', meant: undefined },
    { value: 'weather', meant: undefined },
    { value: '', meant: undefined },
  ])('for “$value” is $meant', ({ value, meant }) => {
    expect(nearest(value, allowed)).toBe(meant);
  });

  it('is the nearest one, and the first of two that are as near', () => {
    expect(nearest('tides', ['tide', 'tidesx', 'ties', 'tides'])).toBe('tides');
    expect(nearest('bat', ['cat', 'hat'])).toBe('cat');
  });

  it('stands before the mend, and is not guessed at when nothing is near', () => {
    expect(mendWithSuggestion('newz', allowed, 'Write one.')).toBe('Did you mean “news”? Write one.');
    expect(mendWithSuggestion('weather', allowed, 'Write one.')).toBe('Write one.');
  });
});

describe('a bad value in a message', () => {
  it.each([
    { value: 'text', shown: '“text”' },
    { value: '', shown: '“”' },
    { value: 5, shown: '“5”' },
    { value: true, shown: '“true”' },
    { value: ['a', 1], shown: '“[a, 1]”' },
    { value: { name: 'Ana', url: [] }, shown: '“{name: Ana, url: []}”' },
    { value: 'a\u0007b', shown: '“a␇b”' },
    { value: 'a'.repeat(80), shown: `“${'a'.repeat(80)}”` },
    { value: 'a'.repeat(81), shown: `“${'a'.repeat(79)}…”` },
  ])('is quoted as $shown', ({ value, shown }) => {
    expect(quote(value)).toBe(shown);
  });
});
