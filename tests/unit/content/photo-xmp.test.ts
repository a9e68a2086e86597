import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { PhotoFacts } from '../../../src/content/photo-rights.ts';
import { buildXmp } from '../../../src/content/photo-xmp.ts';
import { readXmp } from '../../support/embedded.ts';

const plain: PhotoFacts = { alt: 'A harbour', caption: 'The harbour at noon.', credit: 'Coast desk' };

/** What a reader finds in a file with these words. */
async function fields(facts: Partial<PhotoFacts>): Promise<Record<string, string[]>> {
  const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } }).withXmp(
    buildXmp({ ...plain, ...facts }, 'en'),
  );
  return readXmp(await picture.webp().toBuffer());
}

describe('the words in a picture', () => {
  it('are its caption, credit and alt text, and nothing that is not known', async () => {
    expect(await fields({})).toEqual({
      'dc:description': ['x-default: The harbour at noon.'],
      'photoshop:Credit': ['Coast desk'],
      'Iptc4xmpCore:AltTextAccessibility': ['x-default: A harbour'],
    });
  });

  it('say who made it, whose it is, where its licence stands and where to ask', async () => {
    const rights = await fields({
      creator: 'Ana Pires',
      copyright: '© 2026 Coast desk',
      licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
      acquireUrl: 'https://coast.example/buy?photo=1&size=2',
      sourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture',
    });
    expect(rights).toMatchObject({
      'dc:creator': ['Ana Pires'],
      'dc:rights': ['x-default: © 2026 Coast desk'],
      'xmpRights:Marked': ['True'],
      'xmpRights:WebStatement': ['https://creativecommons.org/licenses/by/4.0/'],
      'xmpRights:UsageTerms': ['x-default: CC BY 4.0'],
      'plus:Licensor': ['https://coast.example/buy?photo=1&size=2'],
      'Iptc4xmpExt:DigitalSourceType': ['http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture'],
    });
  });

  it('say of a picture in the public domain that nobody’s right is reserved', async () => {
    expect(await fields({ licence: { name: 'Public domain' } })).toMatchObject({
      'dc:rights': ['x-default: Public domain'],
      'xmpRights:Marked': ['False'],
    });
  });

  it('stand in every language that they are given in, the newsroom’s first before all', async () => {
    const { 'dc:description': captions } = await fields({ caption: { es: 'El puerto', ar: 'الميناء', en: 'The harbour' } });
    expect(captions).toEqual(['x-default: The harbour', 'ar: الميناء', 'en: The harbour', 'es: El puerto']);
  });

  it('may hold every sign that XML uses itself, and lose those that it cannot hold', async () => {
    const { 'photoshop:Credit': credit } = await fields({ credit: '<A> & "B"\u0007 ’s </rdf:li>' });
    expect(credit).toEqual(['<A> & "B" ’s </rdf:li>']);
  });
});
