import { readDesk, type DeskGround, type DeskOutcome } from '../../admin/desk/desk-ground.ts';
import { changePost, listCoverage, listPosts, setCoverage, withdrawPost, writePost } from '../../admin/desk/live-desk.ts';
import { digestAt, textAt } from '../../admin/desk/written-change.ts';
import { addressSpaceOf } from '../../content/address-space.ts';
import type { Fault } from '../../content/faults/fault.ts';
import { localise } from '../../content/localised.ts';
import type { Newsroom, TextEntry } from '../../content/newsroom-model.ts';
import type { ArticleData } from '../../content/schemas/article.ts';
import { slugOf, splitLanguage } from '../../shared/ids.ts';
import { storyUrl } from '../../shared/urls.ts';
import type { DeskAnswer, DeskPlace } from './desk-answer.ts';
import { deskDocument } from './desk-document.ts';
import type { FilledForm } from './form-request.ts';
import { livePage, noCoverage, textOfPost, type DeskPost, type LivePageView } from './live-page.ts';
import { emptyPost, filledFrom, readPostForm, wordsOfForm, type PostForm } from './post-form.ts';
import { dropWaiting, keepWaiting, waitingPicture } from './waiting-picture.ts';

const SCRIPT = 'src/dev/desk/kept-words.ts';

const DONE: Readonly<Record<string, string>> = {
  post: 'Posted. Readers have it when the site has been built and uploaded.',
  change: 'The changes are saved.',
  withdraw: 'The post is withdrawn. Readers are told why.',
  end: 'The coverage has ended.',
  'go-on': 'The coverage goes on.',
};

/** The page of live coverage, as it is asked for. */
export async function showLive(ground: DeskGround, place: DeskPlace, asked: URLSearchParams): Promise<DeskAnswer> {
  const newsroom = await readDesk(ground);
  const done = DONE[asked.get('done') ?? ''];
  return { status: 200, html: document(ground, place, newsroom, { story: asked.get('story') ?? '', done }) };
}

/** Does what a form asks for. A form that is not taken comes back as it was filled in, with what is wrong at its fields. */
export async function doLive(ground: DeskGround, place: DeskPlace, form: FilledForm): Promise<DeskAnswer> {
  const newsroom = await readDesk(ground);
  const [task, story, post] = [form.text('task'), form.text('story'), form.text('post')];
  const coverage = listCoverage(newsroom).find(({ id }) => id === story);
  const before = listPosts(newsroom, story).find(({ id }) => id === post);
  if (!coverage || !Object.hasOwn(DONE, task) || ((task === 'change' || task === 'withdraw') && !before))
    return { status: 404, html: document(ground, place, newsroom, { story, faults: [gone(story, post)] }) };

  const values = readPostForm(form, before?.data.photos?.map(({ photo }) => photo) ?? []);
  const sent = await form.file('picture');
  const waiting = sent ? keepWaiting(ground.root, sent) : values.waiting;
  const picture = waitingPicture(ground.root, waiting);
  const seen = new Map([[`live/${post}.md`, form.text('seen')]]);
  const words = {
    ...wordsOfForm(values, { timeZone: newsroom.site.timeZone, before: before?.data }),
    ...(picture ? { picture: { ...picture, alt: values.alt, caption: values.caption, credit: values.credit } } : {}),
  };
  const outcome = await perform(task, { ground, newsroom, story, post, words, seen, reason: form.text('reason') });
  if (outcome.faults.length > 0) {
    const name = task === 'post' ? 'new' : task === 'change' || task === 'withdraw' ? `${task} ${post}` : '';
    const refused = {
      form: name,
      values: { ...values, waiting: picture ? waiting : '' },
      reason: form.text('reason'),
      faults: outcome.faults,
    };
    return { status: 422, html: document(ground, place, newsroom, { story, refused, faults: name === '' ? outcome.faults : [] }) };
  }
  if (picture) dropWaiting(ground.root, waiting);
  const anchor = task === 'end' || task === 'go-on' ? 'done' : `post-${slugOf(outcome.path).replace(/\.md$/, '')}`;
  return {
    status: 303,
    location: `${place.base}_desk/live/?${new URLSearchParams({ story, done: task, kept: keptName(task, form) }).toString()}#${anchor}`,
  };
}

