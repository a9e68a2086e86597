import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { draftBook, packBook } from '../../../../src/build/book/book-maker.ts';
import type { BookFacts } from '../../../../src/site/views/book.ts';

const FACTS: BookFacts = {
  path: 'editions/2026-03-02/2026-03-02.epub',
  page: 'editions/2026-03-02/index.html',
  id: 'https://tideline.example/editions/2026-03-02/',
  origin: 'https://tideline.example',
  language: 'en-GB',
  direction: 'ltr',
  title: 'The Tideline: 2 March 2026',
  newspaper: 'The Tideline',
  date: '2 March 2026',
  day: '2026-03-02',
  publisher: 'Tide & Sons',
  rights: '© Tide & Sons',
  modified: '2026-03-02T09:30:00Z',
  words: { contents: 'In this edition', about: 'Every story of 2 March 2026.' },
};

const PICTURE = '_pictures/harbour.abcdefgh/1200x800.jpg';

const PAGE = `<!doctype html><html><body><nav><article><h2>No story</h2></article></nav><main>
<article class="story" id="story-1" data-colour="blue"><header><p class="kicker">News</p><h2><a href="/news/2026/03/02/harbour/">Harbour &amp; <em>quay</em></a></h2></header>
<div><figure><img src="/${PICTURE}" alt="A quay" width="1200" height="800" decoding="async"><figcaption>The quay | Photo: Ana</figcaption></figure>
<p lang="es">Uno<br>dos <a href="/about us/">about</a> <a href="https://other.example/?a=1&amp;b=2">other</a></p><h3>Then</h3>
<img src="https://elsewhere.example/spy.gif" alt=""><p style="color:red" onclick="x()">Text\u0007</p></div></article>
<article class="story" id="story-2"><header><h2>Second</h2></header><div><p>Words.</p></div></article></main></body></html>`;

const open = () => new Uint8Array([255, 216, 255]);
const packed = (facts = FACTS, html = PAGE) => packBook(draftBook(facts, html), open);
const texts = (bytes: Uint8Array) =>
  new Map(Object.entries(unzipSync(bytes)).map(([name, content]): [string, string] => [name, strFromU8(content)]));

describe('an e-book', () => {
  it('begins with its type, stored as it is, so that programs know it by its first bytes', () => {
    const bytes = Buffer.from(packed());
    expect(bytes.toString('latin1', 0, 2)).toBe('PK');
    expect(bytes.readUInt16LE(8)).toBe(0);
    expect(bytes.readUInt16LE(28)).toBe(0);
    expect(bytes.toString('latin1', 30, 58)).toBe('mimetypeapplication/epub+zip');
  });

  it('is the same to the byte in another time zone', () => {
    const zone = process.env.TZ;
    const bytes = Buffer.from(packed());
    process.env.TZ = 'Asia/Tokyo';
    const other = Buffer.from(packed());
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    expect(other.equals(bytes)).toBe(true);
  });

  it('consists of well-formed XML', () => {
    for (const [name, text] of texts(packed())) {
      if (!/\.(xhtml|opf|xml)$/.test(name)) continue;
      const parser = new SaxesParser({ xmlns: true });
      parser.on('error', (error) => {
        throw new Error(`${name}: ${error.message}`);
      });
      parser.write(text).close();
    }
  });

  it('lists every file in its package, and has every file that is listed', () => {
    const files = texts(packed());
    const listed = [...(files.get('EPUB/package.opf') ?? '').matchAll(/<item [^>]*href="([^"]+)"/g)].map(([, name]) => `EPUB/${name}`);
    const there = [...files.keys()].filter((name) => name.startsWith('EPUB/') && name !== 'EPUB/package.opf');
    expect(listed.toSorted()).toEqual(there.toSorted());
  });

  it('has its pictures inside with their credits, asks the network for nothing, and leads links to the site', () => {
    const story = texts(packed()).get('EPUB/story-001.xhtml') ?? '';
    expect(story).toContain('<img src="pictures/harbour.abcdefgh-1200x800.jpg" alt="A quay" width="1200" height="800"/>');
    expect(story).toContain('The quay | Photo: Ana');
    expect(story).not.toMatch(/src="(?:https?:)?\/|style=|onclick/);
    expect(story).toContain('href="https://tideline.example/about%20us/"');
    expect(story).toContain('href="https://other.example/?a=1&amp;b=2"');
    expect(story).toContain('lang="es" xml:lang="es"');
  });

  it('begins each story with its headline as the first heading, and tells readers the way in its contents', () => {
    const files = texts(packed());
    expect(files.get('EPUB/story-001.xhtml')).toMatch(/<h1><a [^>]+>Harbour &amp; <em>quay<\/em><\/a><\/h1>[^]*<h2>Then<\/h2>/);
    expect(files.get('EPUB/nav.xhtml')).toContain('<li><a href="story-001.xhtml">Harbour &amp; quay</a></li>');
    expect(files.has('EPUB/story-003.xhtml')).toBe(false);
  });

  it('says for whom it can be read', () => {
    const opf = texts(packed()).get('EPUB/package.opf') ?? '';
    for (const property of ['accessMode', 'accessModeSufficient', 'accessibilityFeature', 'accessibilityHazard'])
      expect(opf).toContain(`property="schema:${property}"`);
  });

  it('runs from right to left in a language that does, with the face of its letters', () => {
    const files = texts(packed({ ...FACTS, language: 'ar-EG', direction: 'rtl' }));
    expect(files.get('EPUB/package.opf')).toContain('<spine page-progression-direction="rtl">');
    expect(files.get('EPUB/story-001.xhtml')).toContain('xml:lang="ar-EG" dir="rtl"');
    expect(files.has('EPUB/fonts/noto-naskh-arabic.woff2')).toBe(true);
  });

  it('is another when a word of it is, and refuses a page without stories', () => {
    expect(draftBook(FACTS, PAGE.replace('Words.', 'Others.')).key).not.toBe(draftBook(FACTS, PAGE).key);
    expect(draftBook(FACTS, PAGE.replace('<main>', '<main class="x">')).key).toBe(draftBook(FACTS, PAGE).key);
    expect(() => draftBook(FACTS, '<p>Nothing</p>')).toThrow('The page of an edition has no story.');
  });
});
