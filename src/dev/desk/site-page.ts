import { SITE_PARTS, settingsOfTheFile, type SitePart } from '../../admin/desk/site-desk.ts';
import type { Fault } from '../../content/faults/fault.ts';
import { escapeByNumber as escape } from '../../shared/escape-html.ts';
import { hiddenFields, sayFault } from './desk-document.ts';
import type { NamedField } from './schema-fields.ts';
import { schemaFields, type SchemaFormView } from './schema-form.ts';

export interface SitePageView extends SchemaFormView {
  part: SitePart;
  fields: readonly NamedField[];
  /** As the file has them, or as they were sent and not taken. */
  values: unknown;
  /** The digest of the file. */
  seen: string;
  /** True where what stands in the form is not saved. */
  isUnsaved: boolean;
  /** What is wrong and belongs to no field of the form. */
  others: readonly Fault[];
  once: () => string;
}

/** The newspaper’s settings, a part at a time. */
export function sitePage(view: SitePageView): string {
  const { part, fields, values, seen, isUnsaved, others, once, address } = view;
  const about = SITE_PARTS[part];
  const parts = Object.entries(SITE_PARTS).map(([name, { title }]) =>
    name === part ? `<a href="?part=${name}" aria-current="page">${escape(title)}</a>` : `<a href="?part=${name}">${escape(title)}</a>`,
  );
  return `<div class="narrow">
<nav class="parts" aria-label="Settings">${parts.join(' ')}</nav>
<section aria-labelledby="part">
<h2 id="part">${escape(about.title)}</h2>
${'note' in about ? `<p class="state">${escape(about.note)}</p>` : ''}
<form method="post" class="made" action="${escape(address)}" data-keep="site ${part} ${escape(seen)}"${isUnsaved ? ' data-refused' : ''}>
${hiddenFields({ part, seen, once: once() })}
<button class="visually-hidden" tabindex="-1" aria-hidden="true">Save</button>
${others.map((one) => `<p class="fault" role="alert">${sayFault(one)}</p>`).join('')}
${schemaFields(view, fields, values)}
<div class="buttons"><button class="main">Save</button>${isUnsaved && view.faults.length === 0 ? ' <span class="hint" role="status">Not saved yet.</span>' : ''}</div>
</form>
</section>
<section aria-labelledby="rest"><h2 id="rest">What stays in the file</h2>
<p>The address, the time zone and the languages are part of the address of every page, and pictures, targets and the like are named as files are. They are changed in content/site.yaml: ${escape(settingsOfTheFile().join(', '))}. The alert above the pages is set with the front.</p></section>
</div>`;
}
