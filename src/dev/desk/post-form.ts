import type { Fault } from '../../content/faults/fault.ts';
import type { LivePostData } from '../../content/schemas/article.ts';
import { escapeByNumber as escape } from '../../shared/escape-html.ts';
import { instantAt } from '../../shared/local-time.ts';
import type { PostWords } from '../../admin/desk/live-desk.ts';
import { lineField, sayFault, textField, tickField } from './desk-document.ts';
import type { FilledForm } from './form-request.ts';
import { localTime } from './form-times.ts';

/** What the form of a post holds. */
export interface PostForm {
  /** On the newspaper’s clocks: `2026-11-21T12:20`; empty for this moment. */
  time: string;
  headline: string;
  text: string;
  byline: string[];
  key: boolean;
  pinned: boolean;
  /** The photos that it has, and which of them are to stay. */
  photos: readonly { photo: string; stays: boolean }[];
  /** One of those that are there. */
  photo: string;
  /** A new picture that was sent already, by the name it is kept under. */
  waiting: string;
  alt: string;
  caption: string;
  credit: string;
  correction: string;
}

/** What the form offers. */
export interface PostFormGround {
  timeZone: string;
  now: number;
  authors: readonly { id: string; name: string }[];
  /** The names of the story’s own authors. */
  ownAuthors: string;
  photos: readonly string[];
  /** The address at which a photo’s picture is to be had, but for its id. */
  pictures: string;
}

export function emptyPost(): PostForm {
  const nothing = { time: '', headline: '', text: '', photo: '', waiting: '', alt: '', caption: '', credit: '', correction: '' };
  return { ...nothing, byline: [], key: false, pinned: false, photos: [] };
}

export function filledFrom(
  { published, headline, byline = [], key = false, pinned = false, photos = [], correction = '' }: LivePostData,
  text: string,
  timeZone: string,
): PostForm {
  return {
    ...emptyPost(),
    time: localTime(published, timeZone),
    headline,
    text,
    byline,
    key,
    pinned,
    photos: photos.map(({ photo }) => ({ photo, stays: true })),
    correction,
  };
}

/** What was filled in, of a post whose photos are known. */
export function readPostForm(form: FilledForm, photos: readonly string[]): PostForm {
  const names = ['time', 'headline', 'text', 'photo', 'waiting', 'alt', 'caption', 'credit', 'correction'] as const;
  const staying = new Set(form.all('stays'));
  return {
    ...emptyPost(),
    ...Object.fromEntries(names.map((name) => [name, form.text(name)])),
    byline: form.all('byline'),
    key: form.has('key'),
    pinned: form.has('pinned'),
    photos: photos.map((photo) => ({ photo, stays: staying.has(photo) })),
  };
}

/** What is to become of the post. A time that was not touched stays to the second. */
export function wordsOfForm(form: PostForm, { timeZone, before }: { timeZone: string; before?: LivePostData | undefined }): PostWords {
  const { time, headline, text, byline, key, pinned, photo, correction } = form;
  const isUntouched = time === (before ? localTime(before.published, timeZone) : '');
  const staying = (before?.photos ?? []).filter((_, place) => form.photos[place]?.stays !== false);
  return {
    ...(isUntouched ? {} : { published: /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(time) ? instantAt(time, timeZone) : time }),
    headline,
    text,
    byline,
    key,
    pinned,
    photos: photo.trim() === '' ? staying : [...staying, { photo: photo.trim() }],
    correction,
  };
}

export interface PostFieldsView {
  /** What the ids of its fields begin with. */
  id: string;
  form: PostForm;
  faults: readonly Fault[];
  isNew: boolean;
}

