import { expect, it } from 'vitest';
import { packListing, unpackListing } from '../../../src/build/listing.ts';
import { digestOfNames } from '../../../src/content/content-list.ts';
import type { ContentList } from '../../../src/content/content-list.ts';

it.each<[string, ContentList]>([
  ['nothing', { files: [], faults: [] }],
  [
    'files and faults',
    {
      files: [
        { path: 'site.yaml', size: 3, stamp: '3 1.5 2.5 7', isText: true },
        { path: 'media/wave\n é.mp3', size: 5_000_000_000, stamp: '', isText: false },
      ],
      faults: [{ file: 'content/x', problem: 'It is strange.', mend: 'Move it.' }],
    },
  ],
])('The list of a content folder with %s is the same in another thread', (_what, list) => {
  expect(unpackListing(structuredClone(packListing(list)))).toEqual({ ...list, names: digestOfNames(list.files) });
});
