import { readDesk, type DeskGround } from '../../admin/desk/desk-ground.ts';
import { addPage, changePage, pageFolders, pathOfPage, readPage } from '../../admin/desk/standing-desk.ts';
import { digestAt, textAt } from '../../admin/desk/written-change.ts';
import { buildJsonSchema, type JsonSchema } from '../../admin/forms/json-schema.ts';
import type { Fault } from '../../content/faults/fault.ts';
import type { Newsroom } from '../../content/newsroom-model.ts';
import { pageSchema } from '../../content/schemas/page.ts';
import { splitLanguage } from '../../shared/ids.ts';
import type { DeskAnswer, DeskPlace } from './desk-answer.ts';
import { deskDocument, namingFiles } from './desk-document.ts';
import { formFactsOf } from './form-facts.ts';
import type { FilledForm } from './form-request.ts';
import { readFields, settled } from './schema-answer.ts';
import { formFields, type FormFacts, type NamedField, type Option } from './schema-fields.ts';
import { standingForm, standingList, type ListedPage } from './standing-page.ts';

const DONE: Readonly<Record<string, string>> = {
  add: 'The page is added. Readers have it when the site has been built and uploaded.',
  save: 'The page is saved. Readers have it when the site has been built and uploaded.',
};

/** The standing pages of a language, or the form of one. */
export async function showStanding(ground: DeskGround, place: DeskPlace, asked: URLSearchParams): Promise<DeskAnswer> {
  const newsroom = await readDesk(ground);
  const language = languageIn(newsroom, asked.get('language') ?? asked.get('new') ?? splitLanguage(asked.get('page') ?? '')[0]);
  const state = { language, id: asked.get('page') ?? '', isNew: asked.has('new'), done: DONE[asked.get('done') ?? ''] };
  return { status: 200, html: await document(ground, place, newsroom, state) };
}

/** Saves a page, or adds one. What is not taken comes back as it was filled in. */
export async function doStanding(ground: DeskGround, place: DeskPlace, form: FilledForm): Promise<DeskAnswer> {
  const newsroom = await readDesk(ground);
  const [id, seen, text] = [form.text('page'), form.text('seen'), form.text('body')];
  const language = languageIn(newsroom, splitLanguage(id)[0]);
  const entry = newsroom.pages.find((page) => page.id === id);
  const isNew = form.text('isNew') !== '' || !entry;
  const fields = fieldsOf(newsroom, language);
  const values = readFields(form, fields, factsOf(newsroom));
  const path = entry ? pathOfPage(entry) : '';
  const before = isNew ? {} : readPage(ground, path).fields;
  const wish = { fields: settled(fields, values, before), text };
  const where = { language, folder: form.text('folder'), name: form.text('name').trim() };
  const known = { ...where, folder: pageFolders(newsroom).includes(where.folder) ? where.folder : '' };
  const outcome = isNew ? await addPage(ground, newsroom, known, wish) : await changePage(ground, path, wish, new Map([[path, seen]]));
  const { faults } = outcome;
  if (faults.length === 0) {
    const page = isNew ? outcome.path.replace(/^pages\/|\.mdx?$/g, '') : id;
    const query = { page, done: isNew ? 'add' : 'save', kept: `page ${id} ${seen}` };
    return { status: 303, location: `${place.base}_desk/pages/?${new URLSearchParams(query).toString()}#done` };
  }
  const isOther = !isNew && digestAt(ground, path) !== seen;
  const sent = { values, text, folder: where.folder, name: where.name, isOther };
  return {
    status: 422,
    html: await document(ground, place, newsroom, { language, id, isNew, sent, faults: namingFiles(faults, outcome.path) }),
  };
}

interface StandingState {
  language: string;
  id: string;
  isNew: boolean;
  done?: string | undefined;
  faults?: readonly Fault[];
  sent?: { values: unknown; text: string; folder: string; name: string; isOther: boolean };
}

