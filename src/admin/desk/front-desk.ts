import { currentFronts, languageOf } from '../../content/current-front.ts';
import type { Entry, Newsroom } from '../../content/newsroom-model.ts';
import type { BannerData } from '../../content/schemas/banner.ts';
import type { FrontData, LeadMode } from '../../content/schemas/front.ts';
import { changeYaml, newText } from './changed-text.ts';
import type { DeskGround, DeskOutcome } from './desk-ground.ts';
import { textAt, writeChange, type Seen } from './written-change.ts';

/** The places of a front that hold stories, in the order in which they stand. */
export const FRONT_PLACES = ['lead', 'leadRelated', 'top', 'pictures', 'archive', 'choice'] as const;
export type FrontPlace = (typeof FRONT_PLACES)[number];

/** Places for one story. */
export const SINGLE_PLACES: readonly FrontPlace[] = ['lead', 'pictures', 'archive'];

/** How somebody wants a front: what stands where, and when. */
export interface FrontWish {
  /** `en`, or `en/election-night` for a front that is shown for some time. */
  id: string;
  leadMode: LeadMode | undefined;
  /** Ids of stories below the language, by their place. */
  stories: Readonly<Record<FrontPlace, readonly string[]>>;
  /** Instants with offset. */
  from: string | undefined;
  until: string | undefined;
}

/** What the banner says in one language; for how long, and where, is said for all. */
export interface BannerWish {
  title: string;
  text: string;
  url: string;
  from: string | undefined;
  until: string | undefined;
  place: BannerData['place'];
}

/** The fronts of a language: the one that is always there first, then those for some time by their beginning. */
export function frontsOf({ fronts }: Newsroom, language: string): Entry<FrontData>[] {
  return fronts
    .filter(({ id }) => languageOf(id) === language)
    .sort((a, b) => Date.parse(a.data.from ?? '1970-01-01') - Date.parse(b.data.from ?? '1970-01-01') || (a.id < b.id ? -1 : 1));
}

/** The file of the front that readers of a language have at a moment; undefined while it has none and fills itself. */
export function shownFront({ fronts }: Newsroom, language: string, now: number): string | undefined {
  const shown = currentFronts(fronts, now).find(({ id }) => id === language);
  return fronts.find(({ source }) => source.file === shown?.source.file)?.id;
}

/** The file of a front as it is to be, by its path below the content folder: only what is other is written anew. */
export function frontChange(ground: DeskGround, newsroom: Newsroom, wish: FrontWish): Map<string, Buffer> {
  const path = `fronts/${wish.id}.yaml`;
  const everyDay = languageOf(wish.id);
  // One for some time begins as that of every day, with the blocks below its top.
  const own = newsroom.fronts.find(({ id }) => id === wish.id) ?? newsroom.fronts.find(({ id }) => id === everyDay);
  const data = own?.data ?? {};
  const { leadMode, from, until } = wish;
  const stories = FRONT_PLACES.map((place) => {
    const named = wish.stories[place];
    const [only] = named;
    return [place, SINGLE_PLACES.includes(place) ? only : named.length === 0 ? undefined : named] as const;
  });
  const wanted: Record<string, unknown> = { from, until, leadMode, ...Object.fromEntries(stories) };
  const before = textAt(ground, path) ?? textAt(ground, `fronts/${everyDay}.yaml`);
  const changes = Object.fromEntries(
    Object.entries(wanted).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify((data as Record<string, unknown>)[name])),
  );
  const text = before === undefined ? newText('front', everyDay, wanted) : changeYaml(before, changes);
  return new Map([[path, Buffer.from(text)]]);
}

/** Writes a front that the build takes. */
export async function saveFront(ground: DeskGround, newsroom: Newsroom, wish: FrontWish, seen: Seen): Promise<DeskOutcome> {
  return { path: `fronts/${wish.id}.yaml`, faults: await writeChange(ground, frontChange(ground, newsroom, wish), seen) };
}

/** Puts an alert above the pages of a language, changes it, or takes it down (`undefined`). What it says in other languages stays. */
export async function saveBanner(
  ground: DeskGround,
  { site }: Newsroom,
  language: string,
  wish: BannerWish | undefined,
  seen: Seen,
): Promise<DeskOutcome> {
  const path = 'site.yaml';
  const first = site.languages[0]?.code ?? 'en';
  const old = site.banner;
  const said = {
    title: withLanguage(old?.title, language, first, wish?.title.trim() ?? ''),
    text: withLanguage(old?.text, language, first, wish?.text.trim() ?? ''),
    url: wish && old?.url === wish.url.trim() ? old.url : withLanguage(old?.url, language, first, wish?.url.trim() ?? ''),
  };
  const times = wish
    ? { from: wish.from, until: wish.until, place: wish.place }
    : { from: old?.from, until: old?.until, place: old?.place };
  const isGone = wish === undefined && said.text === undefined;
  const banner = isGone ? undefined : Object.fromEntries(Object.entries({ ...said, ...times }).filter(([, value]) => value !== undefined));
  const text = changeYaml(textAt(ground, path) ?? '', { banner });
  return { path, faults: await writeChange(ground, new Map([[path, Buffer.from(text)]]), seen) };
}

type Localised = string | Record<string, string> | undefined;

/** A text with what it says in one language; a plain one is the first language’s. */
function withLanguage(old: Localised, language: string, first: string, words: string): Localised {
  const others = Object.entries(typeof old === 'string' ? { [first]: old } : (old ?? {})).filter(([code]) => code !== language);
  const all = words === '' ? others : [...others, [language, words] as const];
  const [only] = all;
  if (all.length === 0) return undefined;
  return all.length === 1 && only?.[0] === first && typeof old !== 'object' ? only[1] : Object.fromEntries(all);
}
