import { standingUrl, topicUrl } from '../../shared/urls.ts';
import type { ArchiveView, BlockView, ColumnView, DiscussedView, FrontRow, OpinionView } from '../views/front.ts';
import type { TeaserView } from '../views/teaser.ts';
import type { BlockPlaces, FrontPlaces } from './front-places.ts';
import type { FrontPlan, PlannedRow } from './front-plan.ts';
import { nextEvents } from './events.ts';
import { buildByline } from './byline.ts';
import { editionDay } from './front-dates.ts';
import { addressIn } from './menu-links.ts';
import { buildNewsletter } from './newsletter.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import { isNews } from './news-age.ts';
import { isAnniversary } from './on-this-day.ts';
import { discussedList, mostDiscussed } from './readers-choice.ts';
import { opinionSection, sectionLink, subsectionsOf } from './section-links.ts';
import { standingLink } from './standing-link.ts';
import { hasStandingPage } from './standing-set.ts';
import type { Story } from './story.ts';
import { buildAdvertisement } from './advertisements.ts';
import { buildPicture } from './teasers.ts';

type Teaser = (story: Story) => TeaserView;

/** What stands below the top of a front: in the order that its blocks name, where they name more than sections, or in the usual one. */
export function frontRows(index: NewsroomIndex, edition: Edition, plan: FrontPlan, places: FrontPlaces, teaser: Teaser): FrontRow[] {
  if (!plan.rows) return rowsByThemselves(index, edition, places, teaser);
  const built = new Map(
    places.blocks.map((block) => [block.place, { isHalf: block.isHalf, view: buildBlock(index, edition, block, teaser) }]),
  );
  const rows: FrontRow[] = [];
  let waiting: BlockView | undefined;
  let columns: BlockView[] = [];
  let wideLeft = false;
  const letGo = () => {
    if (waiting) rows.push({ kind: 'single', block: waiting });
    rows.push(...columnRows(columns));
    waiting = undefined;
    columns = [];
  };
  for (const row of plan.rows) {
    if (row.kind !== 'block') {
      letGo();
      rows.push(...otherRows(index, edition, row, places, teaser));
      continue;
    }
    const { view: block, isHalf = false } = built.get(row.place) ?? {};
    if (!block) continue;
    if (block.arrangement === 'column') columns.push(block);
    else if (!isHalf) {
      letGo();
      rows.push({ kind: 'single', block });
    } else if (waiting) {
      rows.push({ kind: 'pair', left: waiting, right: block, wideLeft });
      wideLeft = !wideLeft;
      waiting = undefined;
    } else waiting = block;
  }
  letGo();
  return rows;
}

/** An opinion column as high as the blocks beside it; fewer stories stand in a row. */
const FEWEST_IN_COLUMN = 4;
/** How many columns of sections stand beside each other. */
const COLUMNS_IN_ROW = 4;
/** How many of the most discussed stories stand beside blocks, where little room is left. */
const DISCUSSED_BESIDE = 3;

