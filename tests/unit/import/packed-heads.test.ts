import { describe, expect, it } from 'vitest';
import { PARAGRAPH, readArchive } from '../../support/archives.ts';

const SECOND = 'It carried forty people and two cars, and the captain said that the sea was calm all the way across.';

describe('a text copied from a page without empty lines above its paragraphs', () => {
  it('has its headline, standfirst, authors, day and picture in English', async () => {
    const text = `Skip to content\nThe Coast Herald\nHome\nNews\nSport\nNews > World\n• Live\nFerries stop as storm nears coast\nPassengers told to stay at home until Friday.\nBy Ana Pires and Jo Lund in Porto\nUpdated: Tuesday, March 2, 2021 4:05 PM GMT\nShare\nTweet\n3 min read\nA ferry in the harbour. Photograph: Mia Holt/AP\n${PARAGRAPH}\n\n${SECOND}\n\n1 comment\nMost read\n© 2021 The Coast Herald`;
    const { story, told } = await readArchive({ 'a.txt': text });
    expect(story).toMatchObject({
      headline: 'Ferries stop as storm nears coast',
      standfirst: 'Passengers told to stay at home until Friday.',
      authors: ['Ana Pires', 'Jo Lund'],
      published: '2021-03-02T17:05:00+01:00',
      sections: ['News/World'],
      draft: false,
      body: `${PARAGRAPH}\n\n${SECOND}\n`,
    });
    const all = told.join('\n');
    for (const words of ['The Coast Herald', 'Sport', 'in Porto', 'Mia Holt/AP', '1 comment', 'Most read', 'only when it was brought up'])
      expect(all).toContain(words);
  });

  it('has them in German and French, and in Japanese, which has no spaces', async () => {
    const german = `Zum Inhalt springen\nStartseite\nPolitik > Hafen\nFähren stehen still\nDer Sturm trifft die Küste am Freitag.\nVon Käthe Groß\n02.03.2021, 16:05 Uhr\nTeilen\nMerken\nDrucken\n${PARAGRAPH}\n\n${SECOND}`;
    expect((await readArchive({ 'a.txt': german })).story).toMatchObject({
      headline: 'Fähren stehen still',
      standfirst: 'Der Sturm trifft die Küste am Freitag.',
      authors: ['Käthe Groß'],
      sections: ['Politik/Hafen'],
      published: '2021-03-02T16:05:00+01:00',
      body: `${PARAGRAPH}\n\n${SECOND}\n`,
    });
    const french = `Accueil\nMonde\nLes ferries à l’arrêt\nPar Élise Brûlé avec AFP\nPublié le 2 mars 2021 à 16h05, mis à jour le 3 mars 2021 à 9h00\nPartager\nTemps de lecture 2 min.\n${PARAGRAPH}\n\n${SECOND}`;
    expect((await readArchive({ 'a.txt': french })).story).toMatchObject({
      headline: 'Les ferries à l’arrêt',
      authors: ['Élise Brûlé', 'AFP'],
      published: '2021-03-02T16:05:00+01:00',
      updated: '2021-03-03T09:00:00+01:00',
      body: `${PARAGRAPH}\n\n${SECOND}\n`,
    });
    const japanese = `海辺新聞\nホーム\n社会\nフェリー運休\n2021年3月2日 16時05分\nシェア\nフェリーは火曜日から運休している、と会社は発表した。\n\n乗客は待合室で待っている。`;
    expect((await readArchive({ 'a.txt': japanese })).story).toMatchObject({
      headline: 'フェリー運休',
      published: '2021-03-02T16:05:00+01:00',
      body: 'フェリーは火曜日から運休している、と会社は発表した。\n\n乗客は待合室で待っている。\n',
    });
  });

  it('keeps paragraphs whose lines are wrapped in one piece', async () => {
    const text =
      'The bridge is closed\nBy Ana Pires\n3 March 2021\nThe bridge over the river is closed until May, the\ncouncil said on Wednesday.\n\nA second paragraph.';
    const { story } = await readArchive({ 'a.txt': text });
    expect(story.body).toBe('The bridge over the river is closed until May, the council said on Wednesday.\n\nA second paragraph.\n');
  });
});
