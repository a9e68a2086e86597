import type { TranslationPair, TranslationWords } from '../../admin/desk/translation-desk.ts';
import type { Fault } from '../../content/faults/fault.ts';
import { escapeByNumber as escape } from '../../shared/escape-html.ts';
import { choiceField, hiddenFields, lineField, sayFault, textField } from './desk-document.ts';

/** A language as the page needs it: code, name, and which way it is read. */
export interface Tongue {
  code: string;
  name: string;
  dir: 'ltr' | 'rtl';
}

/** What the list of stories shows. */
export interface TranslationListView {
  /** The language that is translated into, and all that can be. */
  language: Tongue;
  languages: readonly Tongue[];
  query: string;
  stories: readonly { key: string; headline: string; about: string; state: 'none' | 'behind' | 'draft' | 'there' }[];
  /** How many more there are than are listed. */
  more: number;
}

const STATES = { none: 'not translated', behind: 'the original has changed since', draft: 'a draft', there: 'translated' } as const;

/** The stories of the first language: which have a translation, and which have changed since they were translated. */
export function translationList({ language, languages, query, stories, more }: TranslationListView): string {
  const options = languages.map(({ code, name }) => [code, name] as const);
  const items = stories.map(
    ({ key, headline, about, state }) =>
      `<li><a href="?${escape(new URLSearchParams({ to: language.code, story: key }).toString())}">${escape(headline)}</a> <span class="mark">${STATES[state]}</span><span class="about">${escape(about)}</span></li>`,
  );
  return `<form method="get" class="which">
${choiceField({ id: 'to', name: 'to', label: 'Translate into', value: language.code }, options)}
${lineField({ id: 'find', name: 'find', label: 'Find by headline, summary or section', value: query }, 'type="search" autocomplete="off"')}
<div class="buttons"><button>Show them</button></div>
</form>
${items.length === 0 ? '<p>There are no such stories.</p>' : `<ol class="originals">${items.join('\n')}</ol>`}
${more > 0 ? `<p class="hint">And ${String(more)} more: say more of the one that you look for.</p>` : ''}`;
}

export interface TranslationFormView {
  from: Tongue;
  to: Tongue;
  pair: TranslationPair;
  /** The original as it is read, with the words of its photos. */
  original: TranslationWords;
  /** As the translation has it, or as it was sent and not taken. */
  words: TranslationWords;
  /** The photos, by the words that are said of them in all stories. */
  photos: readonly { id: string; picture: string; hasWords: { alt: boolean; caption: boolean } }[];
  /** The digest of the translation’s file; empty for a new one. */
  seen: string;
  /** When the original was changed, where it was changed since. */
  changed: string;
  refused: boolean;
  faults: readonly Fault[];
  once: () => string;
}

/** A part of the original, and the field for it. */
interface Part {
  of: string;
  /** The address of the photo that it is about. */
  picture?: string;
  control: string;
  /** The field as the check calls it. */
  field: string;
}

/** The original and its translation, side by side: each part stands beside the field for it. */
export function translationForm(view: TranslationFormView): string {
  const { pair, to, from, faults } = view;
  const key = pair.original.id.slice(from.code.length + 1);
  const parts = [...lineParts(view), ...photoParts(view), textPart(view)];
  const known = new Set([...parts.map(({ field }) => field), 'name']);
  const others = faults.filter(({ field = '' }) => !isOfText(field) && !known.has(field));
  return `<p class="state"><a href="?${escape(new URLSearchParams({ to: to.code }).toString())}">All stories</a></p>
<h2>${escape(pair.original.data.headline)}</h2>
<p class="state">${stateWords(view)}</p>
<form method="post" class="side-by-side" data-keep="translation ${escape(`${to.code}/${key} ${view.seen}`)}"${view.refused ? ' data-refused' : ''}>
${hiddenFields({ to: to.code, story: key, seen: view.seen, once: view.once() })}
${others.map((one) => `<p class="fault" role="alert">${sayFault(one)}</p>`).join('')}
${parts.map((part) => printPart(part, from)).join('\n')}
${pair.translation ? '' : printPart(namePart(view, key), from)}
<div class="buttons"><button class="main">${pair.translation ? 'Save the translation' : 'Save it as a draft'}</button></div>
</form>`;
}

