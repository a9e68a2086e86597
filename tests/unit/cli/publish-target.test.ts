import { describe, expect, it } from 'vitest';
import type { PublishCall } from '../../../src/cli/publish-call.ts';
import { targetOf } from '../../../src/cli/publish-target.ts';
import type { SiteData } from '../../../src/content/schemas/site.ts';

const CALL: PublishCall = {
  help: false,
  to: undefined,
  kind: undefined,
  place: undefined,
  branch: undefined,
  dryRun: false,
  all: false,
  toManifest: undefined,
};
const NOWHERE = {} as SiteData;

describe('where to publish to', () => {
  it.each([
    ['../site', '--to copy --kind folder --place "../site"'],
    ['C:\\site', '--to copy --kind folder --place "C:\\site"'],
    ['www@example.org:/srv/www', '--to copy --kind sftp --place "www@example.org:/srv/www"'],
  ])('may not be a place alone: “%s” is given back with what to write', (to, told) => {
    expect(() => targetOf({ ...CALL, to }, NOWHERE)).toThrow(`“${to}” is not a name.`);
    expect(() => targetOf({ ...CALL, to }, NOWHERE)).toThrow(told);
  });

  it.each(['Live', 'https://example.org/', 'zwei wörter'])('has a name in small letters, which “%s” is not', (to) => {
    expect(() => targetOf({ ...CALL, to }, NOWHERE)).toThrow('Write small letters a–z, digits and single hyphens after --to.');
    expect(() => targetOf({ ...CALL, to }, NOWHERE)).not.toThrow('A place has a name');
  });

  it('may be said with kind and place', () => {
    expect(targetOf({ ...CALL, to: 'copy', kind: 'folder', place: '../site' }, NOWHERE)).toEqual({
      name: 'copy',
      kind: 'folder',
      place: '../site',
    });
  });
});
