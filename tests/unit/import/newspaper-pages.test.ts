import { describe, expect, it } from 'vitest';
import { isBylineLine, readByline } from '../../../src/import/byline.ts';
import { PARAGRAPH, readArchive } from '../../support/archives.ts';

const page = (body: string, head = '') =>
  `<!doctype html><html lang="de"><head>${head}<title>Hafen</title></head><body>${body}</body></html>`;

describe('a saved page of a newspaper', () => {
  it('has its standfirst below a line over the headline, which is reported', async () => {
    const { story, told } = await readArchive({
      'a.html': page(
        `<article><p class="article-kicker">Hafenausbau</p><h1>Hafen wird teurer</h1><p class="lead">Der Ausbau kostet mehr.</p><p>14. März 2021</p><p>${PARAGRAPH}</p></article>`,
      ),
    });
    expect(story).toMatchObject({ standfirst: 'Der Ausbau kostet mehr.', body: `${PARAGRAPH}\n` });
    expect(told.join('\n')).toContain('[Hafenausbau]');
  });

  it('has its section from a French way to it', async () => {
    const { story } = await readArchive({
      'a.html': page(
        `<div class="fil-ariane"><a href="/">Accueil</a> &gt; <a href="/monde/">Monde</a></div><article><h1>Le port ferme</h1><p>1er février 2020</p><p>${PARAGRAPH}</p></article>`,
      ),
    });
    expect(story.sections).toEqual(['Monde']);
  });

  it.each([
    '<time datetime="2021-03-15T09:00:00+09:00">3月15日</time>',
    '<p class="x"><time datetime="2021-03-15T09:00:00+09:00">yesterday</time></p>',
  ])('does not say its day a second time: %s', async (time) => {
    const { story } = await readArchive({ 'a.html': page(`<article><h1>Hafen</h1>${time}<p>${PARAGRAPH}</p></article>`) });
    expect([story.draft, story.body]).toEqual([false, `${PARAGRAPH}\n`]);
  });

  it('tells of a lead picture that is nowhere to be had, with its words', async () => {
    const data = {
      '@type': 'NewsArticle',
      headline: 'Hafen',
      datePublished: '2021-05-06T07:08:09Z',
      image: { url: 'big.jpg', caption: 'A crane', creditText: 'Mia Holt' },
    };
    const { told } = await readArchive({
      'a.html': page(
        `<article><h1>Hafen</h1><p>${PARAGRAPH}</p></article>`,
        `<script type="application/ld+json">${JSON.stringify(data)}</script>`,
      ),
    });
    expect(told).toEqual([expect.stringMatching(/^picture: .*“big\.jpg”.*\[A crane Mia Holt\]$/)]);
  });
});

describe('a byline in Japanese or Chinese', () => {
  it.each([
    ['記者　山田太郎', ['山田太郎'], ''],
    ['記者王小明／台北報導　2021-03-14 10:30', ['王小明'], '台北報導 2021-03-14 10:30'],
    ['记者：李雷', ['李雷'], ''],
  ])('%s', (line, names, rest) => {
    expect(isBylineLine(line)).toBe(true);
    expect(readByline(line)).toEqual({ names, rest });
  });

  it.each(['記者会見 開かれる', '记者昨日在现场看到，水位已经下降。', '記者会見'])('is not %s', (line) => {
    expect(isBylineLine(line)).toBe(false);
  });
});
