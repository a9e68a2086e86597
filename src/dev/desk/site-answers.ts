import { readDesk, type DeskGround } from '../../admin/desk/desk-ground.ts';
import { readSite, saveSite, SITE_FILE, SITE_PARTS, siteFieldsSchema, type SitePart } from '../../admin/desk/site-desk.ts';
import { digestAt } from '../../admin/desk/written-change.ts';
import { contentPlace } from '../../content/content-list.ts';
import type { Fault } from '../../content/faults/fault.ts';
import type { Newsroom } from '../../content/newsroom-model.ts';
import type { DeskAnswer, DeskPlace } from './desk-answer.ts';
import { deskDocument, namingFiles } from './desk-document.ts';
import { formFactsOf } from './form-facts.ts';
import type { FilledForm } from './form-request.ts';
import { answeredTwice, readFields, readStep, settled } from './schema-answer.ts';
import { formFields } from './schema-fields.ts';
import { otherFaults } from './schema-form.ts';
import { sitePage } from './site-page.ts';

const DONE = 'The settings are saved. Readers have them when the site has been built and uploaded.';

/** The newspaper’s settings, a part at a time. */
export async function showSite(ground: DeskGround, place: DeskPlace, asked: URLSearchParams): Promise<DeskAnswer> {
  const newsroom = await readDesk(ground);
  const done = asked.get('done') === 'saved' ? DONE : undefined;
  return { status: 200, html: document(ground, place, newsroom, { part: partNamed(asked.get('part')), done }) };
}

/** Saves a part of the settings, or changes the form alone: a list has an entry more, or another order. */
export async function doSite(ground: DeskGround, place: DeskPlace, form: FilledForm): Promise<DeskAnswer> {
  const newsroom = await readDesk(ground);
  const part = partNamed(form.text('part'));
  const facts = formFactsOf(newsroom);
  const fields = formFields(siteFieldsSchema(), facts, [...SITE_PARTS[part].fields]);
  const seen = form.text('seen');
  const step = readStep(form, fields, facts);
  if (step) return { status: 200, html: document(ground, place, newsroom, { part, sent: { values: step, seen, faults: [] } }) };
  const values = readFields(form, fields, facts);
  const isOther = (digestAt(ground, SITE_FILE) ?? '') !== seen;
  const twice = answeredTwice(values, fileOf(ground));
  const before = readSite(ground);
  const { faults } =
    twice.length > 0 ? { faults: twice } : await saveSite(ground, settled(fields, values, before), new Map([[SITE_FILE, seen]]));
  if (faults.length === 0)
    return {
      status: 303,
      location: `${place.base}_desk/site/?${new URLSearchParams({ part, done: 'saved', kept: `site ${part} ${seen}` }).toString()}#done`,
    };
  // Whoever sends it again has been told, and sees what stands there now.
  const sent = {
    values,
    seen: digestAt(ground, SITE_FILE) ?? '',
    faults: namingFiles(faults, SITE_FILE),
    ...(isOther ? { now: before } : {}),
  };
  return { status: 422, html: document(ground, place, newsroom, { part, sent }) };
}

interface SiteState {
  part: SitePart;
  done?: string | undefined;
  sent?: { values: unknown; seen: string; faults: readonly Fault[]; now?: unknown };
}

function document(ground: DeskGround, place: DeskPlace, newsroom: Newsroom, { part, done, sent }: SiteState): string {
  const facts = formFactsOf(newsroom);
  const fields = formFields(siteFieldsSchema(), facts, [...SITE_PARTS[part].fields]);
  const faults = sent?.faults ?? [];
  return deskDocument({
    title: 'Settings',
    newspaper: newsroom.site.name,
    base: place.base,
    main: sitePage({
      part,
      fields,
      facts,
      faults,
      others: otherFaults(faults, fields),
      address: `?part=${part}`,
      values: sent?.values ?? readSite(ground),
      now: sent?.now,
      seen: sent?.seen ?? digestAt(ground, SITE_FILE) ?? '',
      isUnsaved: sent !== undefined,
      once: place.once,
    }),
    scripts: ['src/dev/desk/kept-words.ts'],
    done,
  });
}

function partNamed(name: string | null): SitePart {
  return name !== null && Object.hasOwn(SITE_PARTS, name) ? (name as SitePart) : 'newspaper';
}

function fileOf({ root, contentDir }: DeskGround): string {
  return `${contentPlace(root, contentDir).shownDir}/${SITE_FILE}`;
}
