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
  /** Below the top; undefined where the front fills itself. */
  blocks: FrontData['blocks'];
  briefing: FrontData['briefing'];
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
  const { leadMode, blocks, briefing, from, until } = wish;
  const stories = FRONT_PLACES.map((place) => {
    const named = wish.stories[place];
    const [only] = named;
    return [place, SINGLE_PLACES.includes(place) ? only : named.length === 0 ? undefined : named] as const;
  });
  const wanted: Record<string, unknown> = { from, until, leadMode, ...Object.fromEntries(stories), blocks, briefing };
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
  const banner = bannerAs(
    site.banner,
    site.languages.map(({ code }) => code),
    { language, wish },
  );
  const text = changeYaml(textAt(ground, path) ?? '', { banner });
  return { path, faults: await writeChange(ground, new Map([[path, Buffer.from(text)]]), seen) };
}

/**
 * The alert as the settings have it once one language says something else (`undefined`: nothing any more); `codes` are the site’s
 * languages. Undefined when no language is left that says anything.
 */
export function bannerAs(
  old: BannerData | undefined,
  codes: readonly string[],
  { language, wish }: { language: string; wish: BannerWish | undefined },
): Partial<BannerData> | undefined {
  // A plain text stands in every edition.
  const hasText = (code: string): boolean => typeof old?.text === 'string' || old?.text[code] !== undefined;
  const said = codes.filter((code) => code === language || hasText(code));
  const change = (before: Localised, words: string): Localised => withWords(before, { language, said, isOnly: codes.length === 1 }, words);
  const text = change(old?.text, wish?.text.trim() ?? '');
  if (!wish && text === undefined) return undefined;
  // A plain title or address belongs to the languages that are left, too.
  const other = (before: Localised, words: string | undefined): Localised =>
    words === undefined && typeof before === 'string' ? before : change(before, words?.trim() ?? '');
  const { from, until, place } = wish ?? old ?? {};
  const banner = { title: other(old?.title, wish?.title), text, url: other(old?.url, wish?.url), from, until, place };
  return Object.fromEntries(Object.entries(banner).filter(([, value]) => value !== undefined));
}

type Localised = string | Record<string, string> | undefined;

interface Tongue {
  language: string;
  /** The languages in which the alert is told, this one among them. */
  said: readonly string[];
  /** True of a site in one language, where a plain text says all. */
  isOnly: boolean;
}

/** A text with other words in one language. A plain one that stood in several is told for each of them from then on. */
function withWords(old: Localised, { language, said, isOnly }: Tongue, words: string): Localised {
  if (old === words) return old;
  if (isOnly && typeof old !== 'object') return words === '' ? undefined : words;
  const before = typeof old === 'string' ? Object.fromEntries(said.map((code) => [code, old])) : old;
  const all = Object.entries({ ...before, [language]: words }).filter(([, text]) => text !== '');
  return all.length === 0 ? undefined : Object.fromEntries(all);
}
