import { splitFrontMatter } from '../../content/front-matter.ts';
import type { Fault } from '../../content/faults/fault.ts';
import type { TextEntry } from '../../content/newsroom-model.ts';
import type { ArticleData, LivePostData } from '../../content/schemas/article.ts';
import { formatDate } from '../../shared/date-format.ts';
import { escapeByNumber as escape } from '../../shared/escape-html.ts';
import { slugOf } from '../../shared/ids.ts';
import { choiceField, hiddenFields, textField } from './desk-document.ts';
import { emptyPost, postFields, type PostForm, type PostFormGround } from './post-form.ts';

/** A post as the desk shows it: what is in its file, and the form that is filled from it. */
export interface DeskPost {
  entry: TextEntry<LivePostData>;
  text: string;
  /** The digest of its file, which goes along with the form. */
  seen: string;
  form: PostForm;
}

export interface LivePageView extends PostFormGround {
  base: string;
  /** All coverage; the one that is worked on first. */
  coverage: readonly TextEntry<ArticleData>[];
  story: TextEntry<ArticleData>;
  /** Where readers will find it. */
  url: string;
  posts: readonly DeskPost[];
  /** What was sent and not taken: the form’s name, as it was filled in, and what is wrong with it. */
  refused?: { form: string; values: PostForm; reason: string; faults: readonly Fault[] } | undefined;
  /** Makes a form known that is sent twice. */
  once: () => string;
}

const STATES = { live: 'goes on', upcoming: 'has not begun', ended: 'has ended' } as const;

/** Live coverage: a form for a post, the posts with what can be done to each, and its end. */
export function livePage(view: LivePageView): string {
  const { story, posts, coverage, url, refused } = view;
  const status = story.data.live?.status ?? 'ended';
  const writing = refused?.form === 'new' ? refused : undefined;
  return `<div class="narrow">
<section aria-labelledby="coverage">
<h2 id="coverage">${escape(story.data.headline)}</h2>
<p class="state"><strong>It ${STATES[status]}.</strong> <a href="${escape(url)}">As readers will see it</a>${story.data.draft === true ? ' It is a draft: readers do not have it.' : ''}</p>
${coverage.length > 1 ? otherCoverage(view) : ''}
${status === 'live' ? '' : oneButton(view, 'go-on', status === 'upcoming' ? 'Begin it now' : 'It goes on after all', 'main')}
</section>
<section aria-labelledby="new">
<h2 id="new">A new post</h2>
<form method="post" enctype="multipart/form-data" data-keep="new ${escape(story.id)}"${writing ? ' data-refused' : ''}>
${hidden(view, 'post')}
${postFields(view, { id: 'new', form: writing?.values ?? emptyPost(), faults: writing?.faults ?? [], isNew: true })}
<div class="buttons"><button class="main">Post it</button></div>
</form>
</section>
<section aria-labelledby="posts">
<h2 id="posts">Posts <span>${String(posts.length)}</span></h2>
${posts.length === 0 ? '<p>There are none yet.</p>' : `<ol class="posts">${posts.map((post) => postItem(view, post)).join('\n')}</ol>`}
</section>
${
  status === 'live'
    ? `<section aria-labelledby="end"><h2 id="end">The end</h2><p class="hint">Posts then stand from the first to the last, and pages that are open are told.</p>${oneButton(view, 'end', 'End the coverage', 'grave')}</section>`
    : ''
}
</div>`;
}

/** Where there is none: what can be done about it. */
export function noCoverage(): string {
  return '<p>There is no live coverage. Begin one in the editing room with a story of the kind “live”, and set its state.</p>';
}

function otherCoverage({ coverage, story }: LivePageView): string {
  const options = coverage.map(({ id, data }) => [id, `${data.headline} (${STATES[data.live?.status ?? 'ended']})`] as const);
  return `<form method="get">${choiceField({ id: 'which', name: 'story', label: 'Coverage', value: story.id }, options)}<div class="buttons"><button>Show it</button></div></form>`;
}

function oneButton(view: LivePageView, task: string, label: string, kind: string): string {
  return `<form method="post" enctype="multipart/form-data">${hidden(view, task)}<div class="buttons"><button class="${kind}">${escape(label)}</button></div></form>`;
}

function hidden({ story, once }: LivePageView, task: string, post?: DeskPost): string {
  const fields = { task, story: story.id, once: once(), ...(post ? { post: post.entry.id, seen: post.seen } : {}) };
  return hiddenFields(fields);
}

function postItem(view: LivePageView, post: DeskPost): string {
  const { entry, text, form, seen } = post;
  const { published, headline, key, pinned, withdrawn } = entry.data;
  const name = slugOf(entry.id);
  const style = { locale: 'en-GB', timeZone: view.timeZone };
  const mending = view.refused?.form === `change ${entry.id}` ? view.refused : undefined;
  const leaving = view.refused?.form === `withdraw ${entry.id}` ? view.refused : undefined;
  const marks = [
    key && 'key event',
    pinned && 'pinned',
    withdrawn !== undefined && 'withdrawn',
    isAhead(published, view.now) && 'not out yet',
  ];
  const keep = `data-keep="change ${escape(entry.id)} ${escape(seen)}"`;
  return `<li id="post-${escape(name)}">
<h3${withdrawn === undefined ? '' : ' class="withdrawn"'}><time datetime="${escape(published)}">${escape(`${formatDate(published, 'shortDayMonth', style)}, ${formatDate(published, 'time', style)}`)}</time> ${escape(headline)}${marks
    .filter((mark) => typeof mark === 'string')
    .map((mark) => `<span class="mark">${mark}</span>`)
    .join('')}</h3>
<p class="body">${escape(withdrawn ?? text.trim())}</p>
<details${mending ? ' open' : ''}><summary>Correct it<span class="visually-hidden">: ${escape(headline)}</span></summary>
<form method="post" enctype="multipart/form-data" ${keep}${mending ? ' data-refused' : ''}>
${hidden(view, 'change', post)}
${postFields(view, { id: `p${name}`, form: mending?.values ?? form, faults: mending?.faults ?? [], isNew: false })}
<div class="buttons"><button class="main">Save the changes</button></div>
</form></details>
${
  withdrawn === undefined
    ? `<details${leaving ? ' open' : ''}><summary>Withdraw it<span class="visually-hidden">: ${escape(headline)}</span></summary>
<form method="post" enctype="multipart/form-data">
${hidden(view, 'withdraw', post)}
${textField({ id: `w${name}`, name: 'reason', label: 'Why does it not stand any more?', hint: 'Readers see this in place of the post.', value: leaving?.reason ?? '', faults: leaving?.faults ?? [] }, 3)}
<div class="buttons"><button class="grave">Withdraw it</button></div>
</form></details>`
    : ''
}
</li>`;
}

function isAhead(published: string, now: number): boolean {
  return Date.parse(published) > now;
}

/** The text below a post’s fields. */
export function textOfPost(file: string): string {
  const split = splitFrontMatter(file);
  return 'fault' in split ? '' : split.body.trim();
}
