import { describe, expect, it } from 'vitest';
import { planUpdate, type PlanInput } from '../../../src/update/plan.ts';

const tree = (files: Record<string, string>) => new Map(Object.entries(files).map(([path, blob]) => [path, { mode: '100644', blob }]));

function plan(base: Record<string, string>, ours: Record<string, string>, theirs: Record<string, string>, more: Partial<PlanInput> = {}) {
  const { changes, ...rest } = planUpdate({
    base: tree(base),
    ours: tree(ours),
    theirs: tree(theirs),
    contentDir: 'content/',
    wishes: { keep: new Set(), take: new Set() },
    isUntracked: () => false,
    join: (_path, _base, own, next) => (own.blob.startsWith('clash') ? undefined : { mode: next.mode, blob: own.blob + next.blob }),
    ...more,
  });
  return { ...rest, changes: Object.fromEntries([...changes].map(([path, entry]) => [path, entry?.blob])) };
}

const NOTHING = { changes: {}, merged: [], kept: [], conflicts: [] };

describe('Taking a version over', () => {
  it.each([
    ['takes a changed file', { a: '1' }, { a: '1' }, { a: '2' }, { ...NOTHING, changes: { a: '2' } }],
    ['takes a new file', {}, {}, { a: '1' }, { ...NOTHING, changes: { a: '1' } }],
    ['takes a file out', { a: '1' }, { a: '1' }, {}, { ...NOTHING, changes: { a: undefined } }],
    ['leaves a file that only the newspaper has changed', { a: '1' }, { a: 'own' }, { a: '1' }, { ...NOTHING, kept: ['a'] }],
    ['leaves a file out that the newspaper has taken out', { a: '1' }, {}, { a: '2' }, { ...NOTHING, kept: ['a'] }],
    ['leaves files of the newspaper’s own', {}, { a: 'own' }, {}, NOTHING],
    ['has nothing to do where both have done the same', { a: '1' }, { a: '2' }, { a: '2' }, NOTHING],
    ['joins what both have changed', { a: '1' }, { a: 'own' }, { a: '2' }, { ...NOTHING, changes: { a: 'own2' }, merged: ['a'] }],
    [
      'leaves README.md once it is another',
      { 'README.md': '1' },
      { 'README.md': 'own' },
      { 'README.md': '2' },
      { ...NOTHING, kept: ['README.md'] },
    ],
    [
      'takes README.md while it is Standfirst’s',
      { 'README.md': '1' },
      { 'README.md': '1' },
      { 'README.md': '2' },
      { ...NOTHING, changes: { 'README.md': '2' } },
    ],
  ])('%s', (_what, base, ours, theirs, expected) => {
    expect(plan(base as Record<string, string>, ours as Record<string, string>, theirs as Record<string, string>)).toEqual(expected);
  });

  it.each([
    'content/articles/en/2026/new.md',
    'content/site.yaml',
    'public/icon.svg',
    'src/own-collections.ts',
    'tests/fixtures/meridian/site.yaml',
  ])('never touches %s', (path) => {
    for (const ours of [{ [path]: 'own' }, { [path]: '1' }, {}]) {
      expect(plan({ [path]: '1' }, ours, { [path]: '2' })).toEqual(NOTHING);
      expect(plan({}, ours, { [path]: '2' })).toEqual(NOTHING);
      expect(plan({ [path]: '1' }, ours, {})).toEqual(NOTHING);
    }
  });

  it('never touches content that lies in another folder of the project', () => {
    expect(plan({}, {}, { 'newsroom/site.yaml': '2' }, { contentDir: 'newsroom/' })).toEqual(NOTHING);
  });

  const CLASHES = [
    ['changed', { a: '1' }, { a: 'clash' }, { a: '2' }],
    ['removed', { a: '1' }, { a: 'own' }, {}],
    ['added', {}, { a: 'own' }, { a: '2' }],
  ] as const;

  it.each(CLASHES)('names a file that cannot be taken over by itself (%s), and does as is decided', (kind, base, ours, theirs) => {
    expect(plan(base, ours, theirs)).toEqual({ ...NOTHING, conflicts: [{ path: 'a', kind }] });
    const wishes = (keep: string[], take: string[]) => ({ wishes: { keep: new Set(keep), take: new Set(take) } });
    expect(plan(base, ours, theirs, wishes(['a'], []))).toEqual({ ...NOTHING, kept: ['a'] });
    const next: { a?: string } = theirs;
    expect(plan(base, ours, theirs, wishes([], ['a']))).toEqual({ ...NOTHING, changes: { a: next.a } });
  });

  it('names a file that lies where the new version brings one, without being kept by Git', () => {
    expect(plan({}, {}, { a: '1' }, { isUntracked: () => true })).toEqual({ ...NOTHING, conflicts: [{ path: 'a', kind: 'added' }] });
  });
});
