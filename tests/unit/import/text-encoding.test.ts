import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/import/text-encoding.ts';
import { PARAGRAPH, readArchive } from '../../support/archives.ts';

/** Texts in encodings that Node reads but does not write, as bytes that other programs wrote. */
const WRITTEN = [
  { encoding: 'windows-1251', text: 'Паром вернулся\n\nПаром пришёл в девять утра.', language: 'ru' },
  { encoding: 'koi8-r', text: 'Паром вернулся\n\nПаром пришёл в девять утра, и никто не поднял головы.', language: 'ru' },
  { encoding: 'shift_jis', text: 'フェリーが戻る\n\n船は六十年来と同じように朝九時に着いた。', language: 'ja' },
  { encoding: 'gb18030', text: '渡轮回来了\n\n渡轮像六十年来一样早上九点到达，码头上没有人抬头，镕字也在这里。', language: 'zh' },
  { encoding: 'euc-kr', text: '여객선이 돌아왔다\n\n배는 육십 년 동안 그랬듯이 아침 아홉 시에 왔다.', language: 'ko' },
  {
    encoding: 'iso-8859-2',
    text: 'Prom wrócił\n\nProm przypłynął o dziewiątej rano, i nikt nie podniósł głowy znad sieci. Żółw.',
    language: 'pl',
  },
  { encoding: 'windows-1256', text: 'عادت العبارة\n\nجاءت العبارة في التاسعة صباحا كما فعلت منذ ستين عاما.', language: 'ar' },
];

/** The bytes of a text in an encoding, found by asking the decoder what each byte or pair of bytes means. */
function encode(text: string, encoding: string): Buffer {
  const decoder = new TextDecoder(encoding);
  const bytes = new Map<string, number[]>();
  for (let lead = 0xff; lead >= 0x80; lead -= 1) {
    for (let trail = 0xff; trail >= 0x40; trail -= 1) {
      const sign = decoder.decode(Uint8Array.of(lead, trail));
      if (Array.from(sign).length === 1) bytes.set(sign, [lead, trail]);
    }
    const sign = decoder.decode(Uint8Array.of(lead));
    if (Array.from(sign).length === 1 && sign !== '\uFFFD') bytes.set(sign, [lead]);
  }
  return Buffer.from(Array.from(text).flatMap((sign) => (sign < '\u0080' ? [sign.charCodeAt(0)] : (bytes.get(sign) ?? [0x3f]))));
}

describe('the encoding of an archive', () => {
  it.each(WRITTEN)('$encoding is found out by its letters', ({ encoding, text }) => {
    expect(decodeText(encode(text, encoding), 'text')).toMatchObject({
      text,
      encoding,
      doubt: expect.stringContaining('a guess') as string,
    });
  });

  it.each(WRITTEN)('$encoding is read where a page names it, and nothing is in doubt', ({ encoding, text, language }) => {
    for (const meta of [`<meta charset="${encoding}">`, `<meta http-equiv=Content-Type content='text/html; charset=${encoding}'>`]) {
      const page = `<html lang="${language}"><head><!-- <meta charset="utf-8"> -->${meta}</head><body><p>${text}</p></body></html>`;
      expect(decodeText(encode(page, encoding), 'html')).toEqual({ text: page, encoding });
    }
  });

  it.each([
    ['UTF-8 with a mark', Buffer.from('\uFEFFNiño'), 'utf-8'],
    ['UTF-16, small end first', Buffer.from('\uFEFFNiño', 'utf16le'), 'utf-16le'],
    ['UTF-16, large end first', Buffer.from('\uFEFFNiño', 'utf16le').swap16(), 'utf-16be'],
  ])('%s is read without a word', (_what, bytes, encoding) => {
    expect(decodeText(bytes, 'text')).toEqual({ text: 'Niño', encoding });
  });

  it('that a page names wrongly is told, when its letters are UTF-8', () => {
    const { text, doubt } = decodeText(Buffer.from('<meta charset="windows-1251"><p>Паром вернулся</p>'), 'html') ?? {};
    expect(text).toContain('Паром вернулся');
    expect(doubt).toContain('says that it is written in “windows-1251”, but it is UTF-8');
  });

  it('of a text that holds a damaged letter is the text’s, and the letter is told', () => {
    const bytes = Buffer.concat([
      Buffer.from('Niño, año, señor, mañana, caña, leña, otoño, viña, peña, daño y sue'),
      Buffer.of(0xf1),
      Buffer.from('o'),
    ]);
    const { text, encoding, doubt } = decodeText(bytes, 'text') ?? {};
    expect([text?.endsWith('sue\uFFFDo'), encoding]).toEqual([true, 'utf-8']);
    expect(doubt).toContain('A letter of the file could not be read as utf-8; “�” stands in its place');
  });

  it('is no question for bytes that are no text', () => {
    expect(decodeText(Buffer.from('a\0b'), 'text')).toBeUndefined();
  });
});

describe('an archive in an encoding of its time', () => {
  it('has its letters right, page by page, and a word about each guess', async () => {
    const body = 'Паром пришёл в девять утра, как шестьдесят лет подряд, и никто не поднял головы от сетей.';
    const page = (meta: string): Buffer =>
      encode(
        `<!doctype html><html lang="ru"><head>${meta}<title>Паром</title></head><body><article><h1>Паром вернулся</h1><p>${body}</p></article></body></html>`,
        'windows-1251',
      );
    const { byKey, losses } = await readArchive({ 'named.html': page('<meta charset="windows-1251">'), 'unnamed.html': page('') });
    for (const key of ['named.html', 'unnamed.html']) expect(byKey(key)).toMatchObject({ headline: 'Паром вернулся', body: `${body}\n` });
    expect(losses.filter(({ what }) => what.includes('a guess')).map(({ where }) => where)).toEqual(['unnamed.html']);
  });

  it('as a feed is read by what it declares, and by its letters where it declares UTF-8 wrongly', async () => {
    const feed = (declared: string): Buffer =>
      Buffer.from(
        `<?xml version="1.0"${declared}?><rss version="2.0"><channel><title>Quay</title><item><title>El niño llegó</title><link>https://quay.example/a</link>` +
          `<description>&lt;p&gt;Mañana será otro día en el muelle, señor capitán. ${PARAGRAPH}&lt;/p&gt;</description></item></channel></rss>`,
        'latin1',
      );
    const declared = await readArchive({ 'a.xml': feed(' encoding="ISO-8859-1"') });
    expect([declared.story.headline, declared.told.some((line) => line.includes('a guess'))]).toEqual(['El niño llegó', false]);
    for (const wrong of ['', ' encoding="UTF-8"']) {
      const { story, told } = await readArchive({ 'a.xml': feed(wrong) });
      expect(story.headline).toBe('El niño llegó');
      expect(told.join('\n')).toContain('was read as windows-1252, a guess');
    }
  });
});
