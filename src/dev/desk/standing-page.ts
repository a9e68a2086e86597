import { escapeByNumber as escape } from '../../shared/escape-html.ts';
import { choiceField, hiddenFields, lineField, sayFault, textField } from './desk-document.ts';
import type { NamedField, Option } from './schema-fields.ts';
import { schemaFields, type SchemaFormView } from './schema-form.ts';

/** A standing page as its list shows it. */
export interface ListedPage {
  id: string;
  title: string;
  /** What it lies in, and what it is. */
  about: string;
}

/** The standing pages of a language. */
export function standingList(language: string, languages: readonly Option[], pages: readonly ListedPage[]): string {
  const which =
    languages.length < 2
      ? ''
      : `<form method="get">${choiceField({ id: 'language', name: 'language', label: 'Edition', value: language }, languages)}<div class="buttons"><button>Show them</button></div></form>`;
  const items = pages.map(
    ({ id, title, about }) =>
      `<li><a href="?page=${escape(encodeURIComponent(id))}">${escape(title)}</a> <span class="about">${escape(about)}</span></li>`,
  );
  return `<div class="narrow">
${which}
${items.length === 0 ? '<p>There are none yet.</p>' : `<ol class="originals">${items.join('\n')}</ol>`}
<p><a class="add" href="?new=${escape(language)}">Add a page</a></p>
</div>`;
}

export interface StandingFormView extends SchemaFormView {
  /** Its id; of a new one, its language alone. */
  id: string;
  language: { code: string; name: string; direction?: 'ltr' | 'rtl' | undefined };
  isNew: boolean;
  /** Its title as the file has it. */
  title: string;
  fields: readonly NamedField[];
  values: unknown;
  text: string;
  /** The text in the file by now, where another has changed it. */
  textNow: string | undefined;
  /** Of a new one: where it is to lie. */
  folder: string;
  folders: readonly string[];
  name: string;
  seen: string;
  isRefused: boolean;
  isDraft: boolean;
  once: () => string;
}

/** A standing page: its fields, and its text as Markdown. */
export function standingForm(view: StandingFormView): string {
  const { id, language, isNew, title, fields, values, text, textNow, seen, isRefused, isDraft, faults, once } = view;
  const own = faults.filter(({ field }) => isOfText(field));
  const known = new Set([...fields.map(({ name }) => name), 'name']);
  const others = faults.filter(({ field = '' }) => !isOfText(field) && !known.has(field.split(/[.[]/)[0] ?? ''));
  const now =
    textNow === undefined
      ? ''
      : `<details open><summary>The text in the file by now</summary><pre class="now">${escape(textNow)}</pre></details>`;
  const body = { id: 'body', name: 'body', label: 'Text', hint: 'Markdown, as in stories.', value: text, faults: own };
  return `<div class="narrow">
<p class="state"><a href="?language=${escape(language.code)}">All pages</a></p>
<section aria-labelledby="one">
<h2 id="one">${isNew ? `A new page, ${escape(language.name)}` : escape(title)}</h2>
${isDraft ? '<p class="state">It is a draft: readers do not have it.</p>' : ''}
<form method="post" class="made" data-keep="page ${escape(`${id} ${seen}`)}"${isRefused ? ' data-refused' : ''}>
${hiddenFields({ page: id, isNew: isNew ? 'true' : '', seen, once: once() })}
${others.map((one) => `<p class="fault" role="alert">${sayFault(one)}</p>`).join('')}
${schemaFields(view, fields, values)}
${now}
${textField(body, 18, `lang="${escape(language.code)}" dir="${language.direction ?? 'ltr'}"`)}
${isNew ? placeFields(view) : ''}
<div class="buttons"><button class="main">${isNew ? 'Add it' : 'Save'}</button></div>
</form>
</section>
</div>`;
}

function placeFields({ folder, folders, name, faults }: StandingFormView): string {
  const options = folders.map((one): Option => [one, one === '' ? 'At the top' : `In ${one}`]);
  const hint = 'The last part of its address, in small letters a–z, digits and hyphens. Left empty: from the title.';
  return `${options.length > 1 ? choiceField({ id: 'folder', name: 'folder', label: 'Where it lies', value: folder }, options) : ''}
${lineField({ id: 'name', name: 'name', label: 'Its part of the address', hint, value: name, faults: faults.filter(({ field }) => field === 'name') })}`;
}

/** What stands in the text is named by the text or a component. */
function isOfText(field: string | undefined): boolean {
  return field !== undefined && /^(text$|<|column )/.test(field);
}
