import { describe, expect, it } from 'vitest';
import { photoRights, type PhotoRights } from '../../../src/content/photo-rights.ts';
import type { PictureFile } from '../../../src/content/picture-file.ts';
import type { PhotoData } from '../../../src/content/schemas/photo.ts';

function rights(picture: Partial<PictureFile>, data: PhotoData = {}): PhotoRights | undefined {
  return photoRights({ data, picture: { width: 1, height: 1, credit: 'Agency', ...picture } });
}

const BY = 'https://creativecommons.org/licenses/by/4.0/';

describe('the rights in a picture’s file', () => {
  it.each([
    { what: 'a notice alone', picture: { rights: '© 2026 Agency' }, copyright: '© 2026 Agency', licence: undefined },
    { what: 'the name of a licence', picture: { rights: 'CC BY 4.0' }, copyright: undefined, licence: { name: 'CC BY 4.0' } },
    { what: 'a licence’s name and address', picture: { rights: 'CC BY 4.0', rightsUrl: BY }, licence: { name: 'CC BY 4.0', url: BY } },
    {
      what: 'a notice and the address of Creative Commons',
      picture: { rights: '© Agency', rightsUrl: 'https://creativecommons.org/licenses/by-sa/2.0/' },
      copyright: '© Agency',
      licence: { name: 'CC BY-SA 2.0', url: 'https://creativecommons.org/licenses/by-sa/2.0/' },
    },
    {
      what: 'a work given to everyone',
      picture: { rightsUrl: 'https://creativecommons.org/publicdomain/zero/1.0/' },
      licence: { name: 'CC0 1.0', url: 'https://creativecommons.org/publicdomain/zero/1.0/' },
    },
    {
      what: 'terms in words',
      picture: { rights: '© Agency', usageTerms: 'Editorial use only', rightsUrl: 'https://agency.example/terms' },
      copyright: '© Agency',
      licence: { name: 'Editorial use only', url: 'https://agency.example/terms' },
    },
    {
      what: 'an address of terms alone',
      picture: { rightsUrl: 'https://agency.example/terms' },
      licence: { name: 'agency.example', url: 'https://agency.example/terms' },
    },
  ])('as $what are told apart as notice and licence', ({ picture, copyright, licence }) => {
    expect(rights(picture)).toEqual({ credit: 'Agency', creator: undefined, copyright, licence, acquireUrl: undefined });
  });

  it('give way to what the newsroom wrote beside it, each by itself', () => {
    const picture = { creator: 'A. Pires', rights: '© Agency', acquireUrl: 'https://agency.example/1' };
    expect(rights(picture, { credit: 'A. Pires via Agency', licence: { name: 'By agreement' } })).toEqual({
      credit: 'A. Pires via Agency',
      creator: 'A. Pires',
      copyright: '© Agency',
      licence: { name: 'By agreement' },
      acquireUrl: 'https://agency.example/1',
    });
  });
});