/** Rows from the top of the front to its foot; the pattern of the drawn front, shortened where there is less to show. */
function rowsByThemselves(index: NewsroomIndex, edition: Edition, places: FrontPlaces, teaser: Teaser): FrontRow[] {
  const { choice } = places;
  const rows: FrontRow[] = [...briefingRows(edition, index)];
  const opinion = buildOpinion(index, edition, places, teaser);
  const archive = buildArchive(index, edition, places, teaser);
  const discussed = buildDiscussed(index, edition);
  const built = places.blocks.flatMap((block) => buildBlock(index, edition, block, teaser) ?? []);
  const queue = built.filter(({ arrangement }) => arrangement !== 'column' && arrangement !== 'strip');
  const hasSide = queue.length > 1 && opinion !== undefined && opinion.stories.length >= FEWEST_IN_COLUMN;
  if (hasSide) rows.push({ kind: 'main', blocks: queue.splice(0, 2), opinion, archive, discussed: discussed.slice(0, DISCUSSED_BESIDE) });
  else {
    rows.push(...queue.splice(0, 1).map((block): FrontRow => ({ kind: 'single', block })));
    if (opinion) rows.push(opinionRow(opinion));
  }
  rows.push(...pictureRows(index, edition, places));
  rows.push(...queue.splice(0, 1).map((block): FrontRow => ({ kind: 'single', block })));
  let wideLeft = false;
  while (queue.length > 0) {
    const [left, right] = queue.splice(0, 2);
    if (left && right) rows.push({ kind: 'pair', left, right, wideLeft });
    else if (left) rows.push({ kind: 'single', block: left });
    wideLeft = !wideLeft;
  }
  rows.push(...columnRows(built.filter(({ arrangement }) => arrangement === 'column')));
  rows.push(...built.filter(({ arrangement }) => arrangement === 'strip').map((block): FrontRow => ({ kind: 'single', block })));
  if (choice.length > 0) rows.push({ kind: 'choice', stories: choice.map(teaser) });
  if (!hasSide) rows.push(...discussedRows(discussed), ...(archive ? [{ kind: 'archive' as const, ...archive }] : []));
  rows.push(...eventRows(index, edition));
  const newsletter = buildNewsletter(index, edition, 'front');
  if (newsletter) rows.push({ kind: 'newsletter', newsletter });
  return rows;
}

/** Columns of sections in rows that are as full as each other, each with all of its pictures or none. */
function columnRows(columns: readonly BlockView[]): FrontRow[] {
  const inRow = Math.ceil(columns.length / Math.ceil(columns.length / COLUMNS_IN_ROW));
  const rows: FrontRow[] = [];
  for (let place = 0; place < columns.length; place += inRow) {
    const blocks = columns.slice(place, place + inRow);
    const [only] = blocks;
    if (only && blocks.length === 1) rows.push({ kind: 'single', block: { ...only, arrangement: 'wide' } });
    else rows.push({ kind: 'columns', blocks: alike(blocks) });
  }
  return rows;
}

/** Pictures above all of some columns, or above none. */
function alike(blocks: readonly BlockView[]): BlockView[] {
  const isPictured = blocks.every(({ lead }) => lead.picture !== undefined && !lead.picture.drawn);
  return blocks.map((block) => (isPictured ? block : { ...block, lead: { ...block.lead, picture: undefined } }));
}

function buildBlock(
  index: NewsroomIndex,
  edition: Edition,
  { path, of, arrangement, lead, stories }: BlockPlaces,
  teaser: Teaser,
): BlockView | undefined {
  const own = { arrangement, lead: teaser(lead), stories: stories.map(teaser) };
  if (of === 'topic') {
    const topic = index.topics.get(path);
    const link = topic && { label: edition.say(topic.name), url: topicUrl(index.space, edition.view.language, path) };
    return link && { section: link, colour: index.site.accent, subsections: [], ...own };
  }
  const section = index.sections.get(path);
  if (!section) return undefined;
  return {
    section: sectionLink(index, edition, section),
    colour: section.colour,
    subsections: subsectionsOf(index, edition, section).map((child) => sectionLink(index, edition, child)),
    ...own,
  };
}

function otherRows(
  index: NewsroomIndex,
  edition: Edition,
  row: Exclude<PlannedRow, { kind: 'block' }>,
  places: FrontPlaces,
  teaser: Teaser,
): FrontRow[] {
  if (row.kind === 'ad') {
    return [{ kind: 'ad', ...buildAdvertisement(index, edition, row.ad, `content/fronts/${edition.view.language}`) }];
  }
  if (row.kind === 'note') {
    const { title, text, url } = row.note;
    return [
      {
        kind: 'words',
        title: edition.say(title),
        text: edition.say(text),
        url: url === undefined ? undefined : addressIn(index, edition, url),
      },
    ];
  }
  switch (row.part) {
    case 'opinion': {
      const opinion = buildOpinion(index, edition, places, teaser);
      return opinion ? [opinionRow(opinion)] : [];
    }
    case 'pictures':
      return pictureRows(index, edition, places);
    case 'archive': {
      const archive = buildArchive(index, edition, places, teaser);
      return archive ? [{ kind: 'archive', ...archive }] : [];
    }
    case 'briefing':
      return briefingRows(edition, index);
    case 'discussed':
      return discussedRows(buildDiscussed(index, edition));
    case 'choice':
      return places.choice.length > 0 ? [{ kind: 'choice', stories: places.choice.map(teaser) }] : [];
    case 'events':
      return eventRows(index, edition);
    case 'newsletter': {
      const newsletter = buildNewsletter(index, edition, 'front');
      return newsletter ? [{ kind: 'newsletter', newsletter }] : [];
    }
  }
}

