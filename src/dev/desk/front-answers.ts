import { readDesk, type DeskGround } from '../../admin/desk/desk-ground.ts';
import {
  FRONT_PLACES,
  frontChange,
  frontsOf,
  saveFront,
  SINGLE_PLACES,
  shownFront,
  type FrontPlace,
  type FrontWish,
} from '../../admin/desk/front-desk.ts';
import { digestAt } from '../../admin/desk/written-change.ts';
import { addressSpaceOf } from '../../content/address-space.ts';
import type { Fault } from '../../content/faults/fault.ts';
import type { Entry, Newsroom } from '../../content/newsroom-model.ts';
import { LEAD_MODES, type FrontData } from '../../content/schemas/front.ts';
import { formatDate } from '../../shared/date-format.ts';
import { buildSlug } from '../../shared/headline-slug.ts';
import { frontUrl } from '../../shared/urls.ts';
import { alertView, doAlert, type RefusedAlert } from './alert-answers.ts';
import type { DeskAnswer, DeskPlace } from './desk-answer.ts';
import { deskDocument, sayFault } from './desk-document.ts';
import type { FilledForm } from './form-request.ts';
import { localTime, momentOf } from './form-times.ts';
import { readBlocks, readBriefing, viewBlocks } from './front-blocks.ts';
import { frontPage, type FrontPageView } from './front-page.ts';
import { keepPreview, PREVIEW_PATH } from './previews.ts';
import { searchStories, storiesNamed } from './story-search.ts';

const DONE: Readonly<Record<string, string>> = {
  front: 'The front is saved. Readers have it when the site has been built and uploaded.',
  banner: 'The alert is saved. Readers see it when the site has been built and uploaded.',
  'no-banner': 'The alert is taken down.',
};

/** The page on which a front is arranged; with `stories=…`, what is found of them. */
export async function showFront(ground: DeskGround, place: DeskPlace, asked: URLSearchParams): Promise<DeskAnswer> {
  const newsroom = await readDesk(ground);
  const language = languageIn(newsroom, asked.get('language') ?? '');
  const query = asked.get('stories');
  if (query !== null) return { status: 200, json: searchStories(newsroom, language, query, ground.now()) };
  const wanted = asked.get('front') ?? '';
  const id = frontsOf(newsroom, language).find((front) => front.id === wanted)?.id;
  const isNew = wanted === 'new';
  const state = { language, id: isNew ? '' : (id ?? shownFront(newsroom, language, ground.now()) ?? language), isNew };
  return { status: 200, html: document(ground, place, newsroom, { ...state, done: DONE[asked.get('done') ?? ''] }) };
}

/** Saves a front or an alert, or tells how a front would look. What is not taken comes back as it was sent. */
export async function doFront(ground: DeskGround, place: DeskPlace, form: FilledForm): Promise<DeskAnswer> {
  const newsroom = await readDesk(ground);
  const language = languageIn(newsroom, form.text('language'));
  const task = form.text('task');
  if (task === 'banner' || task === 'no-banner') {
    const outcome = await doAlert(ground, newsroom, language, form);
    if (outcome === undefined)
      return { status: 303, location: `${place.base}_desk/front/?${new URLSearchParams({ language, done: task }).toString()}` };
    const id = shownFront(newsroom, language, ground.now()) ?? language;
    return { status: 422, html: document(ground, place, newsroom, { language, id, isNew: false, banner: outcome }) };
  }
  const { wish, name, isNew, fault } = readFrontForm(newsroom, language, form);
  const seen = new Map([[`fronts/${wish.id}.yaml`, form.text('seen')]]);
  if (form.has('preview')) return preview(ground, place, newsroom, { wish, language, fault });
  const { faults } = fault ? { faults: [fault] } : await saveFront(ground, newsroom, wish, seen);
  if (faults.length === 0)
    return {
      status: 303,
      location: `${place.base}_desk/front/?${new URLSearchParams({ language, front: wish.id, done: 'front' }).toString()}`,
    };
  return {
    status: 422,
    html: document(ground, place, newsroom, {
      language,
      id: isNew ? '' : wish.id,
      isNew,
      sent: { wish, name, faults },
    }),
  };
}

/** Nothing is written: the page is shown of the content as it would be, at the moment from which readers would have it. */
async function preview(
  ground: DeskGround,
  place: DeskPlace,
  newsroom: Newsroom,
  { wish, language, fault }: { wish: FrontWish; language: string; fault: Fault | undefined },
): Promise<DeskAnswer> {
  const change = frontChange(ground, newsroom, wish);
  const faults = fault ? [fault] : (await ground.check.look(change)).faults;
  if (faults.length > 0) return { status: 422, json: { faults: faults.map(sayFault) } };
  const address = frontUrl(addressSpaceOf(newsroom.site, newsroom.sections), language);
  const begins = wish.from === undefined ? 0 : Date.parse(wish.from);
  const shown = keepPreview({ change, address, now: Math.max(ground.now(), begins) });
  return { status: 200, json: { address: `${place.base}${PREVIEW_PATH}${shown}/` } };
}

