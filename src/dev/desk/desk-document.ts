import { readFileSync } from 'node:fs';
import type { Fault } from '../../content/faults/fault.ts';
import { escapeByNumber as escape } from '../../shared/escape-html.ts';

const STYLE = [
  '../tool-page.css',
  '../desk-page.css',
  './desk-forms.css',
  './front-form.css',
  './translation-form.css',
  './schema-form.css',
]
  .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
  .join('\n');

/** A page of the desk’s forms, without what stands in its body. */
export interface DeskDocument {
  title: string;
  /** The newspaper’s name. */
  newspaper: string;
  /** The address of the site’s top. */
  base: string;
  /** HTML. */
  main: string;
  /** Modules that `npm run dev` serves, by their path in the project. Each page works without the one that keeps what is typed. */
  scripts: readonly string[];
  /** What was done, in a sentence. */
  done?: string | undefined;
  /** What is wrong and belongs to no field. */
  faults?: readonly Fault[];
}

/** The whole page, which loads nothing from elsewhere. */
export function deskDocument({ title, newspaper, base, main, scripts, done, faults = [] }: DeskDocument): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${escape(title)} | ${escape(newspaper)}</title>
<style>${STYLE}</style>
${scripts.map((path) => `<script type="module" src="${escape(base + path)}"></script>`).join('\n')}
</head>
<body>
<header>
<h1>${escape(title)}</h1>
<nav aria-label="Elsewhere"><a href="${base}_desk/">The desk</a> <a href="${base}_desk/live/">Live</a> <a href="${base}_desk/front/">The front</a> <a href="${base}_desk/translate/">Translate</a> <a href="${base}_desk/comments/">Comments</a> <a href="${base}_desk/pages/">Pages</a> <a href="${base}_desk/sections/">Sections</a> <a href="${base}_desk/redirects/">Old addresses</a> <a href="${base}_desk/site/">Settings</a> <a href="${base}admin/">The editing room</a></nav>
</header>
<main>
${done === undefined ? '' : `<p class="done" role="status" id="done" tabindex="-1">${escape(done)}</p>`}
${faults.length === 0 ? '' : `<div class="fault" role="alert"><p><strong>Nothing was saved.</strong></p>${faults.map((one) => `<p>${sayFault(one)}</p>`).join('')}</div>`}
${main}
</main>
</body>
</html>
`;
}

/** What goes along with a form and is not seen. */
export function hiddenFields(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escape(value)}">`)
    .join('');
}

/** What a field holds, and what is wrong with it. */
export interface FieldView {
  /** Its `id`; what belongs to it begins with the same. */
  id: string;
  name: string;
  label: string;
  value?: string;
  hint?: string | undefined;
  faults?: readonly Fault[];
}

/** A line of text. */
export function lineField(view: FieldView, attributes = ''): string {
  return field(view, `<input ${attributesOf(view)} ${attributes} value="${escape(view.value ?? '')}">`);
}

/** Several lines. */
export function textField(view: FieldView, rows: number, attributes = ''): string {
  // The line end after the tag is not part of the text; without it the first one in the text would be lost.
  return field(
    view,
    `<textarea ${attributesOf(view)} ${attributes} rows="${String(rows)}" spellcheck="true">\n${escape(view.value ?? '')}</textarea>`,
  );
}

/** A box to tick. */
export function tickField(view: Omit<FieldView, 'value'> & { value: string; ticked: boolean }): string {
  const hint = view.hint === undefined ? '' : ` <span class="hint">${escape(view.hint)}</span>`;
  const { id, name, value, ticked, label } = view;
  return `<label class="tick" for="${escape(id)}"><input type="checkbox" id="${escape(id)}" name="${escape(name)}" value="${escape(value)}"${ticked ? ' checked' : ''}> <span>${escape(label)}${hint}</span></label>`;
}

/** A choice of one; each option is its value and its words. */
export function choiceField(view: FieldView, options: readonly (readonly [value: string, label: string])[]): string {
  const shown = options.map(
    ([value, label]) => `<option value="${escape(value)}"${value === (view.value ?? '') ? ' selected' : ''}>${escape(label)}</option>`,
  );
  return field(view, `<select ${attributesOf(view)}>${shown.join('')}</select>`);
}

function field(view: FieldView, control: string): string {
  const { id, label, hint, faults = [] } = view;
  const told = faults.map((one) => `<span>${sayFault(one)}</span>`).join('');
  return `<div class="field"><label for="${escape(id)}">${escape(label)}</label>
${hint === undefined ? '' : `<p class="hint" id="${escape(id)}-hint">${escape(hint)}</p>`}
${control}
${told === '' ? '' : `<p class="fault" id="${escape(id)}-fault">${told}</p>`}</div>`;
}

function attributesOf({ id, name, hint, faults = [] }: FieldView): string {
  const described = [hint === undefined ? [] : `${id}-hint`, faults.length === 0 ? [] : `${id}-fault`].flat();
  const attributes = [
    `id="${escape(id)}"`,
    `name="${escape(name)}"`,
    ...(described.length === 0 ? [] : [`aria-describedby="${escape(described.join(' '))}"`]),
    ...(faults.length === 0 ? [] : ['aria-invalid="true"']),
  ];
  return attributes.join(' ');
}

/** The check’s own words, as HTML. */
export function sayFault({ problem, mend }: Fault): string {
  return `${escape(problem)} ${escape(mend)}`;
}

/** Faults of other files than the one that a form writes say which that is; they belong to no field of the form. */
export function namingFiles(faults: readonly Fault[], own: string): Fault[] {
  return faults.map((fault) => {
    if (fault.file.endsWith(`/${own}`)) return fault;
    const { field, ...rest } = fault;
    return { ...rest, problem: `${[fault.file, field].filter(Boolean).join(', ')}: ${fault.problem}` };
  });
}
