import { describe, expect, it } from 'vitest';
import { findLinks } from '../../../../src/content/text/links.ts';
import { readProse } from '../../../../src/content/text/prose.ts';
import { readTextTree, walkTree, type TextFormat } from '../../../../src/content/text/tree.ts';

const proseOf = (body: string, format: TextFormat = 'md') => readProse(body, readTextTree(body, format));

describe('A text as prose', () => {
  it.each([
    ['emphasis', 'The *sea* rose.', 'sea'],
    ['entities', 'Caf&eacute; &amp; the sea rose.', 'sea'],
    ['backslashes', '1\\. \\*The sea\\* rose.', 'sea'],
    ['quotation marks and dashes', '"So" -- it\'s... the sea.', 'sea'],
    ['an emoji', '🐟 &#x1F41F; the sea.', 'sea'],
    ['a quotation of several lines', '> One two\n> three\n>\n> > four the sea', 'sea'],
    ['a list', '- One\n\n  two\n  the sea', 'sea'],
    ['a table', '| a\\|b | the sea |\n|---|---|\n| c | d |', 'sea'],
    ['a note', 'One.[^1]\n\n[^1]: two\n    the sea', 'sea'],
    ['a directive that is none', 'Leser:innen[^1] an the sea, x:y[z] and\n\n[^1]: a', 'sea'],
    ['what follows a directive that is none', 'Leser:innen[^1] x:y[z]\nthe sea ::\n\n[^1]: a', 'sea'],
    ['HTML', '<div title="sea">\n<b>one &amp; two</b> the sea\n</div>', 'sea\n'],
    ['HTML in a quotation', '> <div>\n> one the sea\n> </div>', 'sea\n'],
    ['lines that end in two ways', 'One  \r\ntwo\r\nthe sea', 'sea'],
  ])('knows where a word stands: behind %s', (_what, body, word) => {
    const prose = proseOf(body);
    const at = prose.text.lastIndexOf(word);
    expect(at).toBeGreaterThanOrEqual(0);
    expect(prose.offsetOf(at)).toBe(body.lastIndexOf(word));
  });

  it.each([
    ['code', 'a `sea` b\n\n```\nsea\n```\n\n    sea'],
    ['an address', 'https://sea.example <sea@example.org>'],
    ['the address of a link', '[a](/sea "sea")\n\n[b]: /sea'],
    ['a photo', '![sea](sea)'],
    ['a remark', 'a <!-- sea -->'],
    ['a tag', '<b title="sea">a</b>'],
  ])('leaves out %s', (_what, body) => {
    expect(proseOf(body).text).not.toContain('sea');
  });

  it('has no neighbours over the end of a paragraph, a cell or a photo', () => {
    for (const body of ['the\n\nthe', '- the\n- the', '| the | the |\n|---|---|', 'the ![](a) the', '## the\nthe', 'the <br> the'])
      expect(proseOf(body).text, body).not.toMatch(/the\s*the/);
    for (const body of ['the **the**', 'the\nthe', '[the](/a) the', 'the <b>the</b>'])
      expect(proseOf(body).text, body).toMatch(/the\s+the/);
  });
});

describe('The links of a text', () => {
  it.each([
    ['[a](/b/)', ['/b/'], [4]],
    ['[/b/](/b/ "c")', ['/b/'], [6]],
    ['[a](<b c>)', ['b c'], [5]],
    ['[a](b_(c))', ['b_(c)'], [4]],
    ['[a][b] and [b]\n\n[b]: /c', ['/c'], [21]],
    ['See https://tideline.example/a.', ['https://tideline.example/a'], [4]],
    ['<https://tideline.example/a>', ['https://tideline.example/a'], [1]],
    ['<a title="/b" href=\'/c\'>d</a>', ['/c'], [20]],
    ['> <b>x</b> [a](/b)', ['/b'], [15]],
    ['[![](a)](/b)', ['/b'], [9]],
    ['Foto:dpa[a](/b)', ['/b'], [12]],
  ])('are found where they stand: %s', (body, targets, places) => {
    const links = findLinks(body, readTextTree(body, 'md'));
    expect(links.map(({ target }) => target)).toEqual(targets);
    expect(links.map(({ at }) => at)).toEqual(places);
  });

  it.each([
    '[^1]: Measured at the bridge.\n\nOne.[^1]',
    '`[a](/b)`',
    '    [a](/b)',
    '\\[a](/b)',
    '<!-- [a](/b) -->',
    '[a] (/b)',
    '![a](/b)',
  ])('are not seen where there is none: %s', (body) => {
    expect(findLinks(body, readTextTree(body, 'md'))).toEqual([]);
  });

  it('are found in MDX', () => {
    const body = '<Sidenote title="x">[a](/b)</Sidenote> <a href="/c">d</a>';
    expect(findLinks(body, readTextTree(body, 'mdx')).map(({ target, at }) => [target, body.slice(at, at + 2)])).toEqual([
      ['/b', '/b'],
      ['/c', '/c'],
    ]);
  });
});

describe('The tree of a text', () => {
  it('has the places of the body, though colons were escaped', () => {
    const body = 'A:b[c] *d*\nE:f[g] **h**\n\n::related{story="x"}\n\ni:j{k} `l`';
    const seen: string[] = [];
    walkTree(readTextTree(body, 'md'), {
      enter: (node) => {
        const { start, end } = node.position ?? {};
        if (node.type === 'emphasis' || node.type === 'strong' || node.type === 'inlineCode')
          seen.push(`${body.slice(start?.offset, end?.offset)} ${start?.line}:${start?.column}`);
        return undefined;
      },
    });
    expect(seen).toEqual(['*d* 1:8', '**h** 2:8', '`l` 6:8']);
  });

  it('keeps a rule at its beginning, which is no front matter', () => {
    expect(proseOf('---\n\nThe sea.\n\n---\n\nMore.').text).toContain('The sea.');
  });
});