function readFrontForm(
  newsroom: Newsroom,
  language: string,
  form: FilledForm,
): { wish: FrontWish; name: string; isNew: boolean; fault?: Fault | undefined } {
  const isNew = form.text('isNew') !== '';
  const name = form.text('name').trim();
  const slug = buildSlug(name, language);
  const sent = form.text('front');
  const isKnown = sent === language || newsroom.fronts.some(({ id }) => id === sent);
  const id = isNew ? `${language}/${slug === '' ? 'front' : slug}` : isKnown ? sent : language;
  const data = newsroom.fronts.find((front) => front.id === id)?.data;
  const stories = Object.fromEntries(FRONT_PLACES.map((place) => [place, form.all(place)])) as Record<FrontPlace, string[]>;
  const leadMode = LEAD_MODES.find((mode) => mode === form.text('leadMode'));
  const before = data ?? newsroom.fronts.find((front) => front.id === language)?.data;
  const rest = { blocks: readBlocks(form, before?.blocks), briefing: readBriefing(form, before?.briefing) };
  const { timeZone } = newsroom.site;
  const times = id.includes('/')
    ? { from: momentOf(form.text('from'), timeZone, data?.from), until: momentOf(form.text('until'), timeZone, data?.until) }
    : { from: data?.from, until: data?.until };
  const fault = isNew && slug === '' ? nameless() : SINGLE_PLACES.filter((place) => stories[place].length > 1).map(roomForOne)[0];
  return { wish: { id, leadMode, stories, ...rest, ...times }, name, isNew, fault };
}

interface FrontState {
  language: string;
  id: string;
  isNew: boolean;
  done?: string | undefined;
  sent?: { wish: FrontWish; name: string; faults: readonly Fault[] };
  banner?: RefusedAlert | undefined;
}

function document(ground: DeskGround, place: DeskPlace, newsroom: Newsroom, state: FrontState): string {
  return deskDocument({
    title: 'The front',
    newspaper: newsroom.site.name,
    base: place.base,
    main: frontPage(viewOf(ground, place, newsroom, state)),
    scripts: ['src/dev/desk/front-form.ts', 'src/dev/desk/block-rows.ts'],
    done: state.done,
  });
}

function viewOf(
  ground: DeskGround,
  place: DeskPlace,
  newsroom: Newsroom,
  { language, id, isNew, sent, banner }: FrontState,
): FrontPageView {
  const { site } = newsroom;
  const now = ground.now();
  const { timeZone } = site;
  const shown = shownFront(newsroom, language, now);
  const fronts = frontsOf(newsroom, language);
  const always = fronts.some((front) => front.id === language) ? [] : [[language, 'Every day'] as const];
  const data =
    newsroom.fronts.find((front) => front.id === id)?.data ??
    (isNew ? newsroom.fronts.find((front) => front.id === language)?.data : undefined);
  const wish = sent?.wish ?? wishOf(id, data, isNew);
  const local = (instant: string | undefined): string | undefined => instant && localTime(instant, timeZone);
  const found = Object.fromEntries(
    FRONT_PLACES.map((one) => [one, storiesNamed(newsroom, language, wish.stories[one], now)]),
  ) as unknown as FrontPageView['stories'];
  return {
    base: place.base,
    language,
    languages: site.languages.map(({ code, name }) => [code, name] as const),
    fronts: [...always, ...fronts.map((front) => [front.id, nameOf(front, { language, shown, timeZone })] as const)],
    timeZone,
    wish: { ...wish, from: local(wish.from), until: local(wish.until) },
    // Also of one that was sent over what another had changed: whoever sends it again has been told.
    seen: isNew ? '' : (digestAt(ground, `fronts/${id}.yaml`) ?? ''),
    isNew,
    name: sent?.name ?? '',
    stories: found,
    found: searchStories(newsroom, language, '', now),
    faults: sent?.faults ?? [],
    blocks: viewBlocks(
      newsroom,
      language,
      wish.blocks,
      (sent?.faults ?? []).filter(({ field }) => field?.startsWith('blocks')),
    ),
    banner: alertView(ground, newsroom, language, banner),
    once: place.once,
  };
}

/** A new front begins with what stands on that of every day. */
function wishOf(id: string, data: FrontData | undefined, isNew: boolean): FrontWish {
  const list = (value: string | readonly string[] | undefined): readonly string[] =>
    value === undefined ? [] : typeof value === 'string' ? [value] : value;
  const stories = Object.fromEntries(FRONT_PLACES.map((place) => [place, list(data?.[place])])) as unknown as FrontWish['stories'];
  const { leadMode, blocks, briefing } = data ?? {};
  return { id, leadMode, stories, blocks, briefing, from: isNew ? undefined : data?.from, until: isNew ? undefined : data?.until };
}

function nameOf(
  { id, data }: Entry<FrontData>,
  { language, shown, timeZone }: { language: string; shown: string | undefined; timeZone: string },
): string {
  const style = { locale: 'en-GB', timeZone };
  const when = (instant: string): string => `${formatDate(instant, 'shortDate', style)}, ${formatDate(instant, 'time', style)}`;
  const name = id === language ? 'Every day' : id.slice(language.length + 1).replaceAll('-', ' ');
  const times = [data.from === undefined ? '' : `from ${when(data.from)}`, data.until === undefined ? '' : `until ${when(data.until)}`];
  return [name, ...times.filter((time) => time !== ''), ...(id === shown ? ['shown now'] : [])].join(', ');
}

function languageIn({ site }: Newsroom, wanted: string): string {
  return site.languages.find(({ code }) => code === wanted)?.code ?? site.languages[0]?.code ?? 'en';
}

function roomForOne(place: FrontPlace): Fault {
  return { file: 'content/fronts', field: place, problem: 'There is room for one story here.', mend: 'Move the others to another place.' };
}

function nameless(): Fault {
  return {
    file: 'content/fronts',
    field: 'name',
    problem: 'The front has no name.',
    mend: 'Say in a word or two what it is for; readers do not see it.',
  };
}
