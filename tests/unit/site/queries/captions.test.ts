import { describe, expect, it } from 'vitest';
import { translator } from '../../../../src/messages/messages.ts';
import type { Edition, NewsroomIndex } from '../../../../src/site/queries/newsroom-index.ts';
import { buildPicture } from '../../../../src/site/queries/teasers.ts';

const photo = { image: {}, alt: '', caption: '', credit: 'rawpixel', kind: 'photo', focus: '50% 50%' };
const index = { photos: new Map([['roof', photo]]) } as unknown as NewsroomIndex;

/** The caption of a photo as an Arabic or English page has it. */
function captioned(language: 'ar' | 'en', caption: string) {
  const view = { language, locale: language, direction: language === 'ar' ? 'rtl' : 'ltr' };
  const edition = { view, words: translator({ language, locale: language }), say: (text: string) => text } as unknown as Edition;
  return buildPicture(index, edition, { photo: 'roof', caption }, 'story.md');
}

describe('a caption', () => {
  it('says in which direction it runs where the page runs the other way, so that its full stop ends it', () => {
    expect(captioned('ar', 'The roof of a modern building.').captionDirection).toBe('ltr');
    expect(captioned('en', 'سقف مبنى حديث.').captionDirection).toBe('rtl');
  });

  it.each<['ar' | 'en', string]>([
    ['ar', 'NASA تنشر صورة للأرض.'],
    ['en', 'The roof of a modern building.'],
    ['ar', '2026'],
    ['ar', ''],
  ])('says nothing of it on a page in %s: %s', (language, caption) => {
    expect(captioned(language, caption)).not.toHaveProperty('captionDirection');
  });
});