async function document(ground: DeskGround, place: DeskPlace, newsroom: Newsroom, state: StandingState): Promise<string> {
  const { language, id, isNew } = state;
  const isForm = isNew || newsroom.pages.some((page) => page.id === id);
  const languages = newsroom.site.languages.map(({ code, name }): Option => [code, name]);
  return deskDocument({
    title: 'Pages',
    newspaper: newsroom.site.name,
    base: place.base,
    main: isForm ? await formOf(ground, place, newsroom, state) : standingList(language, languages, listed(newsroom, language)),
    scripts: ['src/dev/desk/kept-words.ts'],
    done: state.done,
  });
}

async function formOf(ground: DeskGround, place: DeskPlace, newsroom: Newsroom, state: StandingState): Promise<string> {
  const { language, isNew, sent } = state;
  const entry = isNew ? undefined : newsroom.pages.find((page) => page.id === state.id);
  const path = entry ? pathOfPage(entry) : '';
  const own = entry ? readPage(ground, path) : { fields: {}, text: '' };
  const isDraft = entry?.data.draft === true;
  const bytes = Buffer.from(textAt(ground, path) ?? '');
  const told = isDraft && !sent ? (await ground.check.look(new Map([[path, bytes]]))).draftFaults : [];
  return standingForm({
    id: entry?.id ?? language,
    language: newsroom.site.languages.find(({ code }) => code === language) ?? { code: language, name: language },
    isNew: !entry,
    title: entry?.data.title ?? '',
    fields: fieldsOf(newsroom, language),
    facts: factsOf(newsroom),
    faults: state.faults ?? told,
    address: '',
    values: sent?.values ?? own.fields,
    now: sent?.isOther === true ? own.fields : undefined,
    text: sent?.text ?? own.text,
    textNow: sent?.isOther === true && own.text !== sent.text.trim() ? own.text : undefined,
    folder: sent?.folder ?? '',
    folders: pageFolders(newsroom),
    name: sent?.name ?? '',
    // Also of one that was sent over what another had changed: whoever sends it again has been told.
    seen: digestAt(ground, path) ?? '',
    isRefused: sent !== undefined,
    isDraft,
    once: place.once,
  });
}

function listed({ pages }: Newsroom, language: string): ListedPage[] {
  return pages
    .filter(({ id }) => splitLanguage(id)[0] === language)
    .sort((a, b) => (a.data.group < b.data.group ? -1 : a.data.group > b.data.group ? 1 : a.data.order - b.data.order))
    .map(({ id, data }) => {
      const folder = splitLanguage(id)[1].split('/').slice(0, -1).join('/');
      const about = [
        data.group,
        ...(folder === '' || folder === data.group ? [] : [`in ${folder}`]),
        ...(data.draft === true ? ['a draft'] : []),
      ];
      return { id, title: data.title, about: about.join(', ') };
    });
}

let schema: JsonSchema | undefined;

/** A page of the first language translates none. */
function fieldsOf(newsroom: Newsroom, language: string): NamedField[] {
  schema ??= buildJsonSchema(pageSchema);
  const names = Object.keys(schema.properties ?? {});
  const isFirst = newsroom.site.languages[0]?.code === language;
  return formFields(schema, factsOf(newsroom), isFirst ? names.filter((name) => name !== 'translationOf') : names);
}

/** Pages are translations of those of the first language. */
function factsOf(newsroom: Newsroom): FormFacts {
  const first = newsroom.site.languages[0]?.code ?? 'en';
  const pages = newsroom.pages.flatMap(({ id, data }): Option[] =>
    splitLanguage(id)[0] === first ? [[splitLanguage(id)[1], data.title]] : [],
  );
  return { ...formFactsOf(newsroom), pages };
}

function languageIn({ site }: Newsroom, wanted: string): string {
  return site.languages.find(({ code }) => code === wanted)?.code ?? site.languages[0]?.code ?? 'en';
}
