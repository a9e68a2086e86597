import { standingUrl, topicUrl } from '../../shared/urls.ts';
import type { BlockView, FrontRow } from '../views/front.ts';
import type { TeaserView } from '../views/teaser.ts';
import type { BlockPlaces, FrontPlaces } from './front-places.ts';
import type { FrontPlan, PlannedRow } from './front-plan.ts';
import { nextEvents } from './events.ts';
import { addressIn } from './menu-links.ts';
import { buildNewsletter } from './newsletter.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
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
  let wideLeft = false;
  const letGo = () => {
    if (waiting) rows.push({ kind: 'single', block: waiting });
    waiting = undefined;
  };
  for (const row of plan.rows) {
    if (row.kind !== 'block') {
      letGo();
      rows.push(...otherRows(index, edition, row, places, teaser));
      continue;
    }
    const { view: block, isHalf = false } = built.get(row.place) ?? {};
    if (!block) continue;
    if (!isHalf) {
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

/** Rows from the top of the front to its foot; the pattern of the drawn front, shortened where there is less to show. */
function rowsByThemselves(index: NewsroomIndex, edition: Edition, places: FrontPlaces, teaser: Teaser): FrontRow[] {
  const { archive, choice } = places;
  const rows: FrontRow[] = [];
  const opinion = buildOpinion(index, edition, places, teaser);
  const queue = places.blocks.flatMap((block) => buildBlock(index, edition, block, teaser) ?? []);
  const main = queue.splice(0, 2);
  if (main.length > 0 || opinion || archive)
    rows.push({ kind: 'main', blocks: main, opinion, archive: archive ? teaser(archive) : undefined });
  rows.push(...pictureRows(index, edition, places));
  const single = queue.shift();
  if (single) rows.push({ kind: 'single', block: single });
  let wideLeft = false;
  while (queue.length > 0) {
    const [left, right] = queue.splice(0, 2);
    if (left && right) rows.push({ kind: 'pair', left, right, wideLeft });
    else if (left) rows.push({ kind: 'single', block: left });
    wideLeft = !wideLeft;
  }
  if (choice.length > 0) rows.push({ kind: 'choice', stories: choice.map(teaser) });
  rows.push(...eventRows(index, edition));
  const newsletter = buildNewsletter(index, edition, 'front');
  if (newsletter) rows.push({ kind: 'newsletter', newsletter });
  return rows;
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
      return opinion ? [{ kind: 'opinion', ...opinion }] : [];
    }
    case 'pictures':
      return pictureRows(index, edition, places);
    case 'archive':
      return places.archive ? [{ kind: 'archive', story: teaser(places.archive) }] : [];
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

/** How many events a front names. */
const MOST_EVENTS = 4;

function eventRows(index: NewsroomIndex, edition: Edition): FrontRow[] {
  if (!hasStandingPage(index, 'events')) return [];
  return [{ kind: 'events', heading: standingLink(index, edition, 'events'), events: nextEvents(index, edition, MOST_EVENTS) }];
}

function buildOpinion(index: NewsroomIndex, edition: Edition, places: FrontPlaces, teaser: Teaser) {
  const section = opinionSection(index);
  if (!section || places.opinion.length === 0) return undefined;
  return { section: sectionLink(index, edition, section), colour: section.colour, stories: places.opinion.map(teaser) };
}

function pictureRows(index: NewsroomIndex, edition: Edition, { strip }: FrontPlaces): FrontRow[] {
  if (!strip) return [];
  const { story, photos } = strip;
  return [
    {
      kind: 'pictures',
      title: story.data.headline,
      url: story.url,
      allUrl: hasStandingPage(index, 'pictures') ? standingUrl(index.space, edition.view.language, 'pictures') : undefined,
      pictures: photos.flatMap((place) => story.data.photos?.[place] ?? []).map((use) => buildPicture(index, edition, use, story.file)),
    },
  ];
}
