import { describe, expect, it } from 'vitest';
import { PARAGRAPH, readArchive } from '../../support/archives.ts';

const SECOND = 'It carried forty people and two cars, and the captain said that the sea was calm all the way across.';

describe('a text copied from a page', () => {
  it('loses its menus, share links and comments line, and keeps all else', async () => {
    const text = [
      '• Live\n    • Audio\n  • facebook\n  • twitter\nNews > Harbour',
      'Council opens talks with the pilots',
      "  • The pilots' boat: March 3, 2021.",
      "    The pilots' boat: March 3, 2021. | Photo: Twitter/@HarbourEye",
      'Published 3 March 2021',
      PARAGRAPH,
      'Harbour Ready for a Second Round',
      SECOND,
      'Post with no comments.',
    ].join('\n\n');
    const { story, sections, told } = await readArchive({ 'a.txt': text });
    expect(story).toMatchObject({
      headline: 'Council opens talks with the pilots',
      sections: ['News/Harbour'],
      published: '2021-03-03T00:00:00+01:00',
      draft: false,
      body: `${PARAGRAPH}\n\n## Harbour Ready for a Second Round\n\n${SECOND}\n`,
    });
    expect(sections.map(({ name, parents }) => [name, parents])).toEqual([
      ['News', []],
      ['Harbour', ['News']],
    ]);
    expect(told).toEqual([
      "picture: A picture stood with the text: “The pilots' boat: March 3, 2021.”, credited to “Twitter/@HarbourEye”. A file of text holds none; fetch it from the old page and place it. [The pilots' boat: March 3, 2021. Twitter/@HarbourEye]",
      'left: Words of the old site’s menus were left out. [• Live · • Audio]',
      'left: Links for sharing the story were left out. [• facebook · • twitter]',
      'left: A line about the old site’s comments was left out. [Post with no comments.]',
    ]);
  });

  it('in Spanish has its headline below the site’s name and menu, standfirst, authors and day', async () => {
    const text = `El Muelle\nInicio\nBuscar\nPortada > Puerto\n\nEl puerto reabre\n\nLas obras acabaron antes de lo previsto.\n\nPor Ana Pires y Tom Reed\n3 de marzo de 2021, 14:30 h\n\nCompartir en Facebook\n\n${PARAGRAPH}\n\n[Lo que hay que saber] No hay [embed] peligro.\n\n0 comentarios`;
    const { story, told } = await readArchive({ 'a.txt': text });
    expect(story).toMatchObject({
      headline: 'El puerto reabre',
      standfirst: 'Las obras acabaron antes de lo previsto.',
      authors: ['Ana Pires', 'Tom Reed'],
      published: '2021-03-03T14:30:00+01:00',
      sections: ['Puerto'],
      body: `${PARAGRAPH}\n\n\\[Lo que hay que saber] No hay \\[embed] peligro.\n`,
    });
    expect(told.join('\n')).toContain('[Inicio · Buscar · El Muelle]');
  });

  it('with two days and an office in its byline keeps the days and tells the office', async () => {
    const text = `Skip to content\nMenu\n\nFerry fares to rise in May\n\nBy Ana Pires, Harbour Correspondent\nUpdated: 5 March 2021 | Published: 4 March 2021\n\n${PARAGRAPH}\n\nShare your voice\n941 comments`;
    const { story, told } = await readArchive({ 'a.txt': text });
    expect(story).toMatchObject({
      headline: 'Ferry fares to rise in May',
      authors: ['Ana Pires'],
      published: '2021-03-04T00:00:00+01:00',
      updated: '2021-03-05T00:00:00+01:00',
      body: `${PARAGRAPH}\n`,
    });
    expect(told).toContain('left: What stood in the byline besides the authors’ names was left out. [Harbour Correspondent]');
  });
});

describe('a text’s day', () => {
  it.each([
    ['Published 3 March 2021', '2021-03-03T00:00:00+01:00', undefined],
    ['Published: 4 March 2021\nUpdated: 5 March 2021', '2021-03-04T00:00:00+01:00', '2021-03-05T00:00:00+01:00'],
    ['Posted on 6 March 2021 at 10:15', '2021-03-06T10:15:00+01:00', undefined],
    ['Veröffentlicht am 6. März 2021 um 10:15 Uhr', '2021-03-06T10:15:00+01:00', undefined],
    ['2016年10月14日 07:17', '2016-10-14T07:17:00+02:00', undefined],
    ['Опубликовано 3 марта 2021 г.', '2021-03-03T00:00:00+01:00', undefined],
  ])('%s', async (line, published, updated) => {
    const { story } = await readArchive({ 'a.txt': `Bridge closed\n\n${line}\n\nThe bridge is closed until May.` });
    expect([story.published, story.updated, story.draft, story.body]).toEqual([
      published,
      updated,
      false,
      'The bridge is closed until May.\n',
    ]);
  });

  it('within a sentence stays in the text', async () => {
    const { story } = await readArchive({ 'a.txt': 'Bridge closed\n\nThe bridge was closed on 3 March 2021, the council said.' });
    expect(story).toMatchObject({ draft: true, body: 'The bridge was closed on 3 March 2021, the council said.\n' });
  });
});
