interface Row {
  url: string;
  headline: string;
  standfirst: string;
  label: string;
}

const SHOWN = 40;

/** Searches the edition’s headlines and summaries as the reader types. The rows are fetched at the first need. */
class SearchPage extends HTMLElement {
  #rows: Promise<Row[]> | undefined;

  connectedCallback(): void {
    const form = this.querySelector('form');
    const input = this.querySelector('input');
    if (!form || !input) return;
    form.hidden = false;
    this.querySelector('.no-script')?.remove();
    const words = new URLSearchParams(location.search).get('q') ?? '';
    input.value = words;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
    });
    input.addEventListener('input', () => {
      history.replaceState(null, '', input.value ? `?q=${encodeURIComponent(input.value)}` : location.pathname);
      void this.#search(input.value);
    });
    if (words) void this.#search(words);
    else input.focus();
  }

  async #search(query: string): Promise<void> {
    const words = fold(query).split(/\s+/).filter(Boolean);
    if (words.length === 0) {
      this.#show([], '');
      return;
    }
    this.#rows ??= fetch(this.dataset.index ?? '').then((response) => response.json() as Promise<Row[]>);
    const rows = await this.#rows;
    const hits = rows.filter((row) => {
      const text = fold(`${row.headline} ${row.standfirst} ${row.label}`);
      return words.every((word) => text.includes(word));
    });
    this.#show(hits.slice(0, SHOWN), this.#foundText(hits.length));
  }

  #foundText(count: number): string {
    if (count === 0) return this.dataset.nothing ?? '';
    const locale = this.dataset.locale ?? 'en';
    const forms = JSON.parse(this.dataset.found ?? '{}') as Record<string, string>;
    const rule = new Intl.PluralRules(locale).select(count);
    return (forms[rule] ?? forms.other ?? '').replace(/[\d٠-٩۰-۹]+/, new Intl.NumberFormat(locale).format(count));
  }

  #show(rows: Row[], status: string): void {
    const list = this.querySelector('.results');
    const line = this.querySelector('.status');
    if (line) line.textContent = status;
    list?.replaceChildren(...rows.map(buildRow));
  }
}

function buildRow({ url, headline, standfirst, label }: Row): HTMLLIElement {
  const link = document.createElement('a');
  link.href = url;
  link.textContent = headline;
  const heading = document.createElement('h2');
  heading.className = 'headline rank-4';
  heading.append(link);
  const summary = document.createElement('p');
  summary.className = 'standfirst';
  summary.textContent = standfirst;
  const place = document.createElement('p');
  place.className = 'label';
  place.textContent = label;
  const row = document.createElement('li');
  row.append(heading, summary, place);
  return row;
}

/** Small letters without accents, so that “politica” finds “Política” and “احمد” finds “أحمد”. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[أإآ]/g, 'ا').replace(/ى/g, 'ي').replace(/ة/g, 'ه').toLowerCase();
}

customElements.define('search-page', SearchPage);