function printPart({ of, picture, control, field }: Part, from: Tongue): string {
  const image = picture === undefined ? '' : `<img src="${escape(picture)}" alt="" loading="lazy">`;
  return `<div class="part${field === 'text' ? ' text' : ''}"><div class="of" ${attributesOf(from)}>${image}${escape(of)}</div>${control}</div>`;
}

/** What the original has, and what the translation has without it. */
function lineParts({ to, original, words, faults }: TranslationFormView): Part[] {
  const own = (field: string): readonly Fault[] => faults.filter((fault) => fault.field === field);
  const line = (name: 'headline' | 'kicker' | 'dateline', label: string): Part => ({
    of: original[name],
    control: lineField({ id: name, name, label, value: words[name], faults: own(name) }, attributesOf(to)),
    field: name,
  });
  const isUsed = (name: 'kicker' | 'dateline'): boolean => original[name] !== '' || words[name] !== '';
  const summary = { id: 'standfirst', name: 'standfirst', label: 'Summary', value: words.standfirst, faults: own('standfirst') };
  return [
    line('headline', 'Headline'),
    ...(isUsed('kicker') ? [line('kicker', 'Above the headline')] : []),
    { of: original.standfirst, control: textField(summary, 3, attributesOf(to)), field: 'standfirst' },
    ...(isUsed('dateline') ? [line('dateline', 'Written from')] : []),
    ...original.inShort.map((of, place) => {
      const field = `inShort[${String(place + 1)}]`;
      const label = `In short, line ${String(place + 1)}`;
      const said = { id: `in-short-${String(place)}`, name: 'inShort', label, value: words.inShort[place] ?? '', faults: own(field) };
      return { of, control: lineField(said, attributesOf(to)), field };
    }),
  ];
}

function photoParts({ to, original, words, photos, faults }: TranslationFormView): Part[] {
  return photos.flatMap(({ id, picture, hasWords }, place) =>
    (['alt', 'caption'] as const).map((name): Part => {
      const field = `photos[${String(place + 1)}].${name}`;
      const said = {
        id: `${name}-${String(place)}`,
        name,
        label: `${name === 'alt' ? 'What the photo shows' : 'Its caption'}: ${id}`,
        hint: hasWords[name] ? `The photo has words in ${to.name} already; they stand where this is empty.` : undefined,
        value: words.photos[place]?.[name] ?? '',
        faults: faults.filter((fault) => fault.field === field),
      };
      const of = original.photos[place]?.[name] ?? '';
      return { of, ...(name === 'alt' ? { picture } : {}), control: textField(said, 2, attributesOf(to)), field };
    }),
  );
}

function textPart({ to, original, words, faults }: TranslationFormView): Part {
  const own = faults.filter(({ field }) => isOfText(field));
  const said = { id: 'text', name: 'text', label: 'Text', value: words.text, faults: own };
  return { of: original.text, control: textField(said, 24, attributesOf(to)), field: 'text' };
}

/** What a new story is called in its address. */
function namePart({ words, faults }: TranslationFormView, key: string): Part {
  const hint = 'The last part of its address, in small letters a–z, digits and hyphens. Left empty: from the headline.';
  const own = faults.filter(({ field }) => field === 'name');
  return { of: key, control: lineField({ id: 'name', name: 'name', label: 'Name', hint, value: words.name, faults: own }), field: 'name' };
}

/** What stands in the text is named by the text, a component or a column of its figures. */
function isOfText(field: string | undefined): boolean {
  return field !== undefined && /^(text$|<|column )/.test(field);
}

function stateWords({ pair, to, from, changed, faults }: TranslationFormView): string {
  if (!pair.translation)
    return `From ${escape(from.name)} into ${escape(to.name)}. Sources, recipes and the like come along in the original’s words; the editing room changes them and publishes.`;
  const behind = pair.isBehind ? ` <strong>The original was changed after it: ${escape(changed)}.</strong>` : '';
  const isDraft = pair.translation.data.draft === true;
  const draft =
    faults.length > 0 ? 'It is a draft, and is kept with what is told of below; it cannot be published like this.' : 'It is a draft.';
  return `${isDraft ? draft : 'Readers have it once it is built and uploaded.'}${behind}`;
}

function attributesOf({ code, dir }: Tongue): string {
  return `lang="${escape(code)}" dir="${dir}"`;
}