interface LiveTask {
  ground: DeskGround;
  newsroom: Newsroom;
  story: string;
  post: string;
  words: Parameters<typeof writePost>[3];
  seen: ReadonlyMap<string, string>;
  reason: string;
}

function perform(task: string, { ground, newsroom, story, post, words, seen, reason }: LiveTask): Promise<DeskOutcome> {
  switch (task) {
    case 'post':
      return writePost(ground, newsroom, story, words);
    case 'change':
      return changePost(ground, newsroom, post, words, seen);
    case 'withdraw':
      return withdrawPost(ground, newsroom, post, reason, seen);
    default:
      return setCoverage(ground, newsroom, story, task === 'end' ? 'ended' : 'live');
  }
}

/** Under which name the browser keeps what was typed into the form; it is let go of once that is saved. */
function keptName(task: string, form: FilledForm): string {
  return task === 'post' ? `new ${form.text('story')}` : `change ${form.text('post')} ${form.text('seen')}`;
}

interface LiveState {
  story: string;
  done?: string | undefined;
  refused?: LivePageView['refused'];
  faults?: readonly Fault[];
}

function document(ground: DeskGround, place: DeskPlace, newsroom: Newsroom, state: LiveState): string {
  const coverage = listCoverage(newsroom);
  const story = coverage.find(({ id }) => id === state.story) ?? coverage[0];
  const main = story ? livePage(viewOf(ground, place, newsroom, { story, coverage, refused: state.refused })) : noCoverage();
  const names = newsroom.photos.map(({ id }) => `<option value="${id}"></option>`).join('');
  return deskDocument({
    title: 'Live',
    newspaper: newsroom.site.name,
    base: place.base,
    main: `${main}<datalist id="photos">${names}</datalist>`,
    scripts: [SCRIPT],
    done: state.done,
    faults: state.faults ?? [],
  });
}

function viewOf(
  ground: DeskGround,
  place: DeskPlace,
  newsroom: Newsroom,
  {
    story,
    coverage,
    refused,
  }: { story: TextEntry<ArticleData>; coverage: readonly TextEntry<ArticleData>[]; refused: LivePageView['refused'] },
): LivePageView {
  const { site, sections, authors, photos } = newsroom;
  const [language, key] = splitLanguage(story.id);
  const firstLanguage = site.languages[0]?.code ?? 'en';
  const named = authors
    .map(({ id, data }) => ({ id, name: localise(data.name, language, firstLanguage) }))
    .sort((a, b) => a.name.localeCompare(b.name));
  const { section, published, byline } = story.data;
  return {
    base: place.base,
    coverage,
    story,
    url: storyUrl(addressSpaceOf(site, sections), { language, section, published, slug: slugOf(key) }),
    posts: listPosts(newsroom, story.id).flatMap((entry): DeskPost[] => {
      const path = `live/${entry.id}.md`;
      const file = textAt(ground, path);
      if (file === undefined) return [];
      const text = textOfPost(file);
      const form: PostForm = filledFrom(entry.data, text, site.timeZone);
      return [{ entry, text, seen: digestAt(ground, path) ?? '', form }];
    }),
    refused: refused && { ...refused, values: { ...emptyPost(), ...refused.values } },
    once: place.once,
    timeZone: site.timeZone,
    now: ground.now(),
    authors: named,
    ownAuthors: byline.map((id) => named.find((author) => author.id === id)?.name ?? id).join(', '),
    photos: photos.map(({ id }) => id),
    pictures: `${place.base}admin/local/?picture=`,
  };
}

function gone(story: string, post: string): Fault {
  return {
    file: 'content/live',
    problem: post === '' ? `There is no live coverage “${story}”.` : `There is no post “${post}” any more.`,
    mend: 'Look at what there is now, below.',
  };
}
