import type { DeskGround } from '../../admin/desk/desk-ground.ts';
import { saveBanner, type BannerWish } from '../../admin/desk/front-desk.ts';
import { digestAt } from '../../admin/desk/written-change.ts';
import type { Fault } from '../../content/faults/fault.ts';
import type { Newsroom } from '../../content/newsroom-model.ts';
import type { BannerData } from '../../content/schemas/banner.ts';
import type { FilledForm } from './form-request.ts';
import { localTime, momentOf } from './form-times.ts';
import type { FrontPageView } from './front-page.ts';

/** An alert that was not taken, and why. */
export interface RefusedAlert {
  /** As it was sent; undefined of one that was to be taken down. */
  wish: BannerWish | undefined;
  faults: readonly Fault[];
}

/** Saves an alert, or takes it down. Undefined when that is done. */
export async function doAlert(
  ground: DeskGround,
  newsroom: Newsroom,
  language: string,
  form: FilledForm,
): Promise<RefusedAlert | undefined> {
  const wish = form.text('task') === 'no-banner' ? undefined : readAlertForm(newsroom, form);
  const { faults } = await saveBanner(ground, newsroom, language, wish, new Map([['site.yaml', form.text('seen')]]));
  return faults.length === 0 ? undefined : { wish, faults };
}

function readAlertForm({ site: { banner, timeZone } }: Newsroom, form: FilledForm): BannerWish {
  return {
    title: form.text('title'),
    text: form.text('text'),
    url: form.text('url'),
    from: momentOf(form.text('from'), timeZone, banner?.from),
    until: momentOf(form.text('until'), timeZone, banner?.until),
    place: placeOf(form.text('place'), banner),
  };
}

/** “Everywhere” is written only where a place is written already. */
function placeOf(sent: string, banner: BannerData | undefined): BannerData['place'] {
  if (sent === 'front') return 'front';
  return banner?.place === undefined ? undefined : 'everywhere';
}

/** The alert as its form has it, in one language: as it is in the settings, or as it was sent and not taken. */
export function alertView(
  ground: DeskGround,
  { site }: Newsroom,
  language: string,
  sent: RefusedAlert | undefined,
): FrontPageView['banner'] {
  const { banner, timeZone } = site;
  // A plain text stands in every edition.
  const said = (text: string | Record<string, string> | undefined): string => (typeof text === 'string' ? text : (text?.[language] ?? ''));
  const wish = sent?.wish ?? {
    title: said(banner?.title),
    text: said(banner?.text),
    url: said(banner?.url),
    from: banner?.from,
    until: banner?.until,
    place: banner?.place,
  };
  const local = (instant: string | undefined): string | undefined => instant && localTime(instant, timeZone);
  return {
    wish: { ...wish, from: local(wish.from), until: local(wish.until) },
    // Also of one that was sent over what another had changed: whoever sends it again has been told.
    seen: digestAt(ground, 'site.yaml') ?? '',
    isUp: banner !== undefined && said(banner.text) !== '',
    faults: sent?.faults ?? [],
  };
}
