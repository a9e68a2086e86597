import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { findLanguage } from '../../../src/cli/language-names.ts';
import { answerAll } from '../../../src/cli/newspaper-answers.ts';
import { answerFaults, wholeAddress } from '../../../src/cli/newspaper-faults.ts';
import { catalogueLanguages, readStarter } from '../../../src/cli/newspaper-language.ts';
import { chooseSections } from '../../../src/cli/newspaper-sections.ts';
import { Prompt } from '../../../src/cli/prompt.ts';
import { likelyZone, spellZone, zoneNamed } from '../../../src/cli/time-zone-names.ts';
import { ROOT } from '../../support/site.ts';

const LANGUAGES = catalogueLanguages(ROOT);
const faults = answerFaults(ROOT);

describe('a section of one’s own', () => {
  const chooseIn = (languages: string[], ...words: string[]) =>
    chooseSections(
      words,
      new Map(languages.map((language) => [language, readStarter(language, { name: 'みなと新聞', city: '横浜', email: 'a@b.example' })])),
    );
  const choose = (...words: string[]) => chooseIn(['ja'], ...words);

  it('is an offered one by its name in any of the languages', () => {
    expect(chooseIn(['en', 'de'], 'Wirtschaft', 'Hafen')).toEqual([
      { id: 'business', name: 'Business', offered: 'business' },
      { id: 'hafen', name: 'Hafen' },
    ]);
  });

  it.each([
    [['Suche'], '“Suche” would stand at /suche/, where other pages stand.'],
    [
      ['Kontakt'],
      '“Kontakt” would stand at /de/kontakt/, where other pages stand. Give it another name, or an address: “Kontakt = kontakt-news”.',
    ],
    [['Kultur = kultur-blog', 'Culture'], '“Culture” is named twice.'],
    [['Culture', 'Kultur!'], '“Kultur!” would stand at /de/kultur/, where “Culture” does.'],
    [['Wirtschaft', 'Business'], '“Business” is named twice.'],
    [['de'], '“de” would stand at /de/'],
  ])('stands where nothing else does in any edition: %j', (words, told) => {
    expect(() => chooseIn(['en', 'de'], ...words)).toThrow(told);
  });

  it('says its address where its name can be none', () => {
    expect(choose('地域', '港 = minato', '経済＝keizai')).toEqual([
      { id: 'local', name: '地域', offered: 'local' },
      { id: 'minato', name: '港' },
      { id: 'keizai', name: '経済', offered: 'business' },
    ]);
  });

  it.each([
    ['港', '“港” gives no address, which has letters a–z and digits. Write one beside it: “港 = harbour”.'],
    ['港 = 港', '“港” cannot be an address. Write small letters a–z, digits and single hyphens, as in “港 = harbour”.'],
    ['港 = search', '“港” would stand at /search/, where other pages stand. Give it another name, or an address: “港 = search-news”.'],
  ])('is refused as “%s”', (word, told) => {
    expect(() => choose(word)).toThrow(told);
  });
});

