import { describe, expect, it } from 'vitest';
import { writeNewsletterHtml } from '../../../../src/site/newsletter/newsletter-html.ts';
import { writeNewsletterText } from '../../../../src/site/newsletter/newsletter-text.ts';
import type { NewsletterStory, NewsletterView } from '../../../../src/site/views/newsletter.ts';
import { brokenMailRules } from '../../../support/mail-rules.ts';

function story(number: number, more: Partial<NewsletterStory> = {}): NewsletterStory {
  return {
    url: `https://tideline.example/news/2026/03/02/story-${number}/`,
    kicker: 'Coast & sea',
    headline: `Story ${number}: “tides” <b> & quays`,
    standfirst: 'What the sea did on the second of March. '.repeat(4).trim(),
    byline: 'Ana and Ben',
    picture: { url: 'https://tideline.example/_pictures/a.jpg', width: 1200, height: 800, alt: 'A quay', caption: 'The quay | Photo: Ana' },
    ...more,
  };
}

function letter(stories: NewsletterStory[], more: Partial<NewsletterView> = {}): NewsletterView {
  return {
    language: 'en',
    direction: 'ltr',
    title: 'The Tideline: 2 March 2026',
    newspaper: 'The Tideline',
    frontUrl: 'https://tideline.example/',
    edition: 'The harbour edition',
    date: 'Monday, 2 March 2026',
    preview: 'The harbour is open',
    note: 'A day at sea.',
    browser: { label: 'Read in the browser', url: 'https://tideline.example/editions/2026-03-02/' },
    stories,
    more: (count) => `and ${count} more stories`,
    publisher: { name: 'Tide & Sons', email: 'newsroom@tideline.example' },
    words: { readOn: 'Read on' },
    ...more,
  };
}

describe('a letter', () => {
  it('keeps to what mail programs know', () => {
    expect(brokenMailRules(writeNewsletterHtml(letter([story(1), story(2)])))).toEqual([]);
    expect(brokenMailRules(writeNewsletterHtml(letter([story(1)], { direction: 'rtl', language: 'ar' })))).toEqual([]);
  });

  it('is told what mail programs do not know', () => {
    const html = writeNewsletterHtml(letter([story(1)]));
    const broken = html.replace('<body', '<link href="a.css"><p>x</p><body').replace('display:block;width:100%', 'position:absolute');
    expect(brokenMailRules(broken).length).toBeGreaterThanOrEqual(4);
  });

  it('stays below what Gmail cuts off, however many stories there are, and counts those that have no room', () => {
    const stories = Array.from({ length: 300 }, (_, number) => story(number));
    const html = writeNewsletterHtml(letter(stories));
    expect(Buffer.byteLength(html)).toBeLessThan(92 * 1024);
    const shown = html.match(/<h2/g)?.length ?? 0;
    expect(shown).toBeGreaterThan(20);
    expect(html).toContain(`and ${300 - shown} more stories`);
  });

  it('shows the picture of the first story alone, with its credit', () => {
    const html = writeNewsletterHtml(letter([story(1), story(2)]));
    expect(html.match(/<img/g)).toHaveLength(1);
    expect(html).toContain('The quay | Photo: Ana');
    expect(writeNewsletterHtml(letter([story(1, { picture: undefined })]))).not.toContain('<img');
  });

  it('escapes what editors write', () => {
    const html = writeNewsletterHtml(letter([story(1)]));
    expect(html).toContain('Story 1: “tides” &lt;b&gt; &amp; quays');
    expect(html).not.toContain('<b>');
  });

  it('runs from right to left where its language does', () => {
    const html = writeNewsletterHtml(letter([story(1)], { direction: 'rtl', language: 'ar' }));
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toContain('text-align:right');
  });

  it('has all of its stories with their addresses as plain text, too', () => {
    const text = writeNewsletterText(letter([story(1), story(2, { byline: '', standfirst: undefined })]));
    expect(text).toMatch(/^The Tideline\nThe harbour edition · Monday, 2 March 2026\nA day at sea\.\n\nCoast & sea\nStory 1/);
    expect(text).toContain('Coast & sea\nStory 2: “tides” <b> & quays\nhttps://tideline.example/news/2026/03/02/story-2/\n');
    expect(text.endsWith('Tide & Sons\nnewsroom@tideline.example\n')).toBe(true);
  });
});
