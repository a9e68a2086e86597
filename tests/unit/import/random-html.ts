/** HTML as it comes from years of other people’s editors, made up at random but the same for the same seed. */
export function randomHtml(seed: number): string {
  return new Author(seed).blocks(0);
}

const WORDS = [
  'quay',
  'wall',
  'ebb',
  'نعم',
  'port',
  '港',
  'été',
  '🙂',
  '1.',
  '2)',
  '-',
  '+',
  '*',
  '_a_',
  '**b**',
  '#',
  '##',
  '&gt;',
  '&lt;script&gt;',
  '&lt;b',
  '::related',
  ':::note',
  ':x[y]',
  '![z](w)',
  '[1]',
  '[^2]',
  '](javascript:v',
  '{u}',
  '&amp;lt;',
  '\\',
  '\\*',
  '`t`',
  '~~s~~',
  '|',
  'a|b',
  '---',
  '===',
  '+++',
  'https://r.example/q_p_*o*',
  'n@m.example',
  '12:20',
  'l&nbsp;k',
  'import',
  'export',
  '$j$',
  '"i"',
  "it's",
  '--',
  '...',
  '5',
  '“h”',
  'g\u00adh',
  'H<sub>2</sub>O',
  'k<sup>2</sup>',
  'W<b>ord</b>',
  '<i>em</i>ph.',
  '<b>Bold:</b>next',
  'pre<b>(mid)</b>post',
  '<wbr>',
];

class Author {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  blocks(depth: number): string {
    return Array.from({ length: 1 + this.#below(4) }, () => this.#block(depth)).join(this.#pick(['\n', '\n\n', '']));
  }

  #block(depth: number): string {
    const kinds = depth > 3 ? 4 : 15;
    switch (this.#below(kinds)) {
      case 0:
        return `<p>${this.#line(depth)}</p>`;
      case 1:
        return `<h${1 + this.#below(4)}>${this.#line(depth)}</h2>`;
      case 2:
        return `<figure><img src="/${this.#below(9)}.jpg" alt="x"><figcaption>${this.#words()}</figcaption></figure>`;
      case 3:
        return `<pre><code>${this.#words()}\n${this.#words()}</code></pre>`;
      case 4:
        return `<ul>${this.#items(depth)}</ul>`;
      case 5:
        return `<ol start="${this.#below(20)}">${this.#items(depth)}</ol>`;
      case 6:
        return `<blockquote>${this.blocks(depth + 1)}</blockquote>`;
      case 7:
        return `<div style="x">${this.blocks(depth + 1)}</div>`;
      case 8:
        return `<table>${this.#rows(depth)}</table>`;
      case 9:
        return `<dl><dt>${this.#line(depth)}</dt><dd>${this.blocks(depth + 1)}</dd></dl>`;
      case 10:
        return `<details><summary>${this.#words()}</summary>${this.blocks(depth + 1)}</details>`;
      case 11:
        return `<aside>${this.blocks(depth + 1)}</aside>`;
      case 12:
        return `<figure class="wp-block-pullquote"><blockquote>${this.blocks(depth + 1)}</blockquote></figure>`;
      case 13:
        return this.#line(depth);
      default:
        return '<hr>';
    }
  }

  #items(depth: number): string {
    return Array.from(
      { length: 1 + this.#below(3) },
      () => `<li>${this.#below(2) === 0 ? this.#line(depth) : this.blocks(depth + 1)}</li>`,
    ).join('\n');
  }

  #rows(depth: number): string {
    const cell = (): string =>
      `<td${this.#pick(['', ' colspan="2"', ' rowspan="2"'])}>${this.#below(5) === 0 ? this.blocks(depth + 2) : this.#line(depth)}</td>`;
    return Array.from({ length: 1 + this.#below(3) }, () => `<tr>${Array.from({ length: 1 + this.#below(3) }, cell).join('')}</tr>`).join(
      '',
    );
  }

  #line(depth: number): string {
    return Array.from({ length: 1 + this.#below(4) }, () => this.#phrase(depth)).join(this.#pick([' ', ' ', '<br>', '']));
  }

  #phrase(depth: number): string {
    const inner = (): string => (depth > 4 ? this.#words() : this.#line(depth + 1));
    switch (this.#below(14)) {
      case 0:
        return `<strong>${inner()} </strong>`;
      case 1:
        return `<em> ${inner()}</em>`;
      case 2:
        return `<a href="${this.#pick(['/x', 'javascript:x', '#x', 'https://y.example/?a=1&b=(2)'])}">${inner()}</a>`;
      case 3:
        return `<span onclick="x">${inner()}</span>`;
      case 4:
        return `<code>${this.#words()}</code>`;
      case 5:
        return `<img src="${this.#below(9)}.jpg" alt="x">`;
      case 6:
        return `<del>${inner()}</del>`;
      case 7:
        return `<script>x</script>`;
      default:
        return this.#words();
    }
  }

  #words(): string {
    return Array.from({ length: 1 + this.#below(5) }, () => this.#pick(WORDS)).join(' ');
  }

  #pick<T>(all: readonly [T, ...T[]] | readonly T[]): T {
    const found = all[this.#below(all.length)];
    if (found === undefined) throw new Error('There is nothing to choose from.');
    return found;
  }

  /** A whole number from 0 to below `limit`. */
  #below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * limit);
  }
}
