import { describe, expect, it } from 'vitest';
import { withOwnQuotes, type QuotationMarks } from '../../../../src/content/text/quotation.ts';

const catalogues = import.meta.glob<{ punctuation: QuotationMarks }>('../../../../src/messages/languages/*.ts', {
  eager: true,
  import: 'default',
});

function marksOf(language: string): QuotationMarks {
  const found = catalogues[`../../../../src/messages/languages/${language}.ts`];
  if (!found) throw new Error(`There is no catalogue for “${language}”.`);
  return found.punctuation;
}

const NARROW = '\u202F';

describe('quotation marks', () => {
  it.each([
    ['en', `She said "yes".`, 'She said “yes”.'],
    ['en', `"He called it 'good' twice," she said.`, '“He called it ‘good’ twice,” she said.'],
    ['en', `'The General' at a hundred`, '‘The General’ at a hundred'],
    ['en', `'He said "no"', they wrote`, '‘He said “no”’, they wrote'],
    ['en', `It's the '90s, and the dogs' bowl isn't full`, 'It’s the ’90s, and the dogs’ bowl isn’t full'],
    ['en', `A 27" screen and a 6'2" guard`, 'A 27" screen and a 6’2" guard'],
    ['en', `"Wait—" he said. ("Why?")`, '“Wait—” he said. (“Why?”)'],
    ['en', `"'Yes,' he said," she said`, '“‘Yes,’ he said,” she said'],
    ['ja', `彼は言う。"'廃墟'などという言葉は"、と`, '彼は言う。「『廃墟』などという言葉は」、と'],
    ['ja', `町の'廃墟'は"まだ。'静か'だ"という`, '町の『廃墟』は「まだ。『静か』だ」という'],
    ['ja', `iPhone'sの'写真'`, 'iPhone’sの『写真』'],
    ['ko', `그는 '폐허'라고 "말했다"고`, '그는 ‘폐허’라고 “말했다”고'],
    ['zh-Hans', `他说。"走吧。"我们没走`, '他说。“走吧。”我们没走'],
    ['de', `Er sagte: "Ja, 'vielleicht' eben", und ging.`, 'Er sagte: „Ja, ‚vielleicht‘ eben“, und ging.'],
    ['de', `"Sie rief "Halt" laut", sagt er`, '„Sie rief ‚Halt‘ laut“, sagt er'],
    ['de', `Der 'Verein' geht's an`, 'Der ‚Verein‘ geht’s an'],
    ['de', `„Er sagte "nein"“, so der Bericht`, '„Er sagte ‚nein‘“, so der Bericht'],
    ['fr', `Il dit : "L'eau 'vive' monte", puis part.`, `Il dit : «${NARROW}L’eau “vive” monte${NARROW}», puis part.`],
    ['fr', `" Bonjour ", dit-il`, `«${NARROW}Bonjour${NARROW}», dit-il`],
    ['fr', `« Bonjour », dit-il`, `«${NARROW}Bonjour${NARROW}», dit-il`],
    ['nl', `"Nee", zei hij 's avonds in 'De Kring'`, '‘Nee’, zei hij ’s avonds in ‘De Kring’'],
    ['pl', `Powiedział: "To 'koniec' gry".`, 'Powiedział: „To «koniec» gry”.'],
    ['ru', `Роман "Мастер и 'Маргарита'"`, 'Роман «Мастер и „Маргарита“»'],
    ['uk', `Об'єднання "Світ"`, 'Об’єднання «Світ»'],
    ['he', `צה"ל הודיע: "לא"`, 'צה״ל הודיע: ״לא״'],
    ['he', `צ'רצ'יל`, 'צ׳רצ׳יל'],
    ['ar', `قال "نعم"، ثم ذهب`, 'قال «نعم»، ثم ذهب'],
    ['ja', `彼は"はい"と言った。"本当'に'か"`, '彼は「はい」と言った。「本当『に』か」'],
    ['zh-Hans', `他说："你好"，然后走了`, '他说：“你好”，然后走了'],
    ['zh-Hant', `他說"你好"然後走了`, '他說「你好」然後走了'],
    ['tr', `Ankara'da "evet" dedi`, 'Ankara’da “evet” dedi'],
    ['es', `Dijo "sí" y "no"`, 'Dijo «sí» y «no»'],
  ])('are those of %s: %s', (language, typed, shown) => {
    expect(withOwnQuotes(typed, marksOf(language))).toBe(shown);
  });

  it('begin anew after an empty line, also where a paragraph ends none', () => {
    expect(withOwnQuotes('"One\n\n"Two"', marksOf('de'))).toBe('„One\n\n„Two“');
  });

  it('stay where the writer has set them', () => {
    for (const text of ['“Yes,” she said: it’s ‘fine’.', '„Ja“', '» Ja «'])
      for (const language of ['en', 'de']) expect(withOwnQuotes(text, marksOf(language))).toBe(text);
  });

  it('take time in proportion to a text’s length', () => {
    const time = (count: number): number => {
      const text = `"a 'b `.repeat(count);
      const start = performance.now();
      withOwnQuotes(text, marksOf('fr'));
      return performance.now() - start;
    };
    time(20_000);
    expect(time(80_000)).toBeLessThan(2000);
  });
});
