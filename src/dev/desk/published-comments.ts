import { readDesk, type DeskGround } from '../../admin/desk/desk-ground.ts';
import { changeComment, findComments, pathOfComment, readComment, takeOutComment } from '../../admin/desk/published-comments.ts';
import { digestAt } from '../../admin/desk/written-change.ts';
import { buildJsonSchema } from '../../admin/forms/json-schema.ts';
import type { Fault } from '../../content/faults/fault.ts';
import type { Newsroom } from '../../content/newsroom-model.ts';
import { commentSchema } from '../../content/schemas/comment.ts';
import { formatDate } from '../../shared/date-format.ts';
import { escapeByNumber as escape } from '../../shared/escape-html.ts';
import { parentOf } from '../../shared/ids.ts';
import type { DeskAnswer, DeskPlace } from './desk-answer.ts';
import { deskDocument, hiddenFields, lineField, namingFiles, sayFault } from './desk-document.ts';
import { formFactsOf } from './form-facts.ts';
import type { FilledForm } from './form-request.ts';
import { readFields, settled } from './schema-answer.ts';
import { formFields } from './schema-fields.ts';
import { otherFaults, schemaFields } from './schema-form.ts';

/** What is listed at once; whoever looks for another says more of it. */
const MOST = 50;
/** Of a comment, in a list. */
const MOST_LETTERS = 120;

/** The latest comments that readers have, and those that somebody looks for: each leads to its form. */
export function publishedList(newsroom: Newsroom, query: string): string {
  const found = findComments(newsroom, query);
  const headlines = new Map(newsroom.articles.map(({ id, data }) => [id, data.headline]));
  const style = { locale: 'en-GB', timeZone: newsroom.site.timeZone };
  const items = found.slice(0, MOST).map(({ id, data: { name, text, date } }) => {
    const said = text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text;
    const about = `${formatDate(date, 'shortDayMonth', style)}, ${headlines.get(parentOf(id)) ?? parentOf(id)}`;
    return `<li><a href="?${escape(new URLSearchParams({ published: id }).toString())}" dir="auto">${escape(name)}</a> <span class="about">${escape(about)}</span><p dir="auto">${escape(said)}</p></li>`;
  });
  const search = lineField(
    { id: 'find', name: 'find', label: 'Find by words, a name or a story', value: query },
    'type="search" autocomplete="off"',
  );
  const more = found.length - items.length;
  return `<section aria-labelledby="published">
<h2 id="published">Published <span>${String(newsroom.comments.length)}</span></h2>
${newsroom.comments.length > 8 || query !== '' ? `<form method="get" role="search">${search}<div class="buttons"><button>Show them</button></div></form>` : ''}
${items.length === 0 ? `<p>${query === '' ? 'There are none yet.' : 'None is like that.'}</p>` : `<ol class="published">${items.join('\n')}</ol>`}
${more > 0 ? `<p class="hint">And ${String(more)} more: say more of the one that you look for.</p>` : ''}
</section>`;
}

/** The form of one comment that readers have. */
export async function showPublished(ground: DeskGround, place: DeskPlace, id: string): Promise<DeskAnswer> {
  const newsroom = await readDesk(ground);
  const values = readComment(ground, id);
  if (!values || !newsroom.comments.some((one) => one.id === id))
    return { status: 404, html: document(place, newsroom, { id, values: {}, seen: '', isGone: true }) };
  return { status: 200, html: document(place, newsroom, { id, values, seen: digestAt(ground, pathOfComment(id)) ?? '' }) };
}

/** Saves a comment or takes it out. What is not taken comes back as it was filled in. */
export async function doPublished(ground: DeskGround, place: DeskPlace, form: FilledForm): Promise<DeskAnswer> {
  const newsroom = await readDesk(ground);
  const [id, seen, task] = [form.text('published'), form.text('seen'), form.text('task')];
  const before = readComment(ground, id);
  if (!before || !newsroom.comments.some((one) => one.id === id))
    return { status: 409, html: document(place, newsroom, { id, values: {}, seen: '', isGone: true }) };
  const facts = formFactsOf(newsroom);
  const fields = formFields(buildJsonSchema(commentSchema), facts);
  const values = readFields(form, fields, facts);
  const path = pathOfComment(id);
  const isOther = digestAt(ground, path) !== seen;
  const { faults } =
    task === 'remove'
      ? await takeOutComment(ground, id, seen)
      : await changeComment(ground, id, settled(fields, values, before), new Map([[path, seen]]));
  if (faults.length === 0) {
    const done = task === 'remove' ? 'remove' : 'save';
    return {
      status: 303,
      location: `${place.base}_desk/comments/?${new URLSearchParams({ done, kept: `published ${id} ${seen}` }).toString()}#done`,
    };
  }
  const sent = { id, values, seen: digestAt(ground, path) ?? '', faults: namingFiles(faults, path), ...(isOther ? { now: before } : {}) };
  return { status: 422, html: document(place, newsroom, sent) };
}

interface PublishedState {
  id: string;
  values: unknown;
  seen: string;
  isGone?: boolean;
  faults?: readonly Fault[];
  /** What the file says by now, where another has changed it. */
  now?: unknown;
}

function document(place: DeskPlace, newsroom: Newsroom, { id, values, seen, isGone = false, faults, now }: PublishedState): string {
  const facts = formFactsOf(newsroom);
  const fields = formFields(buildJsonSchema(commentSchema), facts);
  const address = `?${new URLSearchParams({ published: id }).toString()}`;
  const story = newsroom.articles.find((one) => one.id === parentOf(id));
  const view = { facts, faults: faults ?? [], address, now };
  const form = `<form method="post" class="made" action="${escape(address)}" data-keep="published ${escape(`${id} ${seen}`)}"${faults ? ' data-refused' : ''}>
${hiddenFields({ published: id, seen, once: place.once() })}
<button class="visually-hidden" tabindex="-1" aria-hidden="true" name="task" value="save">Save</button>
${otherFaults(view.faults, fields)
  .map((one) => `<p class="fault" role="alert">${sayFault(one)}</p>`)
  .join('')}
${schemaFields(view, fields, values)}
<div class="buttons"><button class="main" name="task" value="save">Save</button><button class="grave" name="task" value="remove">Take it out</button></div>
</form>`;
  return deskDocument({
    title: 'Comments',
    newspaper: newsroom.site.name,
    base: place.base,
    main: `<div class="narrow">
<section aria-labelledby="published">
<h2 id="published">A published comment</h2>
<p class="state"><a href="${place.base}_desk/comments/">All comments</a></p>
${isGone ? '<p>There is no such comment any more.</p>' : `<p class="hint">Below “${escape(story?.data.headline ?? parentOf(id))}”. What is taken out can be brought back from the bin in the editing room.</p>\n${form}`}
</section>
</div>`,
    scripts: ['src/dev/desk/kept-words.ts'],
  });
}
