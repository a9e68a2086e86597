import type { RedirectFields } from '../../admin/desk/redirect-desk.ts';
import type { Fault } from '../../content/faults/fault.ts';
import { escapeByNumber as escape } from '../../shared/escape-html.ts';
import { hiddenFields, lineField } from './desk-document.ts';
import type { NamedField } from './schema-fields.ts';

export interface RedirectsPageView {
  /** What is shown of them, and how many there are. */
  redirects: readonly RedirectFields[];
  count: number;
  /** How many more are found than are shown. */
  more: number;
  query: string;
  fields: readonly NamedField[];
  /** What was sent and not taken: of which one (empty for a new one), as it was filled in, and what is wrong. */
  refused?: { was: string; wish: RedirectFields; faults: readonly Fault[] } | undefined;
  /** The digest of the file; empty where there is none. */
  seen: string;
  once: () => string;
}

/** Old addresses and where they lead: a form for a new one, and one for each that there is. */
export function redirectsPage(view: RedirectsPageView): string {
  const { redirects, count, more, query, refused } = view;
  const search = `<form method="get" role="search">${lineField({ id: 'find', name: 'find', label: 'Find by a part of either address', value: query }, 'type="search" autocomplete="off"')}<div class="buttons"><button>Show them</button></div></form>`;
  const items = redirects.map((one, place) => `<li>${oneForm(view, one.from ?? '', one, `r${String(place)}-`)}</li>`);
  return `<div class="narrow">
<p class="hint">Where readers come by an address that there is no page at any more, they are led on. Earlier addresses of a story stand with the story, in the editing room.</p>
<section aria-labelledby="new">
<h2 id="new">A new one</h2>
${oneForm(view, '', refused?.was === '' ? refused.wish : {}, 'new-')}
</section>
<section aria-labelledby="there">
<h2 id="there">Those that there are <span>${String(count)}</span></h2>
${count > 8 || query !== '' ? search : ''}
${items.length === 0 ? `<p>${query === '' ? 'There are none yet.' : 'None is like that.'}</p>` : `<ol class="posts addresses">${items.join('\n')}</ol>`}
${more > 0 ? `<p class="hint">And ${String(more)} more: say more of the one that you look for.</p>` : ''}
</section>
</div>`;
}

function oneForm({ fields, refused, seen, query, once }: RedirectsPageView, was: string, values: RedirectFields, id: string): string {
  const own = refused?.was === was ? refused : undefined;
  const shown = own?.wish ?? values;
  const lines = fields.map(({ name, label, hint }) =>
    lineField(
      {
        id: id + name,
        name,
        label,
        // What the fields are for is said once.
        hint: was === '' ? hint : undefined,
        value: shown[name as keyof RedirectFields] ?? '',
        faults: own?.faults.filter(({ field }) => field === name) ?? [],
      },
      'dir="ltr" inputmode="url" autocapitalize="off" spellcheck="false"',
    ),
  );
  const buttons =
    was === ''
      ? '<button class="main" name="task" value="save">Add it</button>'
      : '<button class="main" name="task" value="save">Save</button><button class="grave" name="task" value="remove">Take it out</button>';
  const keep = was === '' ? 'redirect new' : `redirect ${was} ${seen}`;
  return `<form method="post" data-keep="${escape(keep)}"${own ? ' data-refused' : ''}>
${hiddenFields({ was, seen, find: query, once: once() })}
${lines.join('\n')}
<div class="buttons">${buttons}</div>
</form>`;
}
