import { describe, expect, test } from 'vitest';
import type { Edition, StandingText } from '../../../../src/site/queries/newsroom-index.ts';
import { contactPage, pageName, pageNamed } from '../../../../src/site/queries/page-pairs.ts';

const page = (path: string, translationOf?: string) =>
  ({ path, data: { title: path, ...(translationOf === undefined ? {} : { translationOf }) } }) as StandingText;
const editionWith = (...pages: StandingText[]) =>
  ({ pages: new Map(pages.map((one) => [one.path, one])) }) as unknown as Pick<Edition, 'pages'>;

describe('A standing page in another language', () => {
  test('is found by what it translates, whatever its address', () => {
    const german = editionWith(page('kontakt', 'contact'), page('impressum'));
    expect(pageNamed(german, 'contact')?.path).toBe('kontakt');
    expect(pageNamed(german, 'impressum')?.path).toBe('impressum');
    expect(pageNamed(german, 'ethics')).toBeUndefined();
  });

  test('is the one under the same path when it says nothing', () => {
    expect(pageNamed(editionWith(page('contact')), 'contact')?.path).toBe('contact');
    expect(pageName(page('contact'))).toBe('contact');
  });

  test('is not taken for another page by an address that means something else in its language', () => {
    const spanish = editionWith(page('contact', 'advertise'), page('contacto', 'contact'));
    expect(pageNamed(spanish, 'contact')?.path).toBe('contacto');
    expect(pageNamed(spanish, 'advertise')?.path).toBe('contact');
  });

  test('is the one to write to by its policy, where no page is called contact', () => {
    const feedback = { ...page('kontakt'), data: { policy: 'feedback' } } as StandingText;
    expect(contactPage(editionWith(page('impressum'), feedback))?.path).toBe('kontakt');
    expect(contactPage(editionWith(feedback, page('contact')))?.path).toBe('contact');
    expect(contactPage(editionWith(page('impressum')))).toBeUndefined();
  });
});
