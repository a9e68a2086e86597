import { expect, it } from 'vitest';
import { storyHeadings } from '../../../../src/theme/drawing/story-headings.ts';

const text = '<p>a</p><h2 id="one">One <em>word</em></h2><h2 id="two">Two<sup><a href="#n">1</a></sup></h2>';

it('Headings are listed without their links and notes', () => {
  expect(storyHeadings(`${text}<h3 id="small">Small</h3><h2 id="three">A &amp; B</h2>`)).toEqual([
    { id: 'one', html: 'One word' },
    { id: 'two', html: 'Two' },
    { id: 'three', html: 'A &amp; B' },
  ]);
});

it('A text with fewer than three headings needs no list of them', () => {
  expect(storyHeadings(text)).toEqual([]);
});