/** The fields of a post, each with what is wrong with it. */
export function postFields(ground: PostFormGround, { id, form, faults, isNew }: PostFieldsView): string {
  const places = sortByField(faults.map((one) => (one.problem === NO_TEXT ? { ...one, mend: 'Write what has happened.' } : one)));
  const field = (name: string, label: string, hint?: string) => ({
    id: `${id}-${name}`,
    name,
    label,
    hint,
    faults: places.get(name) ?? [],
  });
  const value = (name: 'time' | 'headline' | 'photo' | 'alt' | 'caption' | 'credit') => ({ value: form[name] });
  const hasPicture = ['picture', 'photo', 'alt', 'caption', 'credit'].some((name) => places.has(name)) || form.waiting !== '';
  const others = places.get('') ?? [];
  return `${others.map((one) => `<p class="fault" role="alert">${sayFault(one)}</p>`).join('')}
${lineField({ ...field('headline', 'What is new, in one line'), ...value('headline') }, 'autocomplete="off"')}
${textField({ ...field('text', 'What has happened', 'An empty line begins a new paragraph.'), value: form.text }, 6)}
${isNew ? '' : textField({ ...field('correction', 'What was wrong, and what is right', 'Readers see it below the post. Leave it empty for a slip of the pen.'), value: form.correction }, 2)}
${tickField({ ...field('key', 'Key event', 'It is listed at the top.'), value: 'true', ticked: form.key })}
${tickField({ ...field('pinned', 'Pinned', 'It stays above the other posts.'), value: 'true', ticked: form.pinned })}
<details${hasPicture ? ' open' : ''}><summary>Picture</summary><fieldset><legend class="visually-hidden">Picture</legend>
${keptPhotos(ground, id, form)}
${form.waiting === '' ? '' : `<p class="hint">The picture that you sent is kept here. Choose another only to replace it.</p><input type="hidden" name="waiting" value="${escape(form.waiting)}">`}
${lineField(field('picture', isNew ? 'A picture from this device' : 'Another picture from this device'), 'type="file" accept="image/jpeg,image/png,image/webp,image/avif"')}
${lineField({ ...field('alt', 'What it shows, for those who cannot see it'), ...value('alt') })}
${lineField({ ...field('caption', 'Caption: who, where, when'), ...value('caption') })}
${lineField({ ...field('credit', 'Who made it'), ...value('credit') })}
${lineField({ ...field('photo', 'Or one of the newspaper’s photos, by its name'), ...value('photo') }, 'list="photos" autocomplete="off"')}
</fieldset></details>
<details${places.has('byline') ? ' open' : ''}><summary>Author: ${escape(form.byline.length === 0 ? `as above the coverage${ground.ownAuthors === '' ? '' : ` (${ground.ownAuthors})`}` : namesOf(ground, form.byline))}</summary>
<fieldset><legend class="hint">With none ticked: as above the coverage.</legend><div class="authors">${ground.authors.map((author) => tickField({ id: `${id}-by-${author.id}`, name: 'byline', label: author.name, value: author.id, ticked: form.byline.includes(author.id) })).join('')}</div></fieldset></details>
<details${places.has('published') ? ' open' : ''}><summary>Time: ${escape(form.time === '' ? 'now' : form.time.replace('T', ', '))}</summary>
${lineField({ ...field('time', 'When it happened', `As clocks in ${ground.timeZone} show it. ${isNew ? 'Left empty, it is now.' : ''} A post of a time to come waits for it.`), ...value('time'), faults: places.get('published') ?? [] }, 'type="datetime-local"')}
</details>`;
}

function keptPhotos({ pictures }: PostFormGround, id: string, { photos }: PostForm): string {
  if (photos.length === 0) return '';
  const ticks = photos.map(
    ({ photo, stays }, place) =>
      `<label class="tick" for="${escape(id)}-stays-${String(place)}"><input type="checkbox" id="${escape(id)}-stays-${String(place)}" name="stays" value="${escape(photo)}"${stays ? ' checked' : ''}> <img src="${escape(pictures + photo)}" alt="" loading="lazy"> <span>${escape(photo)}: keep it</span></label>`,
  );
  return `<div class="thumbs">${ticks.join('')}</div>`;
}

function namesOf({ authors }: PostFormGround, byline: readonly string[]): string {
  return byline.map((id) => authors.find((author) => author.id === id)?.name ?? id).join(', ');
}

/** The check tells where in a file the text belongs, which whoever fills in a form need not know. */
const NO_TEXT = 'There is no text.';

/** By the field of the form that each is at; what is at none, under the empty name. */
function sortByField(faults: readonly Fault[]): Map<string, Fault[]> {
  const known = ['headline', 'published', 'text', 'byline', 'correction', 'key', 'pinned'];
  return Map.groupBy(faults, ({ file, field = '', problem }) => {
    const [first = ''] = field.split(/[.[]/);
    if (/\bphotos\/[^/]+$/.test(file)) return ['alt', 'caption', 'credit'].includes(first) ? first : 'picture';
    if (!file.includes('/')) return 'picture';
    if (first === 'photos') return /\.(alt|caption)$/.exec(field)?.[1] ?? 'photo';
    if (problem === NO_TEXT) return 'text';
    return known.includes(first) ? first : '';
  });
}