describe('what a newcomer answers', () => {
  it.each([
    ['fr', 'fr'],
    ['FR', 'fr'],
    ['français', 'fr'],
    ['Francais', 'fr'],
    ['French', 'fr'],
    ['fr-CA', 'fr'],
    ['日本語', 'ja'],
    ['japanese', 'ja'],
    ['Japanisch', 'ja'],
    ['zh-TW', 'zh-Hant'],
    ['zh_CN', 'zh-Hans'],
    ['pt-br', 'pt-BR'],
    ['pt', undefined],
    ['klingon', undefined],
    ['', undefined],
  ])('“%s” means the language %s', (word, code) => {
    expect(findLanguage(word, LANGUAGES)).toBe(code);
  });

  it.each([
    ['Paris', 'Europe/Paris'],
    ['são paulo', 'America/Sao_Paulo'],
    ['Kyiv', 'Europe/Kyiv'],
    ['Kathmandu', 'Asia/Kathmandu'],
    ['東京', undefined],
    ['America', undefined],
    ['', undefined],
  ])('“%s” has the time zone %s', (city, zone) => {
    expect(zoneNamed(city)).toBe(zone);
  });

  it.each([
    ['asia/kathmandu', 'Asia/Kathmandu'],
    ['EUROPE/BERLIN', 'Europe/Berlin'],
    ['america/port-au-prince', 'America/Port-au-Prince'],
    ['Asia/Kathmandu', 'Asia/Kathmandu'],
    ['utc', 'UTC'],
  ])('is in the time zone “%s”, which is written as others read it', (zone, spelt) => {
    expect(spellZone(zone)).toBe(spelt);
  });

  it('is offered the zone of the computer, but none that tells of no place', () => {
    expect(likelyZone('東京', 'Asia/Tokyo')).toBe('Asia/Tokyo');
    expect(likelyZone('Évian', 'UTC')).toBeUndefined();
    expect(likelyZone('Lisboa', 'Etc/GMT+1')).toBeUndefined();
  });

  it.each([
    ['language', 'pt', '“pt” is there as “pt-BR” and “pt-PT”: write which.'],
    ['language', 'fr,français', 'Write each language once.'],
    ['language', 'japanis', 'The site’s own words are not there in “japanis” yet. Did you mean “Japanese”? Allowed: ar, bn,'],
    ['timeZone', 'Paris', '“Paris” is not a time zone. Did you mean “Europe/Paris”?'],
    ['address', 'evian', '“evian” is not an address of the web'],
    ['address', 'http://lecho.example', 'Every host offers https: write “https://lecho.example/”.'],
    ['accent', 'bleu', '“bleu” is not a colour. Write one of blue,'],
    ['accent', 'rgb(0 0 0 / 50%)', 'Write the colour that is to be seen, without transparency.'],
    ['name', '\u200b ', 'A newspaper needs a name.'],
    ['name', 'The <!-- hidden --> Times', '“<!--” begins a remark, which readers would see.'],
    ['address', 'https://a:b@zeta.example/', 'has no real host'],
    ['address', 'zeta.example/a b', 'has a space, which an address cannot have'],
    ['address', 'zeta.example/größe/', 'has a path with other signs than letters a–z'],
    ['address', 'zeta.example/gr%C3%B6sse/', 'has a path with other signs than letters a–z'],
    ['address', 'zeta.example/?a=b', 'has a “?” or “#”'],
    ['email', 'redaction', '“redaction” is not an e-mail address'],
  ] as const)('is told of %s “%s” what is wrong', (field, answer, told) => {
    expect(faults[field](answer)).toContain(told);
  });

  it.each([
    ['address', 'http://localhost:4321'],
    ['address', 'http://abcdef.onion/journal/'],
    ['address', 'https://größe.example/a_b/c-d.e/'],
    ['accent', '#b3261e'],
    ['accent', 'oklch(0.5 0.17 28)'],
    ['language', '日本語、français'],
  ] as const)('may answer %s with “%s”', (field, answer) => {
    expect(faults[field](answer)).toBeUndefined();
  });

  it.each([
    ['HTTPS://Zeta.Example', 'https://zeta.example/'],
    ['zeta.example//a/./b/../C', 'https://zeta.example/a/C/'],
    ['https://zeta.example:8443/a/b', 'https://zeta.example:8443/a/b/'],
  ])('the address “%s” is kept as %s', (answer, address) => {
    expect(wholeAddress(answer)).toBe(address);
    expect(faults.address(answer)).toBeUndefined();
  });

  it('may give flags with spaces around them, but no more headlines than languages', async () => {
    const flags = {
      name: 'Zeta',
      language: ['en'],
      city: 'Kiel',
      'time-zone': ' Europe/Berlin ',
      address: ' zeta.example ',
      accent: ' red ',
    };
    await expect(answerAll(flags, ROOT, undefined)).resolves.toMatchObject({ timeZone: 'Europe/Berlin', accent: 'red' });
    await expect(answerAll({ ...flags, headline: ['A', 'B'] }, ROOT, undefined)).rejects.toThrow(
      '--headline is there 2 times, and --language only 1: write one for each language, in their order.',
    );
  });

  it('can correct each answer before the next question, and take the offered ones', async () => {
    const input = new PassThrough();
    const output = new PassThrough();
    const prompt = new Prompt(input, output);
    const answers = [
      '',
      'L’Écho',
      'klingon',
      'français',
      'Paris',
      '',
      'echo',
      'echo.example',
      'Recherche',
      'Local, Lac & montagne',
      '#b3261',
      '#b3261e',
      '',
    ];
    let asked = 0;
    output.on('data', (chunk: Buffer) => {
      if (chunk.toString().endsWith(': ')) input.write(`${answers[asked++] ?? ''}\n`);
    });
    const given = await answerAll({}, ROOT, prompt);
    prompt.close();
    expect(asked).toBe(answers.length);
    expect(given).toEqual({
      name: 'L’Écho',
      languages: ['fr'],
      city: 'Paris',
      timeZone: 'Europe/Paris',
      address: 'https://echo.example/',
      email: 'redaction@echo.example',
      sections: [
        { id: 'local', name: 'Local', offered: 'local' },
        { id: 'lac-montagne', name: 'Lac & montagne' },
      ],
      accent: '#b3261e',
      headlines: ['L’Écho voit le jour'],
    });
  });
});
