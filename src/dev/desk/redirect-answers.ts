import { readDesk, type DeskGround } from '../../admin/desk/desk-ground.ts';
import { readRedirects, REDIRECTS_FILE, saveRedirect, type RedirectFields } from '../../admin/desk/redirect-desk.ts';
import { digestAt } from '../../admin/desk/written-change.ts';
import { buildJsonSchema } from '../../admin/forms/json-schema.ts';
import type { Fault } from '../../content/faults/fault.ts';
import type { Newsroom } from '../../content/newsroom-model.ts';
import { redirectSchema } from '../../content/schemas/redirects.ts';
import type { DeskAnswer, DeskPlace } from './desk-answer.ts';
import { deskDocument, namingFiles } from './desk-document.ts';
import { formFactsOf } from './form-facts.ts';
import type { FilledForm } from './form-request.ts';
import { redirectsPage, type RedirectsPageView } from './redirect-page.ts';
import { formFields } from './schema-fields.ts';

const DONE: Readonly<Record<string, string>> = {
  save: 'It is saved. Readers are led on when the site has been built and uploaded.',
  remove: 'It is taken out.',
};

/** What is shown at once; whoever looks for another says more of it. */
const MOST = 50;

/** The old addresses and where they lead. */
export async function showRedirects(ground: DeskGround, place: DeskPlace, asked: URLSearchParams): Promise<DeskAnswer> {
  const newsroom = await readDesk(ground);
  const state = { query: asked.get('find') ?? '', done: DONE[asked.get('done') ?? ''] };
  return { status: 200, html: document(ground, place, newsroom, state) };
}

/** Adds one, changes it or takes it out. What is not taken comes back as it was filled in. */
export async function doRedirects(ground: DeskGround, place: DeskPlace, form: FilledForm): Promise<DeskAnswer> {
  const newsroom = await readDesk(ground);
  const [task, was, seen, query] = [form.text('task'), form.text('was'), form.text('seen'), form.text('find')];
  const sent = { from: form.text('from').trim(), to: form.text('to').trim() };
  const wish = task === 'remove' ? undefined : sent;
  const { faults, field } = await saveRedirect(ground, newsroom, { was, wish }, new Map([[REDIRECTS_FILE, seen]]));
  if (faults.length === 0) {
    const kept = was === '' ? 'redirect new' : `redirect ${was} ${seen}`;
    return {
      status: 303,
      location: `${place.base}_desk/redirects/?${new URLSearchParams({ ...(query === '' ? {} : { find: query }), done: task === 'remove' ? task : 'save', kept }).toString()}#done`,
    };
  }
  // One that is gone meanwhile is a new one now.
  const isThere = readRedirects(ground).some(({ from }) => from === was);
  const placed = namingFiles(faults, REDIRECTS_FILE).map((fault) => ({
    ...fault,
    field: fault.field?.startsWith(`${field}.`) === true ? fault.field.slice(field.length + 1) : undefined,
  }));
  const refused = { was: isThere ? was : '', wish: sent, faults: placed };
  return { status: 422, html: document(ground, place, newsroom, { query, refused }) };
}

interface RedirectsState {
  query: string;
  done?: string | undefined;
  refused?: { was: string; wish: RedirectFields; faults: readonly Fault[] };
}

function document(ground: DeskGround, place: DeskPlace, newsroom: Newsroom, { query, done, refused }: RedirectsState): string {
  const all = readRedirects(ground);
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = all.filter((one) => {
    const { from, to } = one;
    const words = decoded(`${from ?? ''} ${to ?? ''}`).toLowerCase();
    return (refused !== undefined && from === refused.was) || wanted.every((part) => words.includes(decoded(part)));
  });
  // The one that was sent is among those that are shown.
  const shown = [...found.filter(({ from }) => from === refused?.was), ...found.filter(({ from }) => from !== refused?.was)].slice(0, MOST);
  const view: RedirectsPageView = {
    redirects: shown,
    count: all.length,
    more: found.length - shown.length,
    query,
    fields: formFields(buildJsonSchema(redirectSchema), formFactsOf(newsroom)),
    refused,
    seen: digestAt(ground, REDIRECTS_FILE) ?? '',
    once: place.once,
  };
  return deskDocument({
    title: 'Old addresses',
    newspaper: newsroom.site.name,
    base: place.base,
    main: redirectsPage(view),
    scripts: ['src/dev/desk/kept-words.ts'],
    done,
    faults: refused?.faults.filter(({ field }) => field === undefined) ?? [],
  });
}

/** An address as readers see it. */
function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
