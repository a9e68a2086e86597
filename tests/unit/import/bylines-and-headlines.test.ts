import { describe, expect, it } from 'vitest';
import { isBylineLine, readByline } from '../../../src/import/byline.ts';
import { cleanHeadline, withoutSiteName } from '../../../src/import/headline.ts';
import { pathOnOldSite } from '../../../src/import/old-address.ts';

describe('a byline', () => {
  it.each([
    ['By Ana Pires', ['Ana Pires'], ''],
    ['Ana Pires and Tom Reed', ['Ana Pires', 'Tom Reed'], ''],
    ['Ana Pires y Tom Reed', ['Ana Pires', 'Tom Reed'], ''],
    ['Par Ana Pires & Tom Reed', ['Ana Pires', 'Tom Reed'], ''],
    ['Von Ana Pires und Tom Reed', ['Ana Pires', 'Tom Reed'], ''],
    ['Di Ana Pires e Tom Reed', ['Ana Pires', 'Tom Reed'], ''],
    ['Автор: Иван Петров и Анна Ли', ['Иван Петров', 'Анна Ли'], ''],
    ['بقلم سارة علي وأحمد حسن', ['سارة علي', 'أحمد حسن'], ''],
    ['By Ana Pires, Tom Reed and Eva Lund', ['Ana Pires', 'Tom Reed', 'Eva Lund'], ''],
    ['Ana Pires (avec Tom Reed et Eva Lund)', ['Ana Pires', 'Tom Reed', 'Eva Lund'], ''],
    ['Ana Pires - Apr 16, 2015 8:02 pm UTC', ['Ana Pires'], 'Apr 16, 2015 8:02 pm UTC'],
    ['by Ana Pires 22 Dec 2016 651', ['Ana Pires'], '651, 22 Dec 2016'],
    ['Published by Ana Pires on 3 March 2021', ['Ana Pires'], '3 March 2021'],
    ['Ana Pires · 941 comments', ['Ana Pires'], '941 comments'],
    ['By Ana Pires, Staff Writer', ['Ana Pires'], 'Staff Writer'],
    ['José Ortega y Gasset', ['José Ortega y Gasset'], ''],
    ['Martin Luther King, Jr.', ['Martin Luther King, Jr.'], ''],
    ['Sandy Anderson', ['Sandy Anderson'], ''],
  ])('%s', (line, names, rest) => {
    expect(readByline(line)).toEqual({ names, rest });
  });

  it.each(['By the sea they stood', 'By Ana Pires it was said that nobody knew.', 'Ana Pires'])('is not every line: %s', (line) => {
    expect(isBylineLine(line)).toBe(false);
  });
});

describe('a headline', () => {
  it.each([
    ['For action <em>and</em> rest &amp; Ana&#39;s *tide*', "For action and rest & Ana's tide"],
    ['&lt;i&gt;Ship&lt;/i&gt; &amp;amp; sea', 'Ship & sea'],
    ['<span class="x">**Storm** over _Quay_</span><br>again', 'Storm over Quay again'],
    ['[Port](https://x.example/) opens', 'Port opens'],
    ['• Live: the tide', 'Live: the tide'],
    ['M*A*S*H and 5 * 3 * 2', 'M*A*S*H and 5 * 3 * 2'],
    ['The <em> tag and <canvas>', 'The <em> tag and <canvas>'],
    ['f**k and s**t in snake_case_names', 'f**k and s**t in snake_case_names'],
    ['R&D at AT&T: #1 of 5 < 6', 'R&D at AT&T: #1 of 5 < 6'],
  ])('%s', (raw, headline) => {
    expect(cleanHeadline(raw)).toBe(headline);
  });

  it.each([
    ['Port opens - Quay', ['Quay'], undefined, 'Port opens'],
    ['Port opens again | The Quay', [], undefined, 'Port opens again'],
    ['Port opens » News » Quay', [], 'Port opens', 'Port opens'],
    ['Port – a story of tides', ['Quay'], undefined, 'Port – a story of tides'],
    ['Tide | Time', [], undefined, 'Tide | Time'],
  ])('%s, without the name of the site', (written, sites, heading, headline) => {
    expect(withoutSiteName(written, sites, heading)).toBe(headline);
  });
});

describe('an old address', () => {
  it.each([
    ['https://quay.example/2020/ferry/?utm_source=feedburner&utm_medium=feed', '/2020/ferry/'],
    ['https://quay.example/a?ref=rss', '/a'],
    ['https://quay.example/story.php?id=5&fbclid=x', '/story.php?id=5'],
    ['https://quay.example/?p=12', '/?p=12'],
    ['https://quay.example/a?source=harbour', '/a?source=harbour'],
  ])('%s', (address, path) => {
    expect(pathOnOldSite(address)).toBe(path);
  });
});
