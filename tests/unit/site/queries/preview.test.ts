import { describe, expect, it } from 'vitest';
import type { Edition, NewsroomIndex, PublishablePhoto } from '../../../../src/site/queries/newsroom-index.ts';
import { buildPreview } from '../../../../src/site/queries/preview.ts';

const edition = {
  view: { language: 'en', locale: 'en-GB', direction: 'ltr' },
  name: 'English',
  style: { locale: 'en-GB', timeZone: 'UTC' },
  say: (text: string) => text,
} as unknown as Edition;

function photo(id: string, width: number, height: number, kind: PublishablePhoto['kind'] = 'photo'): [string, PublishablePhoto] {
  const words = { alt: `What ${id} shows`, caption: id, credit: 'Coast desk' };
  return [id, { ...words, image: { id, digest: id, words: id, width, height }, focus: '50% 50%', kind }];
}

const index = {
  site: { name: 'The Tideline', accent: 'teal' },
  look: { inks: {} },
  space: { origin: 'https://tideline.example', base: '/paper/', firstLanguage: 'en', timeZone: 'UTC' },
  photos: new Map([photo('harbour', 3000, 2000), photo('stamp', 400, 400), photo('curve', 1600, 1600, 'chart')]),
  editions: new Map([['en', edition]]),
} as unknown as NewsroomIndex;

const of = (id: string) => buildPreview(index, edition, { photo: { photo: id }, title: 'Tides' });

describe('the picture that goes with a link', () => {
  it('is the page’s photo, cropped to the shape that services ask for', () => {
    const preview = of('harbour');
    expect(preview).toMatchObject({ width: 1200, height: 630, type: 'image/jpeg', alt: 'What harbour shows' });
    expect(preview.url).toMatch(/^https:\/\/tideline\.example\/paper\/_pictures\/harbour\.[\w-]{8}\/1200x630\.jpg$/);
    expect(preview.card).toBeUndefined();
  });

  it('is no larger than the photo, and shows a chart whole', () => {
    expect(of('stamp')).toMatchObject({ width: 400, height: 210 });
    expect(of('curve')).toMatchObject({ width: 1200, height: 1200 });
  });

  it('is described as its story describes it', () => {
    const preview = buildPreview(index, edition, { photo: { photo: 'harbour', alt: 'Boats' }, title: 'Tides' });
    expect(preview.alt).toBe('Boats');
  });

  it('is a card where there is no photo, with its words in the view for the press', () => {
    const preview = buildPreview(index, edition, { title: 'Tides', kicker: 'Science', colour: 'blue', day: '2026-03-02T08:00:00Z' });
    expect(preview).toMatchObject({ width: 1200, height: 630, alt: 'Tides. The Tideline' });
    expect(preview.url).toMatch(/^https:\/\/tideline\.example\/paper\/_pictures\/-card\.[\w-]{8}\/1200x630\.jpg$/);
    expect(preview.card).toMatchObject({ title: 'Tides', kicker: 'Science', colour: 'blue', day: '2 March 2026' });
  });

  it('is one card for all pages that have nothing of their own to say', () => {
    const own = () => buildPreview(index, edition, { title: 'The Tideline' });
    expect(own()).toEqual(own());
    expect(own()).toMatchObject({ alt: 'The Tideline', card: { colour: 'teal', kicker: undefined } });
  });

  it('is never left out silently', () => {
    expect(() => of('missing')).toThrow('The photo “missing” is not in content/photos.');
  });
});

describe('a card whose faces lack letters', () => {
  const card = (facts: Parameters<typeof buildPreview>[2], of_ = edition, site = index.site) =>
    buildPreview({ ...index, site }, of_, facts).card;
  const chinese = { ...edition, style: { locale: 'zh-CN', timeZone: 'Asia/Shanghai' } };

  it('has the newspaper’s name in place of a headline that would lose some, and is described by the headline all the same', () => {
    const preview = buildPreview(index, edition, {
      title: 'Tokyo’s 東京タワー and Αθήνα',
      kicker: 'World',
      day: '2026-11-29T07:00:00Z',
    });
    expect(preview.card).toMatchObject({ title: 'The Tideline', siteName: 'The Tideline', kicker: 'World', day: '29 November 2026' });
    expect(preview.alt).toBe('Tokyo’s 東京タワー and Αθήνα. The Tideline');
  });

  it('has no label that would lose some', () => {
    expect(card({ title: 'Tides', kicker: 'วัฒนธรรม' })).toMatchObject({ title: 'Tides', kicker: undefined });
  });

  it('has the date in figures when its words would lose some, of the day in the newsroom’s time zone', () => {
    expect(card({ title: '旧桥重新开放', day: '2026-11-28T22:00:00Z' }, chinese)).toMatchObject({
      title: 'The Tideline',
      day: '2026-11-29',
    });
    expect(card({ title: 'Tides', day: '2026-11-28T22:00:00Z' }, chinese)).toMatchObject({ title: 'Tides', day: '2026-11-29' });
  });

  it('has no name that would lose some', () => {
    const site = { ...index.site, name: '潮汐报' };
    expect(card({ title: '旧桥' }, edition, site)).toMatchObject({ title: '', siteName: '' });
    expect(card({ title: 'Tides' }, edition, site)).toMatchObject({ title: 'Tides', siteName: '' });
  });

  it('leaves out pictographs alone', () => {
    expect(card({ title: 'Storm 🌪️ tonight' })?.title).toBe('Storm tonight');
  });
});
