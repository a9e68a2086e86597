import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readFontFile } from '../../../../src/content/look/font-file.ts';
import { readLogoFile } from '../../../../src/content/look/logo-file.ts';
import { fillAddresses, readStyleFile } from '../../../../src/content/look/style-file.ts';

const svg = (inside: string, more = '') => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10" width="40" height="10"${more}>${inside}</svg>`);

describe('a logo', () => {
  it('is a drawing or a picture, of which the size is known', async () => {
    expect(await readLogoFile(svg('<path d="M0 0h9v9z" fill="url(#a)"/>'), 'a.svg')).toEqual({ format: 'svg', width: 40, height: 10 });
    const png = await sharp({ create: { width: 60, height: 20, channels: 4, background: '#000' } }).png().toBuffer();
    expect(await readLogoFile(png, 'a.png')).toEqual({ format: 'png', width: 60, height: 20 });
  });

  it.each([
    ['a script', '<script>alert(1)</script>', ''],
    ['a script in capitals', '<SCRIPT>alert(1)</SCRIPT>', ''],
    ['a handler', '<path d=""/>', ' onload="alert(1)"'],
    ['a foreign element', '<foreignObject><p>x</p></foreignObject>', ''],
    ['a link', '<a href="#x"><path d=""/></a>', ''],
    ['a picture from elsewhere', '<image href="https://x.example/a.png"/>', ''],
    ['another drawing', '<use href="other.svg#a"/>', ''],
    ['a script as an address', '<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="javascript:alert(1)"/>', ''],
    ['styles from elsewhere', '<style>@import "x.css";</style>', ''],
    ['a face from elsewhere', '<style><![CDATA[p{background:url(//x.example/a)}]]></style>', ''],
    ['a fill from elsewhere', '<path style="fill:url(https://x.example/a)"/>', ''],
    ['an element that is not closed', '<path>', ''],
  ])('with %s is refused', async (_, inside, more) => {
    expect(await readLogoFile(svg(inside, more), 'a.svg')).toHaveProperty('fault.mend');
  });

  it('whose name says something else is refused', async () => {
    expect(await readLogoFile(svg(''), 'a.png')).toHaveProperty('fault');
    expect(await readLogoFile(Buffer.from('no picture'), 'a.png')).toHaveProperty('fault');
  });
});

describe('a font’s file', () => {
  it('says its family, weights and letters', () => {
    const path = createRequire(import.meta.url).resolve('@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2');
    expect(readFontFile(readFileSync(path))).toMatchObject({ style: 'normal', weight: '100 900', format: 'woff2' });
  });

  it('that is none is refused', () => {
    expect(readFontFile(Buffer.from('no font'))).toHaveProperty('fault.problem');
  });
});

describe('the newspaper’s own styles', () => {
  const faultsOf = async (css: string) => {
    const read = await readStyleFile(css);
    return 'faults' in read ? read.faults : [];
  };

  it('are made small, with the addresses of the site', async () => {
    const read = await readStyleFile('.page { background: url(/paper.svg) ; mask: url(#a) }\n@font-face { font-family: X; src: url(fonts/x.woff2) }');
    if ('faults' in read) throw new Error('They are refused.');
    expect(fillAddresses(read, (address) => `<${address}>`)).toBe(
      '.page{background:url(</paper.svg>);mask:url(#a)}@font-face{font-family:X;src:url(<fonts/x.woff2>)}',
    );
  });

  it.each([
    ['https://x.example/a.png', 'not on this site'],
    ['//x.example/a.png', 'not on this site'],
    ['data:image/png;base64,AA', 'not on this site'],
    ['pictures/a.png', 'leads nowhere'],
    ['../a.png', 'leads nowhere'],
  ])('load nothing from %s', async (address, words) => {
    expect(await faultsOf(`p { color: red }\np { background: url(${address}) }`)).toMatchObject([{ line: 2, problem: expect.stringContaining(words) as string }]);
  });

  it.each([
    ['a rule that is not closed', 'p { color: red;\n\nh1 { color: blue }', 1],
    ['a bracket too many', 'p { color: red }\n}\n', 2],
    ['other styles', '\n@import "more.css";', 2],
  ])('with %s are refused, with the line', async (_, css, line) => {
    expect(await faultsOf(css)).toMatchObject([{ line }]);
  });

  it('may have braces in remarks and texts', async () => {
    expect(await faultsOf('/* { */ p::before { content: "{" }')).toEqual([]);
  });
});