/** The editor’s lines of the day; those of another day are no briefing any more. */
function briefingRows(edition: Edition, index: NewsroomIndex): FrontRow[] {
  const lines = (edition.front.briefing ?? []).flatMap(({ text, story: key }) => {
    const story = edition.byKey.get(key);
    return story ? [{ text, story }] : [];
  });
  if (!lines.some(({ story }) => isNews(index, story))) return [];
  return [{ kind: 'briefing', lines: lines.map(({ text, story }) => ({ text, url: story.url })) }];
}

/** A list of its own, in which stories stand that the front shows elsewhere: it would not be true without them. */
function buildDiscussed(index: NewsroomIndex, edition: Edition): DiscussedView[] {
  return discussedList(mostDiscussed(index, edition.view.language)).map(({ url, data, comments }) => ({
    url,
    label: data.headline,
    comments: edition.words.count('comments', comments.length),
  }));
}

function discussedRows(stories: DiscussedView[]): FrontRow[] {
  return stories.length === 0 ? [] : [{ kind: 'discussed', stories }];
}

function buildArchive(index: NewsroomIndex, edition: Edition, { archive }: FrontPlaces, teaser: Teaser): ArchiveView | undefined {
  return archive && { onThisDay: isAnniversary(archive.day, editionDay(index, edition)), story: teaser(archive) };
}

/** How many events a front names. */
const MOST_EVENTS = 4;

function eventRows(index: NewsroomIndex, edition: Edition): FrontRow[] {
  if (!hasStandingPage(index, edition, 'events')) return [];
  return [{ kind: 'events', heading: standingLink(index, edition, 'events'), events: nextEvents(index, edition, MOST_EVENTS) }];
}

function buildOpinion(index: NewsroomIndex, edition: Edition, places: FrontPlaces, teaser: Teaser): OpinionView | undefined {
  const columnOf = (story: Story): ColumnView => ({
    ...teaser(story),
    columnist: buildByline(index, edition, story.data.byline.slice(0, 1), story.file)[0],
  });
  const section = opinionSection(index);
  if (!section || places.opinion.length === 0) return undefined;
  return { section: sectionLink(index, edition, section), colour: section.colour, stories: places.opinion.map(columnOf) };
}

/** Columnists beside each other: whole rows of four, or one that is shorter. */
function opinionRow(opinion: OpinionView): FrontRow {
  const { length } = opinion.stories;
  const shown = length > COLUMNS_IN_ROW ? length - (length % COLUMNS_IN_ROW) : length;
  return { kind: 'opinion', ...opinion, stories: opinion.stories.slice(0, shown) };
}

function pictureRows(index: NewsroomIndex, edition: Edition, { strip }: FrontPlaces): FrontRow[] {
  if (!strip) return [];
  const { story, photos } = strip;
  return [
    {
      kind: 'pictures',
      title: story.data.headline,
      url: story.url,
      allUrl: hasStandingPage(index, edition, 'pictures') ? standingUrl(index.space, edition.view.language, 'pictures') : undefined,
      pictures: photos.flatMap((place) => story.data.photos?.[place] ?? []).map((use) => buildPicture(index, edition, use, story.file)),
    },
  ];
}
