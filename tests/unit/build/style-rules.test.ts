import { expect, test } from 'vitest';
import { printStyleRules, readStyleRules } from '../../../src/build/style-rules.ts';

function printed(css: string, words: string): string {
  const used = words.split(' ');
  return printStyleRules(readStyleRules(css), (name) => used.includes(name));
}

test.each([
  ['.teaser{color:red}.chart{color:blue}', 'teaser', '.teaser{color:red}'],
  ['.teaser .thumb{color:red}.teaser>p{color:blue}', 'teaser p', '.teaser>p{color:blue}'],
  ['.a,.b,.c .d{color:red}', 'a d', '.a{color:red}'],
  ['dialog{margin:auto}p{margin:0}', 'p', 'p{margin:0}'],
  ['ul[data-s-aa]{gap:0}ul[data-s-bb]{gap:1px}', 'ul data-s-bb', 'ul[data-s-bb]{gap:1px}'],
  ['.wide\\:row{color:red}.\\31 0{color:blue}', 'wide row', '.wide\\:row{color:red}'],
  ['.\\31 0,.\\@lg{color:blue}', '10', '.\\31 0{color:blue}'],
  ['#top .a{color:red}#end .a{color:blue}', 'top a', '#top .a{color:red}'],
])('Of %s, a page with “%s” needs %s', (css, words, expected) => {
  expect(printed(css, words)).toBe(expected);
});

test.each([
  '*,:before{margin:0}',
  'html,body{margin:0}',
  ':root:not([data-motion=none]){color:red}',
  'tbody{color:red}',
  '[aria-current]{font-weight:700}',
  ':is(.chart,.map){color:red}',
  '.a]{color:red}',
  '@font-face{font-family:Stand-in;src:local(Arial)}',
  '@page{margin:12mm}',
  '@layer base,components;',
  '@keyframes turn{from{rotate:0deg}to{rotate:1turn}}',
])('%s stands in every page', (css) => {
  expect(printed(css, '')).toBe(css);
});

test('Groups stay with what is left in them, and go when that is nothing', () => {
  const css = '@layer components{@media print{.a{color:red}.b{color:red}}@media (width>=40rem){.b{color:red}}}@supports (gap:0){.b{gap:0}}';
  expect(printed(css, 'a')).toBe('@layer components{@media print{.a{color:red}}}');
});

test('Rules within a rule go by themselves, its own declarations stay', () => {
  const css = '.live{gap:0;& .post{color:red;& time{color:blue}}&>:last-child{margin:0}& .pin{color:red}@media print{& .pin{gap:0}}}';
  expect(printed(css, 'live post')).toBe('.live{gap:0;& .post{color:red;}&>:last-child{margin:0}}');
  expect(printed(css, 'post time pin')).toBe('');
});

test('Signs in strings, brackets and comments end nothing', () => {
  const css = '.a:before{content:"}·{;"}/* } */.b{background:url("x;{.png")}.c:not(.d,:has(>e,{)){color:red}';
  expect(printed(css, 'a b c')).toBe(css);
});
