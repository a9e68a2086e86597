import { describe, expect, it } from 'vitest';
import { lookSheet } from '../../../../src/content/look/look-sheet.ts';
import type { SiteData } from '../../../../src/content/schemas/site.ts';

describe('soft corners', () => {
  it('are those of pictures that do not reach the edges of the screen', () => {
    const site = { corners: 'soft' } as unknown as SiteData;
    const sheet = lookSheet({ site, colours: [], fonts: {}, ownStyles: '', addressOf: () => '' });
    expect(sheet.indexOf('.bleeds img')).toBeGreaterThan(sheet.indexOf('border-radius:var(--corner)'));
    expect(sheet).toMatch(/@media \(width<40rem\)\{[^}]*\.bleeds img[^}]*\{border-radius:0\}\}/);
  });
});
